//! 批注: what people say beside a text. Items are only ever added; what they come to is computed here, the same on every
//! phone and in any order.
//!
//! - [`item`]: one thing that was said or done, as it lies in the document.
//! - [`threads`]: items folded into threads, with who said what by the server's word.
//! - [`mentions`]: where somebody is called and has not answered.
//! - [`anchor`]: which part of the text a thread is about, and where that is now.

pub mod anchor;
pub mod item;
pub mod mentions;
pub mod threads;

pub use anchor::Anchor;
pub use item::{Act, CommentsView, Item, Said, Written};
pub use mentions::{Mention, mentions};
pub use threads::{Line, Thread, threads};
