//! The desk of a programme's office (S1-02): opinions and issues (S1-16), meetings owed (S1-26), the roster, and
//! what somebody hands on.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use gongjian_shared::care::{
    CareRecord, HeldMeeting, Layer, handover, helps, layers, meetings_owed, names_of,
};
use gongjian_shared::commitments::{AsOf, State};
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{IssueId, PersonId, ProgrammeId, UnitId, UserId};
use gongjian_shared::programmes::Label;
use gongjian_shared::rights::{Part, Seat, Thing, Verb, by_right, parts};
use gongjian_shared::rules::liaison::{IssueRow, Origin};
use gongjian_shared::rules::meetings::MeetingState;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::liaison::{Handover, IssueLine, OfficeDesk, OpinionLine, OwedMeeting};
use jiff::civil::Date;

use super::gather::{Known, known, serves_since};
use crate::clock::local_day;
use crate::programmes::definition;
use crate::rights::Posts;
use crate::store::issues::Issues;
use crate::store::meetings::Meetings;
use crate::store::pairs::Pairs;
use crate::store::party::{Appointments, Calendars, People, Units};
use crate::store::programmes::{Programmes, Started};
use crate::store::talks::Talks;
use crate::store::{Connection, StoreError, Stores};

/// Shown of what was owed in meetings: nothing whose last day is longer ago. Unit: days.
const MEETINGS_SHOWN_DAYS: i32 = 400;

/// The programme, if its issues are the asker's to read.
async fn mine(
    conn: &mut Connection,
    user: UserId,
    programme: ProgrammeId,
    today: Date,
) -> Result<Option<(Started, Vec<Seat>)>, StoreError> {
    let Some(started) = Programmes(&mut *conn).find(programme).await? else { return Ok(None) };
    let posts = Posts::of(&mut *conn, user, today).await?;
    let seats = posts.seats(conn, started.owner).await?;
    let reads = by_right(&seats, Thing::Issue, Verb::Read).is_some();
    Ok(reads.then_some((started, seats)))
}

/// `None`: no such programme for the asker.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn office(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    programme: ProgrammeId,
) -> Result<Option<OfficeDesk>, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let Some((started, _)) = mine(&mut reader, user, programme, today).await? else { return Ok(None) };
    let pairs = Pairs(&mut reader).of_programme(programme).await?;
    drop(reader);
    let known = known(stores, &pairs).await?;
    let mut reader = stores.log_readers.begin().await?;
    let taken = Issues(&mut reader).by_opinion(programme).await?;
    let mut opinions = raised(&known);
    opinions.retain(|it| !taken.contains_key(&(it.origin.document, it.origin.row.clone())));
    let owner = Units(&mut reader).find(started.owner).await?;
    Ok(Some(OfficeDesk {
        programme,
        title: started.title.as_str().to_owned(),
        owner_name: owner.map(|it| it.detail.name.into()).unwrap_or_default(),
        today,
        staff: staff(&mut reader, started.owner, today).await?,
        opinions,
        issues: issues(&mut reader, programme, &known, today).await?,
        people: owners(&mut reader, started.owner, today).await?,
        meetings: meetings(&mut reader, &started, today).await?,
        duty: Talks(&mut reader).duty(programme).await?.turns,
        paired: paired(&known, today),
        layers: layered(&mut reader, &known, today).await?,
        helps: helps(known.iter().flat_map(|it| &it.records).map(|(_, it)| it)),
        names: names(&started),
    }))
}

/// All opinions that were raised and stand, the oldest first.
fn raised(known: &[Known]) -> Vec<OpinionLine> {
    let mut lines = Vec::new();
    for it in known {
        for (document, record) in it.records.iter().filter(|(_, it)| it.void.is_none()) {
            lines.extend(record.raised.iter().map(|raised| OpinionLine {
                origin: Origin { pair: it.row.pair, document: *document, row: raised.row.clone() },
                text: raised.text.clone(),
                leader: it.row.leader.name.clone(),
                counselor: it.row.counselor.name.clone(),
                on: record.on,
            }));
        }
    }
    lines.sort_by(|a, b| (a.on, &a.origin).cmp(&(b.on, &b.origin)));
    lines
}

/// Unanswered ones by their last day, then the others, the latest answer first.
async fn issues(
    conn: &mut Connection,
    programme: ProgrammeId,
    known: &[Known],
    today: Date,
) -> Result<Vec<IssueLine>, StoreError> {
    let all = raised(known);
    let mut rows = Issues(conn).of_programme(programme).await?;
    rows.sort_by_key(|it| {
        (
            it.answered.is_some(),
            std::cmp::Reverse(it.answered.as_ref().map(|it| it.at)),
            it.draft.due,
            it.issue,
        )
    });
    let with = |row: IssueRow| {
        let its = all.iter().filter(|it| row.origins.contains(&it.origin)).cloned().collect();
        IssueLine { raised: its, ..line(row, today) }
    };
    Ok(rows.into_iter().map(with).collect())
}

/// Without where it comes from.
fn line(row: IssueRow, today: Date) -> IssueLine {
    IssueLine {
        issue: row.issue,
        programme: row.programme,
        late: row.is_late(today),
        opinions: u32::try_from(row.origins.len()).unwrap_or(u32::MAX),
        draft: row.draft,
        owner_name: row.owner_name,
        solution: row.solution,
        answered: row.answered,
        raised: Vec::new(),
    }
}

async fn staff(
    conn: &mut Connection,
    owner: UnitId,
    today: Date,
) -> Result<Vec<(String, gongjian_shared::party::Post)>, StoreError> {
    let mut staff = Vec::new();
    for held in Appointments(&mut *conn).held_at(owner, today).await? {
        if parts(held.detail.post, held.detail.acting).contains(&Part::Office)
            && let Some(person) = People(&mut *conn).find(held.detail.person).await?
        {
            staff.push((person.detail.name.as_str().to_owned(), held.detail.post));
        }
    }
    Ok(staff)
}

/// Who decides or keeps an office at the owner, or decides in a unit right below it.
async fn owners(
    conn: &mut Connection,
    owner: UnitId,
    today: Date,
) -> Result<Vec<(PersonId, String)>, StoreError> {
    let below = Units(&mut *conn).children(Some(owner)).await?;
    let mut people: Vec<(PersonId, String)> = Vec::new();
    for unit in std::iter::once(owner).chain(below.into_iter().map(|it| it.unit.unit)) {
        for held in Appointments(&mut *conn).held_at(unit, today).await? {
            let parts = parts(held.detail.post, held.detail.acting);
            let fits = parts.contains(&Part::Decider) || (unit == owner && parts.contains(&Part::Office));
            let fits = fits && !people.iter().any(|(it, _)| *it == held.detail.person);
            if fits && let Some(it) = People(&mut *conn).find(held.detail.person).await? {
                people.push((held.detail.person, it.detail.name.as_str().to_owned()));
            }
        }
    }
    Ok(people)
}

/// What the office of a programme owes in meetings, the latest period first (S1-26).
pub(super) async fn meetings(
    conn: &mut Connection,
    started: &Started,
    today: Date,
) -> Result<Vec<OwedMeeting>, StoreError> {
    let Some(known) = definition(&started.definition) else { return Ok(Vec::new()) };
    let took_place = |it: MeetingState| matches!(it, MeetingState::Held | MeetingState::Fixed);
    let rows = Meetings(&mut *conn).of_unit(started.owner).await?;
    let held: Vec<HeldMeeting> = rows
        .iter()
        .filter(|it| took_place(it.state))
        .map(|it| HeldMeeting {
            minutes: DocumentHead::minutes_of(it.meeting).document,
            kind: it.draft.kind,
            on: it.draft.on,
        })
        .collect();
    let running = Programmes(&mut *conn).running(started).await?;
    let terms = Calendars(conn).of(started.owner).await?.terms();
    let rules = running.history.latest();
    let owed = meetings_owed(known, rules, &held, AsOf::today(today), &terms);
    let since = today.saturating_sub(jiff::Span::new().days(MEETINGS_SHOWN_DAYS));
    let mut lines: Vec<OwedMeeting> = owed
        .into_iter()
        .flat_map(|(it, items)| items.into_iter().map(move |item| (it, item)))
        .filter(|(_, item)| item.due >= since && !matches!(item.state, State::Future | State::Waived(_)))
        .map(|(it, item)| OwedMeeting {
            name: Label { zh: it.zh.clone(), en: it.en.clone() },
            slot: item.slot,
            due: item.due,
            state: item.state,
        })
        .collect();
    lines.sort_by_key(|it| std::cmp::Reverse(it.due));
    Ok(lines)
}

/// Counselors of pairs that hold, each with what their records say.
async fn layered(conn: &mut Connection, known: &[Known], today: Date) -> Result<Vec<Layer>, StoreError> {
    let mut all: BTreeMap<PersonId, (Option<Date>, Vec<&CareRecord>)> = BTreeMap::new();
    for it in known.iter().filter(|it| !it.row.is_over_on(today)) {
        let person = it.row.counselor.person;
        let (_, records) = match all.entry(person) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => free.insert((serves_since(&mut *conn, person).await?, Vec::new())),
        };
        records.extend(it.records.iter().map(|(_, it)| it));
    }
    Ok(layers(all.into_values(), today))
}

/// What the programme calls bands, paths and kinds of help.
fn names(started: &Started) -> Vec<(String, String, String)> {
    let catalogues = definition(&started.definition).map(|it| it.catalogues.as_slice()).unwrap_or_default();
    let wanted =
        catalogues.iter().filter(|it| ["service_bands", "paths", "help_kinds"].contains(&it.id.as_str()));
    let kinds = wanted.flat_map(|it| &it.kinds);
    kinds.map(|it| (it.id.as_str().to_owned(), it.zh.clone(), it.en.clone())).collect()
}

fn paired(known: &[Known], today: Date) -> Vec<(PersonId, String)> {
    let living = known.iter().filter(|it| !it.row.is_over_on(today));
    let mut people: Vec<(PersonId, String)> = living
        .flat_map(|it| [&it.row.leader, &it.row.counselor])
        .map(|it| (it.person, it.name.clone()))
        .collect();
    people.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    people.dedup();
    people
}

/// 交接清单, for the office. `None`: no such programme for the asker, or nobody of it.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn handed_on(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    (programme, person): (ProgrammeId, PersonId),
) -> Result<Option<Handover>, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let Some((started, _)) = mine(&mut reader, user, programme, today).await? else { return Ok(None) };
    let pairs = Pairs(&mut reader).of_programme(programme).await?;
    drop(reader);
    let known = known(stores, &pairs).await?;
    let seen: Vec<_> = known.iter().map(Known::seen).collect();
    let pairs = handover(person, &seen, today);
    let names = paired(&known, today);
    let Some((_, name)) = names.into_iter().find(|(it, _)| *it == person) else { return Ok(None) };
    let mut reader = stores.log_readers.begin().await?;
    let owned = Issues(&mut reader).owned_by(person).await?;
    let open = owned.into_iter().filter(|it| it.answered.is_none() && it.programme == programme);
    Ok(Some(Handover {
        name,
        today,
        pairs,
        names: definition(&started.definition).map(names_of).unwrap_or_default(),
        issues: open.map(|it| line(it, today)).collect(),
    }))
}

/// An issue for its owner, without where it comes from; the same to everybody else as if there were none.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn issue(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    issue: IssueId,
) -> Result<Option<IssueLine>, StoreError> {
    let mut reader = stores.log_readers.begin().await?;
    let found = Issues(&mut reader).find(issue).await?;
    let its = found.filter(|it| it.draft.owner == user.into());
    Ok(its.map(|it| line(it, local_day(now))))
}

/// Issues of a unit's programmes that are not answered, without where they come from. None for who may not read them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn issues_of(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    unit: UnitId,
) -> Result<Vec<IssueLine>, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let posts = Posts::of(&mut reader, user, today).await?;
    let seats = posts.seats(&mut reader, unit).await?;
    let mut lines = Vec::new();
    if by_right(&seats, Thing::Issue, Verb::Read).is_none() {
        return Ok(lines);
    }
    for started in Programmes(&mut reader).all().await?.into_iter().filter(|it| it.owner == unit) {
        let rows = Issues(&mut reader).of_programme(started.programme).await?;
        lines.extend(rows.into_iter().filter(|it| it.answered.is_none()).map(|it| line(it, today)));
    }
    Ok(lines)
}
