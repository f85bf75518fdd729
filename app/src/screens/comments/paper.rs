use gongjian_shared::comments::Act;
use gongjian_shared::documents::view::View;
use leptos::prelude::*;
use leptos_router::components::Redirect;

use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::paper::ForkNews;
use crate::words::comments::CommentWord as W;

/// Comments stand beside their text, so that is where they are shown; only what was not accepted is a page of its own.
#[component]
pub fn CommentsPaper(open: OpenPaper) -> impl IntoView {
    let (_, words) = desk();
    let text = open.view.with_untracked(|view| view.as_ref().and_then(|view| view.head.owner));
    if let (false, Some(text)) = (open.paper.fork, text) {
        return view! { <Redirect path=format!("/paper/{text}")/> }.into_any();
    }
    let said = Memo::new(move |_| {
        open.view.with(|view| match view.as_ref().map(|view| &view.content) {
            Some(View::Comments(view)) => {
                view.items.iter().filter_map(|it| words_of(&it.item.act)).collect::<Vec<_>>()
            }
            Some(View::Text(_) | View::Form(_) | View::Sheet(_) | View::Activity(_)) | None => Vec::new(),
        })
    });
    view! {
        <Page title=words.of_comments(W::Title) back="/unsent">
            <ForkNews open=open text=Callback::new(move |()| said.get_untracked().join("\n"))/>
            <ul class="card stack">{move || said.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
        </Page>
    }
    .into_any()
}

fn words_of(act: &Act) -> Option<String> {
    match act {
        Act::Begin { said, .. } | Act::Reply { said } => Some(said.text.clone()),
        Act::Resolve {} | Act::Reopen {} | Act::Withdraw { .. } | Act::Seen {} => None,
    }
}
