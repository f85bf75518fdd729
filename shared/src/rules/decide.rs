use super::calls::{self, ApplicationFacts, CallEntry, CallFacts, CallRefusal};
use super::corps::{self, CorpsEntry, CorpsFacts};
use super::decisions::{self, DecisionEntry, DecisionFacts};
use super::evaluations::{self, EvaluationEntry, EvaluationFacts};
use super::filings::{self, FilingEntry, FilingFacts};
use super::liaison::{self, LiaisonEntry, LiaisonFacts};
use super::measures::{self, MeasureEntry, MeasureFacts};
use super::meetings::{self, MeetingEntry, MeetingFacts};
use super::needs::{self, NeedEntry, NeedFacts};
use super::notices::{self, NoticeEntry, NoticeFacts};
use super::pairing::{self, PairingEntry, PairingFacts};
use super::party::{self, PartyEntry, PartyFacts};
use super::programmes::{self, ProgrammeEntry, ProgrammeFacts};
use super::review::{self, ReviewEntry, ReviewFacts};
use super::rounds::{self, RoundEntry, RoundFacts};
use super::wishes::{self, WishEntry, WishFacts};
use super::{Command, Refusal, Role};
use crate::ids::{EscrowId, SpaceId, UserId};
use crate::rights::Seat;
use crate::sync::hash::Hash;
use crate::values::{Login, Name, Password, Remark};

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The person who sends the command is an administrator.
    pub administrator: bool,
    /// The space or person that the command would make is there already.
    pub id_taken: bool,
    pub space_known: bool,
    pub person_known: bool,
    pub login_taken: bool,
    /// The role that the office gave the person in the space by hand.
    pub role: Option<Role>,
    pub account_open: bool,
    /// The person is the only administrator whose account is open.
    pub last_administrator: bool,
    /// Units, people and posts, where the command is about them.
    pub party: PartyFacts,
    /// Programmes, where the command is about them.
    pub programme: ProgrammeFacts,
    /// Pairs, where the command is about one.
    pub pairing: PairingFacts,
    /// Rounds of pairs, where the command is about one.
    pub round: RoundFacts,
    /// A table that is filed, where the command is about one.
    pub filing: FilingFacts,
    /// A version of a document, where the command is about one.
    pub decision: DecisionFacts,
    /// A wish, where the command is about one.
    pub wish: WishFacts,
    /// Notices, where the command is about one.
    pub notice: NoticeFacts,
    /// A call, where the command is about one.
    pub call: CallFacts,
    /// An application, where the command is about one.
    pub application: ApplicationFacts,
    /// What a unit said of its reports, where the command is about that.
    pub measure: MeasureFacts,
    /// A meeting, where the command is about one.
    pub meeting: MeetingFacts,
    /// The review of a call, where the command is about one.
    pub review: ReviewFacts,
    /// Talks, a roster or an issue, where the command is about one.
    pub liaison: LiaisonFacts,
    /// A request, where the command is about one.
    pub need: NeedFacts,
    /// An evaluation, where the command is about one.
    pub evaluation: EvaluationFacts,
    /// Mentors and young teachers, where the command is about them.
    pub corps: CorpsFacts,
    /// The late work that the command names, if it waits.
    pub escrow: Option<EscrowFacts>,
}

/// Late work that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscrowFacts {
    /// The sender is its supervisor: an administrator or a member of its space, and not its author.
    pub may_supervise: bool,
    /// How many changes it has.
    pub changes: u32,
    /// All of them can stand in the document as it is.
    pub fits: bool,
}

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    SpaceAdded { space: SpaceId, name: Name },
    PersonAdded { user: UserId, login: Login, name: Name, password: Password, administrator: bool },
    MemberSet { space: SpaceId, user: UserId, role: Option<Role> },
    AccountSet { user: UserId, open: bool },
    Party(PartyEntry),
    Programme(ProgrammeEntry),
    Pairing(PairingEntry),
    Round(RoundEntry),
    Filing(FilingEntry),
    Decision(DecisionEntry),
    Wish(WishEntry),
    Notice(NoticeEntry),
    Call(CallEntry),
    Measure(MeasureEntry),
    Meeting(MeetingEntry),
    Review(ReviewEntry),
    Liaison(LiaisonEntry),
    Need(NeedEntry),
    Evaluation(EvaluationEntry),
    Corps(CorpsEntry),
    EscrowTaken { escrow: EscrowId },
    EscrowTurnedAway { escrow: EscrowId, reason: Remark },
}

/// What becomes of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Decided(Vec<Entry>),
    Refused(Refusal),
    /// Nothing stands against it, but what it judges has not arrived: these changes are missing.
    NotYetHere(Vec<Hash>),
}

/// As [`decide`]; and what would pass waits until everything that it names is here.
pub fn judge(facts: &Facts, command: &Command) -> Verdict {
    match decide(facts, command) {
        Err(refusal) => Verdict::Refused(refusal),
        Ok(_) if !facts.decision.missing.is_empty() => Verdict::NotYetHere(facts.decision.missing.clone()),
        Ok(_) if !facts.application.missing.is_empty() => {
            Verdict::NotYetHere(facts.application.missing.clone())
        }
        Ok(_) if !facts.meeting.missing.is_empty() => Verdict::NotYetHere(facts.meeting.missing.clone()),
        Ok(entries) => Verdict::Decided(entries),
    }
}

/// The seat that gives the sender the right to this command; the audit names it.
pub fn seat(facts: &Facts, command: &Command) -> Option<Seat> {
    match command {
        Command::Party { party } => party::seat(&facts.party, party),
        Command::Programme { programme } => programmes::seat(&facts.programme, programme),
        Command::Pairing { .. } => pairing::seat(&facts.pairing),
        Command::Round { .. } => rounds::seat(&facts.round),
        Command::Filing { .. } => filings::seat(&facts.filing),
        Command::Decision { .. } => decisions::seat(&facts.decision),
        Command::Wish { wish } => wishes::seat(&facts.wish, wish),
        Command::Notice { notice } => notices::seat(&facts.notice, notice),
        Command::Call { .. } => calls::call_seat(&facts.call),
        Command::Application { application } => calls::application_seat(&facts.application, application),
        Command::Measure { .. } => measures::seat(&facts.measure),
        Command::Meeting { meeting } => meetings::seat(&facts.meeting, meeting),
        Command::Review { review } => review::seat(&facts.review, review),
        Command::Liaison { liaison } => liaison::seat(&facts.liaison, liaison),
        Command::Need { need } => needs::seat(&facts.need, need),
        Command::Evaluation { evaluation } => evaluations::seat(&facts.evaluation, evaluation),
        Command::Corps { corps } => corps::seat(&facts.corps, corps),
        Command::AddSpace { .. }
        | Command::AddPerson { .. }
        | Command::SetMember { .. }
        | Command::SetAccountOpen { .. }
        | Command::TakeIn { .. }
        | Command::TurnAway { .. } => facts.administrator.then_some(Seat::OF_ADMINISTRATOR),
    }
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`Refusal`] that holds, in the order of that list.
pub fn decide(facts: &Facts, command: &Command) -> Result<Vec<Entry>, Refusal> {
    if let Command::Party { party } = command {
        let decided = party::decide(&facts.party, party);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Party).collect())
            .map_err(|party| Refusal::Party { party });
    }
    if let Command::Programme { programme } = command {
        let decided = programmes::decide(&facts.programme, programme);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Programme).collect())
            .map_err(|programme| Refusal::Programme { programme });
    }
    if let Command::Pairing { pairing } = command {
        let decided = pairing::decide(&facts.pairing, pairing);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Pairing).collect())
            .map_err(|pairing| Refusal::Pairing { pairing });
    }
    if let Command::Round { round } = command {
        let decided = rounds::decide(&facts.round, round);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Round).collect())
            .map_err(|round| Refusal::Round { round });
    }
    if let Command::Filing { filing } = command {
        let decided = filings::decide(&facts.filing, filing);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Filing).collect())
            .map_err(|filing| Refusal::Filing { filing });
    }
    if let Command::Decision { decision } = command {
        let decided = decisions::decide(&facts.decision, decision);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Decision).collect())
            .map_err(|decision| Refusal::Decision { decision });
    }
    if let Command::Wish { wish } = command {
        let decided = wishes::decide(&facts.wish, wish);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Wish).collect())
            .map_err(|wish| Refusal::Wish { wish });
    }
    if let Command::Notice { notice } = command {
        let decided = notices::decide(&facts.notice, notice);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Notice).collect())
            .map_err(|notice| Refusal::Notice { notice });
    }
    if let Command::Measure { measure } = command {
        let decided = measures::decide(&facts.measure, measure);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Measure).collect())
            .map_err(|measure| Refusal::Measure { measure });
    }
    if let Command::Meeting { meeting } = command {
        let decided = meetings::decide(&facts.meeting, meeting);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Meeting).collect())
            .map_err(|meeting| Refusal::Meeting { meeting });
    }
    if let Command::Call { call } = command {
        return of_call(calls::decide_call(&facts.call, call));
    }
    if let Command::Application { application } = command {
        return of_call(calls::decide_application(&facts.application, application));
    }
    if let Command::Review { review } = command {
        let decided = review::decide(&facts.review, review);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Review).collect())
            .map_err(|review| Refusal::Review { review });
    }
    if let Command::Liaison { liaison } = command {
        let it = liaison::decide(&facts.liaison, liaison).map_err(|liaison| Refusal::Liaison { liaison })?;
        return Ok(it.into_iter().map(Entry::Liaison).collect());
    }
    if let Command::Need { need } = command {
        let decided = needs::decide(&facts.need, need);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Need).collect())
            .map_err(|need| Refusal::Need { need });
    }
    if let Command::Evaluation { evaluation } = command {
        let decided = evaluations::decide(&facts.evaluation, evaluation);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Evaluation).collect())
            .map_err(|evaluation| Refusal::Evaluation { evaluation });
    }
    if let Command::Corps { corps } = command {
        let decided = corps::decide(&facts.corps, corps);
        return decided
            .map(|entries| entries.into_iter().map(Entry::Corps).collect())
            .map_err(|corps| Refusal::Corps { corps });
    }
    match command.clone() {
        Command::Call { .. }
        | Command::Application { .. }
        | Command::Measure { .. }
        | Command::Meeting { .. }
        | Command::Review { .. }
        | Command::Liaison { .. }
        | Command::Need { .. }
        | Command::Evaluation { .. }
        | Command::Corps { .. }
        | Command::Party { .. }
        | Command::Programme { .. }
        | Command::Notice { .. }
        | Command::Pairing { .. }
        | Command::Round { .. }
        | Command::Filing { .. }
        | Command::Decision { .. }
        | Command::Wish { .. } => Ok(vec![]),
        Command::TakeIn { escrow, changes } => {
            let waiting = supervised(facts, changes)?;
            refuse_if(!waiting.fits, Refusal::EscrowUnfit)?;
            Ok(vec![Entry::EscrowTaken { escrow }])
        }
        Command::TurnAway { escrow, changes, reason } => {
            supervised(facts, changes)?;
            Ok(vec![Entry::EscrowTurnedAway { escrow, reason }])
        }
        Command::AddSpace { .. }
        | Command::AddPerson { .. }
        | Command::SetMember { .. }
        | Command::SetAccountOpen { .. }
            if !facts.administrator =>
        {
            Err(Refusal::NotAdministrator)
        }
        Command::AddSpace { space, name } => {
            refuse_if(facts.id_taken, Refusal::IdTaken)?;
            Ok(vec![Entry::SpaceAdded { space, name }])
        }
        Command::AddPerson { user, login, name, password, administrator } => {
            refuse_if(facts.id_taken, Refusal::IdTaken)?;
            refuse_if(facts.login_taken, Refusal::LoginTaken)?;
            Ok(vec![Entry::PersonAdded { user, login, name, password, administrator }])
        }
        Command::SetMember { space, user, role } => {
            refuse_if(!facts.space_known, Refusal::NoSuchSpace)?;
            refuse_if(!facts.person_known, Refusal::NoSuchPerson)?;
            Ok(if facts.role == role { vec![] } else { vec![Entry::MemberSet { space, user, role }] })
        }
        Command::SetAccountOpen { user, open } => {
            refuse_if(!facts.person_known, Refusal::NoSuchPerson)?;
            refuse_if(!open && facts.last_administrator, Refusal::LastAdministrator)?;
            Ok(if facts.account_open == open { vec![] } else { vec![Entry::AccountSet { user, open }] })
        }
    }
}

fn of_call(decided: Result<Vec<CallEntry>, CallRefusal>) -> Result<Vec<Entry>, Refusal> {
    decided
        .map(|entries| entries.into_iter().map(Entry::Call).collect())
        .map_err(|call| Refusal::Call { call })
}

/// The late work, if the sender may decide on it and has seen all of it.
fn supervised(facts: &Facts, seen: u32) -> Result<EscrowFacts, Refusal> {
    let waiting = facts.escrow.filter(|it| it.may_supervise).ok_or(Refusal::NoSuchEscrow)?;
    refuse_if(waiting.changes != seen, Refusal::EscrowGrew)?;
    Ok(waiting)
}

fn refuse_if(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Err(refusal) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
