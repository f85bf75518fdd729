use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::rights::{Part, parts};
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;

use crate::reports::party::Asker;
use crate::rights::Posts;
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
    let gaps = Asker::new(conn, user, today).await?.gaps(Some(today)).await?;
    let mut here: BTreeMap<UnitId, (String, Vec<String>)> = BTreeMap::new();
    let mut below = BTreeSet::new();
    for gap in gaps.coverage.into_iter().flat_map(|it| it.gaps) {
        if own.contains(&gap.unit) {
            let (name, posts) = here.entry(gap.unit).or_default();
            *name = gap.unit_name;
            posts.push(gap.standard_name);
        } else {
            below.insert(gap.unit);
        }
    }
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
    all.extend(here.into_iter().map(|(unit, (unit_name, posts))| Waiting::Gap { unit, unit_name, posts }));
    let units = u64::try_from(below.len()).unwrap_or(u64::MAX);
    all.extend((units > 0).then_some(Waiting::GapsBelow { units }));
    Ok(all)
}
