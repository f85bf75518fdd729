use std::collections::BTreeSet;

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::programmes::{
    Definition, Key, Label, Report, Rhythm, RuleSet, phases_on, ticks, timeline,
};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::wire::today::Waiting;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::programmes::definition;
use crate::reports::programmes::Asker;
use crate::rights::Posts;
use crate::store::party::Units;
use crate::store::programmes::{Programmes, Started, Tick};
use crate::store::{Connection, StoreError};

/// How long before its last day a table is told of. Unit: days.
const WARNED_DAYS: i32 = 40;

/// Open items of running phases at the person's sites, and tables that the person's offices send.
pub(super) async fn waiting(
    conn: &mut Connection,
    user: UserId,
    posts: &Posts,
    today: Date,
) -> Result<Vec<Waiting>, StoreError> {
    let (sites, offices) = places(&mut *conn, posts).await?;
    let mut all = Vec::new();
    let alive = |it: &Started| it.ended.is_none_or(|on| today < on);
    for it in Programmes(&mut *conn).all().await?.into_iter().filter(alive) {
        let Some(known) = definition(&it.definition) else { continue };
        if !Asker::new(&mut *conn, user, today).await?.reads(it.owner).await? {
            continue;
        }
        let running = Programmes(&mut *conn).running(&it).await?;
        let rules = running.history.latest();
        let done = Programmes(&mut *conn).ticks(it.programme).await?;
        for (site, name) in &sites {
            all.extend(open_items(&it, known, rules, &done, (*site, name), today));
        }
        if offices.contains(&it.owner) && rules.run().contains(today) {
            all.extend(known.reports.iter().filter_map(|report| table(&it, report, today)));
        }
    }
    Ok(all)
}

/// Where the person writes papers, and so ticks; and for whom the person keeps programmes.
async fn places(
    conn: &mut Connection,
    posts: &Posts,
) -> Result<(Vec<(UnitId, String)>, BTreeSet<UnitId>), StoreError> {
    let (mut sites, mut offices) = (Vec::new(), BTreeSet::new());
    for unit in posts.held.iter().map(|it| it.unit).collect::<BTreeSet<_>>() {
        let seats = posts.seats(&mut *conn, unit).await?;
        if by_right(&seats, Thing::Paper, Verb::Write).is_some() {
            let name = Units(&mut *conn).find(unit).await?.map(|it| it.detail.name.into());
            sites.push((unit, name.unwrap_or_default()));
        }
        if by_right(&seats, Thing::Programme, Verb::Write).is_some() {
            offices.insert(unit);
        }
    }
    Ok((sites, offices))
}

fn open_items(
    it: &Started,
    known: &Definition,
    rules: &RuleSet,
    done: &[Tick],
    (site, site_name): (UnitId, &String),
    today: Date,
) -> Vec<Waiting> {
    let bars = timeline(known, rules);
    let mut lines = Vec::new();
    for phase in phases_on(known, rules, today) {
        let here = done.iter().filter(|tick| tick.site == site && tick.phase == phase.id);
        let ticked: BTreeSet<Key> = here.map(|tick| tick.item.clone()).collect();
        let open = ticks(phase, &ticked).open.len();
        let bar = bars.iter().find(|bar| bar.phase == phase.id && bar.days.contains(today));
        if let (Some(bar), true) = (bar, open > 0) {
            lines.push(Waiting::Checklist {
                programme: it.programme,
                title: it.title.as_str().to_owned(),
                site,
                site_name: site_name.clone(),
                phase: Label { zh: phase.zh.clone(), en: phase.en.clone() },
                open: u64::try_from(open).unwrap_or(u64::MAX),
                until: bar.days.to,
            });
        }
    }
    lines
}

/// A table whose period ends soon. Terms and years of schools are counted by each school's calendar, and are not told here.
fn table(it: &Started, report: &Report, today: Date) -> Option<Waiting> {
    let until = match report.every {
        Rhythm::Month => today.last_of_month(),
        Rhythm::Quarter => date(today.year(), (today.month() + 2) / 3 * 3, 1).last_of_month(),
        Rhythm::Year => date(today.year(), 12, 31),
        Rhythm::Term | Rhythm::AcademicYear | Rhythm::BuildingYear => return None,
    };
    let report = Label { zh: report.zh.clone(), en: report.en.clone() };
    let (programme, title) = (it.programme, it.title.as_str().to_owned());
    let soon = until <= today.saturating_add(WARNED_DAYS.days());
    soon.then_some(Waiting::Report { programme, title, report, until })
}
