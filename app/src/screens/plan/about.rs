use leptos::prelude::*;

use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::screens::paper::members;
use crate::widgets::Avatar;
use crate::words::Word;

/// Beside the sheet on a wide screen: length, last change, who can see it.
#[component]
pub fn About(open: OpenPaper) -> impl IntoView {
    let (notebook, words) = desk();
    let row = notebook.row(open.paper.document);
    let characters = move || row.with(|row| row.as_ref().map_or(0, |row| row.summary.characters));
    let changed = move || {
        let change =
            row.with(|row| row.as_ref().and_then(|row| Some((row.changed_by.clone()?, row.changed?))));
        change.map_or_else(
            || words.say(&Word::Nobody),
            |(who, at)| words.say(&Word::ChangedBy { who, when: words.moment(at) }),
        )
    };
    let members = members(open);
    view! {
        <aside class="about">
            <section class="card stack">
                <h2>{words.of(Word::AboutPaper)}</h2>
                <dl class="facts">
                    <dt>{words.of(Word::CharactersLabel)}</dt>
                    <dd class="num">{characters}</dd>
                    <dt>{words.of(Word::LastChange)}</dt>
                    <dd>{changed}</dd>
                </dl>
            </section>
            <section class="card stack">
                <h2>{words.of(Word::Members)}</h2>
                <ul class="people">
                    <For each=move || members.get() key=|it| (it.user, it.role.as_str(), it.name.clone()) let(it)>
                        <li>
                            <Avatar name=it.name.clone()/>
                            <span class="grow">{it.name.clone()}</span>
                            <span class="tag">{words.of(Word::Role(it.role))}</span>
                        </li>
                    </For>
                </ul>
            </section>
        </aside>
    }
}
