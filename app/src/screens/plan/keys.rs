//! Keys that mean more than a letter.

use leptos::ev::{InputEvent, KeyboardEvent};

use super::editor::{Editor, Place};
use super::model::Key;
use crate::device::textarea;
use crate::splice::units;

/// The code that keyboards report while they compose.
const COMPOSING: u32 = 229;

pub fn in_block(editor: Editor, key: Key, event: &KeyboardEvent) {
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    if event.is_composing() || event.key_code() == COMPOSING || !plain {
        return;
    }
    let Some(area) = editor.area(Place::Block(key)) else { return };
    let (start, end) = textarea::selection(&area);
    let done = match event.key().as_str() {
        "Enter" => {
            editor.split(key);
            true
        }
        "Backspace" if (start, end) == (0, 0) => editor.join_back(key),
        "Delete" if start == end && start == units(&area.value()) => editor.join_next(key),
        name => !event.shift_key() && moved(editor, Place::Block(key), name),
    };
    if done {
        event.prevent_default();
    }
}

pub fn in_title(editor: Editor, event: &KeyboardEvent) {
    if event.is_composing() || event.key_code() == COMPOSING {
        return;
    }
    let done = match event.key().as_str() {
        "Enter" => {
            if let Some(first) = editor.neighbour(Place::Title, 1) {
                editor.focus(first, 0);
            }
            true
        }
        name => !event.shift_key() && moved(editor, Place::Title, name),
    };
    if done {
        event.prevent_default();
    }
}

/// Keyboards on phones say "delete backwards" without a key: at the start of a block it joins.
pub fn before_input(editor: Editor, key: Key, event: &InputEvent) {
    if event.is_composing() || event.input_type() != "deleteContentBackward" {
        return;
    }
    let at_start = editor.area(Place::Block(key)).is_some_and(|area| textarea::selection(&area) == (0, 0));
    if at_start && editor.join_back(key) {
        event.prevent_default();
    }
}

/// Arrows leave a text area at its edges, as if the sheet were one text.
fn moved(editor: Editor, place: Place, name: &str) -> bool {
    let Some(area) = editor.area(place) else { return false };
    let (start, end) = textarea::selection(&area);
    if start != end {
        return false;
    }
    let last = units(&area.value());
    let one_line = textarea::is_one_line(&area);
    let (step, column) = match name {
        "ArrowLeft" if start == 0 => (-1, usize::MAX),
        "ArrowRight" if start == last => (1, 0),
        "ArrowUp" if start == 0 || one_line => (-1, if one_line { start } else { usize::MAX }),
        "ArrowDown" if start == last || one_line => (1, if one_line { start } else { 0 }),
        _ => return false,
    };
    let Some(next) = editor.neighbour(place, step) else { return false };
    let column = editor.area(next).map_or(0, |area| column.min(units(&area.value())));
    editor.focus(next, column);
    true
}
