use serde::{Deserialize, Serialize};

use super::{DecisionCommand, DecisionRefusal, HEADS_MAX, NUMBER_MAX, REASON_MAX};
use crate::ids::{DocumentId, PinId};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::sync::hash::{Hash, hex};

/// What the server knows that matters for one decision; gathered in the deciding transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionFacts {
    /// The document of the command; `None`: there is none, or the sender may not see it.
    pub paper: Option<PaperFacts>,
    /// Adopt: the id of the pin is taken.
    pub id_taken: bool,
    /// Adopt: exactly these heads are fixed already, and that was not undone.
    pub adopted: bool,
    /// Adopt: heads that are not in the log.
    pub missing: Vec<Hash>,
    /// Reopen: the decision that is to be undone.
    pub pin: Option<PinFacts>,
}

/// A document that the sender may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperFacts {
    /// The sender's seats, seen from the unit whose space it is in.
    pub seats: Vec<Seat>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PinFacts {
    pub reopened: bool,
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum DecisionEntry {
    Adopted {
        pin: PinId,
        document: DocumentId,
        #[serde(with = "hex")]
        heads: Vec<Hash>,
        reason: String,
        number: Option<String>,
    },
    Reopened {
        pin: PinId,
        reason: String,
    },
}

/// Judges a decision. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`DecisionRefusal`] that holds, in the order of that list.
pub fn decide(
    facts: &DecisionFacts,
    command: &DecisionCommand,
) -> Result<Vec<DecisionEntry>, DecisionRefusal> {
    facts.paper.as_ref().ok_or(DecisionRefusal::NotThere)?;
    match command.clone() {
        DecisionCommand::Adopt { pin, document, mut heads, reason, number } => {
            seat(facts).ok_or(DecisionRefusal::NotYours)?;
            refuse_if(facts.id_taken, DecisionRefusal::IdTaken)?;
            let reason = said(&reason)?;
            let number = number.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
            let too_long = number.as_ref().is_some_and(|it| it.chars().count() > NUMBER_MAX);
            refuse_if(too_long, DecisionRefusal::TooLong { most: NUMBER_MAX })?;
            heads.sort_unstable();
            heads.dedup();
            let bad = heads.is_empty() || heads.len() > HEADS_MAX;
            refuse_if(bad, DecisionRefusal::BadVersion { most: HEADS_MAX })?;
            refuse_if(facts.adopted, DecisionRefusal::AdoptedAlready)?;
            Ok(vec![DecisionEntry::Adopted { pin, document, heads, reason, number }])
        }
        DecisionCommand::Reopen { pin, reason } => {
            let it = facts.pin.ok_or(DecisionRefusal::NotThere)?;
            seat(facts).ok_or(DecisionRefusal::NotYours)?;
            let reason = said(&reason)?;
            refuse_if(it.reopened, DecisionRefusal::ReopenedAlready)?;
            Ok(vec![DecisionEntry::Reopened { pin, reason }])
        }
    }
}

/// The seat that decides on papers here, if the sender has one.
pub fn seat(facts: &DecisionFacts) -> Option<Seat> {
    by_right(&facts.paper.as_ref()?.seats, Thing::Paper, Verb::Decide)
}

fn said(reason: &str) -> Result<String, DecisionRefusal> {
    let reason = reason.trim();
    refuse_if(reason.is_empty(), DecisionRefusal::NoReason)?;
    refuse_if(reason.chars().count() > REASON_MAX, DecisionRefusal::TooLong { most: REASON_MAX })?;
    Ok(reason.to_owned())
}

fn refuse_if(holds: bool, refusal: DecisionRefusal) -> Result<(), DecisionRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AppointmentId;
    use crate::rights::{Part, Relation};

    const PIN: PinId = PinId::from_bytes([1; 16]);
    const PLAN: DocumentId = DocumentId::from_bytes([2; 16]);
    const HEAD: Hash = Hash::from_bytes([3; 32]);

    fn seen_by(part: Part, relation: Relation) -> DecisionFacts {
        let appointment = Some(AppointmentId::from_bytes([4; 16]));
        let seats = vec![Seat { appointment, unit: None, part, relation }];
        DecisionFacts { paper: Some(PaperFacts { seats }), ..DecisionFacts::default() }
    }

    fn adopt(heads: &[Hash], reason: &str, number: Option<&str>) -> DecisionCommand {
        let (reason, number) = (reason.to_owned(), number.map(str::to_owned));
        DecisionCommand::Adopt { pin: PIN, document: PLAN, heads: heads.to_vec(), reason, number }
    }

    fn adopted(number: Option<&str>) -> Result<Vec<DecisionEntry>, DecisionRefusal> {
        let (reason, number) = ("会议通过".to_owned(), number.map(str::to_owned));
        Ok(vec![DecisionEntry::Adopted { pin: PIN, document: PLAN, heads: vec![HEAD], reason, number }])
    }

    //
    #[test]
    fn who_may_fix_a_version_and_what_stands_in_the_way() {
        use DecisionRefusal as R;
        let decider = seen_by(Part::Decider, Relation::Own);
        let member =
            DecisionFacts { paper: Some(PaperFacts { seats: vec![Seat::OF_MEMBER] }), ..decider.clone() };
        let taken = DecisionFacts { id_taken: true, adopted: true, ..decider.clone() };
        let twice = DecisionFacts { adopted: true, ..decider.clone() };
        let good = adopt(&[HEAD], " 会议通过 ", None);
        let long = "长".repeat(501);
        for (facts, command, expected) in [
            (&decider, &good, adopted(None)),
            (&member, &good, adopted(None)),
            (
                &decider,
                &adopt(&[HEAD, HEAD], "会议通过", Some(" 校党〔2026〕3号 ")),
                adopted(Some("校党〔2026〕3号")),
            ),
            (&decider, &adopt(&[HEAD], "会议通过", Some("  ")), adopted(None)),
            // Who may not see it never learns that it is there.
            (&DecisionFacts { paper: None, ..taken.clone() }, &good, Err(R::NotThere)),
            (&seen_by(Part::CoAuthor, Relation::Own), &good, Err(R::NotYours)),
            (&seen_by(Part::Decider, Relation::Below), &good, Err(R::NotYours)),
            (&seen_by(Part::Administrator, Relation::Own), &good, Err(R::NotYours)),
            (&taken, &adopt(&[], " ", None), Err(R::IdTaken)),
            (&twice, &adopt(&[], " ", None), Err(R::NoReason)),
            (&twice, &adopt(&[], &long, None), Err(R::TooLong { most: 500 })),
            (&twice, &adopt(&[], "好", Some(&long)), Err(R::TooLong { most: 80 })),
            (&twice, &adopt(&[], "好", None), Err(R::BadVersion { most: 64 })),
            (&twice, &good, Err(R::AdoptedAlready)),
        ] {
            assert_eq!(decide(facts, command), expected, "{facts:?} {command:?}");
        }
    }

    #[test]
    fn a_decision_is_undone_once_by_who_may_decide() {
        use DecisionRefusal as R;
        let undo = |reason: &str| DecisionCommand::Reopen { pin: PIN, reason: reason.to_owned() };
        let pin = |reopened| Some(PinFacts { reopened });
        let decider = DecisionFacts { pin: pin(false), ..seen_by(Part::Decider, Relation::Own) };
        let author = DecisionFacts { pin: pin(true), ..seen_by(Part::CoAuthor, Relation::Own) };
        let done = Ok(vec![DecisionEntry::Reopened { pin: PIN, reason: "有误".to_owned() }]);
        for (facts, command, expected) in [
            (&decider, undo("有误"), done),
            (&decider, undo(""), Err(R::NoReason)),
            (&DecisionFacts { pin: pin(true), ..decider.clone() }, undo("有误"), Err(R::ReopenedAlready)),
            (&DecisionFacts { pin: None, ..decider.clone() }, undo("有误"), Err(R::NotThere)),
            (&author, undo("有误"), Err(R::NotYours)),
        ] {
            assert_eq!(decide(facts, &command), expected, "{facts:?}");
        }
    }
}
