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
