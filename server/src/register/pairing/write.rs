use gongjian_shared::care::{names_of, owed_by_pairs};
use gongjian_shared::ids::{AppointmentId, UnitId, UserId};
use gongjian_shared::rules::liaison::DUTY;
use gongjian_shared::rules::pairing::{Half, PAIR, PRIVATE, PairRow, PairingEntry, PrivateRow};
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use serde_json::json;

use super::grants;
use crate::programmes::definition;
use crate::register::RegisterError;
use crate::register::liaison::duty_of;
use crate::register::party::Touched;
use crate::register::write::row;
use crate::store::pairs::{Pair, Pairs};
use crate::store::party::{Appointments, Calendars, People, Units};
use crate::store::programmes::Programmes;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, turns};

/// Writes one entry.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    it: PairingEntry,
    user: UserId,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    let pair = match it {
        PairingEntry::PairConfirmed {
            pair,
            programme,
            leader,
            counselor,
            from,
            planned_end,
            basis,
            follows,
            rules,
            owner: _,
        } => {
            let it = Pair {
                pair,
                programme,
                leader,
                counselor,
                from,
                planned_end,
                until: None,
                basis,
                reason: String::new(),
                successor: false,
                follows,
                rules: rules.number(),
                at: now,
                user,
            };
            Pairs(&mut *conn).insert(&it).await?;
            it
        }
        PairingEntry::PairEnded { pair, on, reason, successor, owner: _ } => {
            Pairs(&mut *conn).end(pair, on, &reason, successor).await?;
            let missing = || StoreError::bad_row("pairs", pair, "is not there");
            Pairs(&mut *conn).find(pair).await?.ok_or_else(missing)?
        }
    };
    tell(conn, &pair, now).await?;
    grants::of_pair(conn, &pair, now, touched).await
}

/// Both spaces, made when they are not there, and the rows by which phones know what they are.
async fn tell(conn: &mut Connection, it: &Pair, now: Timestamp) -> Result<(), StoreError> {
    let said = said(conn, it).await?;
    let both = format!("{} · {}", said.leader.name, said.counselor.name);
    let name = Name::try_from(both).or_else(|_| Name::try_from(said.counselor.name.clone()));
    let name = name.map_err(|_| StoreError::bad_row("pairs", it.pair, "has people without names"))?;
    turns::spaces(conn, &[it.notes(), it.private()].into()).await?;
    for space in [it.notes(), it.private()] {
        if Spaces(&mut *conn).find(space).await?.is_none() {
            Spaces(&mut *conn).insert(space, &name, now).await?;
            row(conn, space, "space".to_owned(), &json!({ "name": name }), now).await?;
        }
    }
    let value = serde_json::to_value(&said).expect("a row is plain data");
    row(conn, it.notes(), PAIR.to_owned(), &value, now).await?;
    if let Some(duty) = duty_of(conn, it.programme).await? {
        let value = serde_json::to_value(duty).expect("a row is plain data");
        row(conn, it.notes(), DUTY.to_owned(), &value, now).await?;
    }
    let whose = PrivateRow { pair: it.pair, notes: it.notes() };
    let value = serde_json::to_value(whose).expect("a row is plain data");
    row(conn, it.private(), PRIVATE.to_owned(), &value, now).await
}

/// Tells the phones of all pairs that live in programmes of the unit and below by which calendar they go now.
pub(in crate::register) async fn calendar_changed(
    conn: &mut Connection,
    unit: UnitId,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    let living = Pairs(&mut *conn).living_under(unit).await?;
    turns::spaces(conn, &living.iter().map(Pair::notes).collect()).await?;
    for pair in living {
        let said = serde_json::to_value(said(conn, &pair).await?).expect("a row is plain data");
        row(conn, pair.notes(), PAIR.to_owned(), &said, now).await?;
        touched.spaces.insert(pair.notes());
    }
    Ok(())
}

/// The pair as its row says it.
pub(crate) async fn said(conn: &mut Connection, it: &Pair) -> Result<PairRow, StoreError> {
    let missing = |table| move || StoreError::bad_row(table, it.pair, "is not there for the pair");
    let started = Programmes(&mut *conn).find(it.programme).await?.ok_or_else(missing("programmes"))?;
    let versions = Programmes(&mut *conn).versions(it.programme).await?;
    let rules = versions.into_iter().map(|it| it.rules).find(|rules| rules.version().number() == it.rules);
    let rules = rules.ok_or_else(missing("rule_sets"))?;
    Ok(PairRow {
        pair: it.pair,
        programme: it.programme,
        title: started.title.as_str().to_owned(),
        leader: half(conn, it.leader).await?.ok_or_else(missing("appointments"))?,
        counselor: half(conn, it.counselor).await?.ok_or_else(missing("appointments"))?,
        from: it.from,
        planned_end: it.planned_end,
        until: it.until,
        reason: it.reason.clone(),
        successor: it.successor,
        follows: it.follows,
        rules: definition(&started.definition).map(|it| owed_by_pairs(it, &rules)).unwrap_or_default(),
        names: definition(&started.definition).map(names_of).unwrap_or_default(),
        definition: started.definition,
        duty: started.contacts,
        terms: Calendars(&mut *conn).of(started.owner).await?.terms(),
        waived: Vec::new(),
        inherited: Vec::new(),
    })
}

async fn half(conn: &mut Connection, appointment: AppointmentId) -> Result<Option<Half>, StoreError> {
    let Some(it) = Appointments(&mut *conn).find(appointment).await? else { return Ok(None) };
    let Some(person) = People(&mut *conn).find(it.detail.person).await? else { return Ok(None) };
    let Some(unit) = Units(conn).find(it.detail.unit).await? else { return Ok(None) };
    Ok(Some(Half {
        person: it.detail.person,
        name: person.detail.name.as_str().to_owned(),
        post: it.detail.post,
        unit: unit.unit,
        unit_name: unit.detail.name.as_str().to_owned(),
    }))
}
