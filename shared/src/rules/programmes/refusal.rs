use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::programmes::{Contradiction, Key, Problem};
use crate::rights::Verb;

/// Why a command on a programme was refused. Listed by precedence: the first that holds is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ProgrammeRefusal {
    /// Not there, or not visible for the sender: which of the two is never said.
    #[error("not there")]
    NotThere,
    #[error("no seat of the sender gives {verb:?} on programmes of the unit")]
    NotYours { verb: Verb },
    #[error("this id is taken by something else")]
    IdTaken,
    #[error("there is no definition {definition}")]
    NoSuchDefinition { definition: Key },
    #[error("the programme ended on {on}")]
    Ended { on: Date },
    #[error("a reason is needed")]
    NoReason,
    /// S0-31
    #[error("a contact needs a telephone number or a mail address")]
    ContactUnreachable,
    #[error("the checklist has no {item} in {phase}")]
    NoSuchItem { phase: Key, item: Key },
    /// Work at a site begins when its posts are filled (S0-22).
    #[error("the site has {has} of {role}")]
    Understaffed { role: Key, has: u32, least: u32, most: Option<u32> },
    #[error("changes cannot be taken: {problems:?}")]
    Problems { problems: Vec<Problem> },
    #[error("the rules contradict: {contradictions:?}")]
    Contradicts { contradictions: Vec<Contradiction> },
}
