//! The model beside the real document: whatever a person does, what the document holds is what the view shows.

use std::collections::BTreeSet;

use gongjian_shared::documents::edit::{Edit, List, Mark};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::{Marked, View};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::*;

const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

/// Numbers from a seed: the same run again for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).expect("below the limit")
    }
}

/// A page and its keeper.
struct Replica {
    document: Document,
    model: Model,
    /// What stands in the view.
    view: Vec<Block>,
    reached: BTreeSet<Hash>,
    edits: u64,
    made: Vec<(u64, Vec<String>)>,
    changes: Vec<Vec<u8>>,
}

impl Replica {
    fn new(actor: &[u8]) -> Self {
        let document = Document::new(Kind::BlankPlan, actor);
        let mut it = Self {
            document,
            model: Model::default(),
            view: vec![],
            reached: BTreeSet::new(),
            edits: 0,
            made: vec![],
            changes: vec![],
        };
        it.adopt();
        it
    }

    fn text(&self) -> TextView {
        let View::Text(text) = self.document.view() else { panic!("a plan") };
        text
    }

    /// Takes what others did into the view, part by part.
    fn adopt(&mut self) {
        self.model.learn(&self.made);
        let text = self.text();
        let patch = self.model.adopt(self.model.view + 1, &text);
        let mut at = 0;
        for part in patch {
            match part {
                Patch::Keep(count) => at += count,
                Patch::Drop(count) => drop(self.view.drain(at..at + count)),
                Patch::Put(blocks) => {
                    let count = blocks.len();
                    self.view.splice(at..at, blocks);
                    at += count;
                }
                Patch::Turn { block, splice } => {
                    if let Some(Cut { at: from, delete, insert }) = splice {
                        let old: Vec<u16> = self.view[at].text.encode_utf16().collect();
                        let new: Vec<u16> = block.text.encode_utf16().collect();
                        let turned =
                            [&old[..from], &new[from..from + insert], &old[from + delete..]].concat();
                        assert_eq!(turned, new, "the splice gives the text");
                    } else {
                        assert_eq!(self.view[at].text, block.text);
                    }
                    self.view[at] = *block;
                    at += 1;
                }
            }
        }
        self.reached = self.document.heads();
        self.holds("after a view");
    }

    fn holds(&mut self, when: &str) {
        let bare = |blocks: &[Block]| -> Vec<Block> {
            blocks.iter().map(|it| Block { id: None, ..it.clone() }).collect()
        };
        let View::Text(text) = self.document.view_at(&self.reached) else { panic!("a plan") };
        let shown: Vec<Block> = self.model.blocks().cloned().collect();
        assert_eq!(bare(&self.view), bare(&shown), "view and model, {when}");
        if !text.blocks.is_empty() {
            assert_eq!(bare(&text.blocks), bare(&shown), "document and model, {when}");
        }
        let ids = self.model.blocks.iter().zip(&text.blocks);
        assert!(
            ids.clone().all(|(held, block)| held.block.id.is_none() || held.block.id == block.id),
            "{when}"
        );
    }

    /// What a person does: the view has it at once, the document by the steps.
    fn act(&mut self, changed: &Changed) {
        self.view.splice(changed.from..changed.to, changed.blocks.iter().cloned());
        let Some(change) = self.model.change(changed) else { return self.holds("after nothing") };
        let edit = Edit::Body { steps: change.steps.clone() };
        let edited = self.document.edit(&self.reached, &edit, NOW).expect("fits");
        self.edits += 1;
        self.model.sent(&change, self.edits);
        if let Some(edited) = edited {
            self.reached = BTreeSet::from([edited.hash]);
            self.made.push((self.edits, edited.made));
            self.changes.push(edited.bytes);
        }
        self.holds(&format!("after {:?}", change.steps));
    }

    /// Somebody's next idea.
    fn idea(&self, dice: &mut Dice) -> Changed {
        let from = dice.below(self.view.len());
        let block = &self.view[from];
        let places = boundaries(&block.text);
        let at = places[dice.below(places.len())];
        let end = places[dice.below(places.len())];
        let (at, end) = (at.min(end), at.max(end));
        let one = |block: Block, caret: usize| Changed {
            from,
            to: from + 1,
            blocks: vec![block],
            caret: (from, caret),
        };
        match dice.below(12) {
            0..=3 => {
                let words = ["好", "关工委", "a", "𠮷", "👪🏽", "，", "啊啊"][dice.below(7)];
                one(typed(block, at, words, dice), at + units(words))
            }
            4 => one(without(block, at, end), at),
            5 => {
                let style = STYLES[dice.below(STYLES.len())];
                let rest = Block { style, ..part(block, at, units(&block.text)) };
                Changed { from, to: from + 1, blocks: vec![part(block, 0, at), rest], caret: (from + 1, 0) }
            }
            6 | 7 if from > 0 => {
                let first = from - 1 - dice.below(from.min(2));
                let before = part(&self.view[first], 0, 0);
                let all = joined(&before, &part(block, at, units(&block.text)));
                Changed { from: first, to: from + 1, blocks: vec![all], caret: (first, 0) }
            }
            8 if self.view.len() > 1 => Changed { from, to: from + 1, blocks: vec![], caret: (0, 0) },
            9 => {
                let style = STYLES[dice.below(STYLES.len())];
                let to = (from + 1 + dice.below(3)).min(self.view.len());
                let blocks = self.view[from..to].iter().map(|it| Block { style, ..it.clone() }).collect();
                Changed { from, to, blocks, caret: (from, 0) }
            }
            10 => {
                let pasted =
                    ["第一行", "", "第三行𠮷"].map(|text| Block { text: text.into(), ..Block::default() });
                Changed { from, to: from, blocks: pasted.to_vec(), caret: (from + 2, 0) }
            }
            _ => one(marked(block, at, end, dice), end),
        }
    }
}

const STYLES: [Style; 7] = [
    Style::Paragraph,
    Style::Heading { level: 1 },
    Style::Heading { level: 3 },
    Style::Item { list: List::Bullet, indent: 0 },
    Style::Item { list: List::Check { done: true }, indent: 2 },
    Style::Quote,
    Style::Divider,
];

/// Places in a text where no character is torn.
fn boundaries(text: &str) -> Vec<usize> {
    let mut at = 0;
    let inner = text.chars().map(|it| {
        at += it.len_utf16();
        at
    });
    std::iter::once(0).chain(inner.collect::<Vec<_>>()).collect()
}

fn slice(text: &str, from: usize, to: usize) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[from..to]).expect("no character is torn")
}

fn part(block: &Block, from: usize, to: usize) -> Block {
    let marks = block.marks.iter().filter(|it| it.from < to && it.to > from).map(|it| Marked {
        from: it.from.max(from) - from,
        to: it.to.min(to) - from,
        mark: it.mark.clone(),
    });
    Block { text: slice(&block.text, from, to), marks: marks.collect(), ..block.clone() }
}

fn joined(before: &Block, after: &Block) -> Block {
    let shift = units(&before.text);
    let mut marks = before.marks.clone();
    for it in &after.marks {
        let (from, to) = (it.from + shift, it.to + shift);
        match marks.iter_mut().find(|held| held.to == from && held.mark == it.mark) {
            Some(held) => held.to = to,
            None => marks.push(Marked { from, to, mark: it.mark.clone() }),
        }
    }
    marks.sort();
    Block { text: format!("{}{}", before.text, after.text), marks, ..before.clone() }
}

fn without(block: &Block, from: usize, to: usize) -> Block {
    joined(&part(block, 0, from), &part(block, to, units(&block.text)))
}

fn typed(block: &Block, at: usize, words: &str, dice: &mut Dice) -> Block {
    let marks = if dice.below(3) == 0 {
        vec![Marked { from: 0, to: units(words), mark: Mark::Bold }]
    } else {
        vec![]
    };
    let new = Block { text: words.into(), marks, ..Block::default() };
    joined(&joined(&part(block, 0, at), &new), &part(block, at, units(&block.text)))
}

fn marked(block: &Block, from: usize, to: usize, dice: &mut Dice) -> Block {
    if from == to {
        return block.clone();
    }
    let mark =
        [Mark::Bold, Mark::Attention, Mark::Link("https://a.cn".into()), Mark::Link("https://b.cn".into())]
            [dice.below(4)]
        .clone();
    let mut inner = part(block, from, to);
    let links = |it: &Mark| matches!(it, Mark::Link(_));
    inner.marks.retain(|it| it.mark != mark && !(links(&it.mark) && links(&mark)));
    if dice.below(3) > 0 {
        inner.marks.push(Marked { from: 0, to: to - from, mark });
    }
    joined(&joined(&part(block, 0, from), &inner), &part(block, to, units(&block.text)))
}

// Part of X-02, without browsers.
// planted: marks asked of Automerge's `get_marks` (it counts characters); typed words that do not say what they wear
#[test]
fn three_people_write_at_random_and_every_view_is_its_document() {
    for seed in 1..=60_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut all = [b"li".as_slice(), b"zhao", b"sun"].map(Replica::new);
        for _ in 0..40 {
            let who = dice.below(3);
            match dice.below(10) {
                // News arrive while the view stays as it is: what is done next is done on the old one.
                0..=1 => hear(&mut all, who),
                2 => {
                    hear(&mut all, who);
                    all[who].adopt();
                }
                _ => {
                    let changed = all[who].idea(&mut dice);
                    all[who].act(&changed);
                }
            }
        }
        for who in [0, 1, 2, 0, 1, 2] {
            hear(&mut all, who);
            all[who].adopt();
        }
        let texts = all.each_ref().map(Replica::text);
        assert!(texts[0] == texts[1] && texts[1] == texts[2], "seed {seed}");
    }
}

/// One hears what the others have done.
fn hear(all: &mut [Replica; 3], who: usize) {
    let news: Vec<Vec<u8>> = all.iter().flat_map(|it| it.changes.clone()).collect();
    all[who].document.apply(news.iter().map(Vec::as_slice)).expect("readable");
}

fn blocks(texts: &[(Style, &str)]) -> Vec<Block> {
    texts
        .iter()
        .map(|(style, text)| Block { style: *style, text: (*text).into(), ..Block::default() })
        .collect()
}

fn desk(texts: &[(Style, &str)]) -> Replica {
    let mut it = Replica::new(b"li");
    it.act(&Changed { from: 0, to: 1, blocks: blocks(texts), caret: (0, 0) });
    it.adopt();
    it
}

fn steps(it: &Replica, from: usize, to: usize, new: &[(Style, &str)], caret: (usize, usize)) -> Vec<Step> {
    let changed = Changed { from, to, blocks: blocks(new), caret };
    it.model.clone().change(&changed).map(|change| change.steps).unwrap_or_default()
}

#[test]
fn what_a_person_does_is_the_smallest_step_that_says_it() {
    const P: Style = Style::Paragraph;
    const H: Style = Style::Heading { level: 1 };
    let it = desk(&[(H, "目标"), (P, "啊啊"), (P, "")]);
    let splice = |at, delete, insert: &str| Step::Splice { at, delete, insert: insert.into() };
    for (what, found, expected) in [
        (
            "of equal letters the one at the caret",
            steps(&it, 1, 2, &[(P, "啊啊啊")], (1, 1)),
            vec![splice(4, 0, "啊")],
        ),
        ("Enter", steps(&it, 0, 1, &[(H, "目"), (P, "标")], (1, 0)), vec![Step::Split { at: 2, style: P }]),
        ("Backspace joins", steps(&it, 0, 2, &[(H, "目标啊啊")], (0, 2)), vec![Step::Join { at: 3 }]),
        (
            "another style is no other text",
            steps(&it, 0, 1, &[(P, "目标")], (0, 0)),
            vec![Step::Restyle { at: 0, style: P }],
        ),
        (
            "a whole block goes with its marker",
            steps(&it, 1, 2, &[], (0, 0)),
            vec![Step::Join { at: 3 }, splice(3, 2, "")],
        ),
        (
            "places in two blocks stay apart",
            steps(&it, 0, 2, &[(H, "大目标"), (P, "啊啊！")], (0, 0)),
            vec![splice(1, 0, "大"), splice(7, 0, "！")],
        ),
        ("nothing", steps(&it, 0, 2, &[(H, "目标"), (P, "啊啊")], (0, 0)), vec![]),
    ] {
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn bold_is_not_typed_twice_and_a_link_does_not_grow() {
    let mut it = desk(&[(Style::Paragraph, "甲乙")]);
    let bold = |to| vec![Marked { from: 0, to, mark: Mark::Bold }];
    let block = |text: &str, marks| Block { text: text.into(), marks, ..Block::default() };
    it.act(&Changed { from: 0, to: 1, blocks: vec![block("甲乙", bold(2))], caret: (0, 2) });
    let before = it.changes.len();
    it.act(&Changed { from: 0, to: 1, blocks: vec![block("甲乙丙", bold(3))], caret: (0, 3) });
    it.act(&Changed { from: 0, to: 1, blocks: vec![block("甲乙丙丁", bold(3))], caret: (0, 4) });
    assert_eq!(it.changes.len(), before + 2);
    let link = vec![Marked { from: 0, to: 2, mark: Mark::Link("https://a.cn".into()) }];
    let mut it = desk(&[(Style::Paragraph, "甲乙")]);
    it.act(&Changed { from: 0, to: 1, blocks: vec![block("甲乙", link.clone())], caret: (0, 2) });
    it.act(&Changed { from: 0, to: 1, blocks: vec![block("甲乙丙", link)], caret: (0, 3) });
}

#[test]
fn opening_writes_nothing() {
    let mut it = Replica::new(b"li");
    let heads = it.document.heads();
    it.adopt();
    it.adopt();
    assert_eq!(it.document.heads(), heads);
    assert_eq!(it.model.adopt(9, &it.text()), []);
}
