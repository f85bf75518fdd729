//! The log per space: frames, the guard before the ack, and the engines of both ends. No IO, no clock, no dice.
//!
//! - [`frame`]: the wire (`docs/PROTOCOL.md`); [`entry`]: what a log holds and how its entries chain.
//! - [`change`]: a change as the guard sees it, read without building anything; [`guard`]: may it be taken?
//! - [`client`]: the phone's engine; [`hub`]: the server's.
//! - [`sabotage`]: bugs planted for the simulation; nothing of them is in the product.

pub mod change;
pub mod client;
pub mod entry;
pub mod frame;
pub mod guard;
pub mod hash;
pub mod hub;
pub mod sabotage;
pub mod version;
