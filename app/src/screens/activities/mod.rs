//! /activities and /activities/<document>: what is planned, who is there, and what it comes to (S0-10, S2-24).

mod checkin;
mod counters;
mod desk;
mod figures;
mod list;
mod newcomer;
mod notes;
mod one;
mod people;
mod photos;
mod plan;
mod print;

pub use list::ActivitiesPage;
pub use one::ActivityPage;
