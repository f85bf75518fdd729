//! When the server does not accept what was written here, the page moves to the copy that holds it, and the
//! caret moves along: typing goes on.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::editor::Editor;
use crate::keeper::talk::EditState;

pub fn follow_fork(editor: Editor) {
    let (open, navigate) = (editor.open, use_navigate());
    if open.paper.fork {
        take_caret_from_address(editor);
        return;
    }
    let has_fork = Memo::new(move |_| open.view.with(|view| view.as_ref().map(|view| view.fork.is_some())));
    let refused = Memo::new(move |_| matches!(open.state.get(), Some(EditState::Refused { .. })));
    // A copy that was there when the page opened is offered, not forced upon.
    let known = StoredValue::new(None::<bool>);
    Effect::new(move |_| {
        let Some(forked) = has_fork.get() else { return };
        let forked = forked || refused.get();
        let before = known.try_update_value(|known| *known.get_or_insert(forked));
        if before != Some(false) || !forked || editor.composing.running.get() {
            return;
        }
        let at = editor.caret().map(|(row, at)| format!("&at={row}.{at}")).unwrap_or_default();
        let to = format!("/paper/{}?fork{at}", open.paper.document);
        navigate(&to, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
}

fn take_caret_from_address(editor: Editor) {
    let query = use_query_map();
    let at = query.with_untracked(|query| {
        let at = query.get("at")?;
        let (row, at) = at.split_once('.')?;
        Some((row.parse().ok()?, at.parse().ok()?))
    });
    let Some((row, at)) = at else { return };
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        if editor.keys.with(Vec::is_empty) || done.get_value() {
            return;
        }
        done.set_value(true);
        editor.put_caret(row, at);
    });
}
