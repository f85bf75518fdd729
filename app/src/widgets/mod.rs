//! Parts that two screens or more share: values and callbacks in, no context, no IO.

mod avatar;
mod banner;
mod chip;
mod confirm;
mod dialog;
mod empty;
mod field;
mod icon;
mod password_field;
mod room_bar;
mod segments;
mod unique;

pub use avatar::{Avatar, Faces};
pub use banner::{Banner, Tone};
pub use chip::{Chip, ChipState, StateChip};
pub use confirm::Confirm;
pub use dialog::Dialog;
pub use empty::{Empty, Waiting};
pub use field::Field;
pub use icon::{Glyph, Icon};
pub use password_field::PasswordField;
pub use room_bar::RoomBar;
pub use segments::Segments;
pub use unique::unique;
