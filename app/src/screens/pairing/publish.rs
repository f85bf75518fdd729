use std::collections::BTreeSet;

use gongjian_shared::ids::{CommandId, PairId};
use gongjian_shared::pairing::round::Doubt;
use gongjian_shared::rules::pairing::PairingCommand;
use gongjian_shared::rules::rounds::RoundCommand;
use gongjian_shared::rules::{Command, Refusal};
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};
use jiff::civil::Date;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::table::{Keeping, Table};
use crate::device::{clock, dice, http};
use crate::screens::desk;
use crate::widgets::{Dialog, Field, unique};
use crate::words::Word;
use crate::words::rounds::RoundWord;

/// Why nothing was published: each thing once.
type Why = Option<(usize, usize, Vec<Refusal>)>;

/// Confirms all pairs of the draft in one batch and closes the round.
#[component]
pub fn Publish(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    // Only a whole plan that the server has is published.
    let ready = Memo::new(move |_| {
        let whole = table.shown.with(|it| {
            it.as_ref().is_some_and(|it| it.given.is_some() && !it.doubts.iter().any(Doubt::stops))
        });
        whole && matches!(table.keeping.get(), Keeping::Kept { .. })
    });
    view! {
        <button type="button" class="btn primary" disabled=move || !ready.get() on:click=move |_| open.set(true)>{words.round(RoundWord::Publish)}</button>
        <Dialog open=open on_close=close title=words.round(RoundWord::PublishTitle) close_label=words.of(Word::Close)>
            <Sure table=table/>
        </Dialog>
    }
}

#[component]
fn Sure(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let (basis, day) = (RwSignal::new(String::new()), unique("round-from"));
    let from = move || table.work.with(|it| it.as_ref().map(|it| it.draft.from));
    let (busy, trouble, why) = (RwSignal::new(false), RwSignal::new(None::<Word>), RwSignal::new(Why::None));
    let counts = Memo::new(move |_| {
        let commands = commands(table, "", "");
        let ends = commands.iter().filter(|it| matches!(it, PairingCommand::End { .. })).count();
        (commands.len() - ends, ends)
    });
    let text = move || {
        let (pairs, ends) = counts.get();
        words.of_round(&RoundWord::PublishText { pairs, ends })
    };
    let picked = move |text: String| {
        if let Ok(day) = text.parse::<Date>() {
            table.change(|work, _| work.draft.from = day);
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(work) = table.work.get_untracked() else { return };
        if busy.get_untracked() || !matches!(table.keeping.get_untracked(), Keeping::Kept { .. }) {
            return;
        }
        busy.set(true);
        trouble.set(None);
        why.set(None);
        let reason = words.0.get_untracked().of_round(&RoundWord::WhyEnd(work.draft.kind));
        let pairs = untrack(|| commands(table, &reason, basis.get_untracked().trim()));
        let pairs = pairs.into_iter().map(|pairing| Command::Pairing { pairing });
        let last = Command::Round { round: RoundCommand::Publish { round: work.round } };
        let batch: Vec<_> = pairs
            .chain([last])
            .map(|command| CommandRequest { id: CommandId::fresh(clock::now(), dice::draw()), command })
            .collect();
        spawn_local(async move {
            let answer = http::post_json::<_, Vec<Receipt>>("/api/commands/batch", &batch).await;
            busy.try_set(false);
            match answer {
                Ok(receipts) => match refused(&receipts) {
                    None => table.reread(),
                    it => drop(why.try_set(it)),
                },
                Err(error) => drop(trouble.try_set(Some(Word::Call(error)))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=submit>
            <p>{text}</p>
            <div class="field">
                <label for=day.clone()>{words.round(RoundWord::From)}</label>
                <input
                    class="input" id=day type="date" required prop:value=move || from().map(|it| it.to_string())
                    min=move || table.board.with(|it| it.run.0.to_string()) max=move || table.board.with(|it| it.run.1.to_string())
                    on:change=move |event| picked(event_target_value(&event))
                />
            </div>
            <Field label=words.round(RoundWord::Basis) value=basis hint=words.round(RoundWord::BasisHint)/>
            <div class="form-trouble" role="alert">
                {move || trouble.get().map(|word| view! { <p>{words.of(word)}</p> })}
                {move || why.get().map(|(failed, all, refusals)| view! {
                    <div><p>{words.round(RoundWord::Partly { failed, all })}</p>
                        {refusals.into_iter().map(|it| view! { <p>{words.of(Word::Refusal(it))}</p> }).collect_view()}</div>
                })}
            </div>
            <div class="dialog-acts">
                <button type="submit" class="btn primary" disabled=move || busy.get()>
                    {move || words.of_round(&if busy.get() { RoundWord::Publishing } else { RoundWord::PublishYes })}
                </button>
            </div>
        </form>
    }
}

fn commands(table: Table, reason: &str, basis: &str) -> Vec<PairingCommand> {
    let draft = table.work.with(|it| it.as_ref().map(|it| it.draft.clone()));
    let Some(draft) = draft else { return Vec::new() };
    table
        .board
        .with(|board| board.commands(&draft, reason, basis, || PairId::fresh(clock::now(), dice::draw())))
}

/// What was refused; none when all went through. The last command speaks of the others, so it is left out.
fn refused(receipts: &[Receipt]) -> Why {
    let failed: Vec<_> = receipts.iter().filter(|it| it.outcome != Outcome::Accepted).collect();
    if failed.is_empty() {
        return None;
    }
    let mut seen = BTreeSet::new();
    let refusals = failed.iter().filter_map(|it| match &it.outcome {
        Outcome::Refused { refusal } => Some(refusal.clone()),
        Outcome::Accepted | Outcome::NotYetHere { .. } | Outcome::Failed => None,
    });
    let pairs = receipts.len().saturating_sub(1);
    let unlike = refusals.filter(|it| seen.insert(it.to_string())).collect();
    let of_pairs = failed.iter().filter(|it| Some(it.id) != receipts.last().map(|it| it.id)).count();
    Some((of_pairs, pairs, unlike))
}
