use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use gongjian_shared::ids::{Incarnation, SpaceId};
use gongjian_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BackupError, FILES, MANIFEST, blobs, files};
use crate::store::copies::{self, Contents};

const FORMAT: u32 = 1;

/// What a backup must hold; kept beside it as `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// Unit: milliseconds since 1970 (UTC).
    pub made: Timestamp,
    gongjian: String,
    pub incarnation: Option<Incarnation>,
    log_version: i64,
    side_version: i64,
    pub spaces: Vec<SpaceEnd>,
    files: BTreeMap<String, Sum>,
}

/// How far the log of a space reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceEnd {
    pub space: SpaceId,
    pub seq: u64,
    pub chain: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sum {
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// Describes the files in `folder`, which hold `contents`.
    pub fn of(folder: &Path, contents: Contents, made: Timestamp) -> Result<Self, BackupError> {
        let mut sums = BTreeMap::new();
        for name in FILES.map(str::to_owned).into_iter().chain(files::below(folder, &blobs())?) {
            let (bytes, sha256) = files::sum(&folder.join(&name))?;
            sums.insert(name, Sum { bytes, sha256 });
        }
        let Contents { incarnation, log_version, side_version, spaces } = contents;
        Ok(Self {
            format: FORMAT,
            made,
            gongjian: env!("CARGO_PKG_VERSION").to_owned(),
            incarnation,
            log_version,
            side_version,
            spaces: ends(&spaces),
            files: sums,
        })
    }

    /// Reads the manifest of a backup, and every file that it names.
    pub fn check(folder: &Path) -> Result<Self, BackupError> {
        let not_whole = |why: String| BackupError::NotWhole(folder.to_owned(), why);
        let text = std::fs::read_to_string(folder.join(MANIFEST))
            .map_err(|error| not_whole(format!("{MANIFEST}: {error}")))?;
        let it: Self =
            serde_json::from_str(&text).map_err(|error| not_whole(format!("{MANIFEST}: {error}")))?;
        let known = copies::known_versions();
        if it.format > FORMAT || it.log_version > known.0 || it.side_version > known.1 {
            return Err(BackupError::Newer);
        }
        if let Some(name) = FILES.into_iter().find(|name| !it.files.contains_key(*name)) {
            return Err(not_whole(format!("{MANIFEST} lacks {name}")));
        }
        if let Some(name) = it.files.keys().find(|name| !is_ours(name)) {
            return Err(not_whole(format!("{MANIFEST} names {name}, which no backup holds")));
        }
        for (name, sum) in &it.files {
            let path = folder.join(name);
            let (bytes, sha256) = files::sum(&path).map_err(|error| not_whole(error.to_string()))?;
            if bytes != sum.bytes {
                return Err(not_whole(format!("{name} has {bytes} bytes, it must have {}", sum.bytes)));
            }
            if sha256 != sum.sha256 {
                return Err(not_whole(format!("{name} is not the file that was written")));
            }
        }
        Ok(it)
    }

    /// The files of spaces that it names.
    pub fn blobs(&self) -> impl Iterator<Item = &String> {
        self.files.keys().filter(|name| !FILES.contains(&name.as_str()))
    }

    /// What the databases hold is what is written here.
    pub fn fits(&self, contents: &Contents) -> bool {
        let versions = (self.log_version, self.side_version);
        self.incarnation == contents.incarnation
            && versions == (contents.log_version, contents.side_version)
            && self.spaces == ends(&contents.spaces)
    }

    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).expect("a manifest is plain data") + "\n"
    }
}

/// A file of a backup, or one below the folder of blobs: a manifest does not lead elsewhere.
fn is_ours(name: &str) -> bool {
    let inner = name.strip_prefix(&format!("{}/", blobs()));
    let plain = |part: &str| !part.is_empty() && part.chars().all(|it| it.is_ascii_hexdigit() || it == '-');
    FILES.contains(&name) || inner.is_some_and(|it| it.split('/').all(plain))
}

fn ends(spaces: &[(SpaceId, gongjian_shared::sync::entry::Cursor)]) -> Vec<SpaceEnd> {
    let chain = |bytes: &[u8; 16]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    spaces
        .iter()
        .map(|(space, end)| SpaceEnd { space: *space, seq: end.seq, chain: chain(end.chain.as_bytes()) })
        .collect()
}

/// One line for the terminal.
impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries: u64 = self.spaces.iter().map(|end| end.seq).sum();
        let bytes: u64 = self.files.values().map(|sum| sum.bytes).sum();
        write!(f, "{} spaces, {entries} entries, {bytes} bytes, checked", self.spaces.len())
    }
}
