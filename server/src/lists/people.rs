//! The list of people, without what is confidential.

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Gender, Person, PersonDetail, Rank, StaffKind};
use gongjian_shared::rules::party::{PartyCommand, PartyFacts};
use gongjian_shared::wire::lists::{CellFault, ListColumn as C, ListLine};
use gongjian_tables::rows::Headings;
use gongjian_tables::tie::Value;

use super::check::{Spoken, judge};
use super::known::Known;
use super::row::{Row, day, maybe_word, place, word, written};
use super::said::is_another;

pub fn rows(known: &Known, headings: Headings, within: Option<UnitId>) -> Vec<Vec<Value>> {
    let people = known.order.iter().filter_map(|it| known.people.get(it));
    let here = people.filter(|it| within.is_none_or(|root| known.is_below(it.detail.home, root)));
    here.map(|it| record(known, headings, it)).collect()
}

fn record(known: &Known, headings: Headings, it: &Person) -> Vec<Value> {
    vec![
        Value::Text(it.person.to_string()),
        written(it.detail.name.as_str()),
        written(&known.called_unit(it.detail.home)),
        word(it.detail.staff, headings),
        maybe_word(it.detail.gender, headings),
        written(&it.detail.title),
        word(it.detail.rank, headings),
        place(it.detail.place),
        day(it.detail.began),
    ]
}

/// Whom a row speaks of.
pub enum Whom {
    Known(PersonId),
    /// Nobody of that name at that home; or the row says that it is somebody else.
    New,
    /// Told at the row.
    Unclear,
}

pub fn check(known: &mut Known, rows: Vec<Row<'_>>) -> Vec<ListLine> {
    let mut spoken = Spoken::new();
    rows.into_iter().filter_map(|row| one(known, row, &mut spoken)).collect()
}

fn one(known: &mut Known, mut row: Row<'_>, spoken: &mut Spoken<PersonId>) -> Option<ListLine> {
    let name = row.text(C::Person).unwrap_or_default();
    let whom = whom(known, &mut row);
    let now = match whom {
        Whom::Known(person) => known.people.get(&person).cloned(),
        Whom::New | Whom::Unclear => None,
    };
    let person =
        now.as_ref().map_or_else(|| PersonId::fresh(known.clock.now(), known.clock.dice()), |it| it.person);
    spoken.of(person, &mut row, C::Number);
    let detail = detail(known, &mut row, now.as_ref().map(|it| &it.detail));
    let mut commands = Vec::new();
    if let Some(detail) = detail.filter(|_| row.problems.is_empty()) {
        commands.extend(command(known, &mut row, person, now.as_ref(), detail));
    }
    row.line(name, now.is_none(), commands)
}

/// The person by number, or by name and home.
pub fn whom(known: &Known, row: &mut Row<'_>) -> Whom {
    let number = row.text(C::Number).unwrap_or_default();
    if !number.is_empty() && !is_another(&number) {
        let found = number.parse::<PersonId>().ok().filter(|it| known.people.contains_key(it));
        if found.is_none() {
            row.tell(C::Number, CellFault::NoSuchNumber);
        }
        return found.map_or(Whom::Unclear, Whom::Known);
    }
    if is_another(&number) {
        return Whom::New;
    }
    let before = row.problems.len();
    let home = row.unit_or(known, C::Home, None);
    // The home is read once more with the rest of the row, which tells what is wrong with it.
    row.problems.truncate(before);
    let Some(home) = home else { return Whom::Unclear };
    match known.namesakes(&row.text(C::Person).unwrap_or_default(), Some(home)).as_slice() {
        [] => Whom::New,
        [person] => Whom::Known(*person),
        several => {
            row.tell(C::Person, CellFault::SeveralPeople { count: several.len() });
            Whom::Unclear
        }
    }
}

fn detail(known: &Known, row: &mut Row<'_>, now: Option<&PersonDetail>) -> Option<PersonDetail> {
    let name = row.name(C::Person);
    let staff = row.one_or::<StaffKind>(C::Staff, now.map(|it| it.staff));
    let gender = row.one_or::<Gender>(C::Gender, now.and_then(|it| it.gender));
    let title = row.text_or(C::Title, now.map_or("", |it| &it.title));
    let rank = row.one_or::<Rank>(C::Rank, now.map(|it| it.rank)).unwrap_or(Rank::None);
    let home = row.unit_or(known, C::Home, now.map(|it| it.home));
    let place = row.whole_or(C::LeaderPlace, now.map_or(0, |it| it.place));
    let began = row.date_or(C::Began, now.and_then(|it| it.began));
    // Outer blanks are no change.
    let title = now.map(|it| &it.title).filter(|it| it.trim() == title).cloned().unwrap_or(title);
    Some(PersonDetail { name: name?, staff: staff?, gender, title, rank, home: home?, place, began })
}

fn command(
    known: &mut Known,
    row: &mut Row<'_>,
    person: PersonId,
    now: Option<&Person>,
    detail: PersonDetail,
) -> Option<PartyCommand> {
    if now.is_some_and(|it| it.detail == detail) {
        return None;
    }
    let facts = PartyFacts {
        person: known.person_facts(person),
        other: known.unit_facts(detail.home),
        administrator: known.administrator(),
        ..PartyFacts::on(known.today)
    };
    let after = Person { person, detail: detail.clone(), merged_into: None };
    let command = match now {
        Some(_) => PartyCommand::ChangePerson { person, detail },
        None => PartyCommand::AddPerson { person, detail, private: None },
    };
    judge(row, &facts, &command, C::Home);
    if row.problems.is_empty() {
        match now {
            Some(_) => known.change_person(&after),
            None => known.add_person(after),
        }
    }
    Some(command)
}
