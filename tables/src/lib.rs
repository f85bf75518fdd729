//! Office tables: any issuer's xlsx or docx form read, filled and given back; lists by xlsx.
//! For server and xtask only: nothing of it is in what a phone downloads. Pure: bytes in, bytes out.
//!
//! - [`book`] (in `shared`): an unseen file as plain grids of cells; [`read`] makes one.
//! - [`tie`] (in `shared`): what stands in which cell; [`fill`](fill()) writes values into the file and touches nothing else.
//! - [`answers`]: a filled form of ours as such values.
//! - [`rows`]: lists of records out and in, with a report before anything is written.
//! - `package`: the zip, with bounds; `xml`: a part with the place of every element; `xlsx`, `docx`: the two formats.

pub mod answers;
mod docx;
mod fill;
mod package;
pub mod rows;
mod xlsx;
mod xml;

pub use self::fill::{Filled, fill};
pub use gongjian_shared::office::unusable::Unusable;
pub use gongjian_shared::office::{book, tie};

use self::book::{Book, Format};
use self::package::Package;

/// Reads an unseen file.
///
/// # Errors
/// [`Unusable`] when it is no such file, is damaged, or is of a kind that is not taken.
pub fn read(file: &[u8]) -> Result<Book, Unusable> {
    let package = Package::open(file)?;
    match package.format() {
        Format::Xlsx => xlsx::read::book(&package),
        Format::Docx => docx::read::book(&package),
    }
}
