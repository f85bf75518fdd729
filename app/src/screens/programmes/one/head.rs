use gongjian_shared::programmes::Key;
use gongjian_shared::rules::programmes::Contact;
use leptos::prelude::*;

use super::View;
use crate::screens::desk;
use crate::words::programmes::{Names, ProgrammeWord};

/// Whose it is, how long it runs, what runs today, and whom to ask.
#[component]
pub fn Head(it: View) -> impl IntoView {
    let (_, words) = desk();
    let page = it.page;
    let run = move || {
        let run = page.with(|it| it.rules.run());
        words.tell(&ProgrammeWord::Range { from: run.from, to: run.to })
    };
    let chips = move || {
        let language = words.language();
        let running = page.with(|it| it.running.clone());
        if running.is_empty() {
            return view! { <p class="muted small">{words.told(ProgrammeWord::NothingRuns)}</p> }.into_any();
        }
        let said = it.definition.with_value(|definition| {
            running.iter().map(|id| Names { definition, language }.phase(id)).collect::<Vec<_>>()
        });
        view! {
            <ul class="phase-chips" aria-label=words.told(ProgrammeWord::RunningNow)>
                {said.into_iter().map(|text| view! { <li class="phase-chip">{text}</li> }).collect_view()}
            </ul>
        }
        .into_any()
    };
    let ended = move || {
        page.with(|it| it.ended)
            .map(|on| view! { <span class="tag">{words.told(ProgrammeWord::EndedOn { on })}</span> })
    };
    // Who runs or decides in a programme that pairs people goes on to its board.
    let pairs = move || {
        let pair = Key::try_from("pair").ok()?;
        let pairs = it.definition.with_value(|definition| definition.counts(&pair));
        page.with(|it| (pairs && it.sees_pairs).then(|| format!("/pairing/{}", it.programme)))
    };
    let contacts = page.with_untracked(|it| it.contacts.clone());
    view! {
        <section class="card stack">
            <div>
                <strong>{move || page.with(|it| it.owner_name.clone())}</strong>
                <p class="muted small num">{run}" "{ended}</p>
            </div>
            {chips}
            {move || pairs().map(|href| view! { <div><a class="btn" href=href>{words.told(ProgrammeWord::Pairs)}</a></div> })}
            <div>
                <h3>{words.told(ProgrammeWord::Contacts)}</h3>
                <ul class="contacts">{contacts.into_iter().map(|it| view! { <Reach contact=it/> }).collect_view()}</ul>
            </div>
        </section>
    }
}

#[component]
fn Reach(contact: Contact) -> impl IntoView {
    let (_, words) = desk();
    let Contact { name, phone, fax, email } = contact;
    let link = |scheme: &str, it: String| {
        (!it.is_empty()).then(|| {
            let href = format!("{scheme}:{it}");
            view! { <a class="btn slim num" href=href>{it}</a> }
        })
    };
    let fax = (!fax.is_empty())
        .then(|| view! { <span class="muted small num">{words.told(ProgrammeWord::Fax)}" "{fax}</span> });
    view! { <li class="row"><span>{name.as_str().to_owned()}</span>{link("tel", phone)}{link("mailto", email)}{fax}</li> }
}
