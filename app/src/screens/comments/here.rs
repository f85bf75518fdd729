use std::collections::BTreeMap;

use gongjian_shared::ids::UserId;
use leptos::prelude::*;

use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::widgets::Avatar;
use crate::words::comments::CommentWord as W;

/// Who else has the text open now.
#[component]
pub fn WhoIsHere(open: OpenPaper) -> impl IntoView {
    const SHOWN: usize = 3;
    let (_, words) = desk();
    let names = Memo::new(move |_| {
        let people = open.together.present.get();
        let by: BTreeMap<UserId, String> = people.into_iter().map(|it| (it.user, it.name)).collect();
        by.into_values().collect::<Vec<String>>()
    });
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            let said = words.comment(&W::Here { who: names.join("、") });
            let rest = names.len().saturating_sub(SHOWN);
            view! {
                <div class="faces here" role="img" aria-label=said.clone() title=said>
                    {names.into_iter().take(SHOWN).map(|name| view! { <Avatar name=name/> }).collect_view()}
                    {(rest > 0).then(|| view! { <span class="avatar" data-tint="more" aria-hidden="true">{format!("+{rest}")}</span> })}
                </div>
            }
        })
    }
}
