//! Mentors and young teachers: five corps by default and further ones (S0-08), hours on named League projects (S0-09),
//! certificates (S0-15), exchange groups by discipline (S0-07), services (S0-14), recommendations (S0-16).

mod book;
mod certify;
mod command;
mod decide;
mod facts;
mod keep;
mod kinds;
mod refusal;
mod row;
#[cfg(test)]
mod tests;

pub use certify::{code_of, is_code};
pub use command::CorpsCommand;
pub use decide::{decide, seat};
pub use facts::{CorpsEntry, CorpsFacts};
pub use kinds::{
    AgreementState, CorpsKind, GroupKind, ProjectKind, RecommendationKind, RecommendationOutcome, ServiceKind,
};
pub use refusal::CorpsRefusal;
pub use row::{
    Agreement, AwardLine, Certificate, Corps, Group, HOURS, Hours, HoursLine, Kept, MEMBERSHIP, Membership,
    MyCorps, MyUnit, Project, Recommendation, Service,
};

/// The register row of a mentor's own corps, in the letter box.
pub const ROW: &str = "corps";
/// Longest name, discipline or paper. Unit: characters.
pub const LINE_MAX: usize = 80;
/// Longest words of a service or of hours. Unit: characters.
pub const TEXT_MAX: usize = 500;
/// The most that can be booked for one day. Unit: minutes.
pub const MINUTES_MAX: u32 = 24 * 60;
/// Most members of a group.
pub const MEMBERS_MAX: usize = 500;
