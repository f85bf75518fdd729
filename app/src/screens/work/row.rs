use leptos::prelude::*;

use crate::keeper::talk::DocumentRow;
use crate::screens::{desk, face, shown_title};
use crate::widgets::{Chip, Icon};
use crate::words::Word;

/// One document: what it is, who changed it last, how far it is, where the work stands.
#[component]
pub fn PaperRow(row: Memo<Option<DocumentRow>>) -> impl IntoView {
    let (_, words) = desk();
    let said = move |say: fn(crate::words::Words, &DocumentRow) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| say(words, row)).unwrap_or_default()))
    };
    let title = said(|_, row| shown_title(row.head.document, row.head.kind, &row.summary.title));
    let changed = said(changed);
    let measure = said(|words, row| face::measure(words.language(), row));
    let chip = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| face::chip(row.state, row.fork.is_some(), false)))
    });
    let kind = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.head.kind)));
    let href =
        move || row.with(|row| row.as_ref().map(|row| face::address(row.head.kind, row.head.document)));
    view! {
        <li>
            <a class="item" href=href>
                <span class="item-mark">{move || kind.get().map(|kind| view! { <Icon glyph=face::glyph(kind)/> })}</span>
                <span class="item-words">
                    <strong>{title}</strong>
                    <span class="item-more"><span>{changed}</span><span>{measure}</span></span>
                </span>
                {move || chip.get().map(|(state, word)| view! { <Chip state=state text=words.of(word)/> })}
            </a>
        </li>
    }
}

fn changed(words: crate::words::Words, row: &DocumentRow) -> String {
    let Some(at) = row.changed else { return words.say(&Word::NotChangedYet) };
    let when = words.moment(at);
    match (&row.changed_by, row.changed_by_me) {
        (_, true) => words.say(&Word::ChangedByMe { when }),
        (Some(who), false) => words.say(&Word::ChangedBy { who: who.clone(), when }),
        (None, false) => when,
    }
}
