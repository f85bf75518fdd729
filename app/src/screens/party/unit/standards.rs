//! The standards that are set at a unit: changed and dropped here (S4-01).

use gongjian_shared::party::Standard;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::UnitPage;
use leptos::prelude::*;

use super::Going;
use crate::screens::desk;
use crate::words::party::PartyWord as P;

#[component]
pub fn Standards(going: Going, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let writes = page.may.standard;
    let standards = page.standards;
    (!standards.is_empty()).then(|| {
        view! {
            <section class="group" aria-labelledby="unit-standards">
                <div class="group-top">
                    <h3 id="unit-standards">{words.party(P::StandardsHere)}</h3>
                    <span class="end">{words.party(P::StandardsHereLead)}</span>
                </div>
                <ul class="card list">
                    {standards.into_iter().map(|it| view! { <Line going=going it=it writes=writes/> }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Line(going: Going, it: Standard, writes: bool) -> impl IntoView {
    let (_, words) = desk();
    let (post, least, standard) = (it.detail.post, it.detail.least, it.standard);
    let name = it.detail.name.as_str().to_owned();
    let kind = words.list_name(it.detail.kind);
    let change = words.party(P::ChangeIt { name: name.clone() });
    let drop = words.party(P::DropIt { name: name.clone() });
    let ask = move |_| going.asking.set(Some((P::DropStandard, PartyCommand::DropStandard { standard })));
    view! {
        <li class="item">
            <span class="item-words">
                <strong>{name}</strong>
                <span class="item-more"><span>{kind}</span><span>{words.party(P::StandardRule { post, least })}</span></span>
            </span>
            {writes.then(|| view! {
                <span class="row">
                    <button type="button" class="btn slim" aria-label=change disabled=move || going.register.still() on:click=move |_| going.standard.set(Some(it.clone()))>
                        {words.party(P::ChangeShort)}
                    </button>
                    <button type="button" class="btn slim" aria-label=drop disabled=move || going.register.still() on:click=ask>
                        {words.party(P::DropShort)}
                    </button>
                </span>
            })}
        </li>
    }
}
