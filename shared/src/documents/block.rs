//! The marker that a block begins with: `{type, level}`, `{type, list, indent, done}`. Every value is written singly and
//! only when it changes, so that two people who change different ones both get what they meant.

use automerge::hydrate;
use automerge::transaction::Transactable;
use automerge::{AutoCommit, AutomergeError, ObjId, ReadDoc, ScalarValue, Value};

use super::edit::{List, Style};

const TYPE: &str = "type";
const LEVEL: &str = "level";
const LIST: &str = "list";
const INDENT: &str = "indent";
const DONE: &str = "done";
/// Deepest heading: 一、（一）1.（1）.
const LEVELS: u8 = 4;
/// Deepest line of a list.
const INDENTS: u8 = 3;

/// Writes what a block is into its marker.
pub(super) fn dress(doc: &mut AutoCommit, block: &ObjId, style: Style) -> Result<(), AutomergeError> {
    match style {
        Style::Paragraph => say(doc, block, TYPE, "paragraph".into()),
        Style::Quote => say(doc, block, TYPE, "quote".into()),
        Style::Divider => say(doc, block, TYPE, "divider".into()),
        Style::Heading { level } => {
            say(doc, block, TYPE, "heading".into())?;
            say(doc, block, LEVEL, u64::from(level.clamp(1, LEVELS)).into())
        }
        Style::Item { list, indent } => {
            say(doc, block, TYPE, "list_item".into())?;
            say(doc, block, INDENT, u64::from(indent.min(INDENTS)).into())?;
            match list {
                List::Bullet => say(doc, block, LIST, "bullet".into()),
                List::Ordered => say(doc, block, LIST, "ordered".into()),
                List::Check { done } => {
                    say(doc, block, LIST, "check".into())?;
                    say(doc, block, DONE, done.into())
                }
            }
        }
    }
}

fn say(doc: &mut AutoCommit, block: &ObjId, key: &str, value: ScalarValue) -> Result<(), AutomergeError> {
    if let Some((Value::Scalar(held), _)) = doc.get(block, key)?
        && *held == value
    {
        return Ok(());
    }
    doc.put(block, key, value)
}

/// What a marker says; `None` for what this version does not know.
pub(super) fn read(map: &hydrate::Map) -> Option<Style> {
    match text(map, TYPE)?.as_str() {
        "paragraph" => Some(Style::Paragraph),
        "quote" => Some(Style::Quote),
        "divider" => Some(Style::Divider),
        "heading" => Some(Style::Heading { level: number(map, LEVEL).unwrap_or(1).clamp(1, LEVELS) }),
        "list_item" => {
            let list = match text(map, LIST)?.as_str() {
                "bullet" => List::Bullet,
                "ordered" => List::Ordered,
                "check" => List::Check { done: scalar(map, DONE).and_then(|it| it.as_bool()) == Some(true) },
                _ => return None,
            };
            Some(Style::Item { list, indent: number(map, INDENT).unwrap_or(0).min(INDENTS) })
        }
        _ => None,
    }
}

fn scalar(map: &hydrate::Map, key: &str) -> Option<ScalarValue> {
    match map.get(key) {
        Some(hydrate::Value::Scalar(value)) => Some(value.clone()),
        Some(_) | None => None,
    }
}

fn text(map: &hydrate::Map, key: &str) -> Option<String> {
    scalar(map, key)?.as_str().map(str::to_owned)
}

fn number(map: &hydrate::Map, key: &str) -> Option<u8> {
    scalar(map, key)?.as_u64().map(|it| u8::try_from(it).unwrap_or(u8::MAX))
}
