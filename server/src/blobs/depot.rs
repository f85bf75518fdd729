//! Where the bytes of files lie: a folder beside the databases, or an S3-compatible bucket that several nodes share.

use std::path::Path as FilePath;
use std::sync::Arc;

use gongjian_shared::wire::blobs::BlobHash;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _};

use super::connector::Connector;
use crate::config::Bucket;
use crate::store::blobs::BlobKey;

/// The folder inside the data folder.
pub const FOLDER: &str = "blobs";
/// Files that are whole lie under this name; what is on its way lies under [`PARTS`].
pub const KEPT: &str = "kept";
const PARTS: &str = "parts";

/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct Depot {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

/// The place could not be used, or the bytes are not there.
#[derive(Debug, thiserror::Error)]
#[error("files cannot be kept or found: {0}")]
pub struct DepotError(#[from] Error);

impl Depot {
    /// The folder in the data folder; made when missing.
    ///
    /// # Errors
    /// [`DepotError`] when it cannot be made.
    pub fn folder(data: &FilePath) -> Result<Self, DepotError> {
        let folder = data.join(FOLDER);
        let generic = |source: std::io::Error| Error::Generic { store: "folder", source: Box::new(source) };
        std::fs::create_dir_all(&folder).map_err(generic)?;
        // A file that was confirmed must outlive a power cut: the phone deletes its own.
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true).with_automatic_cleanup(true);
        Ok(Self { store: Arc::new(store), prefix: Path::default() })
    }

    /// A bucket; keys, region and endpoint are taken from the usual `AWS_…` variables.
    ///
    /// # Errors
    /// [`DepotError`] when these cannot be used.
    pub fn bucket(it: &Bucket) -> Result<Self, DepotError> {
        Self::reached_by(AmazonS3Builder::from_env(), it)
    }

    fn reached_by(way: AmazonS3Builder, it: &Bucket) -> Result<Self, DepotError> {
        let built = way.with_bucket_name(&it.name).with_http_connector(Connector);
        Ok(Self { store: Arc::new(built.build()?), prefix: Path::parse(&it.prefix).map_err(Error::from)? })
    }

    pub async fn keep(&self, key: BlobKey, bytes: Vec<u8>) -> Result<(), DepotError> {
        self.put(self.kept(key), bytes).await
    }

    pub async fn fetch(&self, key: BlobKey) -> Result<Option<Vec<u8>>, DepotError> {
        self.get(self.kept(key)).await
    }

    pub async fn keep_piece(&self, key: BlobKey, piece: u32, bytes: Vec<u8>) -> Result<(), DepotError> {
        self.put(self.part(key, piece), bytes).await
    }

    pub async fn fetch_piece(&self, key: BlobKey, piece: u32) -> Result<Option<Vec<u8>>, DepotError> {
        self.get(self.part(key, piece)).await
    }

    /// Removes pieces; those that are not there are no error.
    pub async fn drop_pieces(&self, key: BlobKey, count: u32) -> Result<(), DepotError> {
        for piece in 0..count {
            match self.store.delete(&self.part(key, piece)).await {
                Ok(()) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    async fn put(&self, at: Path, bytes: Vec<u8>) -> Result<(), DepotError> {
        self.store.put(&at, bytes.into()).await?;
        Ok(())
    }

    async fn get(&self, at: Path) -> Result<Option<Vec<u8>>, DepotError> {
        match self.store.get(&at).await {
            Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn kept(&self, key: BlobKey) -> Path {
        self.at(KEPT, key.space.to_string(), key.hash)
    }

    fn part(&self, key: BlobKey, piece: u32) -> Path {
        self.at(PARTS, key.space.to_string(), key.hash).join(piece.to_string())
    }

    fn at(&self, top: &str, space: String, hash: BlobHash) -> Path {
        self.prefix.clone().join(top).join(space).join(hash.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use axum::body::Bytes;
    use axum::http::{HeaderMap, Method, StatusCode, Uri};
    use axum::{Router, extract::State};
    use gongjian_shared::ids::SpaceId;

    use super::*;

    type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

    /// As much of a bucket as the depot asks for; who comes without a signature is sent away.
    async fn bucket(
        State(objects): State<Objects>,
        method: Method,
        uri: Uri,
        headers: HeaderMap,
        body: Bytes,
    ) -> (StatusCode, Bytes) {
        let signed = headers.get("authorization").and_then(|it| it.to_str().ok());
        if !signed.is_some_and(|it| it.starts_with("AWS4-HMAC-SHA256 Credential=key/")) {
            return (StatusCode::FORBIDDEN, Bytes::new());
        }
        let mut objects = objects.lock().expect("nobody died holding it");
        let missing = Bytes::from_static(b"<Error><Code>NoSuchKey</Code></Error>");
        match (method.as_str(), uri.query()) {
            ("PUT", _) => drop(objects.insert(uri.path().to_owned(), body)),
            ("GET", _) => {
                let found = objects.get(uri.path()).cloned();
                return found.map_or((StatusCode::NOT_FOUND, missing), |it| (StatusCode::OK, it));
            }
            ("DELETE", _) => drop(objects.remove(uri.path())),
            ("POST", Some(_)) => {
                let text = String::from_utf8_lossy(&body).into_owned();
                for key in text.split("<Key>").skip(1).filter_map(|it| it.split("</Key>").next()) {
                    objects.remove(&format!("{}/{key}", uri.path().trim_end_matches('/')));
                }
                return (StatusCode::OK, Bytes::from_static(b"<DeleteResult></DeleteResult>"));
            }
            _ => return (StatusCode::METHOD_NOT_ALLOWED, Bytes::new()),
        }
        (StatusCode::OK, Bytes::new())
    }

    async fn keeps_and_gives(depot: &Depot) {
        let key = BlobKey { space: SpaceId::from_bytes([3; 16]), hash: BlobHash::from_bytes([6; 32]) };
        assert_eq!(depot.fetch(key).await.expect("answers"), None);
        depot.keep(key, b"a photo".to_vec()).await.expect("keeps");
        depot.keep_piece(key, 1, b"a piece".to_vec()).await.expect("keeps");
        assert_eq!(depot.fetch(key).await.expect("answers").as_deref(), Some(&b"a photo"[..]));
        assert_eq!(depot.fetch_piece(key, 1).await.expect("answers").as_deref(), Some(&b"a piece"[..]));
        depot.drop_pieces(key, 3).await.expect("also those that never were");
        assert_eq!(depot.fetch_piece(key, 1).await.expect("answers"), None);
        assert!(depot.fetch(key).await.expect("answers").is_some());
    }

    #[tokio::test]
    async fn a_folder_keeps_files() {
        let folder = crate::scratch::Folder::new("depot");
        keeps_and_gives(&Depot::folder(folder.path()).expect("opens")).await;
    }

    #[tokio::test]
    async fn a_bucket_keeps_files_by_requests_that_are_signed() {
        let objects = Objects::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let at = listener.local_addr().expect("bound");
        let router = Router::new().fallback(bucket).with_state(objects.clone());
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        let way = AmazonS3Builder::new()
            .with_endpoint(format!("http://{at}"))
            .with_allow_http(true)
            .with_region("here")
            .with_access_key_id("key")
            .with_secret_access_key("secret");
        let named = Bucket { name: "photos".to_owned(), prefix: "one".to_owned() };
        keeps_and_gives(&Depot::reached_by(way, &named).expect("built")).await;
        let kept: Vec<String> = objects.lock().expect("whole").keys().cloned().collect();
        assert!(
            matches!(kept.as_slice(), [one] if one.starts_with("/photos/one/kept/03030303-")),
            "{kept:?}"
        );
        serving.abort();
    }
}
