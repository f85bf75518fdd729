//! From the phone to the server: what is missing there, piece by piece, then the whole hash.

use gongjian_shared::wire::blobs::{BlobRefusal, BlobState, piece, pieces};

use super::album::Album;
use super::record::{Fate, PhotoKey, WhyNot};
use super::{Photos, Shown};
use crate::device::clock;
use crate::device::upload::{Came, ask, bytes};

/// How often a file whose pieces got lost on the way is begun anew in one round.
const ROUNDS: usize = 3;

type Answer = Result<BlobState, BlobRefusal>;

/// How a photo fared in one round.
enum Went {
    Confirmed,
    Not(WhyNot),
    Later,
}

/// Sends everything that waits; says whether something still does.
pub async fn all(photos: &Photos) -> bool {
    let Ok(album) = photos.album().await else { return true };
    let Ok(lines) = album.lines().await else { return true };
    let mut left = false;
    for (key, _) in lines.into_iter().filter(|(_, line)| line.fate == Fate::Waiting) {
        left |= !one(photos, &album, key).await;
    }
    left
}

/// Says whether nothing of it waits any more.
async fn one(photos: &Photos, album: &Album, key: PhotoKey) -> bool {
    let Ok(Some(whole)) = album.bytes(key).await else { return true };
    let (fate, shown) = match sent(photos, key, &whole).await {
        Went::Confirmed => (Fate::Copy, Shown::OnServer),
        Went::Not(why) => (Fate::Refused(why.clone()), Shown::Failed(why)),
        Went::Later => {
            photos.show(key, Shown::Waiting);
            return false;
        }
    };
    // Told when the phone has noted it: else it is asked once more, and the server answers the same.
    let noted = album.settle(key, fate, clock::now()).await.is_ok();
    if noted {
        photos.show(key, shown);
    }
    noted
}

async fn sent(photos: &Photos, key: PhotoKey, whole: &[u8]) -> Went {
    let at = path(key);
    for _ in 0..ROUNDS {
        let mut state: BlobState = match ask("GET", &format!("{at}/pieces"), None).await {
            Came::Said(state) => state,
            Came::Later => return Went::Later,
            Came::Hidden => return Went::Not(WhyNot::NoRight),
        };
        for nth in 0..pieces(whole.len()) {
            if state.done || state.pieces.contains(&nth) {
                continue;
            }
            let percent = u32::try_from(state.pieces.len()).unwrap_or(0) * 100 / pieces(whole.len()).max(1);
            photos.show(key, Shown::Sending { percent });
            let to = format!("{at}/{nth}?size={}", whole.len());
            state = match ask::<Answer>("PUT", &to, Some(&whole[piece(whole.len(), nth)])).await {
                Came::Said(Ok(state)) => state,
                Came::Said(Err(why)) => return Went::Not(WhyNot::Refused(why)),
                Came::Later => return Went::Later,
                Came::Hidden => return Went::Not(WhyNot::NoRight),
            };
        }
        match ask::<Answer>("POST", &at, None).await {
            Came::Said(Ok(_)) => return Went::Confirmed,
            Came::Said(Err(BlobRefusal::Missing { .. } | BlobRefusal::WrongHash)) => {}
            Came::Said(Err(why)) => return Went::Not(WhyNot::Refused(why)),
            Came::Later => return Went::Later,
            Came::Hidden => return Went::Not(WhyNot::NoRight),
        }
    }
    Went::Later
}

/// The photo as the server gives it.
pub async fn fetch(key: PhotoKey) -> Option<Vec<u8>> {
    match bytes("GET", &path(key), None).await {
        Came::Said(bytes) => Some(bytes),
        Came::Later | Came::Hidden => None,
    }
}

fn path(key: PhotoKey) -> String {
    format!("/api/blobs/{}/{}", key.space, key.hash)
}
