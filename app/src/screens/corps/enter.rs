//! What the office enters: one form at a time.

use gongjian_shared::ids::{CorpsId, EntryId, ProjectId};
use gongjian_shared::rules::corps::{
    AgreementState, Corps, CorpsCommand, CorpsKind, GroupKind, Project, ProjectKind, RecommendationKind,
    RecommendationOutcome, ServiceKind,
};
use leptos::prelude::*;

use super::desk::Bench;
use super::kept::corps_options;
use super::parts::{Area, Pick, day, listed, typed};
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::programmes::today;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::corps::CorpsWord as W;

/// Which form is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Join,
    Corps,
    Project,
    Certify,
    Agreement,
    Group,
    Serve,
    Recommend,
}

impl Form {
    const ALL: [Self; 8] = [
        Self::Join,
        Self::Certify,
        Self::Serve,
        Self::Recommend,
        Self::Group,
        Self::Agreement,
        Self::Corps,
        Self::Project,
    ];

    const fn word(self) -> W {
        match self {
            Self::Join => W::Join,
            Self::Corps => W::AddCorps,
            Self::Project => W::AddProject,
            Self::Certify => W::Certify,
            Self::Agreement => W::Agreement,
            Self::Group => W::AddGroup,
            Self::Serve => W::Serve,
            Self::Recommend => W::Recommend,
        }
    }
}

/// What is typed; each form uses some of it.
#[derive(Clone, Copy)]
struct Draft {
    person: RwSignal<String>,
    members: RwSignal<Vec<String>>,
    kind: RwSignal<String>,
    other: RwSignal<String>,
    name: RwSignal<String>,
    text: RwSignal<String>,
    guide: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        let day = today();
        Self {
            person: empty(),
            members: RwSignal::new(Vec::new()),
            kind: empty(),
            other: empty(),
            name: empty(),
            text: empty(),
            guide: empty(),
            from: RwSignal::new(day.first_of_year().to_string()),
            until: RwSignal::new(day.to_string()),
        }
    }
}

#[component]
pub fn Enter(bench: Bench) -> impl IntoView {
    let (_, words) = desk();
    let form = RwSignal::new(None::<Form>);
    let close = Callback::new(move |()| form.set(None));
    let open = Signal::derive(move || form.with(Option::is_some));
    let title = Signal::derive(move || form.get().map(|it| words.say_corps(&it.word())).unwrap_or_default());
    let buttons = Form::ALL.map(|it| {
        let class = if it == Form::Join { "btn primary" } else { "btn" };
        view! { <button type="button" class=class on:click=move |_| form.set(Some(it))>{words.corps(it.word())}</button> }
    });
    view! {
        <div class="corps-acts">{buttons.into_iter().collect_view()}</div>
        <Dialog open=open on_close=close title=title close_label=words.of(Word::Close)>
            {move || form.get().map(|it| view! { <Sheet form=it bench=bench on_done=close/> })}
        </Dialog>
    }
}

#[component]
fn Sheet(form: Form, bench: Bench, on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let draft = Draft::new();
    let sender = bench.sender;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(command) = command(form, bench, draft) {
            bench.send(command, move || on_done.run(()));
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            <Fields form=form bench=bench draft=draft/>
            {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            <button type="submit" class="btn primary wide" disabled=move || sender.busy.get()>{words.corps(W::Save)}</button>
        </form>
    }
}

#[component]
fn Fields(form: Form, bench: Bench, draft: Draft) -> impl IntoView {
    let (_, words) = desk();
    let person = move || {
        let people = bench.told.with_value(|it| it.people.clone());
        let names: Vec<(String, String)> =
            people.into_iter().map(|it| (it.person.to_string(), it.name)).collect();
        view! { <Pick label=W::Person options=Signal::stored(names) chosen=draft.person/> }
    };
    let days = move |from: W, until: W| {
        view! {
            <Field label=words.corps(from) value=draft.from kind="date"/>
            <Field label=words.corps(until) value=draft.until kind="date"/>
        }
    };
    let on = move || view! { <Field label=words.corps(W::On) value=draft.until kind="date"/> };
    match form {
        Form::Join => {
            draft.until.set(today().last_of_year().to_string());
            view! { {person()}<Pick label=W::Corps options=corps_options(bench) chosen=draft.kind/>{days(W::From, W::Until)} }.into_any()
        }
        Form::Corps | Form::Project => {
            view! { <Field label=words.corps(W::Name) value=draft.name/> }.into_any()
        }
        Form::Certify => view! { {person()}{days(W::From, W::Until)} }.into_any(),
        Form::Agreement => view! {
            <Pick label=W::State options=listed(AgreementState::as_str) chosen=draft.kind/>
            {on()}
            <Field label=words.corps(W::Document) value=draft.name/>
        }
        .into_any(),
        Form::Group => view! {
            <Field label=words.corps(W::Discipline) value=draft.text/>
            <Pick label=W::Kind options=listed(GroupKind::as_str) chosen=draft.kind/>
            <Field label=words.corps(W::Name) value=draft.name/>
            <Field label=words.corps(W::Founded) value=draft.until kind="date"/>
            <Field label=words.corps(W::Guide) value=draft.guide/>
            <GroupPeople bench=bench draft=draft/>
        }
        .into_any(),
        Form::Serve => view! {
            {person()}
            <Pick label=W::Kind options=listed(ServiceKind::as_str) chosen=draft.kind/>
            {on()}
            <Area label=W::Text value=draft.text/>
        }
        .into_any(),
        Form::Recommend => view! {
            {person()}
            <Pick label=W::Kind options=listed(RecommendationKind::as_str) chosen=draft.kind/>
            {on()}
            <Pick label=W::Outcome options=listed(RecommendationOutcome::as_str) chosen=draft.other/>
        }
        .into_any(),
    }
}

#[component]
fn GroupPeople(bench: Bench, draft: Draft) -> impl IntoView {
    let (_, words) = desk();
    let people = bench.told.with_value(|it| it.people.clone());
    let tick = move |it: gongjian_shared::wire::corps::Named| {
        let id = it.person.to_string();
        let press = move |event| {
            let on = event_target_checked(&event);
            draft.members.update(|all| {
                all.retain(|it| *it != id);
                if on {
                    all.push(id.clone());
                }
            });
        };
        view! { <label class="meeting-tick"><input type="checkbox" on:change=press/>{it.name}</label> }
    };
    view! {
        <fieldset class="corps-ticks">
            <legend>{words.corps(W::Members)}</legend>
            {people.into_iter().map(tick).collect_view()}
        </fieldset>
    }
}

/// `None`: something that must be chosen is not.
fn command(form: Form, bench: Bench, draft: Draft) -> Option<CorpsCommand> {
    let unit = bench.told.with_value(|it| it.unit);
    let entry = EntryId::fresh(clock::now(), dice::draw());
    let person = typed(draft.person).parse().ok();
    let kind = typed(draft.kind);
    let (from, until) = (day(draft.from), day(draft.until));
    let name = typed(draft.name);
    Some(match form {
        Form::Join => CorpsCommand::Join {
            unit,
            entry,
            corps: kind.parse().ok()?,
            person: person?,
            from: from?,
            until: until?,
        },
        Form::Corps => {
            let corps = CorpsId::fresh(clock::now(), dice::draw());
            CorpsCommand::SetCorps { unit, it: Corps { corps, kind: CorpsKind::Other, name } }
        }
        Form::Project => {
            let project = ProjectId::fresh(clock::now(), dice::draw());
            CorpsCommand::SetProject { unit, it: Project { project, kind: ProjectKind::Other, name } }
        }
        Form::Certify => CorpsCommand::Certify { unit, entry, person: person?, from: from?, until: until? },
        Form::Agreement => CorpsCommand::SetAgreement {
            unit,
            state: AgreementState::parse(&kind)?,
            on: until?,
            document: name,
        },
        Form::Group => CorpsCommand::SetGroup {
            unit,
            entry,
            discipline: typed(draft.text),
            kind: GroupKind::parse(&kind)?,
            name,
            founded: until?,
            guide: typed(draft.guide),
            members: draft.members.with_untracked(|it| it.iter().filter_map(|it| it.parse().ok()).collect()),
        },
        Form::Serve => CorpsCommand::Serve {
            unit,
            entry,
            person: person?,
            kind: ServiceKind::parse(&kind)?,
            on: until?,
            words: typed(draft.text),
        },
        Form::Recommend => CorpsCommand::Recommend {
            unit,
            entry,
            person: person?,
            kind: RecommendationKind::parse(&kind)?,
            on: until?,
            outcome: RecommendationOutcome::parse(&typed(draft.other))?,
        },
    })
}
