use gongjian_shared::wire::audit::{AuditEntry, AuditLine};
use leptos::prelude::*;

use crate::screens::desk;
use crate::words::party::Listed as _;
use crate::words::{DecisionWord, Word, audit};

/// One decision: who, in which post, when, what, why, on which version.
#[component]
pub fn Line(line: AuditLine) -> impl IntoView {
    let (_, words) = desk();
    let AuditLine { seq, at, who, post, unit, entries } = line;
    let by = move || match (post, &unit) {
        (Some(post), Some(unit)) => format!("{who} · {unit} {}", post.name_in(words.language())),
        (Some(_) | None, _) => who.clone(),
    };
    let entries = entries.into_iter().map(|entry| view! { <Entry entry=entry/> }).collect_view();
    view! {
        <li class="item" data-seq=seq>
            <span class="item-words">
                {entries}
                <span class="item-more">
                    <span>{by}</span>
                    <span>{move || words.moment(at)}</span>
                    <span class="num faint">{format!("#{seq}")}</span>
                </span>
            </span>
        </li>
    }
}

#[component]
fn Entry(entry: AuditEntry) -> impl IntoView {
    /// So many digits tell versions apart for people.
    const SHORT: usize = 12;
    let (_, words) = desk();
    let mut more = Vec::new();
    more.extend(entry.reason.clone().map(|reason| Word::Decision(DecisionWord::RecordReason { reason })));
    more.extend(entry.number.clone().map(|number| Word::Decision(DecisionWord::RecordNumber { number })));
    let short = entry.sha256.as_ref().map(|it| it.chars().take(SHORT).collect());
    more.extend(short.map(|short| Word::Decision(DecisionWord::RecordVersion { short })));
    let more = more.into_iter().map(|word| view! { <span>{words.of(word)}</span> }).collect_view();
    view! {
        <strong>{move || audit::said(words.language(), &entry)}</strong>
        <span class="item-more">{more}</span>
    }
}
