//! People without names: counted by groups, each device for itself.

use gongjian_shared::activities::Group;
use leptos::prelude::*;

use super::desk::ActivityDesk;
use crate::screens::desk;
use crate::words::activities::ActivityWord as W;
use crate::words::party::Listed as _;

/// People without names: each group has its own counter, and every device its own part.
#[component]
pub fn Counters(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    let part = move |group: Group, mine: bool| {
        activity.shown.with(|shown| {
            let device = activity.seen.get().map(|it| it.device);
            let its = shown
                .attendance
                .counted
                .iter()
                .filter(|it| it.group == group && (Some(it.device) == device) == mine);
            its.map(|it| it.people).sum::<i64>()
        })
    };
    view! {
        <section class="group" aria-labelledby="counters">
            <div class="group-top"><h2 id="counters">{words.activity(W::CountTitle)}</h2></div>
            <ul class="card list">
                {Group::ALL.iter().copied().map(|group| {
                    let name = move || group.name_in(words.language()).to_owned();
                    let plus = move |by: i32| view! {
                        <button
                            type="button" class="btn slim" on:click=move |_| activity.count(group, by)
                            aria-label=move || words.say_activity(&W::Plus { by, group: name() })
                        >{format!("+{by}")}</button>
                    };
                    view! {
                        <li class="item">
                            <span class="item-words">
                                <strong>{name}" "<span class="num">{move || activity.shown.with(|shown| shown.attendance.unnamed(group))}</span></strong>
                                <span class="item-more num">
                                    <span>{move || words.say_activity(&W::CountHere { people: part(group, true) })}</span>
                                    {move || (part(group, false) != 0).then(|| view! { <span>{words.say_activity(&W::CountThere { people: part(group, false) })}</span> })}
                                </span>
                            </span>
                            <span class="item-acts">
                                <button
                                    type="button" class="btn slim" on:click=move |_| activity.count(group, -1)
                                    aria-label=move || words.say_activity(&W::Minus { group: name() })
                                >"−1"</button>
                                {plus(1)}
                                {plus(5)}
                            </span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}
