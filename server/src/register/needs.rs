//! Requests of teachers in need (S0-18): the facts of a command, what it writes, and who reads it: the two, nobody else.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{PersonId, SpaceId, UnitId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::needs::{NeedCommand, NeedDesk, NeedEntry, NeedFacts, NeedRow, NeedState, ROW};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::values::Name;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::case::{Case, Decided};
use super::party::Touched;
use super::write::{member_row, row};
use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::needs::Needs;
use crate::store::party::{Appointments, People, Units};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, turns};

/// The source of the right that a request gives in its space.
const NEED: &str = "need";
/// The name of every such space: what a request is about stands inside.
const SPACE_NAME: &str = "诉求";

/// Gathers inside the deciding transaction. Of a request that the sender may not see, nothing is gathered.
pub(super) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &NeedCommand,
) -> Result<NeedFacts, StoreError> {
    let today = local_day(case.now);
    let account = Accounts(&mut *conn).find(case.who).await?;
    let name = account.map(|it| it.name.as_str().to_owned()).unwrap_or_default();
    let mut facts = NeedFacts { who: case.who, name, now: case.received, today, ..NeedFacts::default() };
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    match command {
        NeedCommand::SetDesk { unit, handlers, .. } => {
            if let Some(it) =
                Units(&mut *conn).find(*unit).await?.filter(|it| it.exists_on(today) && !it.draft)
            {
                facts.seats = Some(posts.seats(&mut *conn, *unit).await?);
                it.detail.name.as_str().clone_into(&mut facts.unit_name);
            }
            facts.desk = Needs(&mut *conn).desk(*unit).await?;
            facts.named = named(conn, &posts, handlers, today).await?;
        }
        NeedCommand::Raise { need, .. } => {
            let space = SpaceId::of_need(*need);
            facts.id_taken = Needs(&mut *conn).find(*need).await?.is_some()
                || Spaces(&mut *conn).find(space).await?.is_some();
            facts.desk = nearest_desk(conn, case.who.into()).await?;
            if let Some(desk) = &facts.desk {
                facts.open = open_of(&Needs(conn).of_unit(desk.unit).await?);
            }
        }
        NeedCommand::Say { need, .. } | NeedCommand::Pass { need, .. } | NeedCommand::Close { need } => {
            let Some(row) = Needs(&mut *conn).find(*need).await? else { return Ok(facts) };
            let space = SpaceId::of_need(*need);
            let open = Spaces(&mut *conn).open_role(space, case.who, case.received).await?.is_some();
            let seats = posts.seats(&mut *conn, row.unit).await?;
            let passes = matches!(command, NeedCommand::Pass { .. });
            if open || (passes && by_right(&seats, Thing::Need, Verb::Decide).is_some()) {
                facts.desk = Needs(conn).desk(row.unit).await?;
                facts.seats = Some(seats);
                facts.need = Some(row);
            }
        }
    }
    Ok(facts)
}

/// How many requests wait for each handler.
fn open_of(rows: &[NeedRow]) -> BTreeMap<PersonId, u64> {
    let mut open = BTreeMap::new();
    for row in rows.iter().filter(|it| it.state == NeedState::Asked) {
        *open.entry(row.handler.person).or_default() += 1;
    }
    open
}

/// The nearest desk for a person: of the home unit, of a unit that guides it or lies directly below it, then the same one
/// step up, until the top. A committee beside a college stands below what is above both.
pub(crate) async fn nearest_desk(
    conn: &mut Connection,
    person: PersonId,
) -> Result<Option<NeedDesk>, StoreError> {
    let Some(found) = People(&mut *conn).find(person).await? else { return Ok(None) };
    let home = found.detail.home;
    let above = Units(&mut *conn).above(home).await?;
    for unit in [home].into_iter().chain(above.into_iter().map(|it| it.unit)) {
        let guides = Units(&mut *conn).guides(unit).await?.into_iter().map(|it| it.unit);
        let below = Units(&mut *conn).children(Some(unit)).await?.into_iter().map(|it| it.unit.unit);
        let near: Vec<UnitId> = [unit].into_iter().chain(guides).chain(below).collect();
        for place in near {
            let desk = Needs(&mut *conn).desk(place).await?;
            if let Some(desk) = desk.filter(|it| it.handlers.iter().any(|it| it.person != person)) {
                return Ok(Some(desk));
            }
        }
    }
    Ok(None)
}

/// Those whom the sender may name: people whom the register shows them, and who have an account to read with.
async fn named(
    conn: &mut Connection,
    posts: &Posts,
    asked: &[PersonId],
    today: Date,
) -> Result<BTreeMap<PersonId, String>, StoreError> {
    let mut names = BTreeMap::new();
    for person in asked.iter().copied().collect::<BTreeSet<_>>() {
        let Some(found) = People(&mut *conn).find(person).await? else { continue };
        if Accounts(&mut *conn).find(person.into()).await?.is_none_or(|it| !it.open) {
            continue;
        }
        let held = Appointments(&mut *conn).held_by(person, today).await?;
        for unit in held.iter().map(|it| it.detail.unit).chain([found.detail.home]) {
            let seats = posts.seats(&mut *conn, unit).await?;
            if by_right(&seats, Thing::Person, Verb::Read).is_some() {
                names.insert(person, found.detail.name.as_str().to_owned());
            }
        }
    }
    Ok(names)
}

/// Writes one entry; gives what the audit keeps of it: of a request only that somebody acted on it.
pub(super) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &NeedEntry,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    let told = match it {
        NeedEntry::DeskSet { desk } => {
            Needs(conn).set_desk(desk).await?;
            return Ok(serde_json::to_value(it).expect("an entry is plain data"));
        }
        NeedEntry::NeedSet { row } => row,
    };
    let now = by.case.received;
    let before = Needs(&mut *conn).find(told.need).await?;
    Needs(&mut *conn).set(told, now).await?;
    let space = SpaceId::of_need(told.need);
    if Spaces(&mut *conn).find(space).await?.is_none() {
        let name = Name::try_from(SPACE_NAME.to_owned()).expect("the name fits");
        Spaces(&mut *conn).insert(space, &name, now).await?;
        turns::spaces(conn, &[space].into()).await?;
        row(conn, space, "space".to_owned(), &json!({ "name": name }), now).await?;
    }
    turns::spaces(conn, &[space].into()).await?;
    let (had, has) = (before.as_ref().map(two).unwrap_or_default(), two(told));
    for person in had.symmetric_difference(&has) {
        let user = UserId::from(*person);
        let grant = has.contains(person).then_some(Grant { role: Role::Reader, from: now, until: None });
        Spaces(&mut *conn).set_grant(space, user, NEED, grant, now).await?;
        let role = Spaces(&mut *conn).standing(space, user, now).await?.map(|it| it.role);
        member_row(conn, space, user, role, now).await?;
        touched.users.insert(user);
    }
    let value = serde_json::to_value(told).expect("a request is plain data");
    row(conn, space, ROW.to_owned(), &value, now).await?;
    touched.spaces.insert(space);
    Ok(json!({ "entry": "need_set", "need": told.need }))
}

/// The audience.
fn two(row: &NeedRow) -> BTreeSet<PersonId> {
    [row.teacher, row.handler.person].into()
}
