//! The library without a guard, as anybody would call it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{AutoCommit, AutomergeError, LoadOptions, ROOT, ReadDoc as _, TextEncoding};
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::sync::change::ChangeHeader;

use crate::honest::Push;

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raw {
    /// It was refused, or taken and is there.
    Sound,
    Panics,
    /// "Ok" was said, and it is not there. (F5)
    Absent,
    /// It was taken, and the file of the document is another document, or none. (F4)
    Unloadable,
}

/// Gives the input to the document of an honest push.
pub fn one(push: &Push, input: &[u8]) -> Raw {
    catch_unwind(AssertUnwindSafe(|| given(push, input))).unwrap_or(Raw::Panics)
}

/// As browsers count.
fn load(file: &[u8]) -> Result<AutoCommit, AutomergeError> {
    AutoCommit::load_with_options(file, LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit))
}

fn given(push: &Push, input: &[u8]) -> Raw {
    // A file of its own first: most of what breaks there is not looked at when it is merged.
    if ChangeHeader::read(input).is_err() && load(input).is_ok_and(|it| it.hydrate(ROOT, None).is_err()) {
        return Raw::Unloadable;
    }
    let mut doc = load(&push.before).expect("honest");
    let before = doc.get_heads();
    if doc.load_incremental(input).is_err() {
        return Raw::Sound;
    }
    let there = ChangeHeader::read(input).is_ok_and(|it| doc.get_change_by_hash(&it.hash.into()).is_some());
    if !there && doc.get_heads() == before {
        return Raw::Absent;
    }
    let file = doc.save();
    let same = catch_unwind(AssertUnwindSafe(|| {
        let mut copy = load(&file).ok()?;
        let same = copy.get_heads() == doc.get_heads();
        let same = same && copy.hydrate(ROOT, None) == doc.hydrate(ROOT, None);
        (same && (!there || read(push, &file, &[])? == read(push, &push.before, &[input])?)).then_some(())
    }));
    if matches!(same, Ok(Some(()))) { Raw::Sound } else { Raw::Unloadable }
}

/// What a screen shows of it.
fn read(push: &Push, file: &[u8], changes: &[&[u8]]) -> Option<View> {
    let mut document = Document::load(push.head.kind, file, b"a-reader-of-16-b").ok()?;
    document.apply(changes.iter().copied()).ok()?;
    Some(document.view())
}
