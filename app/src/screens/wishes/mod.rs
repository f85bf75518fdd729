//! /wishes: small wishes of children, from noted to arrived (S4-19). Every step is a command: without a network it waits
//! on the device, and the server says who was first.

mod acts;
mod collect;
mod list;

pub use list::WishesPage;
