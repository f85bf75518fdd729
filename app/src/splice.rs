//! The difference between two texts as one replacement, in UTF-16 units as browsers count. Pure.

/// At `at`, `delete` units go and `insert` comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    pub at: usize,
    pub delete: usize,
    pub insert: String,
}

/// How many UTF-16 units a text has.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text before and from unit `at`; a place inside a character counts as before it.
pub fn cut(text: &str, at: usize) -> (&str, &str) {
    let mut passed = 0;
    for (byte, letter) in text.char_indices() {
        passed += letter.len_utf16();
        if passed > at {
            return text.split_at(byte);
        }
    }
    (text, "")
}

impl Splice {
    /// What turns `old` into `new`; `None` when they are equal. What stands behind the caret in `new` is taken
    /// for untouched where it can be, so of equal letters the one that was typed is meant.
    pub fn between(old: &str, new: &str, caret: Option<usize>) -> Option<Self> {
        if old == new {
            return None;
        }
        let (old, new): (Vec<u16>, Vec<u16>) = (old.encode_utf16().collect(), new.encode_utf16().collect());
        let behind = new.len() - caret.unwrap_or(0).min(new.len());
        let untouched = common(old.iter().rev(), new.iter().rev()).min(behind);
        let prefix = common(old[..old.len() - untouched].iter(), new[..new.len() - untouched].iter());
        let prefix = if prefix > 0 && is_high(new[prefix - 1]) { prefix - 1 } else { prefix };
        let suffix = common(old[prefix..].iter().rev(), new[prefix..].iter().rev());
        let suffix = if suffix > 0 && is_low(new[new.len() - suffix]) { suffix - 1 } else { suffix };
        let insert = String::from_utf16_lossy(&new[prefix..new.len() - suffix]);
        Some(Self { at: prefix, delete: old.len() - suffix - prefix, insert })
    }

    /// Where a caret at `place` stands after this change by somebody else.
    pub fn carry(&self, place: usize) -> usize {
        if place <= self.at {
            place
        } else if place >= self.at + self.delete {
            place - self.delete + units(&self.insert)
        } else {
            self.at
        }
    }
}

fn common<'u>(a: impl Iterator<Item = &'u u16>, b: impl Iterator<Item = &'u u16>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

const fn is_high(unit: u16) -> bool {
    matches!(unit, 0xd800..=0xdbff)
}

const fn is_low(unit: u16) -> bool {
    matches!(unit, 0xdc00..=0xdfff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: usize, delete: usize, insert: &str) -> Splice {
        Splice { at, delete, insert: insert.to_owned() }
    }

    #[test]
    fn one_replacement_between_two_texts() {
        for (old, new, caret, expected) in [
            ("办公室", "办公室", Some(3), None),
            ("办公室", "办公用室", Some(3), Some(splice(2, 0, "用"))),
            ("办公室", "办室", Some(1), Some(splice(1, 1, ""))),
            ("", "你好", Some(2), Some(splice(0, 0, "你好"))),
            ("甲乙丙丁", "甲戊丁", None, Some(splice(1, 2, "戊"))),
            // Of three equal letters the caret tells which one was typed or deleted.
            ("啊啊", "啊啊啊", Some(1), Some(splice(0, 0, "啊"))),
            ("啊啊", "啊啊啊", Some(3), Some(splice(2, 0, "啊"))),
            ("啊啊啊", "啊啊", Some(0), Some(splice(0, 1, ""))),
            // A caret far from the change (a spelling aid) does no harm.
            ("teh plan", "the plan", Some(8), Some(splice(1, 2, "he"))),
            ("teh plan", "the plan", Some(0), Some(splice(1, 2, "he"))),
        ] {
            assert_eq!(Splice::between(old, new, caret), expected, "{old} → {new} {caret:?}");
        }
    }

    #[test]
    fn a_pair_of_surrogates_is_never_torn() {
        // 𠮷 D842 DFB7, 𠮶 D842 DFB6: they share the first half; 𡮷 D846 DFB7 shares the second with 𠮷.
        assert_eq!(Splice::between("a𠮷b", "a𠮶b", None), Some(splice(1, 2, "𠮶")));
        assert_eq!(Splice::between("a𠮷b", "a𡮷b", None), Some(splice(1, 2, "𡮷")));
        assert_eq!(Splice::between("𠮷", "𠮷𠮶", Some(4)), Some(splice(2, 0, "𠮶")));
    }

    #[test]
    fn every_difference_applied_gives_the_new_text() {
        let texts = ["", "a", "啊啊啊", "啊啊", "𠮷𠮶", "𠮶", "关工委建设方案", "关工委 方案", "b𠮷b", "bb"];
        for old in texts {
            for new in texts {
                for caret in 0..=units(new) {
                    let Some(it) = Splice::between(old, new, Some(caret)) else { continue };
                    let (before, rest) = cut(old, it.at);
                    let (_, after) = cut(rest, it.delete);
                    assert_eq!(format!("{before}{}{after}", it.insert), new, "{old} → {new} at {caret}");
                }
            }
        }
    }

    #[test]
    fn a_caret_is_carried_through_the_change_of_another() {
        let it = splice(2, 2, "xyz");
        assert_eq!([0, 2, 3, 4, 6].map(|place| it.carry(place)), [0, 2, 2, 5, 7]);
    }

    #[test]
    fn cutting_counts_units() {
        assert_eq!(cut("a𠮷b", 3), ("a𠮷", "b"));
        assert_eq!(cut("a𠮷b", 2), ("a", "𠮷b"));
        assert_eq!(cut("ab", 9), ("ab", ""));
    }
}
