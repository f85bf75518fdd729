//! What became of a text: who wrote when, what a sitting changed, how an older state comes back, what others did meanwhile.

mod apart;
mod compare;
mod lines;
mod page;
mod restore;
mod since;
mod sittings;

use gongjian_shared::ids::UserId;
use leptos::prelude::*;

pub use self::page::HistoryPage;
pub use self::since::Since;
use super::desk;
use crate::keeper::talk::Past;
use crate::notebook::OpenPaper;
use crate::widgets::{Glyph, Icon};
use crate::words::Words;
use crate::words::history::HistoryWord;

/// The way to the history, under a text.
#[component]
pub fn HistoryLink(open: OpenPaper) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <a class="card item history-link" href=format!("/paper/{}?history", open.paper.document)>
            <span class="item-words">
                <strong>{words.past(HistoryWord::History)}</strong>
                <span class="item-more"><span>{words.past(HistoryWord::HistoryHint)}</span></span>
            </span>
            <Icon glyph=Glyph::Forward/>
        </a>
    }
}

/// The same in the head of the page, where a wide screen has room.
#[component]
pub fn HistoryButton(open: OpenPaper) -> impl IntoView {
    let (_, words) = desk();
    (!open.paper.fork).then(|| {
        let href = format!("/paper/{}?history", open.paper.document);
        view! { <a class="btn history-button" href=href>{words.past(HistoryWord::History)}</a> }
    })
}

/// Who it is, by the register of the space.
fn name(past: &Past, user: UserId, words: Words) -> String {
    past.names.get(&user).cloned().unwrap_or_else(|| words.of_past(&HistoryWord::Somebody))
}
