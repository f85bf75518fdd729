use gongjian_shared::party::Post;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::party;
use crate::keeper::talk::Link;
use crate::screens::desk;
use crate::words::{DecisionWord, Word};

/// The way to the record of decisions, for those who may read it. Asked from the server, so it needs a link.
#[component]
pub fn RecordCard() -> impl IntoView {
    let (notebook, words) = desk();
    let may = RwSignal::new(false);
    let online = Memo::new(move |_| matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline));
    Effect::new(move |_| {
        if online.get() {
            spawn_local(async move {
                if let Ok(posts) = party::my_posts().await {
                    let audits = posts.held.iter().any(|it| it.post == Post::Auditor);
                    may.try_set(posts.administrator || audits);
                }
            });
        }
    });
    move || {
        may.get().then(|| {
            view! {
                <section class="card stack">
                    <h2>{words.of(Word::Decision(DecisionWord::Record))}</h2>
                    <p class="muted small">{words.of(Word::Decision(DecisionWord::RecordLead))}</p>
                    <div class="row"><a class="btn" href="/audit">{words.of(Word::Open)}</a></div>
                </section>
            }
        })
    }
}
