use serde::{Deserialize, Serialize};

use crate::wire::blobs::BlobHash;

/// A photo that an activity names. Nothing ever asks for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoNote {
    /// The name of the file in the space of the document.
    pub hash: BlobHash,
    /// As the file was called on the phone.
    pub name: String,
    /// As it was sent. Unit: bytes.
    pub size: u64,
    pub caption: String,
}
