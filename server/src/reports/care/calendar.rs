//! What stands in somebody's calendar for other programs: what they owe, what is arranged, and meetings. Titles tell
//! nothing of anybody, unless the owner chose names.

use std::collections::BTreeSet;

use gongjian_shared::care::RecordKind;
use gongjian_shared::commitments::Item;
use gongjian_shared::ids::{PersonId, UserId};
use gongjian_shared::rules::liaison::Planned;
use gongjian_shared::rules::meetings::{MeetingRow, MeetingState};
use gongjian_shared::time::Timestamp;
use jiff::civil::{Date, Time};

use super::gather::{Known, known, own};
use crate::clock::local_day;
use crate::store::meetings::Meetings;
use crate::store::{StoreError, Stores};

/// One entry. Without a time it is about the whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The same for the same thing, whatever becomes of it.
    pub key: String,
    pub on: Date,
    pub begins: Option<Time>,
    pub title: String,
    pub place: String,
}

/// All entries, in no order that means anything.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn calendar(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    names: bool,
) -> Result<Vec<CalendarEntry>, StoreError> {
    let today = local_day(now);
    let mut reader = stores.log_readers.begin().await?;
    let (leads, follows) = own(&mut reader, user, today).await?;
    let rows = Meetings(&mut reader).of_user(user, now).await?;
    drop(reader);
    let (leads, follows) = (known(stores, &leads).await?, known(stores, &follows).await?);
    let mut all = Vec::new();
    for it in &leads {
        let items = it.seen().open(today);
        let mut told = BTreeSet::new();
        // Of what is owed again and again one entry is enough.
        let fresh = items.iter().rev().filter(|item| told.insert(item.rule.clone()));
        all.extend(fresh.map(|item| owed(it, item, today, names)));
        all.extend(it.seen().plans().iter().map(|plan| planned(it, plan, &it.row.counselor.name, names)));
    }
    for it in &follows {
        all.extend(it.seen().plans().iter().map(|plan| planned(it, plan, &it.row.leader.name, names)));
    }
    all.extend(rows.iter().filter_map(|row| meeting(row, user.into(), names)));
    Ok(all)
}

/// On its last day; on today when that is over: nothing says since when.
fn owed(it: &Known, item: &Item, today: Date, names: bool) -> CalendarEntry {
    let named = it.row.names.iter().find(|(key, ..)| *key == item.rule);
    let what = named.map_or_else(String::new, |(_, zh, _)| zh.clone());
    CalendarEntry {
        key: format!("{}-{}", it.row.pair, item.rule),
        on: item.due.max(today),
        begins: None,
        title: with(&format!("{what} 待安排"), &it.row.counselor.name, names),
        place: String::new(),
    }
}

fn planned(it: &Known, plan: &Planned, other: &str, names: bool) -> CalendarEntry {
    let what = match plan.kind {
        RecordKind::Talk => "约谈",
        RecordKind::Guidance => "工作指导",
        RecordKind::Plan => "发展规划",
        RecordKind::Help => "困难帮扶",
    };
    CalendarEntry {
        key: format!("{}-plan-{}", it.row.pair, plan.kind.as_str()),
        on: plan.on,
        begins: plan.begins,
        title: with(what, other, names),
        place: if names { plan.place.clone() } else { String::new() },
    }
}

fn meeting(row: &MeetingRow, me: PersonId, names: bool) -> Option<CalendarEntry> {
    let there = matches!(row.state, MeetingState::Called | MeetingState::Held | MeetingState::Fixed);
    let comes = row.is_invited(me) || row.writers().contains(&me);
    (there && comes).then(|| CalendarEntry {
        key: row.meeting.to_string(),
        on: row.draft.on,
        begins: Some(row.draft.begins),
        title: with("会议", &row.draft.title, names),
        place: if names { row.draft.place.clone() } else { String::new() },
    })
}

fn with(what: &str, name: &str, names: bool) -> String {
    if names { format!("{what} · {name}") } else { what.to_owned() }
}
