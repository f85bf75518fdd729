//! A text as a Word file and back: in the layout of GB/T 9704—2012 for papers of public bodies, or in a plain one.
//!
//! - [`write`](write()): title, headings with numbers that Word goes on computing, lists, marks, page numbers.
//! - [`read`](read()): what of a Word file has a place in our blocks, and a list of what has not.
//! - `styles`: fonts, sizes and distances of both layouts; `runs`: the words of a block and what they wear;
//!   `numbers`: the lists that Word counts.

mod headings;
mod numbers;
mod parts;
mod read;
mod runs;
mod styles;
#[cfg(test)]
mod tests;
mod walk;
mod write;

pub use self::read::{Brought, read};
pub use self::walk::Left;
pub use self::write::{write, write_with_contents};

/// How the pages look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// GB/T 9704—2012: 22 lines of 28 characters, 仿宋 in size 3, page numbers outside.
    Official,
    /// 宋体 in size 小四, one and a half lines.
    Plain,
}
