//! Commands that were given on this device: what they are, where they stand, what can be done.

use gongjian_shared::rules::Command;
use gongjian_shared::rules::decisions::DecisionCommand;
use gongjian_shared::rules::notices::NoticeCommand;
use leptos::prelude::*;

use crate::device::clock;
use crate::keeper::talk::{GivenRow, GivenState, PinView};
use crate::screens::{desk, outbox, shown_title};
use crate::widgets::{Chip, ChipState};
use crate::words::notices::NoticeWord;
use crate::words::{DecisionWord, Word, times};

/// All of them, the newest first; nothing when there are none.
#[component]
pub fn GivenList() -> impl IntoView {
    let (_, words) = desk();
    let rows = outbox().rows;
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <section class="group" aria-labelledby="given">
                    <div class="group-top">
                        <h2 id="given">{words.of(Word::Decision(DecisionWord::Given))}</h2>
                        <span class="end">{words.of(Word::Decision(DecisionWord::GivenHint))}</span>
                    </div>
                    <ul class="card list">
                        <For each=move || rows.get() key=|row| (row.id, format!("{:?}", row.state)) let(row)>
                            <Row row=row/>
                        </For>
                    </ul>
                </section>
            }
        })
    }
}

/// One command: what, since when, where it stands, and what to do when it came to nothing.
#[component]
pub fn Row(row: GivenRow) -> impl IntoView {
    let (_, words) = desk();
    let title =
        row.command().map_or_else(|| words.of(Word::Decision(DecisionWord::GivenOther)), |it| title(&it));
    let GivenRow { id, made, state, .. } = row;
    let (chip, word) = face(&state);
    let tone = if state.failed() { "alarm" } else { "care" };
    let waits = state.waits();
    let age = move || {
        words.say(&Word::WaitedFor { age: times::age(words.language(), clock::now().ms_since(made)) })
    };
    let why = why(&state);
    view! {
        <li class="item" data-given=chip.as_str()>
            <i class="lamp" data-tone=(waits || state.failed()).then_some(tone)></i>
            <span class="item-words">
                <strong>{title}</strong>
                <span class="item-more">
                    <span>{move || words.moment(made)}</span>
                    {waits.then(|| view! { <span>{age}</span> })}
                </span>
                {why.map(|why| view! { <span class="item-why">{move || words.say(&why)}</span> })}
            </span>
            <Chip state=chip text=words.of(word)/>
            {(!waits).then(|| view! {
                <button type="button" class="btn quiet" on:click=move |_| outbox().dismiss(id)>{words.of(Word::Decision(DecisionWord::Seen))}</button>
            })}
        </li>
    }
}

/// How a state looks.
pub const fn face(state: &GivenState) -> (ChipState, Word) {
    match state {
        GivenState::Waits => (ChipState::OnPhone, Word::Decision(DecisionWord::GivenWaits)),
        GivenState::WaitsForContent => {
            (ChipState::OnPhone, Word::Decision(DecisionWord::GivenWaitsForContent))
        }
        GivenState::Done { .. } => (ChipState::OnServer, Word::Decision(DecisionWord::GivenDone)),
        GivenState::Refused { .. } | GivenState::NotUnderstood => {
            (ChipState::Refused, Word::Decision(DecisionWord::GivenRefused))
        }
    }
}

/// Why it came to nothing, and what can be done.
pub fn why(state: &GivenState) -> Option<Word> {
    match state {
        GivenState::Refused { refusal } => {
            Some(refusal.open().map_or(Word::Decision(DecisionWord::GivenNotUnderstood), Word::Refusal))
        }
        GivenState::NotUnderstood => Some(Word::Decision(DecisionWord::GivenNotUnderstood)),
        GivenState::Waits | GivenState::WaitsForContent | GivenState::Done { .. } => None,
    }
}

/// What the command is about, in words.
fn title(command: &Command) -> Signal<String> {
    let (notebook, words) = desk();
    let wish = matches!(command, Command::Wish { .. });
    if let Command::Notice { notice } = command {
        return words.noticed(about(notice));
    }
    if matches!(command, Command::Call { .. } | Command::Application { .. }) {
        return words.of(Word::Calls);
    }
    if matches!(command, Command::Need { .. }) {
        return words.of(Word::Needs);
    }
    if matches!(command, Command::Corps { .. } | Command::Evaluation { .. }) {
        return words.of(Word::Corps);
    }
    let (document, reopens) = match command.decision() {
        Some(DecisionCommand::Adopt { document, .. }) => (Some(*document), false),
        Some(DecisionCommand::Reopen { pin, .. }) => {
            let of = |it: &PinView| (it.pin == *pin).then_some(it.row.document);
            (notebook.pins.with_untracked(|pins| pins.iter().find_map(of)), true)
        }
        None => (None, false),
    };
    Signal::derive(move || {
        if wish {
            return words.say(&Word::Wishes);
        }
        let Some(document) = document else { return words.say(&Word::Decision(DecisionWord::GivenOther)) };
        let row = notebook.row(document).get();
        let title =
            row.map_or_else(String::new, |row| shown_title(document, row.head.kind, &row.summary.title));
        words.say(&if reopens {
            Word::Decision(DecisionWord::GivenReopen { title })
        } else {
            Word::Decision(DecisionWord::GivenAdopt { title })
        })
    })
}

/// What a command on notices is about.
fn about(command: &NoticeCommand) -> NoticeWord {
    match command {
        NoticeCommand::Send { text, .. } => NoticeWord::GivenSend { title: text.title.as_str().to_owned() },
        NoticeCommand::Open { .. } => NoticeWord::GivenOpen,
        NoticeCommand::Answer { .. } => NoticeWord::GivenAnswer,
        NoticeCommand::Phoned { .. } => NoticeWord::GivenPhoned,
        NoticeCommand::Withdraw { .. } => NoticeWord::GivenWithdraw,
        NoticeCommand::Remind { .. } => NoticeWord::GivenRemind,
    }
}
