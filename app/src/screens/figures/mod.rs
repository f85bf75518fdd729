//! /figures: numbers of a unit and what is below it, computed from records (K8, S4-28). Asked online.

mod behind;
mod download;
mod head;
mod months;
mod report;
mod table;

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::Measure;
use gongjian_shared::wire::measures::Board;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::behind::{Behind, Cell};
use self::head::Head;
use self::months::Months;
use self::report::Report;
use self::table::FigureTable;
use crate::api;
use crate::api::CallError;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::{Answer, today};
use crate::words::Word;

/// What the page asks for.
#[derive(Clone, Copy)]
pub struct Asked {
    /// `None`: where the asker begins.
    pub unit: RwSignal<Option<UnitId>>,
    pub year: RwSignal<Year>,
    pub measure: RwSignal<Measure>,
    /// The number whose records are open.
    pub open: RwSignal<Option<Cell>>,
    pub again: Callback<()>,
}

#[component]
pub fn FiguresPage() -> impl IntoView {
    let (_, words) = desk();
    let this_year = Year::try_from(today().year()).unwrap_or(Year::FIRST);
    let (unit, year) = (RwSignal::new(None), RwSignal::new(this_year));
    let (measure, open) = (RwSignal::new(Measure::Activities), RwSignal::new(None));
    let answer = RwSignal::new(None::<Result<Board, CallError>>);
    let again = Callback::new(move |()| {
        let at = (unit.get_untracked(), year.get_untracked(), measure.get_untracked());
        spawn_local(async move {
            let said = api::measures::board(at.0, at.1, at.2).await;
            // An answer to what was asked before comes late: the page shows what is asked now.
            if unit.try_get_untracked() == Some(at.0)
                && (year.get_untracked(), measure.get_untracked()) == (at.1, at.2)
            {
                drop(answer.try_set(Some(said)));
            }
        });
    });
    Effect::new(move |_| {
        unit.track();
        year.track();
        measure.track();
        open.set(None);
        again.run(());
    });
    let asked = Asked { unit, year, measure, open, again };
    let draw = Callback::new(move |it: Board| view! { <Figures asked=asked it=it/> }.into_any());
    view! {
        <Page title=words.of(Word::Figures) back="/work">
            <Answer asked=answer again=again draw=draw/>
        </Page>
    }
}

#[component]
fn Figures(asked: Asked, it: Board) -> impl IntoView {
    let of = (it.unit.unit, it.unit.name.clone());
    view! {
        <div class="measures">
            <Head asked=asked it=it.clone()/>
            <Months months=it.months.clone()/>
            <FigureTable asked=asked it=it.clone()/>
            <Behind asked=asked of=of/>
            <Report asked=asked it=it/>
        </div>
    }
}
