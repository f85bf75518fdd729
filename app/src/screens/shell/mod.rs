//! What stands around every page: the guard of the sign-in, the menus, the news that concern all pages.

pub use self::menus::{is_paired, sees_organisation};

mod menus;
mod news;
mod seated;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;

use self::menus::{Rail, Tabs};
use self::news::News;
use self::seated::ask_once;
use super::desk;
use super::first::First;
use super::on_demand::OnDemand;
use super::page::Page;
use super::pieces::{
    activities, activity, application, arrange, audit, calendar, call, calls, care, check, compose_notice,
    corps, coverage, escrow, figures, gaps, issue, lists, me, meeting, meetings, new_call, new_meeting,
    notice, notices, office, organisation, pair, pairing, paper, people, person, photos, programme,
    programmes, record, review_board, review_sheet, reviews, start_programme, table, units, unsent, wishes,
    yearly,
};
use super::sign_in::SignIn;
use super::today::Today;
use super::work::Work;
use crate::device::waits;
use crate::owed::pay_when_owed;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::{DecisionWord, Word};

#[component]
pub fn App() -> impl IntoView {
    view! { <Router><Shell/></Router> }
}

/// Who may see what. `Away` and `Home` are on their way to another address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    Opening,
    Away,
    Home,
    Outside,
    Inside,
}

#[component]
fn Shell() -> impl IntoView {
    let (notebook, words) = desk();
    let path = use_location().pathname;
    let outside =
        Memo::new(move |_| path.with(|path| ["/sign-in", "/first"].contains(&path.trim_end_matches('/'))));
    // For everybody, signed in or not (S0-15).
    let open = Memo::new(move |_| path.with(|path| path.trim_end_matches('/') == "/check"));
    let gate =
        Memo::new(move |_| match (notebook.me.with(|me| me.as_ref().map(Option::is_some)), outside.get()) {
            (None, _) => Gate::Opening,
            (Some(false), false) if open.get() => Gate::Outside,
            (Some(false), false) => Gate::Away,
            (Some(false), true) => Gate::Outside,
            (Some(true), true) => Gate::Home,
            (Some(true), false) => Gate::Inside,
        });
    pay_when_owed(notebook);
    ask_once(notebook);
    Effect::new(move |_| {
        let user = notebook.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user));
        if let Some(user) = user.filter(|user| waits::count(*user) > 0) {
            spawn_local(async move { photos().await.into_iter().for_each(|start| start(user)) });
        }
    });
    let navigate = use_navigate();
    Effect::new(move |_| {
        let replace = NavigateOptions { replace: true, ..NavigateOptions::default() };
        match gate.get() {
            Gate::Away => navigate("/sign-in", replace),
            Gate::Home => navigate("/", replace),
            Gate::Opening | Gate::Outside | Gate::Inside => {}
        }
    });
    move || match gate.get() {
        Gate::Opening | Gate::Away | Gate::Home => {
            view! { <div class="opening-place"><Waiting text=words.of(Word::Loading)/></div> }.into_any()
        }
        Gate::Outside => view! { <Places/> }.into_any(),
        Gate::Inside => view! { <Inside/> }.into_any(),
    }
}

#[component]
fn Inside() -> impl IntoView {
    let (_, words) = desk();
    let path = use_location().pathname;
    let on_paper = move || path.with(|path| ["/paper/", "/forms/"].iter().any(|it| path.starts_with(it)));
    view! {
        <a class="skip" href="#main">{words.of(Word::Skip)}</a>
        <div class="shell" data-paper=move || on_paper().then_some("")>
            <Rail/>
            <div class="desk">
                <News/>
                <Places/>
            </div>
            <Tabs/>
        </div>
    }
}

#[component]
fn Places() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <Nowhere/> }>
            <Route path=path!("/sign-in") view=SignIn/>
            <Route path=path!("/first") view=First/>
            <Route path=path!("/") view=Today/>
            <Route path=path!("/work") view=Work/>
            <Route path=path!("/paper/:document") view=|| view! {
                <OnDemand title=Word::OpeningPaper back="/work" fetch=|| Box::pin(paper())/>
            }/>
            <Route path=path!("/check") view=|| view! { <OnDemand title=Word::Corps fetch=|| Box::pin(check())/> }/>
            <Route path=path!("/corps/*page") view=|| view! { <OnDemand title=Word::Corps fetch=|| Box::pin(corps())/> }/>
            <Route path=path!("/activities") view=|| view! { <OnDemand title=Word::Activities fetch=|| Box::pin(activities())/> }/>
            <Route path=path!("/activities/:document") view=|| view! {
                <OnDemand title=Word::Activities back="/activities" fetch=|| Box::pin(activity())/>
            }/>
            <Route path=path!("/wishes") view=|| view! { <OnDemand title=Word::Wishes fetch=|| Box::pin(wishes())/> }/>
            <Route path=path!("/figures") view=|| view! { <OnDemand title=Word::Figures back="/work" fetch=|| Box::pin(figures())/> }/>
            <Route path=path!("/meetings") view=|| view! { <OnDemand title=Word::Meetings fetch=|| Box::pin(meetings())/> }/>
            <Route path=path!("/meetings/new") view=|| view! {
                <OnDemand title=Word::Meetings back="/meetings" fetch=|| Box::pin(new_meeting())/>
            }/>
            <Route path=path!("/meetings/:meeting") view=|| view! {
                <OnDemand title=Word::Meetings back="/meetings" fetch=|| Box::pin(meeting())/>
            }/>
            <Route path=path!("/forms/:document") view=|| view! {
                <OnDemand title=Word::OpeningPaper back="/work" fetch=|| Box::pin(paper())/>
            }/>
            <Route path=path!("/tables/:space/:form") view=|| view! { <OnDemand title=Word::Work back="/work" fetch=|| Box::pin(table())/> }/>
            <Route path=path!("/unsent") view=|| view! { <OnDemand title=Word::Unsent fetch=|| Box::pin(unsent())/> }/>
            <Route path=path!("/me") view=|| view! { <OnDemand title=Word::Me fetch=|| Box::pin(me())/> }/>
            <Route path=path!("/organisation") view=|| view! { <OnDemand title=Word::Organisation fetch=|| Box::pin(organisation())/> }/>
            <Route path=path!("/escrow") view=|| view! { <OnDemand title=Word::Escrow back="/" fetch=|| Box::pin(escrow())/> }/>
            <Route path=path!("/audit") view=|| view! { <OnDemand title=Word::Decision(DecisionWord::Record) back="/me" fetch=|| Box::pin(audit())/> }/>
            <Route path=path!("/units/:unit?") view=|| view! { <OnDemand title=Word::Organisation fetch=|| Box::pin(units())/> }/>
            <Route path=path!("/people") view=|| view! { <OnDemand title=Word::SectionPeople fetch=|| Box::pin(people())/> }/>
            <Route path=path!("/people/:person") view=|| view! { <OnDemand title=Word::SectionPeople back="/people" fetch=|| Box::pin(person())/> }/>
            <Route path=path!("/gaps") view=|| view! { <OnDemand title=Word::SectionGaps fetch=|| Box::pin(gaps())/> }/>
            <Route path=path!("/calendar/:unit") view=|| view! { <OnDemand title=Word::Organisation back="/units" fetch=|| Box::pin(calendar())/> }/>
            <Route path=path!("/lists") view=|| view! { <OnDemand title=Word::SectionLists fetch=|| Box::pin(lists())/> }/>
            <Route path=path!("/notices") view=|| view! { <OnDemand title=Word::Notices fetch=|| Box::pin(notices())/> }/>
            <Route path=path!("/notices/new") view=|| view! {
                <OnDemand title=Word::Notices back="/notices" fetch=|| Box::pin(compose_notice())/>
            }/>
            <Route path=path!("/notices/:notice") view=|| view! {
                <OnDemand title=Word::Notices back="/notices" fetch=|| Box::pin(notice())/>
            }/>
            <Route path=path!("/programmes") view=|| view! { <OnDemand title=Word::Programmes fetch=|| Box::pin(programmes())/> }/>
            <Route path=path!("/programmes/start") view=|| view! {
                <OnDemand title=Word::Programmes back="/programmes" fetch=|| Box::pin(start_programme())/>
            }/>
            <Route path=path!("/programmes/:programme") view=|| view! {
                <OnDemand title=Word::Programmes back="/programmes" fetch=|| Box::pin(programme())/>
            }/>
            <Route path=path!("/calls") view=|| view! { <OnDemand title=Word::Calls fetch=|| Box::pin(calls())/> }/>
            <Route path=path!("/calls/new") view=|| view! { <OnDemand title=Word::Calls back="/calls" fetch=|| Box::pin(new_call())/> }/>
            <Route path=path!("/calls/:call") view=|| view! { <OnDemand title=Word::Calls back="/calls" fetch=|| Box::pin(call())/> }/>
            <Route path=path!("/calls/:call/review") view=|| view! { <OnDemand title=Word::Calls back="/calls" fetch=|| Box::pin(review_board())/> }/>
            <Route path=path!("/reviews") view=|| view! { <OnDemand title=Word::Calls back="/calls" fetch=|| Box::pin(reviews())/> }/>
            <Route path=path!("/reviews/:application") view=|| view! { <OnDemand title=Word::Calls back="/reviews" fetch=|| Box::pin(review_sheet())/> }/>
            <Route path=path!("/applications/:application") view=|| view! {
                <OnDemand title=Word::Calls back="/calls" fetch=|| Box::pin(application())/>
            }/>
            <Route path=path!("/care") view=|| view! { <OnDemand title=Word::Care back="/" fetch=|| Box::pin(care())/> }/>
            <Route path=path!("/care/:pair") view=|| view! { <OnDemand title=Word::Care back="/care" fetch=|| Box::pin(pair())/> }/>
            <Route path=path!("/record/:document") view=|| view! { <OnDemand title=Word::Care back="/care" fetch=|| Box::pin(record())/> }/>
            <Route path=path!("/coverage/:programme") view=|| view! {
                <OnDemand title=Word::Care back="/programmes" fetch=|| Box::pin(coverage())/>
            }/>
            <Route path=path!("/arrange") view=|| view! { <OnDemand title=Word::Care back="/" fetch=|| Box::pin(arrange())/> }/>
            <Route path=path!("/office/:programme") view=|| view! {
                <OnDemand title=Word::Programmes back="/programmes" fetch=|| Box::pin(office())/>
            }/>
            <Route path=path!("/issues/:issue") view=|| view! { <OnDemand title=Word::Programmes back="/" fetch=|| Box::pin(issue())/> }/>
            <Route path=path!("/yearly/:programme") view=|| view! {
                <OnDemand title=Word::Programmes back="/programmes" fetch=|| Box::pin(yearly())/>
            }/>
            <Route path=path!("/pairing/:programme") view=|| view! {
                <OnDemand title=Word::Programmes back="/programmes" fetch=|| Box::pin(pairing())/>
            }/>
        </FlatRoutes>
    }
}

#[component]
fn Nowhere() -> impl IntoView {
    let (_, words) = desk();
    view! {
        <Page title=words.of(Word::NotFound)>
            <Empty glyph=Glyph::Search title=words.of(Word::NotFound) text=words.of(Word::NotFoundNext)>
                <a class="btn" href="/work">{words.of(Word::BackToWork)}</a>
            </Empty>
        </Page>
    }
}
