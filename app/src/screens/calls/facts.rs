//! What a call says, and what was done to it.

use gongjian_shared::rules::calls::CallRow;
use gongjian_shared::wire::calls::CallPage;
use leptos::prelude::*;

use super::left::{Left, until};
use crate::screens::desk;
use crate::words::calls::CallWord as W;

#[component]
pub fn Facts(page: CallPage) -> impl IntoView {
    let (_, words) = desk();
    let CallRow { text, changes, state, .. } = page.row;
    let issued = changes.first().map(|it| it.at);
    let body = text.body.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let line = |label: W, said: AnyView| view! { <dt>{words.call(label)}</dt><dd>{said}</dd> };
    let plain = |said: String| view! { {said} }.into_any();
    let places = text.places.map(|it| words.call(W::Places { least: it.least, most: it.most }));
    let quota = text.quota.map(|quota| words.call(W::QuotaIs { quota }));
    let contact = text.contact.map(|it| {
        let href = format!("tel:{}", it.phone);
        view! { <span>{it.name.as_str().to_owned()}</span>" "<a class="btn slim num" href=href>{it.phone.clone()}</a> }
    });
    view! {
        <article class="card stack call-sheet">
            <div class="row between">
                <p class="item-more"><span>{page.owner_name}</span><span>{text.batch}</span></p>
                <span class="tag" data-call=state.as_str()>{words.listed(state)}</span>
            </div>
            <Left deadline=text.deadline from=issued/>
            <div class="notice-body">{body}</div>
            <dl class="facts">
                {line(W::Basis, plain(text.basis))}
                {line(W::Receiver, plain(page.receiver_name))}
                {line(W::Rubric, plain(text.rubric))}
                {line(W::PlacesLabel, view! { {places}" "{quota} }.into_any())}
                {line(W::Contact, view! { {contact} }.into_any())}
            </dl>
            {(!changes.is_empty()).then(|| view! {
                <section class="steps" aria-label=words.call(W::History)>
                    <h2>{words.call(W::History)}</h2>
                    <ol>{changes.into_iter().map(|it| {
                        let (by, at) = (it.by, it.at);
                        let said = move || words.say_call(&W::Step { by: by.clone(), when: words.moment(at) });
                        view! {
                            <li>
                                <strong>{words.listed(it.what)}</strong>
                                <span class="muted small">{said}</span>
                                {it.until.map(|it| view! { <span class="num small">{words.call(until(it))}</span> })}
                                <p>{it.words}</p>
                            </li>
                        }
                    }).collect_view()}</ol>
                </section>
            })}
        </article>
    }
}
