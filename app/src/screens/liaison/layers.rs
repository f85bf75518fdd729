//! Counselors by years of service and path (S1-11), and helps by kind (S1-13): counts, nobody by name.

use std::collections::BTreeSet;

use gongjian_shared::care::{Band, Helps, Layer, OWN};
use gongjian_shared::wire::liaison::OfficeDesk;
use leptos::prelude::*;

use super::office::Table;
use crate::screens::desk;
use crate::words::liaison::LiaisonWord as W;

type Names = Vec<(String, String, String)>;

#[component]
pub fn Layers(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let told =
        move || table.desk.with(|it: &OfficeDesk| (it.layers.clone(), it.helps.clone(), it.names.clone()));
    move || {
        let (layers, helps, names) = told();
        let paths: BTreeSet<Option<String>> =
            layers.iter().flat_map(|it| it.paths.iter().map(|(path, _)| path.clone())).collect();
        let heads = paths
            .iter()
            .map(|path| view! { <th scope="col">{of_path(path.as_deref(), &names)}</th> })
            .collect_view();
        let rows = layers.iter().map(|it| row(it, &paths, &names)).collect_view();
        let helps = helps.iter().map(|it| help(it, &names)).collect_view();
        view! {
            <section class="card stack" aria-labelledby="layers">
                <h2 id="layers">{words.liaison(W::Layers)}</h2>
                <div class="coverage-card"><table class="heat">
                    <thead><tr><th scope="col">{words.liaison(W::Band)}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table></div>
                <h3>{words.liaison(W::Helps)}</h3>
                <ul class="owed-list">{helps}</ul>
            </section>
        }
    }
}

fn row(it: &Layer, paths: &BTreeSet<Option<String>>, names: &Names) -> impl IntoView + use<> {
    let count =
        |path: &Option<String>| it.paths.iter().find(|(of, _)| of == path).map_or(0, |(_, count)| *count);
    let cells =
        paths.iter().map(count).map(|count| view! { <td><span class="heat-cell num">{count}</span></td> });
    let cells = cells.collect_view();
    view! { <tr><th scope="row">{of_band(it.band, names)}</th>{cells}</tr> }
}

fn help(it: &Helps, names: &Names) -> impl IntoView + use<> {
    let (_, words) = desk();
    let (open, solved) = (it.open, it.solved);
    view! {
        <li class="owed">
            <span class="owed-words"><strong>{of_path(Some(&it.kind), names)}</strong></span>
            <span class="muted num">{words.liaison(W::HelpCounts { open, solved })}</span>
        </li>
    }
}

fn of_band(band: Option<Band>, names: &Names) -> Signal<String> {
    named(band.map(Band::as_str), names, &W::BandUnknown)
}

fn of_path(path: Option<&str>, names: &Names) -> Signal<String> {
    named(path, names, &W::PathUnknown)
}

fn named(id: Option<&str>, names: &Names, unknown: &W) -> Signal<String> {
    let (_, words) = desk();
    let Some(id) = id else { return words.liaison(unknown.clone()) };
    if id == OWN {
        return words.liaison(W::OwnWords);
    }
    let found = names.iter().find(|(key, ..)| key == id).cloned();
    let id = id.to_owned();
    Signal::derive(move || {
        found.as_ref().map_or_else(|| id.clone(), |(_, zh, en)| words.language().named(zh, en))
    })
}
