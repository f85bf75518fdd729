//! Plans: a title and a body of flat blocks. The body is one text; each block begins with a marker
//! `{type, level}` that takes one place. Text before the first marker shows as a paragraph.

use automerge::iter::Span;
use automerge::transaction::Transactable;
use automerge::{AutoCommit, AutomergeError, ObjId, ObjType, ROOT, ReadDoc, Value};

use super::edit::{Step, Style, Unfit};
use super::view::{Block, Summary, TextView};
use super::{block, mark};

pub(super) const TITLE: &str = "title";
pub(super) const BODY: &str = "body";

/// Finds a text of the genesis by its key.
pub(super) fn part(doc: &AutoCommit, map: &ObjId, key: &str) -> Result<ObjId, Unfit> {
    match doc.get(map, key) {
        Ok(Some((Value::Object(ObjType::Text), id))) => Ok(id),
        Ok(_) | Err(_) => Err(Unfit::Damaged { what: "a text of the first change is missing" }),
    }
}

/// Replaces part of a text that has no markers (titles, long fields).
pub(super) fn splice_plain(
    doc: &mut AutoCommit,
    text: &ObjId,
    at: usize,
    delete: usize,
    insert: &str,
) -> Result<(), Unfit> {
    inside(doc, text, at + delete)?;
    doc.splice_text(text, at, signed(delete), insert).map_err(broken)
}

/// Does the steps in order; gives the ids of the blocks that were made.
pub(super) fn edit_body(doc: &mut AutoCommit, steps: &[Step]) -> Result<Vec<String>, Unfit> {
    let body = part(doc, &ROOT, BODY)?;
    let mut made = Vec::new();
    for step in steps {
        if let Some(id) = one_step(doc, &body, step)? {
            made.push(id);
        }
    }
    Ok(made)
}

fn one_step(doc: &mut AutoCommit, body: &ObjId, step: &Step) -> Result<Option<String>, Unfit> {
    match step {
        Step::Splice { at, delete, insert } => {
            inside(doc, body, at + delete)?;
            for place in *at..at + delete {
                if marker(doc, body, place)?.is_some() {
                    return Err(Unfit::CrossesMarker);
                }
            }
            doc.splice_text(body, *at, signed(*delete), insert).map_err(broken)?;
        }
        Step::Split { at, style } => {
            inside(doc, body, *at)?;
            return split(doc, body, *at, *style).map(|id| Some(id.to_string())).map_err(broken);
        }
        Step::Join { at } => {
            marker(doc, body, *at)?.ok_or(Unfit::NoMarker { at: *at })?;
            doc.join_block(body, *at).map_err(broken)?;
        }
        Step::Restyle { at, style } => {
            let block = marker(doc, body, *at)?.ok_or(Unfit::NoMarker { at: *at })?;
            block::dress(doc, &block, *style).map_err(broken)?;
        }
        Step::Mark { from, to, mark, on } => {
            inside(doc, body, *to)?;
            mark::put(doc, body, *from..*to, mark, *on).map_err(broken)?;
        }
        Step::Wear { from, to, marks } => {
            inside(doc, body, *to)?;
            mark::wear(doc, body, *from..*to, marks).map_err(broken)?;
        }
    }
    Ok(None)
}

/// Puts a marker at `at`.
pub(super) fn split(
    doc: &mut AutoCommit,
    body: &ObjId,
    at: usize,
    style: Style,
) -> Result<ObjId, AutomergeError> {
    let block = doc.split_block(body, at)?;
    block::dress(doc, &block, style)?;
    Ok(block)
}

fn inside(doc: &AutoCommit, text: &ObjId, end: usize) -> Result<(), Unfit> {
    let len = doc.length(text);
    if end <= len { Ok(()) } else { Err(Unfit::Outside { at: end, len }) }
}

fn marker(doc: &AutoCommit, body: &ObjId, at: usize) -> Result<Option<ObjId>, Unfit> {
    match doc.get(body, at).map_err(broken)? {
        Some((Value::Object(ObjType::Map), id)) => Ok(Some(id)),
        Some(_) | None => Ok(None),
    }
}

fn signed(delete: usize) -> isize {
    isize::try_from(delete).unwrap_or(isize::MAX)
}

fn broken(_: AutomergeError) -> Unfit {
    Unfit::Damaged { what: "the text could not be changed" }
}

/// Reads a plan; never fails. What is missing shows as empty, what is unknown is marked so.
pub(super) fn view(doc: &AutoCommit) -> TextView {
    let title = part(doc, &ROOT, TITLE).and_then(|id| doc.text(&id).map_err(broken)).unwrap_or_default();
    let blocks = part(doc, &ROOT, BODY).map(|body| blocks(doc, &body)).unwrap_or_default();
    TextView { title, blocks, minutes: None }
}

fn blocks(doc: &AutoCommit, body: &ObjId) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut place = 0;
    for span in doc.spans(body).into_iter().flatten() {
        match span {
            Span::Text { text, marks } => {
                place += text.encode_utf16().count();
                if blocks.is_empty() {
                    blocks.push(Block::default());
                }
                if let Some(block) = blocks.last_mut() {
                    mark::read(block, &text, marks.as_deref());
                    block.text.push_str(&text);
                }
            }
            Span::Block(map) => {
                let id = marker(doc, body, place).ok().flatten().map(|id| id.to_string());
                let style = block::read(&map);
                let unknown = style.is_none();
                blocks.push(Block { id, style: style.unwrap_or_default(), unknown, ..Block::default() });
                place += 1;
            }
        }
    }
    for block in &mut blocks {
        block.marks.sort();
    }
    blocks
}

pub(super) fn summary(doc: &AutoCommit) -> Summary {
    let view = view(doc);
    let characters = TextView::characters(view.blocks.iter());
    Summary { title: view.title, characters, ..Summary::default() }
}

/// Counts as Chinese offices do: each Han character and full-width sign is one, each run of letters or digits is one.
pub(super) fn count(text: &str) -> usize {
    let mut total = 0;
    let mut in_word = false;
    for c in text.chars() {
        let letter = c.is_ascii_alphanumeric();
        total += usize::from(if letter { !in_word } else { !c.is_whitespace() });
        in_word = letter;
    }
    total
}

#[cfg(test)]
mod tests {
    #[test]
    fn han_one_each_words_one_each() {
        for (text, expected) in [("工作基础", 4), ("建设2个studio，共3处。", 10), ("  ", 0), ("a b", 2)]
        {
            assert_eq!(super::count(text), expected, "{text}");
        }
    }
}
