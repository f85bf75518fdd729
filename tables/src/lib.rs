//! Office files: any issuer's xlsx or docx form read, filled and given back; lists by xlsx; texts by docx.
//! Pure: bytes in, bytes out. Of it a phone has only [`letter`], as a piece that is fetched on demand.
//!
//! - [`book`] (in `shared`): an unseen file as plain grids of cells; [`read`] makes one.
//! - [`tie`] (in `shared`): what stands in which cell; [`fill`](fill()) writes values into the file and touches nothing else.
//! - [`answers`]: a filled form of ours as such values.
//! - [`rows`]: lists of records out and in, with a report before anything is written.
//! - [`letter`]: a text of ours as a Word file in the official layout, and back.
//! - `package`: the zip, with bounds; `xml`: a part with the place of every element; `xlsx`, `docx`: the two formats.

#[cfg(feature = "rows")]
pub mod answers;
mod docx;
mod fill;
pub mod letter;
mod package;
#[cfg(feature = "rows")]
pub mod rows;
mod xlsx;
mod xml;

pub use self::fill::{Filled, fill};
pub use gongjian_shared::office::unusable::Unusable;
pub use gongjian_shared::office::{book, tie};

use self::book::{Book, Format};
use self::package::Package;

/// What an unseen file is, without reading its cells.
///
/// # Errors
/// As [`read`].
pub fn format(file: &[u8]) -> Result<Format, Unusable> {
    Package::open(file).map(|package| package.format())
}

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
