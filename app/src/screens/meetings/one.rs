//! The page of one meeting, for a PC and for a thumb.

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::MeetingId;
use gongjian_shared::rules::meetings::{MeetingRow, MeetingState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::acts::Acts;
use super::attendance::{Agenda, Attendance};
use super::coming::{Answers, MyAnswer};
use super::fate::Fates;
use super::fixing::Fixing;
use super::issues::Issues;
use super::list::moment_of;
use super::print::Print;
use super::read;
use super::resolved::{Actions, Resolutions};
use super::sheet::Sheet;
use crate::keeper::talk::{Link, Paper, ToKeeper};
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::meetings::MeetingWord as W;

#[component]
pub fn MeetingPage() -> impl IntoView {
    let (notebook, words) = desk();
    notebook.say(&ToKeeper::Meetings);
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("meeting"))?.parse::<MeetingId>().ok());
    let row = Memo::new(move |_| {
        let id = id.get()?;
        notebook
            .meetings
            .with(|all| read(all.as_deref().unwrap_or_default()).into_iter().find(|it| it.meeting == id))
    });
    let there = Memo::new(move |_| row.with(Option::is_some));
    let asked = Memo::new(move |_| notebook.meetings.with(Option::is_some));
    move || {
        match (id.get(), there.get()) {
        (Some(id), true) => view! { <Known id=id found=row/> }.into_any(),
        (Some(_), false) if !asked.get() || notebook.link.get() == Link::Connecting => view! {
            <Page title=words.meeting(W::Title) back="/meetings"><Waiting text=words.of(Word::Loading)/></Page>
        }
        .into_any(),
        (Some(id), false) => view! {
            <Page title=words.meeting(W::NotHere) back="/meetings">
                <Fates meeting=id/>
                <div class="card"><Empty glyph=Glyph::CloudOff title=words.meeting(W::NotHere) text=words.meeting(W::NotHereNext)/></div>
            </Page>
        }
        .into_any(),
        (None, _) => view! {
            <Page title=words.meeting(W::NotHere) back="/meetings">
                <div class="card"><Empty glyph=Glyph::CloudOff title=words.meeting(W::NotHere) text=words.meeting(W::NotHereNext)/></div>
            </Page>
        }
        .into_any(),
    }
    }
}

#[component]
fn Known(id: MeetingId, found: Memo<Option<MeetingRow>>) -> impl IntoView {
    let (notebook, words) = desk();
    let Some(first) = found.get_untracked() else { return ().into_any() };
    // When the row goes away the page above says so; until then the last one stands.
    let row = Memo::new(move |last: Option<&MeetingRow>| {
        found.get().or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let head = DocumentHead::minutes_of(id);
    // The minutes of a meeting are one document, so whoever comes first may make it.
    notebook.create(head, "");
    let sheet = Sheet::new(row, notebook.open(Paper { document: head.document, fork: false }), outbox());
    let title = Signal::derive(move || row.with(|row| row.draft.title.clone()));
    let sub = Signal::derive(move || row.with(|row| moment_of(row, words)));
    let me = Memo::new(move |_| notebook.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user)));
    let writes =
        Memo::new(move |_| me.get().is_some_and(|me| row.with(|row| row.writers().contains(&me.into()))));
    let began =
        Memo::new(move |_| row.with(|row| matches!(row.state, MeetingState::Held | MeetingState::Fixed)));
    let href = format!("/paper/{}", head.document);
    view! {
        <Page title=title sub=sub back="/meetings">
            <div class="meeting">
                <Fates meeting=id/>
                <Facts sheet=sheet/>
                <MyAnswer sheet=sheet me=me/>
                <Acts sheet=sheet me=me/>
                <Agenda sheet=sheet writes=writes/>
                <Issues sheet=sheet writes=writes/>
                <section class="card stack">
                    <h2>{words.meeting(W::Minutes)}</h2>
                    <p class="muted">{words.meeting(W::MinutesHint)}</p>
                    <div class="row"><a class="btn" href=href>{words.meeting(W::OpenMinutes)}</a></div>
                    <Fixing sheet=sheet me=me/>
                </section>
                <Attendance sheet=sheet writes=writes/>
                {move || began.get().then(|| view! {
                    <Resolutions sheet=sheet writes=writes/>
                    <Actions sheet=sheet me=me writes=writes/>
                })}
                <Answers sheet=sheet/>
                <Print sheet=sheet/>
            </div>
        </Page>
    }
    .into_any()
}

/// What was called, and what was changed since.
#[component]
fn Facts(sheet: Sheet) -> impl IntoView {
    let (_, words) = desk();
    let row = sheet.row;
    let told = move || {
        row.with(|row| {
            [
                (W::Kind, words.listed(row.draft.kind).to_owned()),
                (W::Unit, row.unit_name.clone()),
                (W::Place, row.draft.place.clone()),
                (W::Chair, row.chair_name.clone()),
                (W::Quorum, words.listed(row.draft.quorum).to_owned()),
            ]
        })
    };
    let changes = move || {
        row.with(|row| {
            let said = row.changes.iter().map(|it| W::Changed {
                who: it.name.clone(),
                when: words.moment(it.at),
                reason: it.reason.clone(),
            });
            said.map(|it| view! { <li>{words.say_meeting(&it)}</li> }).collect_view()
        })
    };
    view! {
        <section class="card stack">
            <p><span class="tag" data-state=move || row.with(|row| row.state.as_str())>{move || row.with(|row| words.listed(row.state))}</span></p>
            <dl class="meeting-facts">
                {move || told().into_iter().map(|(name, text)| view! { <div><dt>{words.meeting(name)}</dt><dd>{text}</dd></div> }).collect_view()}
            </dl>
            <ul class="muted small">{changes}</ul>
        </section>
    }
}
