//! A fixed version of a document as bytes: the changes that its heads stand on, and a hash that anybody can compute
//! again. The framing is in `docs/PROTOCOL.md`.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::change::ChangeHeader;
use super::guard::genesis_hash;
use super::hash::Hash;
use crate::documents::genesis;
use crate::documents::kind::Kind;
use crate::ids::DocumentId;

/// Begins what is hashed: the same bytes never mean anything else.
const TAG: &[u8] = b"gongjian-version-1";
/// Each change is told with its length before it. Unit: bytes.
const LENGTH: usize = 8;

/// A version cannot be put together: these changes, or what stands below them, are not among the given ones.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} changes are missing", missing.len())]
pub struct Incomplete {
    pub missing: BTreeSet<Hash>,
}

/// Puts together the version of `heads`: their ancestors and themselves in the order of `log`, the genesis first.
/// `log` holds the changes of the document as they were stored, in the order of its log. No document is built.
///
/// # Errors
/// [`Incomplete`] when an ancestor is not in `log` or cannot be read there.
pub fn framed(kind: Kind, heads: &[Hash], log: &[(Hash, Vec<u8>)]) -> Result<Vec<u8>, Incomplete> {
    let by_hash: BTreeMap<Hash, &Vec<u8>> = log.iter().map(|(hash, bytes)| (*hash, bytes)).collect();
    let first = genesis_hash(kind);
    let (mut wanted, mut missing) = (BTreeSet::new(), BTreeSet::new());
    let mut open: Vec<Hash> = heads.to_vec();
    while let Some(hash) = open.pop() {
        if hash == first || !wanted.insert(hash) {
            continue;
        }
        match by_hash.get(&hash).and_then(|bytes| ChangeHeader::read(bytes).ok()) {
            Some(header) => open.extend(header.dependencies),
            None => drop(missing.insert(hash)),
        }
    }
    if !missing.is_empty() {
        return Err(Incomplete { missing });
    }
    let mut framed = Vec::new();
    push(&mut framed, genesis::bytes(kind));
    for (_, bytes) in log.iter().filter(|(hash, _)| wanted.contains(hash)) {
        push(&mut framed, bytes);
    }
    Ok(framed)
}

fn push(framed: &mut Vec<u8>, change: &[u8]) {
    let length = u64::try_from(change.len()).expect("a change fits into memory");
    framed.extend_from_slice(&length.to_be_bytes());
    framed.extend_from_slice(change);
}

/// The hash of a version: SHA-256 over the tag, the document's id and the framed changes.
pub fn digest(document: DocumentId, framed: &[u8]) -> Hash {
    let digest = Sha256::new().chain_update(TAG).chain_update(document.as_bytes()).chain_update(framed);
    Hash::from_bytes(digest.finalize().into())
}

/// The version as a standard Automerge file: its changes one behind the other. `None` for bytes that are not framed.
pub fn file(framed: &[u8]) -> Option<Vec<u8>> {
    let (mut rest, mut file) = (framed, Vec::with_capacity(framed.len()));
    while !rest.is_empty() {
        let (length, behind) = rest.split_at_checked(LENGTH)?;
        let length = u64::from_be_bytes(length.try_into().ok()?);
        let (change, behind) = behind.split_at_checked(usize::try_from(length).ok()?)?;
        file.extend_from_slice(change);
        rest = behind;
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::edit::{Edit, Step};
    use crate::documents::live::Document;
    use crate::documents::view::View;
    use crate::time::Timestamp;

    const DOCUMENT: DocumentId = DocumentId::from_bytes([5; 16]);

    fn write(document: &mut Document, log: &mut Vec<(Hash, Vec<u8>)>, text: &str) -> Hash {
        let heads = document.heads();
        let edit = Edit::Body { steps: vec![Step::Splice { at: 1, delete: 0, insert: text.into() }] };
        let edited = document.edit(&heads, &edit, Timestamp::default()).expect("fits").expect("new");
        log.push((edited.hash, edited.bytes));
        edited.hash
    }

    fn text(kind: Kind, file: &[u8]) -> String {
        match Document::load(kind, file, b"reader").expect("a standard file").view() {
            View::Text(view) => view.blocks[0].text.clone(),
            View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a plan"),
        }
    }

    //
    #[test]
    fn a_version_is_the_ancestors_of_its_heads_and_later_edits_change_nothing_of_it() {
        let (mut plan, mut log) = (Document::new(Kind::BlankPlan, b"li"), Vec::new());
        write(&mut plan, &mut log, "甲");
        let head = write(&mut plan, &mut log, "乙");
        let fixed = framed(Kind::BlankPlan, &[head], &log).expect("whole");
        write(&mut plan, &mut log, "丙");
        assert_eq!(framed(Kind::BlankPlan, &[head], &log).as_ref(), Ok(&fixed));
        assert_eq!(text(Kind::BlankPlan, &file(&fixed).expect("framed")), "乙甲");
        // Another document, another hash; the same bytes, the same hash.
        assert_eq!(digest(DOCUMENT, &fixed), digest(DOCUMENT, &fixed.clone()));
        assert_ne!(digest(DOCUMENT, &fixed), digest(DocumentId::from_bytes([6; 16]), &fixed));
    }

    #[test]
    fn two_heads_that_were_written_apart_are_one_version() {
        let (mut li, mut log) = (Document::new(Kind::BlankPlan, b"li"), Vec::new());
        let mut zhao = Document::new(Kind::BlankPlan, b"zhao");
        let heads = [write(&mut li, &mut log, "甲"), write(&mut zhao, &mut log, "乙")];
        let both = framed(Kind::BlankPlan, &heads, &log).expect("whole");
        let shown = text(Kind::BlankPlan, &file(&both).expect("framed"));
        assert!(shown == "甲乙" || shown == "乙甲", "{shown}");
        let other_order = framed(Kind::BlankPlan, &[heads[1], heads[0]], &log).expect("whole");
        assert_eq!(digest(DOCUMENT, &both), digest(DOCUMENT, &other_order));
    }

    #[test]
    fn what_is_missing_is_named_also_below_a_head() {
        let (mut plan, mut log) = (Document::new(Kind::BlankPlan, b"li"), Vec::new());
        let first = write(&mut plan, &mut log, "甲");
        let second = write(&mut plan, &mut log, "乙");
        let found = framed(Kind::BlankPlan, &[second], &log[1..]);
        assert_eq!(found, Err(Incomplete { missing: BTreeSet::from([first]) }));
        assert_eq!(file(b"no frame"), None);
    }
}
