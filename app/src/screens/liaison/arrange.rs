//! When and where two are to meet: a dialog for the leader and for the liaison person.

use gongjian_shared::care::RecordKind;
use gongjian_shared::ids::PairId;
use gongjian_shared::rules::liaison::{LiaisonCommand, PlanDraft};
use leptos::ev;
use leptos::prelude::*;

use crate::screens::desk;
use crate::screens::programmes::today;
use crate::widgets::{Dialog, Field, Segments};
use crate::words::Word;
use crate::words::care::CareWord;
use crate::words::liaison::LiaisonWord as W;

#[component]
pub fn Arrange(
    open: RwSignal<bool>,
    pair: PairId,
    #[prop(into)] who: Signal<String>,
    on_plan: Callback<LiaisonCommand>,
) -> impl IntoView {
    let (_, words) = desk();
    let close = Callback::new(move |()| open.set(false));
    let title = Signal::derive(move || words.say_liaison(&W::ArrangeTitle { who: who.get() }));
    let kind = RwSignal::new(RecordKind::Talk);
    let (on, begins) = (RwSignal::new(today().to_string()), RwSignal::new(String::new()));
    let place = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let named = |it: &RecordKind| (it.as_str(), words.language().care(&CareWord::Kind(*it)));
        RecordKind::ALL.iter().map(named).collect::<Vec<_>>()
    });
    let choose =
        Callback::new(move |it: &'static str| kind.set(RecordKind::parse(it).unwrap_or(RecordKind::Talk)));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(on) = on.get_untracked().parse() else { return };
        let (begins, place) = (begins.get_untracked().parse().ok(), place.get_untracked());
        let plan = PlanDraft { kind: kind.get_untracked(), on, begins, place };
        on_plan.run(LiaisonCommand::Plan { pair, plan });
        open.set(false);
    };
    view! {
        <Dialog open=open on_close=close title=title close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit>
                <Segments label=words.liaison(W::Kind) choices=choices chosen=Signal::derive(move || kind.get().as_str()) on_choose=choose/>
                <Field label=words.liaison(W::Day) value=on kind="date"/>
                <Field label=words.liaison(W::Begins) value=begins kind="time"/>
                <Field label=words.liaison(W::Place) value=place hint=words.liaison(W::PlaceHint)/>
                <button type="submit" class="btn primary wide">{words.liaison(W::Save)}</button>
            </form>
        </Dialog>
    }
}
