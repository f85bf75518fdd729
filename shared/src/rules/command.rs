use serde::{Deserialize, Serialize};

use super::Role;
use super::calls::{ApplicationCommand, CallCommand};
use super::corps::CorpsCommand;
use super::decisions::DecisionCommand;
use super::evaluations::EvaluationCommand;
use super::filings::FilingCommand;
use super::liaison::LiaisonCommand;
use super::measures::MeasureCommand;
use super::meetings::MeetingCommand;
use super::needs::NeedCommand;
use super::notices::NoticeCommand;
use super::pairing::PairingCommand;
use super::party::PartyCommand;
use super::programmes::ProgrammeCommand;
use super::review::ReviewCommand;
use super::rounds::RoundCommand;
use super::wishes::WishCommand;
use crate::ids::{EscrowId, SpaceId, UserId};
use crate::values::{Login, Name, Password, Remark};

/// What a person asks the server to decide. Ids are drawn by the sender, so a repeat is harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Makes a space for a unit.
    AddSpace { space: SpaceId, name: Name },
    /// Makes an account with a first password, told to the person by the administrator.
    AddPerson { user: UserId, login: Login, name: Name, password: Password, administrator: bool },
    /// Lets a person into a space, changes what they may do there, or (`None`) takes them out.
    SetMember { space: SpaceId, user: UserId, role: Option<Role> },
    /// Closes or reopens an account; closing ends its sign-ins at once.
    SetAccountOpen { user: UserId, open: bool },
    /// Units, people and posts.
    Party { party: PartyCommand },
    /// Programmes of work.
    Programme { programme: ProgrammeCommand },
    /// Pairs of people in a programme (E2).
    Pairing { pairing: PairingCommand },
    /// Rounds in which pairs are found (E1).
    Round { round: RoundCommand },
    /// Tables that are frozen before they are sent (S1-20).
    Filing { filing: FilingCommand },
    /// Versions of documents.
    Decision { decision: DecisionCommand },
    /// Small wishes (S4-19).
    Wish { wish: WishCommand },
    /// Notices and reminders.
    Notice { notice: NoticeCommand },
    /// A call for applications (C1).
    Call { call: CallCommand },
    /// An application (C2).
    Application { application: ApplicationCommand },
    /// What units say of their reports (S4-28).
    Measure { measure: MeasureCommand },
    /// A meeting (F6).
    Meeting { meeting: MeetingCommand },
    /// The review of a call, and who is selected (C3 to C5).
    Review { review: ReviewCommand },
    /// Requests and plans of talks, reminders, the roster, issues (S1-16, X-25, X-26).
    Liaison { liaison: LiaisonCommand },
    /// A request of a teacher in need (S0-18).
    Need { need: NeedCommand },
    /// The evaluation beside filing (S1-25).
    Evaluation { evaluation: EvaluationCommand },
    /// Mentors and young teachers (S0-07 to S0-16).
    Corps { corps: CorpsCommand },
    /// Takes late work into its document, with its author's name. `changes`: how many the sender was shown; more may
    /// have come since.
    TakeIn { escrow: EscrowId, changes: u32 },
    /// Leaves late work out; its author is told why.
    TurnAway { escrow: EscrowId, changes: u32, reason: Remark },
}

impl Command {
    /// The decision on a version, if it is one.
    pub const fn decision(&self) -> Option<&DecisionCommand> {
        if let Self::Decision { decision } = self { Some(decision) } else { None }
    }

    /// The password that the command carries, to be hashed before the transaction.
    pub const fn password(&self) -> Option<&Password> {
        match self {
            Self::AddPerson { password, .. } => Some(password),
            Self::Party { party } => party.password(),
            Self::AddSpace { .. }
            | Self::SetMember { .. }
            | Self::SetAccountOpen { .. }
            | Self::Programme { .. }
            | Self::Pairing { .. }
            | Self::Round { .. }
            | Self::Filing { .. }
            | Self::Decision { .. }
            | Self::Wish { .. }
            | Self::Notice { .. }
            | Self::Call { .. }
            | Self::Application { .. }
            | Self::Measure { .. }
            | Self::Meeting { .. }
            | Self::Review { .. }
            | Self::Liaison { .. }
            | Self::Need { .. }
            | Self::Evaluation { .. }
            | Self::Corps { .. }
            | Self::TakeIn { .. }
            | Self::TurnAway { .. } => None,
        }
    }
}
