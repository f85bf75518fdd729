use gongjian_shared::ids::{DocumentId, PinId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::decisions::DecisionCommand;
use leptos::prelude::*;

use super::reopen::ReopenButton;
use crate::keeper::talk::{GivenRow, PinView};
use crate::screens::unsent::{face, why};
use crate::screens::{desk, outbox};
use crate::widgets::Chip;
use crate::words::party::Listed as _;
use crate::words::{DecisionWord, Word};

/// Under a document: what was fixed, by whom and why; and what waits to be. Nothing when there is nothing.
#[component]
pub fn Versions(document: DocumentId) -> impl IntoView {
    let (_, words) = desk();
    let pins = super::pins(document);
    let rows = outbox().rows;
    // What was done stands in the list of versions as soon as the server's row is here.
    let given = Memo::new(move |_| {
        rows.with(|rows| {
            let here = |row: &&GivenRow| adopts(row, document) && !is_known(row, &pins.get());
            rows.iter().filter(here).cloned().collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| !(pins.with(Vec::is_empty) && given.with(Vec::is_empty)));
    move || {
        some.get().then(|| {
            view! {
                <section class="group versions" aria-labelledby="versions">
                    <h2 id="versions">{words.of(Word::Decision(DecisionWord::Versions))}</h2>
                    <p class="muted small">{words.of(Word::Decision(DecisionWord::VersionsHint))}</p>
                    <ul class="card list">
                        <For each=move || given.get() key=|row| (row.id, format!("{:?}", row.state)) let(row)>
                            <Waiting row=row/>
                        </For>
                        <For each=move || pins.get() key=|it| (it.pin, it.row.reopened.is_some()) let(it)>
                            <Pinned it=it/>
                        </For>
                    </ul>
                </section>
            }
        })
    }
}

fn adopts(row: &GivenRow, of: DocumentId) -> bool {
    let command = row.command();
    let decision = command.as_ref().and_then(Command::decision);
    matches!(decision, Some(DecisionCommand::Adopt { document, .. }) if *document == of)
}

fn is_known(row: &GivenRow, pins: &[PinView]) -> bool {
    let known = |pin: &PinId| pins.iter().any(|it| it.pin == *pin);
    let command = row.command();
    let decision = command.as_ref().and_then(Command::decision);
    matches!(decision, Some(DecisionCommand::Adopt { pin, .. }) if known(pin))
}

/// A version that is to be fixed: where the command stands.
#[component]
fn Waiting(row: GivenRow) -> impl IntoView {
    let (_, words) = desk();
    let (chip, word) = face(&row.state);
    let (made, why) = (row.made, why(&row.state));
    let seen = (!row.state.waits()).then_some(row.id);
    view! {
        <li class="item" data-given=chip.as_str()>
            <i class="lamp" data-tone="care"></i>
            <span class="item-words">
                <strong>{words.of(Word::Decision(DecisionWord::Adopt))}</strong>
                <span class="item-more"><span>{move || words.moment(made)}</span></span>
                {why.map(|why| view! { <span class="item-why">{move || words.say(&why)}</span> })}
            </span>
            <Chip state=chip text=words.of(word)/>
            {seen.map(|id| view! {
                <button type="button" class="btn quiet" on:click=move |_| outbox().dismiss(id)>{words.of(Word::Decision(DecisionWord::Seen))}</button>
            })}
        </li>
    }
}

#[component]
fn Pinned(it: PinView) -> impl IntoView {
    let (_, words) = desk();
    let PinView { pin, row } = it;
    let href = format!("/paper/{}?pin={pin}", row.document);
    let (at, name, post, unit) = (row.at, row.name.clone(), row.post, row.unit.clone());
    let by = move || match (post, &unit) {
        (Some(post), Some(unit)) => format!("{name} · {unit} {}", post.name_in(words.language())),
        (Some(_) | None, _) => name.clone(),
    };
    let undone = row.reopened.clone();
    let is_undone = undone.is_some();
    let word = if undone.is_some() {
        Word::Decision(DecisionWord::VersionUndone)
    } else {
        Word::Decision(DecisionWord::VersionFixed)
    };
    view! {
        <li class="item" data-pin=pin.to_string()>
            <i class="lamp"></i>
            <span class="item-words">
                <strong>{words.of(word)}</strong>
                <span class="item-more">
                    <span>{move || words.moment(at)}</span>
                    <span>{by}</span>
                    {row.number.clone().map(|number| view! { <span>{number}</span> })}
                </span>
                <span class="small">{row.reason.clone()}</span>
                {undone.map(|it| view! {
                    <span class="item-why">{move || words.say(&Word::Decision(DecisionWord::UndoneBy { who: it.name.clone(), when: words.moment(it.at), why: it.reason.clone() }))}</span>
                })}
            </span>
            <span class="item-acts">
                <ReopenButton document=row.document pin=pin undone=is_undone/>
                <a class="btn" href=href>{words.of(Word::Decision(DecisionWord::SeeVersion))}</a>
            </span>
        </li>
    }
}
