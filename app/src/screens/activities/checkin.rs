//! At the venue: one screen for the thumb. Names to tap, people to count, a way back, notes.

use gongjian_shared::activities::Group;
use gongjian_shared::ids::{PersonId, SpaceId};
use leptos::prelude::*;

use super::counters::Counters;
use super::desk::{ActivityDesk, Last};
use super::newcomer::NewPerson;
use super::notes::Notes;
use super::people::{found, known};
use super::photos::PhotoWall;
use super::print::PrintList;
use crate::device::clock;
use crate::keeper::talk::{RosterPerson, ToKeeper};
use crate::screens::desk;
use crate::widgets::{Avatar, Chip, ChipState, Empty, Glyph, Icon};
use crate::words::activities::ActivityWord as W;
use crate::words::party::Listed as _;

#[component]
pub fn Venue(activity: ActivityDesk) -> impl IntoView {
    let (notebook, words) = desk();
    notebook.say(&ToKeeper::Roster);
    let space = Memo::new(move |_| activity.open.view.with(|view| view.as_ref().map(|view| view.head.space)));
    let names = Memo::new(move |_| activity.shown.with(|shown| shown.plan.shows_names()));
    let all = Memo::new(move |_| {
        let newcomers = activity.shown.with(|shown| shown.attendance.newcomers.clone());
        let roster = notebook.roster.get().unwrap_or_default();
        space.get().map(|space| known(&roster, &newcomers, space)).unwrap_or_default()
    });
    view! {
        <div class="venue">
            <Totals activity=activity/>
            <Undo activity=activity/>
            {move || if names.get() {
                view! { <Names activity=activity all=all space=space/> }.into_any()
            } else {
                view! {
                    <div class="card"><Empty glyph=Glyph::EyeOff title=words.activity(W::NamesHidden) text=words.activity(W::NamesHiddenNext)/></div>
                }.into_any()
            }}
            <Counters activity=activity/>
            <Notes activity=activity/>
            <PhotoWall activity=activity space=space/>
            <p class="faint small venue-promise">{words.activity(W::Promise)}</p>
            {move || names.get().then(|| view! { <PrintList activity=activity all=all/> })}
        </div>
    }
}

/// 人次 of the groups and in all, large.
#[component]
fn Totals(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    let of = move |group: Group| move || activity.shown.with(|shown| shown.attendance.attendances_of(group));
    let all = move || activity.shown.with(|shown| shown.attendance.attendances());
    view! {
        <dl class="totals num" aria-live="polite">
            <div data-all=""><dt>{words.activity(W::Attendances)}</dt><dd>{all}</dd></div>
            {Group::ALL.iter().map(|group| view! {
                <div><dt>{words.list_name(*group)}</dt><dd>{of(*group)}</dd></div>
            }).collect_view()}
        </dl>
    }
}

/// What the last tap did, and the way back.
#[component]
fn Undo(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    let said = move || {
        activity.last.get().map(|last| match last {
            Last::Arrived { name, .. } => words.say_activity(&W::UndoneArrive { name }),
            Last::Counted { group, by } => {
                let group = group.name_in(words.language()).to_owned();
                words.say_activity(&W::UndoneCount { group, by: format!("{by:+}") })
            }
        })
    };
    view! {
        <div class="undo" role="status">
            {move || said().map(|said| view! {
                <span>{said}</span>
                <button type="button" class="btn slim" on:click=move |_| activity.undo()>{words.activity(W::Undo)}</button>
            })}
        </div>
    }
}

#[component]
fn Names(
    activity: ActivityDesk,
    all: Memo<Vec<RosterPerson>>,
    space: Memo<Option<SpaceId>>,
) -> impl IntoView {
    let (_, words) = desk();
    let typed = RwSignal::new(String::new());
    // A tap does not move the names: they stand in the order of pinyin, whoever is here.
    let is_here = move |person| activity.shown.with(|shown| shown.attendance.of(person).is_some());
    let lines = Memo::new(move |_| {
        let Some(space) = space.get() else { return (Vec::new(), 0) };
        all.with(|all| typed.with(|typed| found(all, space, typed, is_here)))
    });
    let nobody = move || {
        lines.with(|(ids, _)| ids.is_empty()).then(|| {
            let (title, text) = if typed.with(String::is_empty) {
                (W::NobodyKnown, Some(W::NobodyKnownNext))
            } else {
                (W::NobodyFound, None)
            };
            let text = text.map_or_else(String::new, |text| words.say_activity(&text));
            view! { <Empty glyph=Glyph::Person title=words.activity(title) text=text/> }
        })
    };
    view! {
        <div class="venue-bar">
            <div class="filter">
                <Icon glyph=Glyph::Search/>
                <input
                    class="input" type="search" aria-label=words.activity(W::Search) placeholder=words.activity(W::SearchHint)
                    autocomplete="off" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <NewPerson activity=activity all=all typed=typed/>
        </div>
        {move || nobody().map(|it| view! { <div class="card">{it}</div> })}
        <ul class="card list checkin" class:unseen=move || lines.with(|(ids, _)| ids.is_empty())>
                <For each=move || lines.with(|(ids, _)| ids.clone()) key=|id| *id let(id)>
                    <Line activity=activity person=Memo::new(move |_| all.with(|all| all.iter().find(|it| it.person == id).cloned())) id=id/>
                </For>
        </ul>
        {move || lines.with(|(_, more)| (*more > 0).then(|| view! {
            <p class="muted small">{words.activity(W::ManyMore { count: *more })}</p>
        }))}
    }
}

/// One name: the whole line is the button.
#[component]
fn Line(activity: ActivityDesk, person: Memo<Option<RosterPerson>>, id: PersonId) -> impl IntoView {
    let (notebook, words) = desk();
    let name =
        Signal::derive(move || person.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default()));
    let there = Memo::new(move |_| activity.shown.with(|shown| shown.attendance.of(id).cloned()));
    let is_there = Memo::new(move |_| there.with(Option::is_some));
    let said = move || {
        let Some(it) = there.get() else {
            let kind = person.with(|it| it.as_ref().and_then(|it| it.staff));
            return kind.map(|kind| kind.name_in(words.language()).to_owned()).unwrap_or_default();
        };
        let at = words.moment(it.at());
        let mine = activity.seen.get();
        match it.witnesses.as_slice() {
            [one] if Some(one.seen) == mine => words.say_activity(&W::WitnessMine { at }),
            [one] => {
                let who = notebook.roster.with(|roster| {
                    let user = PersonId::from(one.seen.user);
                    roster.iter().flatten().find(|it| it.person == user).map(|it| it.name.clone())
                });
                words.say_activity(&W::Witness { at, who: who.unwrap_or_default() })
            }
            several => words.say_activity(&W::Witnesses { at, count: several.len() }),
        }
    };
    let label = move || words.say_activity(&W::MarkHere { name: name.get() });
    let tap = move |_| {
        if let Some(person) = person.get_untracked() {
            activity.arrive(&person);
        }
    };
    view! {
        <li>
            <button type="button" class="item checkin-line" aria-pressed=move || is_there.get().to_string() aria-label=label on:click=tap>
                <Avatar name=name/>
                <span class="item-words"><strong>{name}</strong><span class="item-more">{said}</span></span>
                {move || if is_there.get() {
                    view! { <Chip state=ChipState::OnServer text=words.activity(W::Arrived)/> }.into_any()
                } else {
                    view! { <span class="checkin-mark">{words.activity(W::Arrived)}</span> }.into_any()
                }}
            </button>
            {move || is_there.get().then(|| view! {
                <button
                    type="button" class="btn quiet slim checkin-back" on:click=move |_| activity.take_back(id)
                    aria-label=words.activity(W::TakeBackOf { name: name.get() })
                >{words.activity(W::TakeBack)}</button>
            })}
        </li>
    }
}

/// "14:32"
pub fn clock_time(at: gongjian_shared::time::Timestamp) -> String {
    let at = clock::local(at);
    format!("{:02}:{:02}", at.hour, at.minute)
}
