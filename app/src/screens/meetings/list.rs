//! /meetings: what comes next first, then what is over, by year; and what a series still owes.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::UnitId;
use gongjian_shared::meetings::{Every, MeetingKind, owed};
use gongjian_shared::rules::meetings::{MeetingRow, MeetingState};
use jiff::civil::Date;
use leptos::prelude::*;

use super::read;
use crate::device::clock;
use crate::keeper::talk::ToKeeper;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Icon};
use crate::words::meetings::MeetingWord as W;
use crate::words::{Words, times};

/// The local day by the clock of this device.
pub fn today() -> Date {
    let at = clock::local(clock::now());
    Date::new(
        i16::try_from(at.year).unwrap_or(1970),
        i8::try_from(at.month).unwrap_or(1),
        i8::try_from(at.day).unwrap_or(1),
    )
    .unwrap_or_default()
}

/// "12月1日 14:30"
pub fn moment_of(row: &MeetingRow, words: Words) -> String {
    let day = times::local_date(words.language(), row.draft.on);
    let time = format!("{:02}:{:02}", row.draft.begins.hour(), row.draft.begins.minute());
    words.say_meeting(&W::Clock { day, time })
}

fn comes(row: &MeetingRow, today: Date) -> bool {
    match row.state {
        MeetingState::Planned | MeetingState::Called => row.draft.on >= today,
        MeetingState::Held => true,
        MeetingState::Fixed | MeetingState::Cancelled => false,
    }
}

/// What series still owe in the stretch around `today`: unit, kind, last day.
fn series(rows: &[MeetingRow], today: Date) -> Vec<(String, MeetingKind, Date)> {
    let mut days: BTreeMap<(UnitId, MeetingKind, Every), (String, Vec<Date>)> = BTreeMap::new();
    for row in rows {
        if let Some(every) = row.draft.series {
            let place = days.entry((row.unit, row.draft.kind, every)).or_default();
            place.0.clone_from(&row.unit_name);
            if !matches!(row.state, MeetingState::Planned | MeetingState::Cancelled) {
                place.1.push(row.draft.on);
            }
        }
    }
    let due = |((_, kind, every), (unit, days)): ((UnitId, MeetingKind, Every), (String, Vec<Date>))| {
        owed(every, days, today).map(|on| (unit, kind, on))
    };
    days.into_iter().filter_map(due).collect()
}

#[component]
pub fn MeetingsPage() -> impl IntoView {
    let (notebook, words) = desk();
    notebook.say(&ToKeeper::Meetings);
    let rows = Memo::new(move |_| notebook.meetings.with(|it| read(it.as_deref().unwrap_or_default())));
    let today = today();
    let coming = Memo::new(move |_| {
        let mut coming: Vec<MeetingRow> = rows.get().into_iter().filter(|it| comes(it, today)).collect();
        coming.sort_by_key(|it| (it.draft.on, it.draft.begins, it.meeting));
        coming
    });
    let past = Memo::new(move |_| {
        let mut past: Vec<MeetingRow> = rows.get().into_iter().filter(|it| !comes(it, today)).collect();
        past.sort_by_key(|it| (std::cmp::Reverse((it.draft.on, it.draft.begins)), it.meeting));
        past
    });
    let years = move || {
        let years: BTreeSet<_> =
            past.with(|it| it.iter().map(|it| std::cmp::Reverse(it.draft.on.year())).collect());
        let of = |year: i16| -> Vec<MeetingRow> {
            past.with(|it| it.iter().filter(|it| it.draft.on.year() == year).cloned().collect())
        };
        years.into_iter().map(|year| (W::Past { year: year.0 }, of(year.0))).collect::<Vec<_>>()
    };
    let owed = move || {
        rows.with(|rows| series(rows, today))
            .into_iter()
            .map(|(unit, kind, on)| {
                let on = times::local_date(words.language(), on);
                let kind = words.listed(kind).to_owned();
                view! { <p class="card meeting-owed">{words.meeting(W::Owed { unit, kind, on })}</p> }
            })
            .collect_view()
    };
    let new = move || {
        view! {
            <a class="btn primary" href="/meetings/new"><Icon glyph=Glyph::Plus/>{words.meeting(W::New)}</a>
        }
    };
    view! {
        <Page title=words.meeting(W::Title) acts=new>
            {owed}
            {move || rows.with(Vec::is_empty).then(|| view! {
                <div class="card"><Empty glyph=Glyph::Today title=words.meeting(W::None) text=words.meeting(W::NoneNext)/></div>
            })}
            {move || (!coming.with(Vec::is_empty)).then(|| group(W::Coming, coming.get(), words))}
            {move || years().into_iter().map(|(title, rows)| group(title, rows, words)).collect_view()}
        </Page>
    }
}

fn group(title: W, rows: Vec<MeetingRow>, words: Words) -> impl IntoView {
    let me = crate::screens::desk().0.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user));
    view! {
        <section class="group">
            <div class="group-top"><h2>{words.meeting(title)}</h2></div>
            <ul class="card list">
                {rows.into_iter().map(|row| {
                    let asks = me.is_some_and(|me| row.waits_for(me.into()));
                    let when = moment_of(&row, words);
                    let (kind, state) = (row.draft.kind, row.state);
                    view! {
                        <li>
                            <a class="item" href=format!("/meetings/{}", row.meeting) data-state=state.as_str()>
                                <i class="lamp" data-tone=asks.then_some("care")></i>
                                <span class="item-words">
                                    <strong>{row.draft.title.clone()}</strong>
                                    <span class="item-more">
                                        <span class="num">{when}</span><span>{row.draft.place.clone()}</span>
                                        <span>{move || words.listed(kind)}</span><span>{row.unit_name.clone()}</span>
                                    </span>
                                </span>
                                <span class="tag">{move || if asks { words.say_meeting(&W::NotAnswered) } else { words.listed(state).to_owned() }}</span>
                            </a>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}
