use jiff::civil::Date;
use serde::Serialize;

use super::{
    Adopted, CounselorView, Evaluation, EvaluationCommand, EvaluationRefusal as R, EvaluationState as S,
    LINE_MAX, Question, VIEW_MAX, WORDS_MAX,
};
use crate::calendar::Year;
use crate::ids::{PairId, PersonId, ProgrammeId, UserId};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::values::identity_in;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationFacts {
    pub who: UserId,
    pub name: String,
    pub today: Date,
    /// The sender's seats over the owner of the programme; `None`: there is no such programme with pairs.
    pub seats: Option<Vec<Seat>>,
    pub evaluation: Option<Evaluation>,
    /// The pair that the command names, if the sender is its counselor and it held in that year.
    pub paired: Option<Paired>,
    /// The sender leads a pair that held in that year.
    pub leads: bool,
    /// What the sender said in own words before.
    pub spoke: Option<String>,
}

impl Default for EvaluationFacts {
    fn default() -> Self {
        Self {
            who: UserId::from_bytes([0; 16]),
            name: String::new(),
            today: Date::default(),
            seats: None,
            evaluation: None,
            paired: None,
            leads: false,
            spoke: None,
        }
    }
}

/// A pair whose counselor asks to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paired {
    pub pair: PairId,
    pub answered: bool,
}

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum EvaluationEntry {
    EvaluationSet {
        evaluation: Evaluation,
    },
    /// That the pair has answered is kept in one place, the view in another, and nothing leads from one to the other.
    ViewGiven {
        programme: ProgrammeId,
        year: Year,
        pair: PairId,
        /// Not in the audit, which says who acted and when.
        #[serde(skip_serializing)]
        view: CounselorView,
    },
    WordsGiven {
        programme: ProgrammeId,
        year: Year,
        person: PersonId,
        #[serde(skip_serializing)]
        text: String,
    },
}

/// The seat that gives the right; the audit names it. Views and own words are everybody's own.
pub fn seat(facts: &EvaluationFacts, command: &EvaluationCommand) -> Option<Seat> {
    let verb = match command {
        EvaluationCommand::Begin { .. } | EvaluationCommand::Close { .. } => Verb::Write,
        EvaluationCommand::Adopt { .. } => Verb::Decide,
        EvaluationCommand::Answer { .. } | EvaluationCommand::Speak { .. } => return None,
    };
    by_right(facts.seats.as_deref()?, Thing::Programme, verb)
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &EvaluationFacts, command: &EvaluationCommand) -> Result<Vec<EvaluationEntry>, R> {
    let (programme, year) = command.about();
    match command {
        EvaluationCommand::Begin { .. } => begin(facts, command, programme, year),
        EvaluationCommand::Answer { view, .. } => answer(facts, programme, year, view),
        EvaluationCommand::Speak { text, .. } => speak(facts, programme, year, text),
        EvaluationCommand::Close { .. } => {
            let it = run(facts, command)?;
            match it.state {
                S::Open => Ok(set(Evaluation { state: S::Closed, ..it.clone() })),
                S::Closed => Ok(Vec::new()),
                S::Adopted => Err(R::Wrong { state: it.state }),
            }
        }
        EvaluationCommand::Adopt { document, .. } => adopt(facts, command, document),
    }
}

fn set(evaluation: Evaluation) -> Vec<EvaluationEntry> {
    vec![EvaluationEntry::EvaluationSet { evaluation }]
}

/// The sender runs the programme, or decides in it.
fn rightful(facts: &EvaluationFacts, command: &EvaluationCommand) -> Result<(), R> {
    let seats = facts.seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, Thing::Programme, Verb::Read).ok_or(R::NotThere)?;
    seat(facts, command).ok_or(R::NotYours).map(drop)
}

fn run<'f>(facts: &'f EvaluationFacts, command: &EvaluationCommand) -> Result<&'f Evaluation, R> {
    rightful(facts, command)?;
    facts.evaluation.as_ref().ok_or(R::NotThere)
}

fn begin(
    facts: &EvaluationFacts,
    command: &EvaluationCommand,
    programme: ProgrammeId,
    year: Year,
) -> Result<Vec<EvaluationEntry>, R> {
    rightful(facts, command)?;
    refuse_if(year.get() > facts.today.year(), R::NotBegun { year: year.get() })?;
    if facts.evaluation.is_some() {
        return Ok(Vec::new());
    }
    Ok(set(Evaluation { programme, year, state: S::Open, begun: facts.today, adopted: None }))
}

fn answer(
    facts: &EvaluationFacts,
    programme: ProgrammeId,
    year: Year,
    view: &CounselorView,
) -> Result<Vec<EvaluationEntry>, R> {
    let paired = facts.paired.ok_or(R::NotThere)?;
    let it = facts.evaluation.as_ref().ok_or(R::NotThere)?;
    refuse_if(it.state != S::Open, R::Wrong { state: it.state })?;
    refuse_if(paired.answered, R::Answered)?;
    let view = view.checked()?;
    Ok(vec![EvaluationEntry::ViewGiven { programme, year, pair: paired.pair, view }])
}

impl CounselorView {
    /// The view with its words trimmed, if nothing stands against it. The phone asks before it leaves.
    ///
    /// # Errors
    /// The first [`R`] that holds.
    pub fn checked(&self) -> Result<Self, R> {
        let marked = |question| self.marks.get(question).is_some_and(|mark| (1..=5).contains(mark));
        refuse_if(!Question::ALL.iter().all(marked), R::Unmarked)?;
        let words = self.words.trim().to_owned();
        refuse_if(words.chars().count() > VIEW_MAX, R::TooLong { most: VIEW_MAX })?;
        identity_in(&words).map_or(Ok(()), |found| Err(R::Identity { found }))?;
        Ok(Self { marks: self.marks.clone(), words })
    }
}

fn speak(
    facts: &EvaluationFacts,
    programme: ProgrammeId,
    year: Year,
    text: &str,
) -> Result<Vec<EvaluationEntry>, R> {
    refuse_if(!facts.leads, R::NotThere)?;
    let it = facts.evaluation.as_ref().ok_or(R::NotThere)?;
    refuse_if(it.state == S::Adopted, R::Wrong { state: it.state })?;
    let text = text.trim();
    refuse_if(text.is_empty(), R::Empty)?;
    refuse_if(text.chars().count() > WORDS_MAX, R::TooLong { most: WORDS_MAX })?;
    if facts.spoke.as_deref() == Some(text) {
        return Ok(Vec::new());
    }
    let person = facts.who.into();
    Ok(vec![EvaluationEntry::WordsGiven { programme, year, person, text: text.to_owned() }])
}

fn adopt(
    facts: &EvaluationFacts,
    command: &EvaluationCommand,
    document: &str,
) -> Result<Vec<EvaluationEntry>, R> {
    let it = run(facts, command)?;
    match it.state {
        S::Open => return Err(R::Wrong { state: it.state }),
        S::Closed => {}
        S::Adopted => return Ok(Vec::new()),
    }
    let document = document.trim();
    refuse_if(document.is_empty(), R::Empty)?;
    refuse_if(document.chars().count() > LINE_MAX, R::TooLong { most: LINE_MAX })?;
    let adopted = Adopted { name: facts.name.clone(), on: facts.today, document: document.to_owned() };
    Ok(set(Evaluation { state: S::Adopted, adopted: Some(adopted), ..it.clone() }))
}

fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
