use gongjian_shared::documents::view::{TextView, View};
use gongjian_shared::history::Heads;
use gongjian_shared::history::compare::Piece;
use leptos::prelude::*;

use super::lines::{Line, lines};
use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::history::HistoryWord;

/// What changed from one version to another: in one column on a phone, side by side on a wide screen.
#[component]
pub fn Compare(open: OpenPaper, before: Heads, after: Heads) -> impl IntoView {
    let (_, words) = desk();
    open.ask_then(&before);
    open.ask_then(&after);
    let both = Memo::new(move |_| {
        open.then.with(|known| Some((text(known.get(&before)?), text(known.get(&after)?))))
    });
    move || {
        match both.get() {
        None => view! { <Waiting text=words.of(Word::OpeningPaper)/> }.into_any(),
        Some((Some(old), Some(new))) => view! { <Lines old=old new=new/> }.into_any(),
        Some((None, _) | (_, None)) => {
            view! { <Empty glyph=Glyph::CloudOff title=words.past(HistoryWord::NotHere) text=words.of(Word::PaperNotHereNext)/> }
                .into_any()
        }
    }
    }
}

fn text(found: &Option<View>) -> Option<TextView> {
    match found {
        Some(View::Text(text)) => Some(text.clone()),
        Some(View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_)) | None => None,
    }
}

#[component]
fn Lines(old: TextView, new: TextView) -> impl IntoView {
    let (_, words) = desk();
    let lines = lines(&old, &new);
    let same = !lines.iter().any(|line| matches!(line, Line::Changed(_) | Line::Look(_)));
    if same {
        return view! { <p class="muted">{words.past(HistoryWord::SameWords)}</p> }.into_any();
    }
    view! {
        <div class="compare">
            <p class="compare-head" aria-hidden="true"><span>{words.past(HistoryWord::Before)}</span><span>{words.past(HistoryWord::After)}</span></p>
            {lines.into_iter().map(|line| view! { <Row line=line/> }).collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn Row(line: Line) -> impl IntoView {
    let (_, words) = desk();
    match line {
        Line::Skip(blocks) => {
            view! { <p class="compare-skip">{words.past(HistoryWord::Skipped { blocks })}</p> }.into_any()
        }
        Line::Same(text) => view! {
            <div class="compare-row"><p class="compare-one">{text.clone()}</p><p class="compare-old">{text.clone()}</p><p class="compare-new">{text}</p></div>
        }
        .into_any(),
        Line::Look(text) => view! {
            <div class="compare-row" data-change="look">
                <p class="compare-one">{text.clone()} <span class="tag">{words.past(HistoryWord::LookOnly)}</span></p>
                <p class="compare-old">{text.clone()}</p>
                <p class="compare-new">{text} <span class="tag">{words.past(HistoryWord::LookOnly)}</span></p>
            </div>
        }
        .into_any(),
        Line::Changed(pieces) => view! {
            <div class="compare-row" data-change="words">
                <p class="compare-one">{drawn(&pieces, |_| true)}</p>
                <p class="compare-old">{drawn(&pieces, |it| !matches!(it, Piece::Come(_)))}</p>
                <p class="compare-new">{drawn(&pieces, |it| !matches!(it, Piece::Gone(_)))}</p>
            </div>
        }
        .into_any(),
    }
}

fn drawn(pieces: &[Piece], wanted: fn(&Piece) -> bool) -> impl IntoView + use<> {
    let wanted: Vec<Piece> = pieces.iter().filter(|it| wanted(it)).cloned().collect();
    let drawn = wanted.into_iter().map(|piece| match piece {
        Piece::Same(text) => view! { <span>{text}</span> }.into_any(),
        Piece::Gone(text) => view! { <del>{text}</del> }.into_any(),
        Piece::Come(text) => view! { <ins>{text}</ins> }.into_any(),
    });
    drawn.collect_view()
}
