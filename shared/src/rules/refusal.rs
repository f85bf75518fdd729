use serde::{Deserialize, Serialize};

use super::calls::CallRefusal;
use super::corps::CorpsRefusal;
use super::decisions::DecisionRefusal;
use super::evaluations::EvaluationRefusal;
use super::filings::FilingRefusal;
use super::liaison::LiaisonRefusal;
use super::measures::MeasureRefusal;
use super::meetings::MeetingRefusal;
use super::needs::NeedRefusal;
use super::notices::NoticeRefusal;
use super::pairing::PairingRefusal;
use super::party::PartyRefusal;
use super::programmes::ProgrammeRefusal;
use super::review::ReviewRefusal;
use super::rounds::RoundRefusal;
use super::wishes::WishRefusal;

/// Why the server said no to a command. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    #[error("only an administrator may do this")]
    NotAdministrator,
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("no such space")]
    NoSuchSpace,
    #[error("no such person")]
    NoSuchPerson,
    #[error("this sign-in name is taken")]
    LoginTaken,
    #[error("at least one administrator must stay")]
    LastAdministrator,
    #[error("{party}")]
    Party { party: PartyRefusal },
    #[error("{programme}")]
    Programme { programme: ProgrammeRefusal },
    #[error("{pairing}")]
    Pairing { pairing: PairingRefusal },
    #[error("{round}")]
    Round { round: RoundRefusal },
    #[error("{filing}")]
    Filing { filing: FilingRefusal },
    #[error("{decision}")]
    Decision { decision: DecisionRefusal },
    #[error("{wish}")]
    Wish { wish: WishRefusal },
    #[error("{notice}")]
    Notice { notice: NoticeRefusal },
    #[error("{measure}")]
    Measure { measure: MeasureRefusal },
    #[error("{meeting}")]
    Meeting { meeting: MeetingRefusal },
    /// Of a call or an application.
    #[error("{call}")]
    Call { call: CallRefusal },
    #[error("{review}")]
    Review { review: ReviewRefusal },
    #[error("{liaison}")]
    Liaison { liaison: LiaisonRefusal },
    #[error("{need}")]
    Need { need: NeedRefusal },
    #[error("{evaluation}")]
    Evaluation { evaluation: EvaluationRefusal },
    #[error("{corps}")]
    Corps { corps: CorpsRefusal },
    /// Also said to who may not decide on it: nobody learns what waits elsewhere.
    #[error("no such late work waits")]
    NoSuchEscrow,
    #[error("more late work has come since the list was read")]
    EscrowGrew,
    /// The document went on in a way that leaves no place for it.
    #[error("the late work does not fit its document")]
    EscrowUnfit,
}
