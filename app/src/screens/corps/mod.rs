//! /corps and what is below it: mentors and young teachers, requests of teachers in need, the yearly evaluation, the
//! booklet; and /check, where a stranger checks a certificate. One route leads here, and the path says which page.

mod booklet;
mod check;
mod desk;
mod enter;
mod evaluation;
mod kept;
mod mine;
mod need;
mod needs;
mod parts;

pub use check::CheckPage;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use self::booklet::BookletPage;
use self::evaluation::EvaluationPage;
use self::mine::MinePage;
use self::needs::NeedsPage;

#[component]
pub fn CorpsPages() -> impl IntoView {
    let path = use_location().pathname;
    let path = Memo::new(move |_| path.get());
    move || {
        let path = path.get();
        let mut below = path.trim_matches('/').split('/').skip(1);
        match (below.next(), below.next().and_then(|it| it.parse().ok())) {
            (Some("needs"), _) => view! { <NeedsPage/> }.into_any(),
            (Some("evaluation"), Some(programme)) => {
                view! { <EvaluationPage programme=programme/> }.into_any()
            }
            (Some("booklet"), Some(programme)) => view! { <BookletPage programme=programme/> }.into_any(),
            _ => view! { <MinePage/> }.into_any(),
        }
    }
}
