//! Bringing an older state back: edits towards it, made like any others. Nothing is rolled back, so what others write
//! meanwhile merges with it.

use super::compare::{Pair, Piece, align, pieces};
use crate::documents::edit::{Edit, Mark, Step};
use crate::documents::view::{Block, TextView};

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restore {
    /// In this order, on the version that `now` shows. None: it is so already.
    pub edits: Vec<Edit>,
    /// Blocks of newer kinds that are left as they are, or cannot be brought back.
    pub left: usize,
}

/// The edits that make `now` say what `then` said.
pub fn edits(now: &TextView, then: &TextView) -> Restore {
    let worn = now.blocks.iter().chain(&then.blocks).any(|it| !it.marks.is_empty());
    let mut way = Way { worn, ..Way::default() };
    for pair in align(&now.blocks, &then.blocks) {
        match pair {
            Pair::Kept { old, new } => way.keep(&now.blocks[old], &then.blocks[new]),
            Pair::Gone { old } => way.drop(&now.blocks[old]),
            Pair::Come { new } => way.put(&then.blocks[new]),
        }
    }
    let title = splices(0, &now.title, &then.title).into_iter().map(|(at, delete, insert)| Edit::Title {
        at,
        delete,
        insert,
    });
    let mut edits: Vec<Edit> = title.collect();
    edits.extend((!way.steps.is_empty()).then_some(Edit::Body { steps: way.steps }));
    Restore { edits, left: way.left }
}

/// The way through the body from its beginning. Unit of places: UTF-16 units and markers.
#[derive(Default)]
struct Way {
    at: usize,
    /// Something is marked somewhere.
    worn: bool,
    steps: Vec<Step>,
    left: usize,
}

impl Way {
    fn keep(&mut self, now: &Block, then: &Block) {
        if now.unknown || then.unknown {
            self.left += usize::from(now.text != then.text);
            self.at += now.places();
            return;
        }
        if now.id.is_some() {
            if now.style != then.style {
                self.steps.push(Step::Restyle { at: self.at, style: then.style });
            }
            self.at += 1;
        }
        let same_marks = now.marks == then.marks;
        if now.marks.is_empty() && then.marks.is_empty() {
            self.respell(&now.text, &then.text);
        } else if now.text != then.text || !same_marks {
            // What is put in anew wears one thing all along, so that it can be dressed.
            self.splice(units(&now.text), &then.text);
            self.dress(then);
        }
        self.at += units(&then.text);
    }

    /// Changes words of a block in which nothing is marked.
    fn respell(&mut self, now: &str, then: &str) {
        for (at, delete, insert) in splices(self.at, now, then) {
            let come = at..at + units(&insert);
            self.steps.push(Step::Splice { at, delete, insert });
            // What the block before wears at its end would be taken on.
            if self.worn && !come.is_empty() {
                self.steps.push(Step::Wear { from: come.start, to: come.end, marks: Vec::new() });
            }
        }
    }

    fn drop(&mut self, now: &Block) {
        if now.unknown {
            self.left += 1;
            self.at += now.places();
            return;
        }
        let marker = usize::from(now.id.is_some());
        let (from, delete) = (self.at + marker, units(&now.text));
        if delete > 0 {
            self.steps.push(Step::Splice { at: from, delete, insert: String::new() });
        }
        if marker == 1 {
            self.steps.push(Step::Join { at: self.at });
        }
    }

    fn put(&mut self, then: &Block) {
        if then.unknown {
            self.left += 1;
            return;
        }
        self.steps.push(Step::Split { at: self.at, style: then.style });
        self.at += 1;
        if !then.text.is_empty() {
            self.splice(0, &then.text);
            self.dress(then);
            self.at += units(&then.text);
        }
    }

    fn splice(&mut self, delete: usize, insert: &str) {
        self.steps.push(Step::Splice { at: self.at, delete, insert: insert.to_owned() });
    }

    /// The text of the block, which was just put at the place, wears what it wore.
    fn dress(&mut self, then: &Block) {
        let end = units(&then.text);
        let mut bounds: Vec<usize> =
            then.marks.iter().flat_map(|it| [it.from, it.to]).chain([0, end]).collect();
        bounds.sort_unstable();
        bounds.dedup();
        for part in bounds.windows(2) {
            let (from, to) = (part[0], part[1]);
            let worn = then.marks.iter().filter(|it| it.from <= from && to <= it.to);
            let marks: Vec<Mark> = worn.map(|it| it.mark.clone()).collect();
            self.steps.push(Step::Wear { from: self.at + from, to: self.at + to, marks });
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The splices from one text to another: where, how much goes, what comes.
fn splices(from: usize, old: &str, new: &str) -> Vec<(usize, usize, String)> {
    let (mut at, mut found): (usize, Vec<(usize, usize, String)>) = (from, Vec::new());
    for piece in pieces(old, new) {
        match piece {
            Piece::Same(text) => at += units(&text),
            Piece::Gone(text) => found.push((at, units(&text), String::new())),
            Piece::Come(text) => {
                let length = units(&text);
                match found.last_mut().filter(|last| last.0 == at && last.1 > 0 && last.2.is_empty()) {
                    Some(last) => last.2 = text,
                    None => found.push((at, 0, text)),
                }
                at += length;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::edit::Style;
    use crate::documents::kind::Kind;
    use crate::documents::live::Document;
    use crate::documents::view::View;
    use crate::time::Timestamp;
    use proptest::prelude::*;

    fn text(document: &Document) -> TextView {
        match document.view() {
            View::Text(view) => view,
            View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a plan"),
        }
    }

    /// What a person reads: all but the names of markers.
    fn read(view: &TextView) -> (String, Vec<Block>) {
        let blocks = view.blocks.iter().map(|it| Block { id: None, ..it.clone() });
        (view.title.clone(), blocks.collect())
    }

    fn do_it(document: &mut Document, edit: &Edit) {
        let heads = document.heads();
        document.edit(&heads, edit, Timestamp::default()).expect("fits");
    }

    fn body(steps: Vec<Step>) -> Edit {
        Edit::Body { steps }
    }

    fn restore(document: &mut Document, then: &TextView) -> usize {
        let restore = edits(&text(document), then);
        restore.edits.iter().for_each(|edit| do_it(document, edit));
        assert_eq!(read(&text(document)), read(then));
        restore.edits.len()
    }

    #[test]
    fn a_state_comes_back_with_title_blocks_styles_and_marks() {
        let mut plan = Document::new(Kind::SitePlan, b"li");
        do_it(&mut plan, &Edit::Title { at: 0, delete: 0, insert: "建设方案".into() });
        let bold = Step::Mark { from: 8, to: 10, mark: Mark::Bold, on: true };
        do_it(
            &mut plan,
            &body(vec![Step::Splice { at: 6, delete: 0, insert: "一个学院先试𠮷".into() }, bold]),
        );
        let then = text(&plan);
        do_it(&mut plan, &Edit::Title { at: 0, delete: 2, insert: "完善".into() });
        do_it(
            &mut plan,
            &body(vec![
                Step::Splice { at: 7, delete: 3, insert: String::new() },
                Step::Restyle { at: 5, style: Style::Quote },
                Step::Split { at: 8, style: Style::Heading { level: 2 } },
                Step::Splice { at: 1, delete: 4, insert: String::new() },
                Step::Join { at: 0 },
            ]),
        );
        assert_eq!(restore(&mut plan, &then), 2);
        assert_eq!(restore(&mut plan, &then), 0, "it is so already");
    }

    #[test]
    fn what_another_writes_meanwhile_stays() {
        let mut li = Document::new(Kind::BlankPlan, b"li");
        do_it(&mut li, &body(vec![Step::Splice { at: 1, delete: 0, insert: "目标。".into() }]));
        let then = text(&li);
        do_it(&mut li, &body(vec![Step::Splice { at: 1, delete: 0, insert: "多余。".into() }]));
        let mut zhao = Document::load(Kind::BlankPlan, &li.save(), b"zhao").expect("whole");
        let heads = zhao.heads();
        let his = body(vec![Step::Splice { at: 7, delete: 0, insert: "措施。".into() }]);
        let his = zhao.edit(&heads, &his, Timestamp::default()).expect("fits").expect("new");
        restore(&mut li, &then);
        li.apply([his.bytes.as_slice()]).expect("readable");
        assert_eq!(text(&li).blocks[0].text, "目标。措施。");
    }

    #[test]
    fn what_a_newer_version_made_is_left_alone() {
        let block = |id: &str, text: &str, unknown| Block {
            id: Some(id.into()),
            text: text.into(),
            unknown,
            ..Block::default()
        };
        let now = TextView {
            title: String::new(),
            blocks: vec![block("a", "新", true), block("b", "乙", false)],
            ..TextView::default()
        };
        let then =
            TextView { blocks: vec![block("b", "甲", false), block("c", "", true)], ..TextView::default() };
        let found = edits(&now, &then);
        let splice = Step::Splice { at: 3, delete: 1, insert: "甲".into() };
        assert_eq!(found, Restore { edits: vec![body(vec![splice])], left: 2 });
    }

    fn step(len: usize, (what, a, b, text): (u8, usize, usize, String)) -> Step {
        let (a, b) = (a % (len + 1), b % (len + 1));
        let (from, to) = (a.min(b), a.max(b));
        match what % 5 {
            0 => Step::Splice { at: from, delete: 0, insert: text },
            1 => Step::Splice { at: from, delete: to - from, insert: text },
            2 => Step::Split { at: from, style: Style::Heading { level: 2 } },
            3 => Step::Mark { from, to, mark: Mark::Bold, on: a < b },
            _ => Step::Join { at: from },
        }
    }

    proptest! {
        // planted: a step left out of the way back
        #[test]
        fn any_state_comes_back(
            before in prop::collection::vec((0..5_u8, 0..40_usize, 0..40_usize, "[一二，𠮷]{0,3}"), 0..12),
            after in prop::collection::vec((0..5_u8, 0..40_usize, 0..40_usize, "[一二，𠮷]{0,3}"), 0..12),
        ) {
            let mut plan = Document::new(Kind::SitePlan, b"li");
            let write = |plan: &mut Document, all: Vec<_>| for it in all {
                let len = text(plan).blocks.iter().map(Block::places).sum();
                let heads = plan.heads();
                // A step that does not fit this document is not taken.
                drop(plan.edit(&heads, &body(vec![step(len, it)]), Timestamp::default()));
            };
            write(&mut plan, before);
            let then = text(&plan);
            write(&mut plan, after);
            let way = edits(&text(&plan), &then);
            for edit in &way.edits {
                let heads = plan.heads();
                prop_assert!(plan.edit(&heads, edit, Timestamp::default()).is_ok());
            }
            prop_assert_eq!(read(&text(&plan)), read(&then));
        }
    }
}
