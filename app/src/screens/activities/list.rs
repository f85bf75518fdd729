//! /activities: today's first, then what comes, then what was; from what this device holds.

use gongjian_shared::activities::ActivityLine;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::rules::Role;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::figures::Figures;
use crate::device::{clock, dice};
use crate::keeper::talk::DocumentRow;
use crate::screens::page::Page;
use crate::screens::{desk, face, shown_title};
use crate::widgets::{Chip, Dialog, Empty, Glyph, Icon, Waiting, unique};
use crate::words::Word;
use crate::words::activities::ActivityWord as W;

/// Where an activity stands in the list, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    Today,
    Undated,
    Coming,
    Past,
}

impl When {
    const ALL: [Self; 4] = [Self::Today, Self::Undated, Self::Coming, Self::Past];

    fn of(day: Option<Date>, today: Date) -> Self {
        match day {
            None => Self::Undated,
            Some(day) if day == today => Self::Today,
            Some(day) if day > today => Self::Coming,
            Some(_) => Self::Past,
        }
    }

    const fn word(self) -> W {
        match self {
            Self::Today => W::Today,
            Self::Undated => W::Undated,
            Self::Coming => W::Coming,
            Self::Past => W::Past,
        }
    }
}

/// The activities that stand there: what comes in its order, what was with the latest first.
fn standing(rows: &[DocumentRow], when: When, today: Date) -> Vec<DocumentId> {
    let line = |row: &DocumentRow| row.summary.activity.as_deref().cloned().unwrap_or_default();
    let mut found: Vec<(ActivityLine, DocumentId)> = rows
        .iter()
        .filter(|row| row.head.kind == Kind::Activity)
        .map(|row| (line(row), row.head.document))
        .filter(|(line, _)| When::of(line.day, today) == when)
        .collect();
    found.sort_by(|(a, one), (b, other)| (a.day, &a.begins, one).cmp(&(b.day, &b.begins, other)));
    if when == When::Past {
        found.reverse();
    }
    found.into_iter().map(|(_, document)| document).collect()
}

fn today() -> Date {
    let now = clock::local(clock::now());
    let part = |it: u8| i8::try_from(it).unwrap_or(1);
    Date::new(i16::try_from(now.year).unwrap_or(1970), part(now.month), part(now.day)).unwrap_or(Date::ZERO)
}

#[component]
pub fn ActivitiesPage() -> impl IntoView {
    let (notebook, words) = desk();
    let day = today();
    let rows = Memo::new(move |_| {
        notebook.documents.with(|rows| {
            let of_kind = rows.iter().flatten().filter(|row| row.head.kind == Kind::Activity);
            of_kind.cloned().collect::<Vec<_>>()
        })
    });
    let loading = move || notebook.documents.with(Option::is_none);
    let none = move || !loading() && rows.with(Vec::is_empty);
    view! {
        <Page title=words.activity(W::Title) acts=|| view! { <NewActivity/> }>
            {move || loading().then(|| view! { <Waiting text=words.of(Word::Loading)/> })}
            {move || none().then(|| view! {
                <div class="card"><Empty glyph=Glyph::Today title=words.activity(W::None) text=words.activity(W::NoneNext)/></div>
            })}
            {When::ALL.map(|when| {
                let ids = Memo::new(move |_| rows.with(|rows| standing(rows, when, day)));
                move || (!ids.with(Vec::is_empty)).then(|| view! {
                    <section class="group" aria-label=words.activity(when.word())>
                        <div class="group-top"><h2>{words.activity(when.word())}</h2></div>
                        <ul class="card list">
                            <For each=move || ids.get() key=|id| *id let(id)><Line document=id/></For>
                        </ul>
                    </section>
                })
            }).collect_view()}
            <Figures rows=rows/>
        </Page>
    }
}

#[component]
fn Line(document: DocumentId) -> impl IntoView {
    let (notebook, words) = desk();
    let row = notebook.row(document);
    let title = move || {
        row.with(|row| row.as_ref().map(|row| shown_title(document, row.head.kind, &row.summary.title)))
    };
    let chip = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| face::chip(row.state, row.fork.is_some(), false)))
    });
    let more = move || {
        let line =
            row.with(|row| row.as_ref().and_then(|row| row.summary.activity.clone())).unwrap_or_default();
        let kind = line.kind.map(|kind| words.listed(kind).to_owned()).unwrap_or_default();
        let day = line.day.map(|day| words.date(day)).unwrap_or_default();
        let people = u64::try_from(line.persons.len()).unwrap_or(0);
        let times = line.attendances();
        let count = if times > 0 { words.say_activity(&W::Numbers { people, times }) } else { String::new() };
        [kind, day, line.begins.clone(), line.venue.clone(), count]
            .into_iter()
            .filter(|it| !it.is_empty())
            .map(|it| view! { <span>{it}</span> })
            .collect_view()
    };
    view! {
        <li>
            <a class="item" href=format!("/activities/{document}")>
                <span class="item-mark"><Icon glyph=Glyph::Today/></span>
                <span class="item-words"><strong>{title}</strong><span class="item-more">{more}</span></span>
                {move || chip.get().map(|(state, word)| view! { <Chip state=state text=words.of(word)/> })}
            </a>
        </li>
    }
}

/// The main act of the page: a new activity in a space where this person writes.
#[component]
fn NewActivity() -> impl IntoView {
    let (notebook, words) = desk();
    let writable = Memo::new(move |_| {
        notebook.spaces.with(|spaces| {
            let writable = spaces.iter().flatten().filter(|space| space.role.is_some_and(Role::may_write));
            writable.map(|space| (space.space, space.name.clone())).collect::<Vec<_>>()
        })
    });
    let open = RwSignal::new(false);
    let space = RwSignal::new(None::<SpaceId>);
    let navigate = use_navigate();
    let submit = StoredValue::new(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let first = writable.with_untracked(|all| all.first().map(|(id, _)| *id));
        let Some(space) = space.get_untracked().or(first) else { return };
        let document = DocumentId::fresh(clock::now(), dice::draw());
        notebook.create(DocumentHead::free(document, space, Kind::Activity), "");
        navigate(&format!("/activities/{document}?plan"), NavigateOptions::default());
    });
    let id = StoredValue::new(unique("space"));
    view! {
        {move || (!writable.with(Vec::is_empty)).then(|| view! {
            <button type="button" class="btn primary" on:click=move |_| open.set(true)><Icon glyph=Glyph::Plus/>{words.activity(W::New)}</button>
        })}
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.activity(W::New) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=move |event| submit.with_value(|submit| submit(event))>
                <p class="muted">{words.activity(W::NewLead)}</p>
                <div class="field">
                    <label for=id.get_value()>{words.activity(W::Where)}</label>
                    <select class="input" id=id.get_value() on:change=move |event| space.set(event_target_value(&event).parse().ok())>
                        {move || writable.get().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                    </select>
                </div>
                <button type="submit" class="btn primary wide">{words.activity(W::Create)}</button>
            </form>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keeper::talk::EditState;
    use gongjian_shared::documents::view::Summary;

    #[test]
    fn todays_activities_stand_apart_and_the_past_begins_with_the_latest() {
        let row = |nth: u8, day: Option<&str>| {
            let line = ActivityLine { day: day.and_then(|it| it.parse().ok()), ..ActivityLine::default() };
            let document = DocumentId::from_bytes([nth; 16]);
            DocumentRow {
                head: DocumentHead::free(document, SpaceId::from_bytes([1; 16]), Kind::Activity),
                summary: Summary { activity: Some(Box::new(line)), ..Summary::default() },
                changed_by: None,
                changed_by_me: false,
                changed: None,
                state: EditState::OnServer { at: None },
                fork: None,
            }
        };
        let rows = [
            row(1, Some("2026-11-22")),
            row(2, Some("2026-11-20")),
            row(3, Some("2026-11-21")),
            row(4, Some("2026-12-01")),
            row(5, None),
        ];
        let today = "2026-11-22".parse().expect("a day");
        let ids =
            |when| -> Vec<u8> { standing(&rows, when, today).iter().map(|it| it.as_bytes()[0]).collect() };
        assert_eq!(When::ALL.map(ids), [vec![1], vec![5], vec![4], vec![3, 2]]);
    }
}
