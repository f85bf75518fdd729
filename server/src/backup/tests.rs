use std::fs;

use gongjian_shared::ids::{InstallationId, SpaceId, UserId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::blobs::BlobHash;

use super::*;
use crate::blobs::Depot;
use crate::scratch::Folder;
use crate::store::Stores;
use crate::store::blobs::BlobKey;
use crate::store::log::{Row, append_rows, incarnation};
use crate::store::sessions::{SessionRecord, Sessions};
use crate::store::spaces::Spaces;
use crate::sync::Seal;

const SPACE: SpaceId = SpaceId::from_bytes([3; 16]);
const LI: UserId = UserId::from_bytes([2; 16]);
const NOW: Timestamp = Timestamp::from_millis(7);

fn clock() -> Clock {
    Clock::standing_at(NOW)
}

/// A data folder with one space, and the server that has it open.
async fn server(folder: &Folder) -> Stores {
    let stores = Stores::open(&folder.path().join("data")).await.expect("opens");
    Seal::open(&folder.path().join("data"), &clock()).expect("a key");
    let mut connection = stores.log_writer.acquire().await.expect("free");
    let name = "校团委".to_owned().try_into().expect("a name");
    Spaces(&mut connection).insert(SPACE, &name, NOW).await.expect("inserts");
    incarnation(&mut connection, [9; 16]).await.expect("named");
    drop(connection);
    let session = SessionRecord {
        key: "a".to_owned(),
        user: LI,
        installation: InstallationId::from_bytes([4; 16]),
        device: "Chrome".to_owned(),
        created: NOW,
        last_seen: NOW,
    };
    Sessions(&stores.side).insert([5; 32], &session).await.expect("signs in");
    write(&stores, "one").await;
    photo(folder).await;
    stores
}

const PHOTO: &str = "blobs/kept/03030303-0303-0303-0303-030303030303/\
                     0606060606060606060606060606060606060606060606060606060606060606";

async fn photo(folder: &Folder) {
    let key = BlobKey { space: SPACE, hash: BlobHash::from_bytes([6; 32]) };
    let depot = Depot::folder(&folder.path().join("data")).expect("opens");
    depot.keep(key, b"a photo".to_vec()).await.expect("keeps");
    depot.keep_piece(key, 0, b"on its way".to_vec()).await.expect("keeps");
}

async fn write(stores: &Stores, key: &str) {
    let mut connection = stores.log_writer.acquire().await.expect("free");
    let row = Row { key: key.to_owned(), bytes: vec![1] };
    append_rows(&mut connection, SPACE, vec![row], NOW).await.expect("appends");
}

/// Data, backup and new data in one scratch folder.
struct Places {
    folder: Folder,
}

impl Places {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn back(&self, to: &str) -> Result<Manifest, String> {
        put_back(&self.at("copy"), &self.at(to), clock()).await.map_err(|error| error.to_string())
    }
}

async fn places() -> (Places, Stores) {
    let folder = Folder::new("备份 1");
    let stores = server(&folder).await;
    let places = Places { folder };
    take(&places.at("data"), &places.at("copy"), clock()).await.expect("is taken while the server runs");
    (places, stores)
}

#[tokio::test]
async fn a_copy_of_a_running_server_comes_back_as_a_new_history_and_nobody_is_signed_in() {
    let (places, stores) = places().await;
    write(&stores, "two").await;
    let manifest = places.back("again").await.expect("comes back");
    assert_eq!((manifest.spaces[0].space, manifest.spaces[0].seq), (SPACE, 1));
    let again = Stores::open(&places.at("again")).await.expect("opens");
    let mut connection = again.log_writer.acquire().await.expect("free");
    assert_eq!(copies::walk(&mut connection, SPACE).await.expect("whole").seq, 1);
    let history = incarnation(&mut connection, [8; 16]).await.expect("named");
    assert_ne!(Some(history), manifest.incarnation, "phones would not doubt what they know");
    let key = |name: &str| fs::read(places.at(name).join(KEY)).expect("a key");
    assert_eq!(key("data"), key("again"));
    // What was on its way is sent again by the phone that has it.
    assert_eq!(fs::read(places.at("again").join(PHOTO)).expect("a photo"), b"a photo");
    assert!(!places.at("again").join("blobs/parts").exists());
    assert!(Sessions(&stores.side).end(LI, "a").await.expect("answers"), "was signed in");
    assert!(Sessions(&again.side).end_all(LI).await.expect("answers").is_empty());
}

#[tokio::test]
async fn what_is_in_the_way_is_named() {
    let (places, stores) = places().await;
    let taken = take(&places.at("data"), &places.at("copy"), clock()).await.expect_err("is there");
    assert!(taken.to_string().contains("is there already"), "{taken}");
    let nothing = take(&places.at("nowhere"), &places.at("b"), clock()).await.expect_err("no data");
    assert!(nothing.to_string().contains("--data"), "{nothing}");
    let running = places.back("data").await.expect_err("a server runs");
    assert!(running.contains("a server runs on"), "{running}");
    stores.close().await;
    drop(stores);
    let full = places.back("data").await.expect_err("not empty");
    assert!(full.contains("is not empty"), "{full}");
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_leaves_nothing_behind() {
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 8] = [
        ("is not the file", |copy| fs::write(copy.join(PHOTO), b"A photo").expect("writes")),
        ("which no backup holds", |copy| {
            let path = copy.join("manifest.json");
            let text = fs::read_to_string(&path).expect("there");
            fs::write(&path, text.replace(PHOTO, "blobs/kept/../../x")).expect("writes");
        }),
        ("gongjian.db has", |copy| {
            let path = copy.join("gongjian.db");
            let bytes = fs::read(&path).expect("there");
            fs::write(&path, &bytes[..bytes.len() - 4096]).expect("writes");
        }),
        ("side.db", |copy| {
            fs::copy(copy.join("gongjian.db"), copy.join("side.db")).expect("copies");
        }),
        ("seal.key is not the file", |copy| fs::write(copy.join("seal.key"), [0; 32]).expect("writes")),
        ("seal.key", |copy| fs::remove_file(copy.join("seal.key")).expect("removes")),
        ("manifest.json", |copy| fs::write(copy.join("manifest.json"), "{}").expect("writes")),
        ("hold something else", |copy| {
            let path = copy.join("manifest.json");
            let text = fs::read_to_string(&path).expect("there");
            fs::write(&path, text.replace("\"seq\": 1", "\"seq\": 2")).expect("writes");
        }),
    ];
    for (named, damage) in damages {
        let (places, _stores) = places().await;
        damage(&places.at("copy"));
        let error = places.back("again").await.expect_err(named);
        assert!(error.contains(named) && error.contains("no whole backup"), "{error} lacks {named}");
        assert!(!files::is_there(&places.at("again")) && !files::is_there(&places.at("again.part")));
    }
}

#[tokio::test]
async fn a_backup_of_a_newer_version_is_left_alone() {
    let (places, _stores) = places().await;
    let path = places.at("copy").join(MANIFEST);
    let text = fs::read_to_string(&path).expect("there");
    fs::write(&path, text.replace("\"format\": 1", "\"format\": 2")).expect("writes");
    assert!(places.back("again").await.expect_err("newer").contains("newer version"));
}
