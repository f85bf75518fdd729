//! Comments on one text: a flat map that the first change made; each item has a key of its own and is never changed, so
//! that nothing two people say while apart hides one another.
//!
//! - `items`: id of the item → an [`Item`] in CBOR.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value};

use super::edit::Unfit;
use crate::comments::{Act, CommentsView, Item, Written};
use crate::ids::CommentId;
use crate::time::Timestamp;

pub(super) const ITEMS: &str = "items";

/// Adds an item; one that is there already stays as it is.
pub(super) fn edit(
    doc: &mut AutoCommit,
    id: CommentId,
    thread: CommentId,
    act: &Act,
    now: Timestamp,
) -> Result<(), Unfit> {
    let items = map(doc)?;
    let known = view(doc).items;
    if known.iter().any(|it| it.id == id) {
        return Ok(());
    }
    let turns = known.iter().filter(|it| it.item.thread == thread).map(|it| it.item.turn);
    let turn = turns.max().unwrap_or(0).saturating_add(1);
    let bytes = minicbor::to_vec(Item { thread, turn, at: now, act: act.clone() });
    let bytes = bytes.map_err(|_| Unfit::Damaged { what: "a comment could not be written" })?;
    let put = doc.put(&items, id.to_string(), ScalarValue::Bytes(bytes));
    put.map_err(|_| Unfit::Damaged { what: "a comment could not be added" })
}

fn map(doc: &AutoCommit) -> Result<ObjId, Unfit> {
    match doc.get(ROOT, ITEMS) {
        Ok(Some((Value::Object(ObjType::Map), id))) => Ok(id),
        Ok(_) | Err(_) => Err(Unfit::Damaged { what: "a map of the first change is missing" }),
    }
}

/// Reads all comments; never fails. What cannot be read is listed and left as it is.
pub(super) fn view(doc: &AutoCommit) -> CommentsView {
    let mut view = CommentsView::default();
    let Ok(items) = map(doc) else { return CommentsView { odd: vec![ITEMS.to_owned()], ..view } };
    for key in doc.keys(&items) {
        match read(doc, &items, &key) {
            Some(it) => view.items.push(it),
            None => view.odd.push(key),
        }
    }
    view
}

fn read(doc: &AutoCommit, items: &ObjId, key: &str) -> Option<Written> {
    let id = key.parse().ok()?;
    let (value, by) = doc.get(items, key).ok()??;
    let item = minicbor::decode(value.as_bytes()?).ok()?;
    let ObjId::Id(_, actor, _) = by else { return None };
    Some(Written { id, actor: actor.to_bytes().to_vec(), item })
}
