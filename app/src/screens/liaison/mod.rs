//! The side of talks: the liaison person's list, the desk of a programme's office (S1-02, S1-16, S1-26, X-26), and
//! an issue for who is to solve it.

mod arrange;
mod duty;
mod feed;
mod handover;
mod issue;
mod issues;
mod layers;
mod list;
mod meetings;
mod office;
mod opinions;

pub use arrange::Arrange;
pub use feed::FeedCard;
pub use issue::IssuePage;
pub use list::ArrangePage;
pub use office::OfficePage;
