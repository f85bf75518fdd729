//! Photos of this person on this phone: kept before anything else happens, sent in pieces when there is a network, and
//! gone from here only when the server has confirmed the whole.
//!
//! One tab of the browser sends. The vault is that of the person, so nobody else who signs in here sees them.

mod album;
mod record;
mod send;

use std::cell::RefCell;
use std::collections::BTreeMap;

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt as _;
use futures_util::future::{Either, select};
use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::wire::blobs::{BlobHash, SIDE_MAX};
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::album::Album;
pub use self::record::{Fate, PhotoKey, WhyNot, copies_gone, lines_of};
use crate::device::tabs::Chair;
use crate::device::vault::VaultError;
use crate::device::{clock, picture, timer, waits};

/// What waits is tried again after so long. Unit: milliseconds.
const AGAIN_MS: u64 = 5_000;

/// Another tab may have taken one. Unit: milliseconds.
const LOOK_MS: u64 = 60_000;

/// What a person sees of a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Waiting,
    Sending { percent: u32 },
    OnServer,
    Failed(WhyNot),
}

/// Why a chosen file became no photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    NoImage,
    /// The phone has no room, or its storage failed.
    NoRoom,
    Broken,
}

/// The photos of one person; cheap to clone.
#[derive(Clone)]
pub struct Photos {
    user: UserId,
    /// Only of photos that this phone has something of.
    pub shown: ArcRwSignal<BTreeMap<PhotoKey, Shown>>,
    wake: UnboundedSender<()>,
}

/// What belongs to the person who is at this page.
struct Open {
    photos: Photos,
    album: Option<Album>,
    /// Held while this tab sends, or waits to.
    _chair: Chair,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// The photos of a person; whoever asks first sets the sending going.
pub fn of(user: UserId) -> Photos {
    let there = OPEN.with_borrow(|it| it.as_ref().map(|it| it.photos.clone()));
    there.filter(|it| it.user == user).unwrap_or_else(|| {
        let (wake, woken) = unbounded();
        let photos = Photos { user, shown: ArcRwSignal::default(), wake };
        let (sender, reader) = (photos.clone(), photos.clone());
        let chosen = move || spawn_local(sender.run(woken));
        let chair = Chair::wait(&format!("gongjian-photos-{user}"), chosen);
        OPEN.set(Some(Open { photos: photos.clone(), album: None, _chair: chair }));
        spawn_local(async move { reader.refresh().await });
        photos
    })
}

impl Photos {
    /// The person is still the one at this page.
    fn is_current(&self) -> bool {
        OPEN.with_borrow(|it| it.as_ref().is_some_and(|it| it.photos.user == self.user))
    }

    /// Sends what waits, again and again, for as long as the person is here.
    async fn run(self, mut woken: UnboundedReceiver<()>) {
        while self.is_current() {
            let left = send::all(&self).await;
            self.note().await;
            let wait = std::pin::pin!(timer::wait(if left { AGAIN_MS } else { LOOK_MS }));
            if let Either::Left((None, _)) = select(woken.next(), wait).await {
                return;
            }
        }
    }

    /// Notes how many photos would be lost with this browser.
    async fn note(&self) {
        let Ok(album) = self.album().await else { return };
        let Ok(lines) = album.lines().await else { return };
        waits::note(self.user, lines.values().filter(|line| line.fate != Fate::Copy).count());
    }

    async fn album(&self) -> Result<Album, VaultError> {
        let ours = |it: &Open| it.photos.user == self.user;
        let there = OPEN.with_borrow(|it| it.as_ref().filter(|it| ours(it)).and_then(|it| it.album.clone()));
        if let Some(album) = there {
            return Ok(album);
        }
        let album = Album::open(self.user).await?;
        OPEN.with_borrow_mut(|it| {
            if let Some(it) = it.as_mut().filter(|it| ours(it)) {
                it.album = Some(album.clone());
            }
        });
        Ok(album)
    }

    async fn refresh(&self) {
        let Ok(album) = self.album().await else { return };
        let Ok(lines) = album.lines().await else { return };
        self.shown.update(|shown| {
            for (key, line) in lines {
                shown.entry(key).or_insert(match line.fate {
                    Fate::Waiting => Shown::Waiting,
                    Fate::Copy => Shown::OnServer,
                    Fate::Refused(why) => Shown::Failed(why),
                });
            }
        });
    }

    fn show(&self, key: PhotoKey, it: Shown) {
        self.shown.update(|shown| drop(shown.insert(key, it)));
    }

    /// Makes a photo of a chosen file and keeps it. When this gives a name, the photo survives a dying phone.
    pub async fn take(&self, space: SpaceId, file: picture::File) -> Result<(BlobHash, u64), NotKept> {
        let bytes = picture::painted(file, SIDE_MAX).await.ok_or(NotKept::NoImage)?;
        let hash = picture::sha256(&bytes).await.map(BlobHash::from_bytes).ok_or(NotKept::Broken)?;
        let key = PhotoKey { space, hash };
        let kept = async { self.album().await?.keep(key, &bytes, clock::now()).await };
        kept.await.map_err(|error| match error {
            VaultError::Full => NotKept::NoRoom,
            VaultError::Broken(_) => NotKept::Broken,
        })?;
        self.note().await;
        self.show(key, Shown::Waiting);
        let _ = self.wake.unbounded_send(());
        Ok((hash, bytes.len() as u64))
    }

    /// The bytes of a photo: from this phone, or from the server, and then kept here for a while.
    pub async fn bytes(&self, key: PhotoKey) -> Option<Vec<u8>> {
        let album = self.album().await.ok()?;
        if let Some(bytes) = album.bytes(key).await.ok().flatten() {
            return Some(bytes);
        }
        let bytes = send::fetch(key).await?;
        // A phone without room shows it all the same.
        drop(album.copy(key, &bytes, clock::now()).await);
        self.show(key, Shown::OnServer);
        Some(bytes)
    }

    /// The same, asked for again and again while it is wanted: a photo of another phone comes after its name.
    pub async fn when_there(&self, key: PhotoKey, wanted: impl Fn() -> bool) -> Option<Vec<u8>> {
        while wanted() {
            if let Some(bytes) = self.bytes(key).await {
                return Some(bytes);
            }
            timer::wait(AGAIN_MS).await;
        }
        None
    }

    /// Tries again what the server did not take.
    pub async fn again(&self, key: PhotoKey) {
        if let Ok(album) = self.album().await
            && album.settle(key, Fate::Waiting, clock::now()).await.is_ok()
        {
            self.note().await;
            self.show(key, Shown::Waiting);
            let _ = self.wake.unbounded_send(());
        }
    }

    /// A person took it out: what was never sent goes from this phone.
    pub async fn forget(&self, key: PhotoKey) {
        if let Ok(album) = self.album().await {
            drop(album.forget(key).await);
        }
        self.note().await;
        self.shown.update(|shown| drop(shown.remove(&key)));
    }
}
