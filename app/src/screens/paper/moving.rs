//! When the server does not accept what was written here, the page moves to the copy that holds it, and the
//! caret moves along: typing goes on.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::keeper::talk::EditState;
use crate::notebook::OpenPaper;

/// Moves when a fork comes up while the paper is open and nothing composes. A fork that was there before is
/// offered, not forced upon. `caret` tells where the person writes: which text area and which place in it.
pub fn follow_fork(
    open: OpenPaper,
    composing: RwSignal<bool>,
    caret: impl Fn() -> Option<(usize, usize)> + 'static,
) {
    if open.paper.fork {
        return;
    }
    let navigate = use_navigate();
    let forked = Memo::new(move |_| {
        let refused = matches!(open.state.get(), Some(EditState::Refused { .. }));
        open.view.with(|view| view.as_ref().map(|view| refused || view.fork.is_some()))
    });
    let at_first = StoredValue::new(None::<bool>);
    Effect::new(move |_| {
        let Some(forked) = forked.get() else { return };
        let at_first = at_first.try_update_value(|at_first| *at_first.get_or_insert(forked));
        if !forked || at_first != Some(false) || composing.get() {
            return;
        }
        let at = caret().map(|(row, at)| format!("&at={row}.{at}")).unwrap_or_default();
        let to = format!("/paper/{}?fork{at}", open.paper.document);
        navigate(&to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
}

/// The caret that the page before left in the address.
pub fn caret_from_address() -> Option<(usize, usize)> {
    use_query_map().with_untracked(|query| {
        let at = query.get("at")?;
        let (row, at) = at.split_once('.')?;
        Some((row.parse().ok()?, at.parse().ok()?))
    })
}
