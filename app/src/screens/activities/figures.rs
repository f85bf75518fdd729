//! What the activities of this device come to: 人次 and 人数 apart, kinds of partners, speakers (C7, S4-21, S2-26).

use gongjian_shared::activities::{ActivityLine, Group, Turnout, speakers};
use leptos::prelude::*;

use crate::keeper::talk::DocumentRow;
use crate::screens::desk;
use crate::words::activities::ActivityWord as W;

#[component]
pub fn Figures(rows: Memo<Vec<DocumentRow>>) -> impl IntoView {
    let (_, words) = desk();
    let lines = Memo::new(move |_| {
        rows.with(|rows| {
            let line = |row: &DocumentRow| {
                let line: ActivityLine = row.summary.activity.as_deref().cloned().unwrap_or_default();
                (row.summary.title.clone(), line)
            };
            rows.iter().map(line).collect::<Vec<_>>()
        })
    });
    let sum = Memo::new(move |_| lines.with(|lines| Turnout::over(lines.iter().map(|(_, line)| line))));
    let figure = move |word: W, number: fn(&Turnout) -> u64| {
        view! { <div><dt>{words.activity(word)}</dt><dd>{move || sum.with(number)}</dd></div> }
    };
    let partners = move || {
        sum.with(|sum| {
            let tag = |(kind, count): (&gongjian_shared::activities::HostKind, &u64)| {
                view! { <li class="tag">{words.listed(*kind)}" "{*count}</li> }
            };
            sum.partners.iter().map(tag).collect_view()
        })
    };
    let spoke = move || {
        let found = lines.with(|lines| speakers(lines.iter().map(|(title, line)| (title.as_str(), line))));
        found.into_iter().map(|it| {
            let last = it.lectures.first().map(|(_, title)| title.clone()).unwrap_or_default();
            let said = words.say_activity(&W::SpeakerLine { count: it.lectures.len(), last });
            view! { <li class="item"><span class="item-words"><strong>{it.name}</strong><span class="item-more">{said}</span></span></li> }
        }).collect_view()
    };
    let any = move || sum.with(|sum| sum.attendances > 0 || !sum.partners.is_empty());
    let has_speakers = move || lines.with(|lines| lines.iter().any(|(_, line)| !line.speaker.is_empty()));
    move || {
        any().then(|| view! {
            <section class="group figures" aria-labelledby="figures">
                <div class="group-top"><h2 id="figures">{words.activity(W::Figures)}</h2><span class="end">{words.activity(W::FiguresHint)}</span></div>
                <div class="card stack">
                    <dl class="totals num">
                        {figure(W::Activities, |sum| sum.activities)}
                        {figure(W::Attendances, |sum| sum.attendances)}
                        {figure(W::Persons, |sum| sum.persons)}
                    </dl>
                    <dl class="totals num">
                        {Group::ALL.iter().copied().map(|group| view! {
                            <div><dt>{words.list_name(group)}</dt><dd>{move || sum.with(|sum| sum.groups.get(&group).copied().unwrap_or(0))}</dd></div>
                        }).collect_view()}
                    </dl>
                    <p class="muted small">{move || words.say_activity(&W::PersonsHint { unnamed: sum.with(|sum| sum.unnamed) })}</p>
                    {move || (!sum.with(|sum| sum.partners.is_empty())).then(|| view! {
                        <h3>{words.activity(W::Partners)}</h3>
                        <ul class="kinds">{partners}</ul>
                    })}
                </div>
                {move || has_speakers().then(|| view! {
                    <h3>{words.activity(W::Speakers)}</h3>
                    <ul class="card list">{spoke}</ul>
                })}
            </section>
        })
    }
}
