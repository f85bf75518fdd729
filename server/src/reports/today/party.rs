use std::collections::BTreeSet;

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::rights::{Part, parts};
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;

use crate::reports::party::Asker;
use crate::rights::Posts;
use crate::store::party::Units;
use crate::store::{Connection, StoreError};

/// Posts that nobody holds and terms that end, for those whose task it is: offices and deciders.
pub(super) async fn waiting(
    conn: &mut Connection,
    user: UserId,
    posts: &Posts,
    today: Date,
) -> Result<Vec<Waiting>, StoreError> {
    let cares = |part: &Part| matches!(part, Part::Office | Part::Decider);
    let held = posts.held.iter().filter(|it| parts(it.post, it.acting).iter().any(cares));
    let own: BTreeSet<UnitId> = held.map(|it| it.unit).collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let mut asker = Asker::new(&mut *conn, user, today).await?;
    let gaps = asker.gaps(Some(today)).await?;
    let found = gaps.coverage.into_iter().flat_map(|it| it.gaps).map(|it| it.unit);
    let below: BTreeSet<UnitId> = found.filter(|unit| !own.contains(unit)).collect();
    let ending = gaps.ending.into_iter().map(|it| {
        let detail = it.line.appointment.detail;
        let (person, post) = (detail.person, detail.post);
        Waiting::Ending {
            person,
            person_name: it.line.person_name,
            unit_name: it.line.unit_name,
            post,
            on: it.on,
        }
    });
    let mut all: Vec<Waiting> = ending.collect();
    drop(asker);
    for unit in own {
        all.extend(here(&mut *conn, user, unit, today).await?);
    }
    let units = u64::try_from(below.len()).unwrap_or(u64::MAX);
    all.extend((units > 0).then_some(Waiting::GapsBelow { units }));
    Ok(all)
}

/// What the unit itself lacks: also by a standard that was set above it.
async fn here(
    conn: &mut Connection,
    user: UserId,
    unit: UnitId,
    today: Date,
) -> Result<Option<Waiting>, StoreError> {
    let Some(known) = Units(&mut *conn).find(unit).await? else { return Ok(None) };
    let gaps = Asker::new(conn, user, today).await?.gaps_of(&known, today).await?;
    let posts: Vec<String> = gaps.into_iter().map(|it| it.standard_name).collect();
    let unit_name = known.detail.name.into();
    Ok((!posts.is_empty()).then_some(Waiting::Gap { unit, unit_name, posts }))
}
