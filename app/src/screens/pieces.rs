//! The screens that load on demand, each with the piece of the wasm that it travels in.
//!
//! This file is compiled before all others (see `lib.rs` and `screens/mod.rs`): `wasm_split` draws names from where a
//! function stands in the crate, and a name that changes with every edit elsewhere would have all of it compiled anew.

use gongjian_shared::ids::UserId;
use gongjian_shared::wire::today::Waiting;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::activities::{ActivitiesPage, ActivityPage};
use super::audit::AuditPage;
use super::calls::{ApplicationPage, CallPage, CallsPage, NewCallPage};
use super::care::{CarePage, PairPage, RecordPage};
use super::corps::{CheckPage, CorpsPages};
use super::coverage::CoveragePage;
use super::escrow::EscrowPage;
use super::figures::FiguresPage;
use super::liaison::{ArrangePage, IssuePage, OfficePage};
use super::me::MePage;
use super::meetings::{ComposeMeetingPage, MeetingPage, MeetingsPage};
use super::notices::{ComposePage, NoticePage, NoticesPage};
use super::on_demand::{Draw, Missing};
use super::organisation::OrganisationPage;
use super::pairing::PairingPage;
use super::paper::PaperPage;
use super::party::{CalendarPage, GapsPage, ListsPage, PeoplePage, PersonPage, UnitsPage};
use super::plan::Letters;
use super::programmes::{ProgrammePage, ProgrammesPage, StartPage};
use super::review::{BoardPage as ReviewBoardPage, SheetPage, TasksPage};
use super::tables::TablePage;
use super::unsent::Unsent;
use super::wishes::WishesPage;
use super::yearly::YearlyPage;
use crate::notebook::Notebook;

/// /organisation
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn organisation() -> Result<Draw, Missing> {
    Ok(|| view! { <OrganisationPage/> }.into_any())
}

/// /paper/<document>, whatever its kind.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn paper() -> Result<Draw, Missing> {
    Ok(|| view! { <PaperPage/> }.into_any())
}

/// /activities, in the piece of the papers, whose frame it shares.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn activities() -> Result<Draw, Missing> {
    Ok(|| view! { <ActivitiesPage/> }.into_any())
}

/// Sends the photos that wait on this phone, whatever page is open; in the piece that takes them.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn photos() -> Result<fn(UserId), Missing> {
    Ok(|user| drop(crate::photos::of(user)))
}

/// /activities/<document>
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn activity() -> Result<Draw, Missing> {
    Ok(|| view! { <ActivityPage/> }.into_any())
}

/// /wishes, in the same piece: people at venues open both.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn wishes() -> Result<Draw, Missing> {
    Ok(|| view! { <WishesPage/> }.into_any())
}

/// /tables/<space>/<form>, in the piece of /paper, whose forms it is for.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn table() -> Result<Draw, Missing> {
    Ok(|| view! { <TablePage/> }.into_any())
}

/// Word files, for whoever asks for one at a desk.
#[wasm_split(letters, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn letters() -> Result<Letters, Missing> {
    use gongjian_tables::letter::{read, write, write_with_contents};
    Ok(Letters { write, bind: write_with_contents, read })
}

/// /me
#[wasm_split(me, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn me() -> Result<Draw, Missing> {
    Ok(|| view! { <MePage/> }.into_any())
}

/// /unsent, in the piece of /me, which shows the same list.
#[wasm_split(me, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn unsent() -> Result<Draw, Missing> {
    Ok(|| view! { <Unsent/> }.into_any())
}

/// /escrow, in the piece of /organisation: it gives commands too.
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn escrow() -> Result<Draw, Missing> {
    Ok(|| view! { <EscrowPage/> }.into_any())
}

/// /audit, in the piece of /organisation: administrators open both.
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn audit() -> Result<Draw, Missing> {
    Ok(|| view! { <AuditPage/> }.into_any())
}

/// /units and /units/<unit>, in the piece of /organisation, as all pages of the register.
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn units() -> Result<Draw, Missing> {
    Ok(|| view! { <UnitsPage/> }.into_any())
}

/// /people
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn people() -> Result<Draw, Missing> {
    Ok(|| view! { <PeoplePage/> }.into_any())
}

/// /people/<person>
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn person() -> Result<Draw, Missing> {
    Ok(|| view! { <PersonPage/> }.into_any())
}

/// /gaps
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn gaps() -> Result<Draw, Missing> {
    Ok(|| view! { <GapsPage/> }.into_any())
}

/// /calendar/<unit>
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn calendar() -> Result<Draw, Missing> {
    Ok(|| view! { <CalendarPage/> }.into_any())
}

/// /lists
#[wasm_split(organisation, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn lists() -> Result<Draw, Missing> {
    Ok(|| view! { <ListsPage/> }.into_any())
}

/// /programmes
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn programmes() -> Result<Draw, Missing> {
    Ok(|| view! { <ProgrammesPage/> }.into_any())
}

/// /programmes/start
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn start_programme() -> Result<Draw, Missing> {
    Ok(|| view! { <StartPage/> }.into_any())
}

/// /programmes/<programme>
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn programme() -> Result<Draw, Missing> {
    Ok(|| view! { <ProgrammePage/> }.into_any())
}

/// /care, in the piece of the papers, whose forms it shows.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn care() -> Result<Draw, Missing> {
    Ok(|| view! { <CarePage/> }.into_any())
}

/// From what this device holds to what this person owes in pairs.
pub type OwedInPairs = fn(Notebook) -> Memo<Vec<Waiting>>;

/// What this person owes in pairs, for the page 今天; in the piece that shows them.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn owed_in_pairs() -> Result<OwedInPairs, Missing> {
    Ok(crate::screens::care::owed_here)
}

/// /care/<pair>
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn pair() -> Result<Draw, Missing> {
    Ok(|| view! { <PairPage/> }.into_any())
}

/// /record/<document>
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn record() -> Result<Draw, Missing> {
    Ok(|| view! { <RecordPage/> }.into_any())
}

/// /coverage/<programme>, in the piece of the programmes.
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn coverage() -> Result<Draw, Missing> {
    Ok(|| view! { <CoveragePage/> }.into_any())
}

/// /arrange, in the piece of the pairs: the leader arranges by the same dialog.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn arrange() -> Result<Draw, Missing> {
    Ok(|| view! { <ArrangePage/> }.into_any())
}

/// /office/<programme>, in the piece of the programmes.
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn office() -> Result<Draw, Missing> {
    Ok(|| view! { <OfficePage/> }.into_any())
}

/// /issues/<issue>
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn issue() -> Result<Draw, Missing> {
    Ok(|| view! { <IssuePage/> }.into_any())
}

/// /yearly/<programme>
#[wasm_split(programmes, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn yearly() -> Result<Draw, Missing> {
    Ok(|| view! { <YearlyPage/> }.into_any())
}

/// /pairing/<programme>
#[wasm_split(pairing, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn pairing() -> Result<Draw, Missing> {
    Ok(|| view! { <PairingPage/> }.into_any())
}

/// /notices, in the piece of /me: the lists there speak of notices too.
#[wasm_split(me, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn notices() -> Result<Draw, Missing> {
    Ok(|| view! { <NoticesPage/> }.into_any())
}

/// /notices/new
#[wasm_split(me, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn compose_notice() -> Result<Draw, Missing> {
    Ok(|| view! { <ComposePage/> }.into_any())
}

/// /notices/<notice>
#[wasm_split(me, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn notice() -> Result<Draw, Missing> {
    Ok(|| view! { <NoticePage/> }.into_any())
}

/// /calls, in the piece of the papers, whose forms applications are.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn calls() -> Result<Draw, Missing> {
    Ok(|| view! { <CallsPage/> }.into_any())
}

/// /calls/new
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn new_call() -> Result<Draw, Missing> {
    Ok(|| view! { <NewCallPage/> }.into_any())
}

/// /calls/<call>
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn call() -> Result<Draw, Missing> {
    Ok(|| view! { <CallPage/> }.into_any())
}

/// /reviews, in the same piece: what is judged is an application.
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn reviews() -> Result<Draw, Missing> {
    Ok(|| view! { <TasksPage/> }.into_any())
}

/// /reviews/<application>
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn review_sheet() -> Result<Draw, Missing> {
    Ok(|| view! { <SheetPage/> }.into_any())
}

/// /calls/<call>/review
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn review_board() -> Result<Draw, Missing> {
    Ok(|| view! { <ReviewBoardPage/> }.into_any())
}

/// /applications/<application>
#[wasm_split(papers, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn application() -> Result<Draw, Missing> {
    Ok(|| view! { <ApplicationPage/> }.into_any())
}

/// /figures
#[wasm_split(figures, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn figures() -> Result<Draw, Missing> {
    Ok(|| view! { <FiguresPage/> }.into_any())
}

/// /meetings
#[wasm_split(meetings, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn meetings() -> Result<Draw, Missing> {
    Ok(|| view! { <MeetingsPage/> }.into_any())
}

/// /meetings/new
#[wasm_split(meetings, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn new_meeting() -> Result<Draw, Missing> {
    Ok(|| view! { <ComposeMeetingPage/> }.into_any())
}

/// /meetings/<meeting>
#[wasm_split(meetings, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn meeting() -> Result<Draw, Missing> {
    Ok(|| view! { <MeetingPage/> }.into_any())
}

/// /corps and what is below it.
#[wasm_split(corps, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn corps() -> Result<Draw, Missing> {
    Ok(|| view! { <CorpsPages/> }.into_any())
}

/// /check
#[wasm_split(corps, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn check() -> Result<Draw, Missing> {
    Ok(|| view! { <CheckPage/> }.into_any())
}
