//! /calls: calls for applications (C1), /calls/<call>, /calls/new, and /applications/<application> (C2). Asked online;
//! every step is a command in the outbox, so one taken without a network waits with the time that is left.

mod answer;
mod application;
mod ask;
mod committee;
mod draft;
mod eligibility;
mod facts;
mod fate;
mod keep;
mod left;
mod list;
mod new;
mod one;
mod papers;
mod start;

pub use answer::{Answer, Asked};
pub use application::ApplicationPage;
pub use fate::{About, Fates};
pub use list::CallsPage;
pub use new::NewCallPage;
pub use one::CallPage;
