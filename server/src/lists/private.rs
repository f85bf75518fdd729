//! What is confidential of people: a list of its own, for those who may read it.

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Person, Private};
use gongjian_shared::rules::party::{PartyCommand, PartyFacts};
use gongjian_shared::wire::lists::{CellFault, ListColumn as C, ListLine};
use gongjian_tables::rows::Headings;
use gongjian_tables::tie::Value;

use super::check::{Spoken, judge};
use super::known::Known;
use super::people::{Whom, whom};
use super::row::{Row, day, word, written};

pub fn rows(known: &Known, headings: Headings, within: Option<UnitId>) -> Vec<Vec<Value>> {
    let people = known.order.iter().filter_map(|it| known.people.get(it));
    let here = people.filter(|it| within.is_none_or(|root| known.is_below(it.detail.home, root)));
    let record = |it: &Person| {
        let private = known.private.get(&it.person).cloned().unwrap_or_default();
        vec![
            Value::Text(it.person.to_string()),
            written(it.detail.name.as_str()),
            written(&known.called_unit(it.detail.home)),
            day(private.birth),
            written(&private.phone),
            written(&private.email),
            word(private.consent, headings),
        ]
    };
    here.map(record).collect()
}

pub fn check(known: &mut Known, rows: Vec<Row<'_>>) -> Vec<ListLine> {
    let mut spoken = Spoken::new();
    rows.into_iter().filter_map(|row| one(known, row, &mut spoken)).collect()
}

fn one(known: &Known, mut row: Row<'_>, spoken: &mut Spoken<PersonId>) -> Option<ListLine> {
    let name = row.text(C::Person).unwrap_or_default();
    let person = match whom(known, &mut row) {
        Whom::Known(person) => known.people.get(&person),
        Whom::New => {
            row.tell(C::Person, CellFault::NoSuchPerson);
            None
        }
        Whom::Unclear => None,
    };
    let mut commands = Vec::new();
    if let Some(it) = person {
        spoken.of(it.person, &mut row, C::Number);
        is_theirs(known, &mut row, it);
        let now = known.private.get(&it.person).cloned().unwrap_or_default();
        let private = read(&mut row, &now);
        if private != now && row.problems.is_empty() {
            let facts = PartyFacts { person: known.person_facts(it.person), ..PartyFacts::on(known.today) };
            let command = PartyCommand::SetPrivate { person: it.person, private };
            judge(&mut row, &facts, &command, C::Person);
            commands.push(command);
        }
    } else if row.problems.is_empty() {
        // The home could not be found.
        row.unit_or(known, C::Home, None);
    }
    row.line(name, false, commands)
}

/// Name and home only say whose row it is.
fn is_theirs(known: &Known, row: &mut Row<'_>, it: &Person) {
    if row.text(C::Person).is_some_and(|name| name != it.detail.name.as_str()) {
        row.tell(C::Person, CellFault::Fixed);
    }
    if row.unit_or(known, C::Home, Some(it.detail.home)) != Some(it.detail.home) && row.problems.is_empty() {
        row.tell(C::Home, CellFault::Fixed);
    }
}

fn read(row: &mut Row<'_>, now: &Private) -> Private {
    let text = |row: &Row<'_>, column, now: &str| {
        let text = row.text_or(column, now);
        if now.trim() == text { now.to_owned() } else { text }
    };
    Private {
        birth: row.date_or(C::Birth, now.birth),
        phone: text(row, C::Phone, &now.phone),
        email: text(row, C::Email, &now.email),
        consent: row.one_or::<bool>(C::Consent, Some(now.consent)).unwrap_or(false),
    }
}
