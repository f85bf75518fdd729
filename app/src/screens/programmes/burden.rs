//! The burden meter (domain.md §4.3): what each filler has to do in a year, before it goes out.

use std::collections::BTreeMap;

use gongjian_shared::programmes::{Burden, BurdenRow, Definition, Key};
use leptos::prelude::*;

use crate::screens::desk;
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Meter(definition: Definition, burden: Burden) -> impl IntoView {
    let (_, words) = desk();
    move || {
        let names = Names { definition: &definition, language: words.language() };
        let most = burden.rows.iter().map(|it| it.minutes).max().unwrap_or(0).max(1);
        let mut roles: Vec<(Key, Vec<BurdenRow>)> = Vec::new();
        let mut at: BTreeMap<Key, usize> = BTreeMap::new();
        for row in burden.rows.iter().filter(|it| it.forms > 0) {
            let place = *at.entry(row.filled_by.clone()).or_insert_with(|| {
                roles.push((row.filled_by.clone(), Vec::new()));
                roles.len() - 1
            });
            roles[place].1.push(row.clone());
        }
        let shown = roles.into_iter().map(|(role, rows)| {
            let minutes = burden.minutes_of(&role);
            let fillers = rows.iter().find_map(|it| it.fillers);
            let lines = rows.into_iter().map(|row| {
                let BurdenRow { forms, fields, minutes, .. } = row;
                view! {
                    <li class="burden-row">
                        <span>{names.form(&row.form)}</span>
                        <span class="num muted small">{words.tell(&ProgrammeWord::BurdenLine { forms, fields, minutes })}</span>
                        <span class="burden-track" aria-hidden="true"><i style:width=format!("{}%", (minutes * 100 / most).max(1))></i></span>
                    </li>
                }
            });
            view! {
                <div class="burden-role">
                    <h3>{words.tell(&ProgrammeWord::BurdenRole { role: names.counted(&role), minutes })}</h3>
                    {fillers.map(|count| view! { <p class="faint small num">{words.tell(&ProgrammeWord::BurdenFillers { count })}</p> })}
                    <ul>{lines.collect_view()}</ul>
                </div>
            }
        });
        view! {
            <div class="burden">{shown.collect_view()}</div>
            <p class="muted small num">{words.tell(&ProgrammeWord::BurdenAll { minutes: burden.minutes_of_all() })}</p>
        }
    }
}
