use gongjian_shared::documents::view::View;
use gongjian_shared::history::{Heads, restore};
use gongjian_shared::time::Timestamp;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::sittings::Chosen;
use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::widgets::Confirm;
use crate::words::Word;
use crate::words::history::HistoryWord;

/// Brings the text back as it was before or after what is looked at, for those who may write.
#[component]
pub fn Restore(open: OpenPaper, chosen: Chosen) -> impl IntoView {
    let (_, words) = desk();
    let asking = RwSignal::new(None::<Asked>);
    let may = Memo::new(move |_| open.view.with(|view| view.as_ref().is_some_and(|view| view.may_write)));
    let now = Memo::new(move |_| open.past.with(|past| past.as_ref().map(|past| past.now.clone())));
    let Chosen { who, at, before, after } = chosen;
    let newest = after.clone();
    let is_old = Memo::new(move |_| now.with(|now| now.as_ref() != Some(&newest)));
    let (before, after) = (StoredValue::new(before), StoredValue::new(after));
    view! {
        {move || may.get().then(|| view! {
            <div class="compare-acts">
                <button type="button" class="btn" on:click=move |_| asking.set(Some(Asked { wanted: before.get_value(), before: true }))>{words.past(HistoryWord::RestoreBefore)}</button>
                {move || is_old.get().then(|| view! {
                    <button type="button" class="btn" on:click=move |_| asking.set(Some(Asked { wanted: after.get_value(), before: false }))>{words.past(HistoryWord::RestoreAfter)}</button>
                })}
            </div>
        })}
        <Ask open=open asking=asking who=who.unwrap_or_default() at=at/>
    }
}

/// A state that is to come back: before or after what is looked at.
#[derive(Clone, PartialEq)]
struct Asked {
    wanted: Heads,
    before: bool,
}

/// Says what it does before it is done.
#[component]
fn Ask(open: OpenPaper, asking: RwSignal<Option<Asked>>, who: String, at: Timestamp) -> impl IntoView {
    let (_, words) = desk();
    let navigate = use_navigate();
    let close = Callback::new(move |()| asking.set(None));
    let title = Signal::derive(move || {
        let before = asking.with(|it| it.as_ref().is_some_and(|it| it.before));
        words.of_past(&HistoryWord::RestoreTitle { who: who.clone(), when: words.moment(at), before })
    });
    let yes = Callback::new(move |()| {
        let wanted = asking.get_untracked();
        asking.set(None);
        if wanted.is_some_and(|it| bring_back(open, &it.wanted)) {
            navigate(&format!("/paper/{}", open.paper.document), leptos_router::NavigateOptions::default());
        }
    });
    view! {
        <Confirm
            open=Signal::derive(move || asking.with(Option::is_some)) on_close=close on_yes=yes title=title
            yes=words.past(HistoryWord::RestoreYes) no=words.of(Word::Cancel) close=words.of(Word::Close)
        >
            <p>{words.past(HistoryWord::RestoreLead)}</p>
        </Confirm>
    }
}

/// Makes the edits towards a version. The page is left afterwards: its view does not hold them.
fn bring_back(open: OpenPaper, wanted: &Heads) -> bool {
    let then = open.then.with_untracked(|known| known.get(wanted).cloned().flatten());
    let now = open.view.with_untracked(|view| view.as_ref().map(|view| (view.view, view.content.clone())));
    let (Some(View::Text(then)), Some((view, View::Text(now)))) = (then, now) else { return false };
    for edit in restore::edits(&now, &then).edits {
        open.edit(view, edit);
    }
    true
}
