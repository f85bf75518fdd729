//! Where the sentences of a text begin and end.

use std::ops::Range;

/// What ends a sentence. Half-width full stops are left out: numbers have them.
const ENDS: [char; 8] = ['。', '！', '？', '；', '!', '?', ';', '\n'];

pub(super) const fn ends(it: char) -> bool {
    let mut at = 0;
    while at < ENDS.len() {
        if ENDS[at] == it {
            return true;
        }
        at += 1;
    }
    false
}

/// The sentences of a text, without gaps; an empty text is one empty sentence. Unit: characters.
pub(super) fn of(text: &[char]) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, it) in text.iter().enumerate() {
        let next_ends = text.get(at + 1).is_some_and(|next| ends(*next) || *next == '”');
        if ends(*it) && !next_ends {
            found.push(from..at + 1);
            from = at + 1;
        }
    }
    if from < text.len() || found.is_empty() {
        found.push(from..text.len());
    }
    found
}
