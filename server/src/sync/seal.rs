//! The seal on every attribution: proves after a restore who wrote a change, whoever brings it back.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::Path;

use gongjian_shared::ids::{DocumentId, InstallationId, UserId};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::clock::Clock;
use crate::store::meta::SealMark;

/// The key. It lies beside the databases, never in them: who steals a database alone cannot forge attributions.
#[derive(Clone)]
pub struct Seal([u8; 32]);

impl Seal {
    /// Reads the key, or makes it at the first start, readable by the owner only. A start that is cut off leaves no
    /// half of a key, and a key that was used once does not vanish with the power.
    ///
    /// # Errors
    /// When the file cannot be read or written, or is not a key.
    pub fn open(folder: &Path, clock: &Clock) -> std::io::Result<Self> {
        let path = folder.join("seal.key");
        if let Ok(mut file) = File::open(&path) {
            let mut key = [0; 32];
            file.read_exact(&mut key)?;
            return Ok(Self(key));
        }
        let key = clock.dice();
        let fresh = folder.join("seal.key.new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&fresh)?;
        file.write_all(&key)?;
        file.sync_all()?;
        std::fs::rename(fresh, path)?;
        File::open(folder)?.sync_all()?;
        Ok(Self(key))
    }

    /// The folder has a key already.
    pub fn is_there(folder: &Path) -> bool {
        folder.join("seal.key").is_file()
    }

    /// Says which key this is, without telling it.
    pub fn mark(&self) -> SealMark {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(b"gongjian: which key is this");
        let mut mark = SealMark::default();
        mark.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        mark
    }

    /// Seals who wrote a change, where and when it came.
    pub fn seal(
        &self,
        document: DocumentId,
        hash: Hash,
        user: UserId,
        device: InstallationId,
        received: Timestamp,
    ) -> Vec<u8> {
        let mut mac = self.mac();
        mac.update(document.as_bytes());
        mac.update(hash.as_bytes());
        mac.update(user.as_bytes());
        mac.update(device.as_bytes());
        mac.update(&received.millis().to_be_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }

    /// The prefix of a person's actors on an installation. It follows from the key, so after a restore an
    /// installation that the backup had never heard of gets the prefix it had: what it wrote is taken again.
    pub fn actor_prefix(&self, user: UserId, installation: InstallationId) -> ActorPrefix {
        let mut mac = self.mac();
        mac.update(b"actor prefix");
        mac.update(user.as_bytes());
        mac.update(installation.as_bytes());
        let mut prefix = ActorPrefix::default();
        prefix.copy_from_slice(&mac.finalize().into_bytes()[..8]);
        prefix
    }

    fn mac(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&self.0).expect("HMAC takes keys of any length")
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}
