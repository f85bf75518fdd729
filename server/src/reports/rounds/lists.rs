use std::collections::BTreeMap;

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::pairing::round::{Counselor, Leader};
use gongjian_shared::party::{Appointment, Unit, is_liable};
use gongjian_shared::programmes::{Definition, Key, Load};
use gongjian_shared::wire::rounds::{CounselorLine, LeaderLine};
use jiff::civil::Date;

use crate::store::party::{Appointments, People, Units};
use crate::store::{Connection, StoreError};

/// Who may be paired on a day, computed from the posts that they hold then (S1-03, S1-04).
pub(super) struct Lists {
    pub leaders: Vec<LeaderLine>,
    pub counselors: Vec<CounselorLine>,
}

impl Lists {
    pub async fn on(
        conn: &mut Connection,
        definition: &Definition,
        load: &Load,
        owner: UnitId,
        today: Date,
    ) -> Result<Self, StoreError> {
        let below = Units(&mut *conn).below(&[owner]).await?;
        let units: BTreeMap<UnitId, Unit> = below.into_iter().map(|it| (it.unit, it)).collect();
        let held = holders(&mut *conn, definition, &load.each, &units, today).await?;
        let leaders = leaders(&mut *conn, held, &units).await?;
        let held = holders(&mut *conn, definition, &load.of, &units, today).await?;
        Ok(Self { leaders, counselors: counselors(conn, held, &units).await? })
    }
}

/// Who holds a post of the role in the owner's subtree.
async fn holders(
    conn: &mut Connection,
    definition: &Definition,
    role: &Key,
    units: &BTreeMap<UnitId, Unit>,
    today: Date,
) -> Result<Vec<Appointment>, StoreError> {
    let mut found = Vec::new();
    for post in definition.role(role).map(|it| it.posts.clone()).unwrap_or_default() {
        let held = Appointments(&mut *conn).holders(post, today).await?;
        found.extend(held.into_iter().filter(|it| units.contains_key(&it.detail.unit)));
    }
    Ok(found)
}

/// Each person once, with all units whose post makes them a leader. An ordinary deputy of a middle-level unit is out.
async fn leaders(
    conn: &mut Connection,
    held: Vec<Appointment>,
    units: &BTreeMap<UnitId, Unit>,
) -> Result<Vec<LeaderLine>, StoreError> {
    let mut lines: Vec<LeaderLine> = Vec::new();
    for it in held {
        let Some(unit) = units.get(&it.detail.unit) else { continue };
        let Some(liable) = is_liable(unit, it.detail.post, it.detail.acting) else { continue };
        let person = it.detail.person;
        if let Some(line) = lines.iter_mut().find(|line| line.leader.person == person) {
            if !line.leader.units.contains(&unit.unit) {
                line.leader.units.push(unit.unit);
            }
            continue;
        }
        lines.push(LeaderLine {
            leader: Leader { person, units: vec![unit.unit], liable },
            appointment: it.appointment,
            name: name(&mut *conn, person).await?,
            post: it.detail.post,
            unit_name: unit.detail.name.as_str().to_owned(),
        });
    }
    lines.sort_by(|one, other| {
        let key = |it: &LeaderLine| (it.leader.liable, it.unit_name.clone(), it.leader.person);
        key(one).cmp(&key(other))
    });
    Ok(lines)
}

async fn counselors(
    conn: &mut Connection,
    held: Vec<Appointment>,
    units: &BTreeMap<UnitId, Unit>,
) -> Result<Vec<CounselorLine>, StoreError> {
    let mut lines: Vec<CounselorLine> = Vec::new();
    for it in held {
        let (person, unit) = (it.detail.person, it.detail.unit);
        if lines.iter().any(|line| line.counselor.person == person) {
            continue;
        }
        lines.push(CounselorLine {
            counselor: Counselor { person, unit },
            appointment: it.appointment,
            name: name(&mut *conn, person).await?,
            unit_name: units.get(&unit).map_or_else(String::new, |it| it.detail.name.as_str().to_owned()),
        });
    }
    lines.sort_by_key(|it| (it.unit_name.clone(), it.counselor.person));
    Ok(lines)
}

async fn name(conn: &mut Connection, person: PersonId) -> Result<String, StoreError> {
    let found = People(conn).find(person).await?;
    Ok(found.map_or_else(String::new, |it| it.detail.name.into()))
}
