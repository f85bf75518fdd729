//! What the definition says: who owes whom, which kinds there are, what goes upward, and where it all comes from.

use gongjian_shared::programmes::{Definition, Named, entries};
use leptos::prelude::*;

use super::View;
use crate::screens::desk;
use crate::screens::programmes::rules::ids;
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Commitments(it: View) -> impl IntoView {
    let (_, words) = desk();
    let rows = move || {
        let language = words.language();
        it.definition.with_value(|definition| {
            let names = Names { definition, language };
            let said = it.page.with(|page| {
                definition
                    .commitments
                    .iter()
                    .map(|it| (names.name(it), names.owes(it, &page.rules)))
                    .collect::<Vec<_>>()
            });
            said.into_iter()
                .map(
                    |(name, text)| view! { <li class="rule"><strong>{name}</strong><span>{text}</span></li> },
                )
                .collect_view()
        })
    };
    let none = it.definition.with_value(|it| it.commitments.is_empty());
    view! {
        <section class="card stack" aria-labelledby="commitments">
            <h2 id="commitments">{words.told(ProgrammeWord::Commitments)}</h2>
            {none.then(|| view! { <p class="muted">{words.told(ProgrammeWord::NoCommitments)}</p> })}
            <ul class="rules">{rows}</ul>
        </section>
    }
}

#[component]
pub fn Catalogues(it: View) -> impl IntoView {
    let (_, words) = desk();
    let rows = move || {
        let language = words.language();
        it.definition.with_value(|definition| {
            let names = Names { definition, language };
            let all = definition.catalogues.iter().map(|list| {
                let kinds = list.kinds.iter().map(|it| names.pick(&it.zh, &it.en));
                let kinds = kinds.map(|kind| view! { <li class="tag">{kind}</li> }).collect_view();
                let open = list.open.then(|| view! { <small class="faint">{words.told(ProgrammeWord::Open)}</small> });
                view! { <li class="rule"><strong>{names.name(list)}</strong><ul class="kinds">{kinds}</ul>{open}</li> }
            });
            all.collect_view()
        })
    };
    let none = it.definition.with_value(|it| it.catalogues.is_empty());
    (!none).then(|| view! {
        <details class="card fold"><summary>{words.told(ProgrammeWord::Catalogues)}</summary><ul class="rules">{rows}</ul></details>
    })
}

#[component]
pub fn Reports(it: View) -> impl IntoView {
    let (_, words) = desk();
    let rows = move || {
        let language = words.language();
        it.definition.with_value(|definition| {
            let names = Names { definition, language };
            let all = definition.reports.iter().map(|report| {
                let columns = report.columns.iter().map(|it| names.pick(&it.zh, &it.en));
                let columns = columns.map(|text| view! { <li class="tag">{text}</li> }).collect_view();
                let sent: Vec<_> = report.sent_to.iter().map(|it| names.label(it)).collect();
                view! {
                    <li class="rule">
                        <strong>{names.name(report)}</strong>
                        <span class="muted small">{language.tell(&ProgrammeWord::Rhythm(report.every))}" → "{sent.join("、")}</span>
                        <ol class="kinds">{columns}</ol>
                    </li>
                }
            });
            all.collect_view()
        })
    };
    let none = it.definition.with_value(|it| it.reports.is_empty());
    (!none).then(|| {
        view! {
            <details class="card fold">
                <summary>{words.told(ProgrammeWord::Reports)}</summary>
                <p class="muted small">{words.told(ProgrammeWord::Computed)}</p>
                <ul class="rules">{rows}</ul>
            </details>
        }
    })
}

/// The requirements that each part comes from.
#[component]
pub fn Sources(it: View) -> impl IntoView {
    let (_, words) = desk();
    let rows = move || {
        let language = words.language();
        it.definition.with_value(|definition| {
            let told = sources(definition).into_iter().map(|(zh, en, ids)| {
                let name = Names { definition, language }.pick(&zh, &en);
                view! { <li class="row small"><span class="grow">{name}</span><span class="faint num">{ids}</span></li> }
            });
            told.collect_view()
        })
    };
    view! {
        <details class="card fold">
            <summary>{words.told(ProgrammeWord::Sources)}</summary>
            <p class="muted small">{words.told(ProgrammeWord::SourcesHint)}</p>
            <ul class="sources">{rows}</ul>
        </details>
    }
}

fn sources(definition: &Definition) -> Vec<(String, String, String)> {
    let told = |it: &dyn Named| (it.zh().to_owned(), it.en().to_owned(), ids(it));
    entries(definition).into_iter().map(|(_, it)| told(it)).collect()
}
