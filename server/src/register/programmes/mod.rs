//! Programmes: the facts of a command, and what it writes.

use std::collections::BTreeMap;

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::programmes::{Definition, Key, RuleValue};
use gongjian_shared::rules::programmes::{ProgrammeCommand, ProgrammeEntry, ProgrammeFacts, Running};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::programmes::{definition, situation};
use crate::rights::Posts;
use crate::store::party::{Appointments, Units};
use crate::store::programmes::{Programmes, Started, Tick, Version};
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(crate) async fn gather(
    conn: &mut Connection,
    who: UserId,
    command: &ProgrammeCommand,
    today: Date,
) -> Result<ProgrammeFacts, StoreError> {
    use ProgrammeCommand as C;
    let posts = Posts::of(&mut *conn, who, today).await?;
    let mut facts = ProgrammeFacts { today, ..ProgrammeFacts::default() };
    let (C::Start { programme, .. }
    | C::Adjust { programme, .. }
    | C::Tick { programme, .. }
    | C::End { programme, .. }) = command;
    let started = Programmes(&mut *conn).find(*programme).await?;
    if let C::Start { definition: wanted, owner, contacts, on, .. } = command {
        facts.id_taken = started.is_some();
        facts.definition = definition(wanted).cloned();
        if Units(&mut *conn).find(*owner).await?.is_some() {
            facts.owner_seats = Some(posts.seats(&mut *conn, *owner).await?);
        }
        if let Some(it) = definition(wanted) {
            facts.situation = situation(conn, it, *owner, contacts.len(), *on).await?;
        }
        return Ok(facts);
    }
    let Some(started) = started else { return Ok(facts) };
    facts.definition = definition(&started.definition).cloned();
    facts.owner_seats = Some(posts.seats(&mut *conn, started.owner).await?);
    facts.running = Some(Programmes(&mut *conn).running(&started).await?);
    if let Some(it) = &facts.definition {
        facts.situation = situation(&mut *conn, it, started.owner, started.contacts.len(), today).await?;
    }
    if let C::Tick { site, .. } = command {
        if Units(&mut *conn).find(*site).await?.is_some() {
            facts.site_seats = Some(posts.seats(&mut *conn, *site).await?);
        }
        facts.site_staff = match (&facts.definition, &facts.running) {
            (Some(definition), Some(running)) => staff(&mut *conn, definition, running, *site, today).await?,
            _ => BTreeMap::new(),
        };
        let ticks = Programmes(conn).ticks(*programme).await?;
        facts.ticked =
            ticks.into_iter().filter(|it| it.site == *site).map(|it| (it.phase, it.item)).collect();
    }
    Ok(facts)
}

/// How many hold posts of each role that a rule asks for at a site.
async fn staff(
    conn: &mut Connection,
    definition: &Definition,
    running: &Running,
    site: UnitId,
    today: Date,
) -> Result<BTreeMap<Key, u32>, StoreError> {
    let held = Appointments(conn).held_at(site, today).await?;
    let mut staff = BTreeMap::new();
    for (_, value) in running.history.latest().values() {
        let RuleValue::Staffing(it) = value else { continue };
        let Some(role) = definition.role(&it.role) else { continue };
        let count = held.iter().filter(|held| role.posts.contains(&held.detail.post)).count();
        staff.insert(it.role.clone(), u32::try_from(count).unwrap_or(u32::MAX));
    }
    Ok(staff)
}

/// Writes one entry.
pub(super) async fn entry(
    conn: &mut Connection,
    it: ProgrammeEntry,
    user: UserId,
    now: Timestamp,
) -> Result<(), StoreError> {
    use ProgrammeEntry as E;
    match it {
        E::ProgrammeStarted { programme, definition, owner, title, contacts, rules } => {
            let started =
                Started { programme, definition, owner, title, contacts, started: now, ended: None };
            Programmes(&mut *conn).insert(&started).await?;
            let first = Version { rules, reason: String::new(), at: now, user };
            Programmes(conn).add_version(programme, &first).await
        }
        E::RulesAdjusted { programme, rules, reason, .. } => {
            Programmes(conn).add_version(programme, &Version { rules, reason, at: now, user }).await
        }
        E::ItemTicked { programme, site, phase, item, done } => {
            Programmes(conn).set_tick(programme, &Tick { site, phase, item, at: now, user }, done).await
        }
        E::ProgrammeEnded { programme, on, .. } => Programmes(conn).end(programme, on).await,
    }
}
