use leptos::prelude::*;

use super::View;
use crate::screens::desk;
use crate::words::programmes::ProgrammeWord;

/// Who made which version, when and why; the latest first.
#[component]
pub fn Versions(it: View) -> impl IntoView {
    let (_, words) = desk();
    let rows = move || {
        let mut lines = it.page.with(|it| it.versions.clone());
        lines.sort_by_key(|line| std::cmp::Reverse(line.version));
        let rows = lines.into_iter().map(|line| {
            let (version, when, who) = (line.version, words.moment(line.at), line.by);
            let reason = line.reason;
            let started = reason.trim().is_empty();
            view! {
                <li class="rule">
                    <strong class="num">{words.told(ProgrammeWord::VersionLine { version, who, when })}</strong>
                    <span>{if started { words.tell(&ProgrammeWord::NoReason) } else { reason }}</span>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <section class="card stack" aria-labelledby="versions">
            <h2 id="versions">{words.told(ProgrammeWord::Versions)}</h2>
            <ol class="rules">{rows}</ol>
        </section>
    }
}
