//! The list of appointments: who holds or held which post.

use gongjian_shared::ids::{AppointmentId, PersonId, UnitId};
use gongjian_shared::party::{Appointment, AppointmentDetail, Basis, End, Post, Rank, Term};
use gongjian_shared::rules::party::{PartyCommand, PartyFacts, PartyRefusal};
use gongjian_shared::wire::lists::{CellFault, ListColumn as C, ListLine};
use gongjian_tables::rows::Headings;
use gongjian_tables::tie::Value;
use jiff::civil::Date;

use super::check::{Spoken, judge};
use super::known::{Known, id_in};
use super::row::{Row, called_units, day, maybe_word, word, written};

pub fn rows(known: &Known, headings: Headings, within: Option<UnitId>) -> Vec<Vec<Value>> {
    let all = known.appointments.values();
    let mut here: Vec<(String, &Appointment)> = all
        .filter(|it| within.is_none_or(|root| known.is_below(it.detail.unit, root)))
        .map(|it| (known.path(it.detail.unit), it))
        .collect();
    here.sort_by(|a, b| {
        let order = |it: &Appointment| (it.detail.post, it.detail.term.from, it.appointment);
        a.0.cmp(&b.0).then_with(|| order(a.1).cmp(&order(b.1)))
    });
    here.into_iter().map(|(_, it)| record(known, headings, it)).collect()
}

fn record(known: &Known, headings: Headings, it: &Appointment) -> Vec<Value> {
    let detail = &it.detail;
    let home = known.people.get(&detail.person).map(|it| it.detail.home);
    vec![
        Value::Text(it.appointment.to_string()),
        written(&known.called_person(detail.person)),
        home.map_or(Value::Empty, |it| written(&known.called_unit(it))),
        written(&known.called_unit(detail.unit)),
        word(detail.post, headings),
        maybe_word(detail.acting.then_some(true), headings),
        maybe_word(detail.rank, headings),
        Value::Date(detail.term.from),
        day(detail.term.planned),
        maybe_word(detail.term.hard.then_some(true), headings),
        word(detail.basis, headings),
        written(&detail.document),
        written(&detail.duties),
        called_units(known, &detail.guides),
        day(it.end.as_ref().map(|it| it.on)),
        maybe_word(it.end.as_ref().map(|it| it.basis), headings),
        written(it.end.as_ref().map_or("", |it| &it.document)),
    ]
}

/// A row that was read, before it is judged.
struct Wanted<'s> {
    row: Row<'s>,
    name: String,
    now: Option<Appointment>,
    detail: Option<AppointmentDetail>,
    end: Option<End>,
}

/// What ends comes first, then what begins, in the order of the days: a post is free before it is given again.
pub fn check(known: &mut Known, rows: Vec<Row<'_>>) -> Vec<ListLine> {
    let mut all: Vec<Wanted<'_>> = rows.into_iter().map(|row| read(known, row)).collect();
    all.sort_by_key(|it| (it.now.is_none(), it.detail.as_ref().map(|it| it.term.from), it.row.number));
    let mut spoken = Spoken::new();
    all.into_iter().filter_map(|it| one(known, it, &mut spoken)).collect()
}

fn read<'s>(known: &Known, mut row: Row<'s>) -> Wanted<'s> {
    let name = row.text(C::Person).unwrap_or_default();
    let number = row.text(C::Number).unwrap_or_default();
    let mut now = number.parse::<AppointmentId>().ok().and_then(|it| known.appointments.get(&it));
    if !number.is_empty() && now.is_none() {
        row.tell(C::Number, CellFault::NoSuchNumber);
    }
    let mut detail = self::detail(known, &mut row, now);
    if let Some(wanted) = detail.as_mut().filter(|_| now.is_none()) {
        now =
            known.held.get(&(wanted.person, wanted.unit, wanted.post)).into_iter().flatten().find_map(|it| {
                known.appointments.get(it).filter(|it| it.detail.term.from == wanted.term.from)
            });
        if let Some(now) = now {
            as_before(wanted, &now.detail);
        }
    }
    let end = end(&mut row, now.and_then(|it| it.end.as_ref()));
    Wanted { name, now: now.cloned(), detail, end, row }
}

fn detail(known: &Known, row: &mut Row<'_>, now: Option<&Appointment>) -> Option<AppointmentDetail> {
    let now = now.map(|it| &it.detail);
    let unit = row.unit_or(known, C::Unit, now.map(|it| it.unit));
    let person = person(known, row, now.map(|it| it.person));
    let post = row.one_or::<Post>(C::Post, now.map(|it| it.post));
    let acting = row.one_or::<bool>(C::Acting, Some(now.is_some_and(|it| it.acting)));
    let rank = row.one_or::<Rank>(C::RankOfPost, now.and_then(|it| it.rank));
    let from = row.date_or(C::From, now.map(|it| it.term.from));
    let planned = row.date_or(C::Planned, now.and_then(|it| it.term.planned));
    let hard = row.one_or::<bool>(C::Hard, Some(now.is_some_and(|it| it.term.hard)));
    let basis = row.one_or::<Basis>(C::Basis, now.map(|it| it.basis));
    let document = row.text_or(C::Document, now.map_or("", |it| &it.document));
    let duties = row.text_or(C::Duties, now.map_or("", |it| &it.duties));
    let guides = row.units_or(known, C::Guides, now.map_or(&[], |it| &it.guides));
    let (acting, hard) = (acting.unwrap_or(false), hard.unwrap_or(false));
    let term = Term { from: from?, planned, hard };
    let (person, unit, post, basis) = (person?, unit?, post?, basis?);
    let mut wanted =
        AppointmentDetail { person, unit, post, acting, rank, term, basis, document, duties, guides };
    now.into_iter().for_each(|now| as_before(&mut wanted, now));
    Some(wanted)
}

/// Outer blanks are no change.
fn as_before(wanted: &mut AppointmentDetail, now: &AppointmentDetail) {
    for (wanted, now) in [(&mut wanted.document, &now.document), (&mut wanted.duties, &now.duties)] {
        if now.trim() == wanted.as_str() {
            wanted.clone_from(now);
        }
    }
}

fn person(known: &Known, row: &mut Row<'_>, now: Option<PersonId>) -> Option<PersonId> {
    let text = row.text(C::Person)?;
    if now.is_some_and(|now| known.called_person(now) == text) {
        return now;
    }
    if let Some(id) = id_in(&text).and_then(|it| it.parse::<PersonId>().ok()) {
        let found = known.people.contains_key(&id).then_some(id);
        if found.is_none() {
            row.tell(C::Person, CellFault::NoSuchPerson);
        }
        return found;
    }
    let home = row.unit_or(known, C::Home, None);
    match known.namesakes(&text, home).as_slice() {
        [] => row.tell(C::Person, CellFault::NoSuchPerson),
        [person] => return Some(*person),
        several => row.tell(C::Person, CellFault::SeveralPeople { count: several.len() }),
    }
    None
}

fn end(row: &mut Row<'_>, now: Option<&End>) -> Option<End> {
    let on: Option<Date> = row.date_or(C::EndedOn, now.map(|it| it.on));
    let basis = row.one_or::<Basis>(C::EndBasis, now.map(|it| it.basis));
    let document = row.text_or(C::EndDocument, now.map_or("", |it| &it.document));
    let on = on?;
    if basis.is_none() {
        row.tell(C::EndBasis, CellFault::Missing);
    }
    let document = now.map(|it| &it.document).filter(|it| it.trim() == document).cloned().unwrap_or(document);
    Some(End { on, basis: basis?, document })
}

fn one(known: &mut Known, it: Wanted<'_>, spoken: &mut Spoken<AppointmentId>) -> Option<ListLine> {
    let Wanted { mut row, name, now, detail, end } = it;
    let fresh = || AppointmentId::fresh(known.clock.now(), known.clock.dice());
    let appointment = now.as_ref().map_or_else(fresh, |it| it.appointment);
    spoken.of(appointment, &mut row, C::Number);
    let mut commands = Vec::new();
    if let Some(detail) = detail {
        match &now {
            Some(now) => fixed(&mut row, now, &detail, end.as_ref()),
            None => commands.extend(appoint(known, &mut row, appointment, detail, end.clone())),
        }
    }
    let holds = now.as_ref().is_some_and(|it| it.end.is_none());
    if let Some(end) = end.filter(|_| row.problems.is_empty() && holds) {
        commands.extend(end_post(known, &mut row, appointment, end));
    }
    row.line(name, now.is_none(), commands)
}

/// An appointment is not changed: it ends, and another begins.
fn fixed(row: &mut Row<'_>, now: &Appointment, it: &AppointmentDetail, end: Option<&End>) {
    let was = &now.detail;
    let differ = [
        (C::Person, was.person != it.person),
        (C::Unit, was.unit != it.unit),
        (C::Post, was.post != it.post),
        (C::Acting, was.acting != it.acting),
        (C::RankOfPost, was.rank != it.rank),
        (C::From, was.term.from != it.term.from),
        (C::Planned, was.term.planned != it.term.planned),
        (C::Hard, was.term.hard != it.term.hard),
        (C::Basis, was.basis != it.basis),
        (C::Document, was.document != it.document),
        (C::Duties, was.duties != it.duties),
        (C::Guides, was.guides != it.guides),
        (C::EndedOn, now.end.is_some() && now.end.as_ref() != end),
    ];
    differ.into_iter().filter(|(_, is)| *is).for_each(|(column, _)| row.tell(column, CellFault::Fixed));
}

fn appoint(
    known: &mut Known,
    row: &mut Row<'_>,
    appointment: AppointmentId,
    detail: AppointmentDetail,
    end: Option<End>,
) -> Option<PartyCommand> {
    if let Some(end) = &end {
        let begins_later = end.on < detail.term.from;
        let fault = |refusal| CellFault::Refused { refusal };
        if begins_later {
            row.tell(C::EndedOn, fault(PartyRefusal::EndsBeforeBegin));
        } else if end.document.trim().is_empty() {
            row.tell(C::EndDocument, fault(PartyRefusal::NoDocument));
        }
    }
    let held = known.held.get(&(detail.person, detail.unit, detail.post)).into_iter().flatten();
    let facts = PartyFacts {
        unit: known.unit_facts(detail.unit),
        person: known.person_facts(detail.person),
        same_post: held.filter_map(|it| known.appointments.get(it)).cloned().collect(),
        ..PartyFacts::on(known.today)
    };
    let command = PartyCommand::Appoint { appointment, detail: detail.clone(), end: end.clone() };
    if row.problems.is_empty() {
        judge(row, &facts, &command, C::Unit);
    }
    row.problems.is_empty().then(|| {
        known.put_appointment(Appointment { appointment, detail, end });
        command
    })
}

fn end_post(
    known: &mut Known,
    row: &mut Row<'_>,
    appointment: AppointmentId,
    end: End,
) -> Option<PartyCommand> {
    let now = known.appointments.get(&appointment).cloned()?;
    let facts = PartyFacts {
        unit: known.unit_facts(now.detail.unit),
        appointment: Some(now.clone()),
        ..PartyFacts::on(known.today)
    };
    let command = PartyCommand::EndAppointment { appointment, end: end.clone() };
    judge(row, &facts, &command, C::EndedOn);
    row.problems.is_empty().then(|| {
        known.put_appointment(Appointment { end: Some(end), ..now });
        command
    })
}
