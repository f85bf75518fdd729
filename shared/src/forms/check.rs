//! What stands against submitting a form. The phone shows it while people write; the server asks the same.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Chosen};
use super::answers::Answers;
use super::key::AnswerKey;
use super::name::OptionId;
use super::number::{Decimal, NumberAnswer};
use super::template::{ChoiceOption, Condition, Field, FieldKind, Shape, Template};

/// One thing to put right, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub at: AnswerKey,
    pub what: AnswerFault,
}

/// What is wrong with an answer. Each says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerFault {
    /// Fill it in: fine in a draft.
    Missing,
    /// People wrote different things while apart: choose one.
    Conflict {
        values: usize,
    },
    /// Answer it anew: what is there is of another type.
    WrongType,
    /// Shorten it. Unit: characters.
    TooLong {
        most: usize,
        is: usize,
    },
    /// Write it in one line.
    SeveralLines,
    /// Give a telephone number or a mail address.
    NoContact,
    TooSmall {
        least: Decimal,
    },
    TooLarge {
        most: Decimal,
    },
    /// Round it.
    TooFine {
        decimals: u8,
    },
    OtherUnit {
        expected: String,
    },
    /// Give the number as it is: 余, 多, 约 are not taken here.
    NotExact,
    TooEarly {
        first: jiff::civil::Date,
    },
    TooLate {
        last: jiff::civil::Date,
    },
    /// The list has no such option (any more): choose another.
    NoSuchOption {
        option: OptionId,
    },
    /// Choose only one.
    OnlyOne,
    /// Say what the other is.
    OtherNeedsText,
    /// Add rows: fine in a draft.
    TooFewRows {
        least: usize,
    },
    TooManyRows {
        most: usize,
    },
    /// Take a smaller file. Unit: bytes.
    FileTooLarge {
        most: u64,
    },
}

impl AnswerFault {
    /// Something is not there yet: no fault of a draft.
    pub const fn is_gap(&self) -> bool {
        matches!(self, Self::Missing | Self::TooFewRows { .. })
    }
}

/// Everything that stands against submitting, in the order of the form. A signature is never asked for: it comes
/// with the decision.
pub fn validate(template: &Template, answers: &Answers) -> Vec<Problem> {
    let shown = template.fields().filter(|field| is_shown(field, answers));
    shown.flat_map(|field| of_field(field, answers)).collect()
}

/// Whether the form asks for the field, as things stand.
pub fn is_shown(field: &Field, answers: &Answers) -> bool {
    field.shown_if.as_ref().is_none_or(|condition| condition.holds(answers))
}

pub fn is_required(field: &Field, answers: &Answers) -> bool {
    field.required || field.required_if.as_ref().is_some_and(|condition| condition.holds(answers))
}

fn of_field(field: &Field, answers: &Answers) -> Vec<Problem> {
    let required = is_required(field, answers);
    let FieldKind::Table { columns, least_rows, most_rows } = &field.kind else {
        let key = AnswerKey::Field(field.id.clone());
        let fault = of_values(&field.kind, &answers.all(&key), required);
        return fault.map(|what| Problem { at: key, what }).into_iter().collect();
    };
    let rows = answers.rows_of(&field.id);
    let mut problems = Vec::new();
    let least = (*least_rows).max(usize::from(required));
    let count = if rows.len() < least {
        Some(AnswerFault::TooFewRows { least })
    } else {
        (rows.len() > *most_rows).then_some(AnswerFault::TooManyRows { most: *most_rows })
    };
    problems.extend(count.map(|what| Problem { at: field.id.clone().into(), what }));
    for row in rows {
        for column in columns {
            let (table, row, id) = (field.id.clone(), row.clone(), column.id.clone());
            let at = AnswerKey::Cell { table, row, column: id };
            let fault = of_values(&column.kind, &answers.all(&at), column.required);
            problems.extend(fault.map(|what| Problem { at, what }));
        }
    }
    problems
}

fn of_values(kind: &FieldKind, values: &[&Answer], required: bool) -> Option<AnswerFault> {
    match values {
        [] if matches!(kind, FieldKind::Signature { .. }) => None,
        [] => required.then_some(AnswerFault::Missing),
        [one] => of_answer(kind, one),
        several => Some(AnswerFault::Conflict { values: several.len() }),
    }
}

/// What is wrong with one answer for a field or column of this kind.
pub fn of_answer(kind: &FieldKind, answer: &Answer) -> Option<AnswerFault> {
    match (kind, answer) {
        (FieldKind::Text { max, shape }, Answer::Text(text)) => {
            of_line(text.trim(), *shape).or_else(|| of_length(text, *max))
        }
        (FieldKind::LongText { max, .. }, Answer::Text(text)) => of_length(text, *max),
        (FieldKind::Number { .. }, Answer::Number(number)) => of_number(kind, number),
        (FieldKind::Date { first, last }, Answer::Date(date)) => {
            let early = first.filter(|first| date < first).map(|first| AnswerFault::TooEarly { first });
            early.or_else(|| last.filter(|last| date > last).map(|last| AnswerFault::TooLate { last }))
        }
        (FieldKind::Choice { options, many }, Answer::Choice(chosen)) => of_choice(options, *many, chosen),
        (FieldKind::Attachment { most_bytes }, Answer::File(file)) => {
            (file.size > *most_bytes).then_some(AnswerFault::FileTooLarge { most: *most_bytes })
        }
        (FieldKind::Person, Answer::Person(_))
        | (FieldKind::Unit, Answer::Unit(_))
        | (FieldKind::Signature { .. }, Answer::Signature(_)) => None,
        (_, _) => Some(AnswerFault::WrongType),
    }
}

fn of_length(text: &str, most: usize) -> Option<AnswerFault> {
    let is = text.trim().chars().count();
    (is > most).then_some(AnswerFault::TooLong { most, is })
}

fn of_line(text: &str, shape: Shape) -> Option<AnswerFault> {
    if text.contains(['\n', '\r']) {
        return Some(AnswerFault::SeveralLines);
    }
    match shape {
        Shape::Any => None,
        Shape::Contact => (!is_contact(text)).then_some(AnswerFault::NoContact),
    }
}

fn is_contact(text: &str) -> bool {
    let telephone = text.chars().filter(char::is_ascii_digit).count() >= 7;
    let mail = text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    telephone || mail
}

fn of_number(kind: &FieldKind, it: &NumberAnswer) -> Option<AnswerFault> {
    let FieldKind::Number { unit, decimals, least, most, inexact } = kind else { return None };
    if it.unit != *unit {
        return Some(AnswerFault::OtherUnit { expected: unit.clone() });
    }
    if let Some(least) = least.filter(|least| it.value < *least) {
        return Some(AnswerFault::TooSmall { least });
    }
    if let Some(most) = most.filter(|most| it.value > *most) {
        return Some(AnswerFault::TooLarge { most });
    }
    if it.value.scale() > *decimals {
        return Some(AnswerFault::TooFine { decimals: *decimals });
    }
    let exact = it.qualifier == super::number::Qualifier::Exact;
    (!exact && !inexact).then_some(AnswerFault::NotExact)
}

fn of_choice(options: &[ChoiceOption], many: bool, chosen: &Chosen) -> Option<AnswerFault> {
    let find = |id: &OptionId| options.iter().find(|option| option.id == *id);
    if let Some(option) = chosen.options.iter().find(|id| find(id).is_none()) {
        return Some(AnswerFault::NoSuchOption { option: option.clone() });
    }
    if chosen.options.len() > 1 && !many {
        return Some(AnswerFault::OnlyOne);
    }
    let open = chosen.options.iter().filter_map(find).any(|option| option.open);
    let said = chosen.other.as_deref().is_some_and(|it| !it.trim().is_empty());
    (open && !said).then_some(AnswerFault::OtherNeedsText)
}

impl Condition {
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::Filled { field } => {
                !answers.of_field(field).is_empty() || !answers.rows_of(field).is_empty()
            }
            Self::Equals { field, value } => answers.of_field(field).iter().any(|it| equals(it, value)),
            Self::Contains { field, value } => answers.of_field(field).iter().any(|it| contains(it, value)),
            Self::Not(it) => !it.holds(answers),
            Self::All(all) => all.iter().all(|it| it.holds(answers)),
            Self::Any(any) => any.iter().any(|it| it.holds(answers)),
        }
    }
}

fn equals(answer: &Answer, value: &str) -> bool {
    match answer {
        Answer::Text(text) => text.trim() == value,
        Answer::Number(number) => value.parse() == Ok(number.value),
        Answer::Choice(chosen) => matches!(chosen.options.as_slice(), [one] if one.as_str() == value),
        Answer::Date(date) => date.to_string() == value,
        Answer::Person(it) | Answer::Unit(it) => it.name == value,
        Answer::File(_) | Answer::Signature(_) | Answer::Unknown(_) => false,
    }
}

fn contains(answer: &Answer, value: &str) -> bool {
    match answer {
        Answer::Text(text) => text.contains(value),
        Answer::Choice(chosen) => chosen.options.iter().any(|it| it.as_str() == value),
        Answer::Person(it) | Answer::Unit(it) => it.name.contains(value),
        Answer::Number(_) | Answer::Date(_) | Answer::File(_) | Answer::Signature(_) | Answer::Unknown(_) => {
            false
        }
    }
}

#[cfg(test)]
mod tests;
