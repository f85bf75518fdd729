//! What waits today about pairs: for leaders and those who serve them, for counselors, for the office. Toward leaders it
//! is what is to be arranged, all in one line, and never how long something is over time.

use std::collections::BTreeSet;

use gongjian_shared::commitments::State;
use gongjian_shared::ids::{ProgrammeId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;

use super::gather::{Known, known, own, served};
use super::office::{meetings, office};
use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::issues::Issues;
use crate::store::pairs::Pair;
use crate::store::programmes::{Programmes, Started};
use crate::store::{Connection, StoreError, Stores};

/// An answer is told of for so long, a reminder stands for so long. Unit: days.
const FRESH_DAYS: i32 = 14;

/// Everything of the kind that waits for the person.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn waiting(stores: &Stores, user: UserId, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let (leads, follows) = own(&mut reader, user, today).await?;
    let served = served(&mut reader, user, today).await?;
    let mine: BTreeSet<_> = leads.iter().chain(&follows).map(|it| it.pair).collect();
    let answers = answers(&mut reader, &leads, &follows, today).await?;
    let owned = Issues(&mut reader).owned_by(user.into()).await?;
    let offices = offices(&mut reader, user, today).await?;
    drop(reader);
    let leads = known(stores, &leads).await?;
    let served: Vec<Pair> = served.into_iter().filter(|it| !mine.contains(&it.pair)).collect();
    let served = known(stores, &served).await?;
    let mut all: Vec<Waiting> = arrange(&leads, today).into_iter().collect();
    all.extend(asked(&leads, false));
    all.extend(asked(&served, true));
    let open: usize = served.iter().map(|it| it.seen().open(today).len()).sum();
    let open = u64::try_from(open).unwrap_or(u64::MAX);
    all.extend((open > 0).then_some(Waiting::Serve { open }));
    all.extend(answers);
    let open = owned.into_iter().filter(|it| it.answered.is_none());
    all.extend(open.map(|it| Waiting::Issue {
        issue: it.issue,
        programme: it.programme,
        title: it.draft.title,
        due: it.draft.due,
        office: false,
    }));
    for started in offices {
        all.extend(at_office(stores, user, now, &started).await?);
    }
    Ok(all)
}

/// One line for all that a leader is reminded to arrange; what is planned already is not in it. The items themselves are
/// lines of the pairs.
fn arrange(leads: &[Known], today: Date) -> Option<Waiting> {
    let (mut open, mut until, mut reminded_by) = (0, None::<Date>, None);
    let since = today.saturating_sub(jiff::Span::new().days(FRESH_DAYS));
    for it in leads {
        let items = it.seen().open(today);
        if items.is_empty() {
            continue;
        }
        open += items.len();
        let ahead = items.iter().map(|it| it.due).filter(|due| *due >= today).min();
        until = [until, ahead].into_iter().flatten().min();
        if let Some(reminded) = it.talks.reminded.as_ref().filter(|it| it.on >= since) {
            reminded_by = Some(reminded.name.clone());
        }
    }
    let open = u64::try_from(open).unwrap_or(u64::MAX);
    (open > 0 && reminded_by.is_some()).then_some(Waiting::Arrange { open, until, reminded_by })
}

fn asked(pairs: &[Known], liaison: bool) -> Vec<Waiting> {
    let open = pairs.iter().filter(|it| it.seen().asked().is_some());
    open.map(|it| Waiting::TalkAsked { pair: it.row.pair, who: it.row.counselor.name.clone(), liaison })
        .collect()
}

/// Answers of the last days to what was raised in these pairs.
async fn answers(
    conn: &mut Connection,
    leads: &[Pair],
    follows: &[Pair],
    today: Date,
) -> Result<Vec<Waiting>, StoreError> {
    let since = today.saturating_sub(jiff::Span::new().days(FRESH_DAYS));
    let pairs: Vec<&Pair> = leads.iter().chain(follows).collect();
    let programmes: BTreeSet<ProgrammeId> = pairs.iter().map(|it| it.programme).collect();
    let mut all = Vec::new();
    for programme in programmes {
        for row in Issues(&mut *conn).of_programme(programme).await? {
            if row.answered.as_ref().is_none_or(|it| it.on < since) {
                continue;
            }
            let raised = |pair: &&&Pair| row.origins.iter().any(|it| it.pair == pair.pair);
            if let Some(pair) = pairs.iter().find(raised) {
                all.push(Waiting::Answered {
                    issue: row.issue,
                    pair: pair.pair,
                    title: row.draft.title.clone(),
                });
            }
        }
    }
    Ok(all)
}

/// The running programmes whose issues are the person's.
async fn offices(conn: &mut Connection, user: UserId, today: Date) -> Result<Vec<Started>, StoreError> {
    let posts = Posts::of(&mut *conn, user, today).await?;
    if posts.held.is_empty() {
        return Ok(Vec::new());
    }
    let mut mine = Vec::new();
    for it in Programmes(&mut *conn).all().await? {
        let runs = it.ended.is_none_or(|on| today < on);
        if !runs || !posts.held.iter().any(|held| held.unit == it.owner) {
            continue;
        }
        let seats = posts.seats(&mut *conn, it.owner).await?;
        if by_right(&seats, Thing::Issue, Verb::Read).is_some() {
            mine.push(it);
        }
    }
    Ok(mine)
}

/// Opinions that went nowhere yet, issues whose day is over, meetings that are owed.
async fn at_office(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    started: &Started,
) -> Result<Vec<Waiting>, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let owed = meetings(&mut reader, started, today).await?;
    drop(reader);
    let programme = started.programme;
    let missing = owed.into_iter().filter(|it| matches!(it.state, State::Due | State::Overdue));
    let mut all: Vec<Waiting> =
        missing.map(|it| Waiting::MeetingOwed { programme, name: it.name, until: it.due }).collect();
    let Some(desk) = office(stores, user, now, programme).await? else { return Ok(all) };
    let count = u64::try_from(desk.opinions.len()).unwrap_or(u64::MAX);
    all.extend((count > 0).then_some(Waiting::Opinions { programme, count }));
    let late = desk.issues.into_iter().filter(|it| it.late && it.draft.owner != user.into());
    all.extend(late.map(|it| Waiting::Issue {
        issue: it.issue,
        programme,
        title: it.draft.title,
        due: it.draft.due,
        office: true,
    }));
    Ok(all)
}
