//! What was answered to opinions that were raised here (S1-16). Where else they came from nobody is told.

use gongjian_shared::ids::DocumentId;
use gongjian_shared::rules::liaison::AnswerRow;
use leptos::prelude::*;

use super::held::Held;
use crate::screens::desk;
use crate::words::liaison::LiaisonWord as W;

/// The answers to one record, or to all of the pair; nothing when there are none.
#[component]
pub fn Answers(#[prop(into)] pair: Signal<Option<Held>>, record: Option<DocumentId>) -> impl IntoView {
    let (_, words) = desk();
    let answers = Memo::new(move |_| {
        let about = |it: &AnswerRow| record.is_none_or(|record| it.documents.contains(&record));
        let all = pair.with(|it| it.as_ref().map(|it| it.answers.clone())).unwrap_or_default();
        let mut all: Vec<AnswerRow> = all.into_iter().filter(about).collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.on, it.issue)));
        all
    });
    move || {
        let answers = answers.get();
        (!answers.is_empty()).then(|| {
            view! {
                <section class="card stack" aria-labelledby="answers">
                    <h2 id="answers">{words.liaison(W::Answers)}</h2>
                    <ul class="answer-list">{answers.into_iter().map(one).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn one(it: AnswerRow) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <li>
            <strong>{it.title}</strong>
            <p>{it.words}</p>
            <p class="muted small num">{words.liaison(W::AnsweredOn { on: it.on })}</p>
        </li>
    }
}
