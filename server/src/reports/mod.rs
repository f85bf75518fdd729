//! What pages ask of the register: read-only, each answer cut to what the asker's posts let them see.

pub mod audit;
pub mod calls;
pub mod care;
pub mod corps;
pub mod evaluations;
pub mod measures;
pub mod meetings;
pub mod needs;
pub mod notices;
pub mod party;
pub mod programmes;
pub mod review;
pub mod rounds;
pub mod today;
