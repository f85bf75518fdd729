use gongjian_shared::documents::view::Block as ViewBlock;

use super::*;

const H1: Style = Style::Heading { level: 1 };

/// A body as the keeper holds it: markers and units in one row. Applies steps one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
struct Body {
    row: Vec<Place>,
    drawn: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Place {
    Marker(String, Style),
    Unit(u16),
}

impl Body {
    /// Applies the steps and gives the ids of the blocks that were made.
    fn apply(&mut self, steps: &[Step]) -> Vec<String> {
        let mut made = vec![];
        for step in steps {
            match step {
                Step::Splice { at, delete, insert } => {
                    let gone = self.row.splice(at..&(at + delete), insert.encode_utf16().map(Place::Unit));
                    assert!(
                        gone.into_iter().all(|it| matches!(it, Place::Unit(_))),
                        "a splice deletes no marker"
                    );
                }
                Step::Split { at, style } => {
                    self.drawn += 1;
                    let id = format!("m{}", self.drawn);
                    self.row.insert(*at, Place::Marker(id.clone(), *style));
                    made.push(id);
                }
                Step::Join { at } => {
                    assert!(matches!(self.row.remove(*at), Place::Marker(..)), "joins at a marker")
                }
                Step::Restyle { at, style } => match &mut self.row[*at] {
                    Place::Marker(_, it) => *it = *style,
                    Place::Unit(_) => panic!("restyles a marker"),
                },
                Step::Mark { .. } | Step::Wear { .. } => panic!("text areas know no marks"),
            }
        }
        made
    }

    fn view(&self) -> TextView {
        let mut blocks: Vec<(ViewBlock, Vec<u16>)> = vec![];
        for place in &self.row {
            match place {
                Place::Marker(id, style) => blocks.push((block(Some(id), *style, ""), vec![])),
                Place::Unit(unit) => {
                    if blocks.is_empty() {
                        blocks.push((block(None, Style::Paragraph, ""), vec![]));
                    }
                    blocks.last_mut().expect("pushed above").1.push(*unit);
                }
            }
        }
        let texts = blocks.into_iter().map(|(block, units)| {
            let text = String::from_utf16(&units).expect("no character is torn");
            ViewBlock { text, ..block }
        });
        TextView { title: "方案".into(), blocks: texts.collect(), ..TextView::default() }
    }
}

fn block(id: Option<&str>, style: Style, text: &str) -> ViewBlock {
    ViewBlock { id: id.map(str::to_owned), style, text: text.to_owned(), ..ViewBlock::default() }
}

/// A model beside the body that its steps go to.
#[derive(Default)]
struct Desk {
    model: Model,
    body: Body,
    number: u64,
    made: Vec<(u64, Vec<String>)>,
}

impl Desk {
    fn with(lines: &[(&str, Style)]) -> Self {
        let mut desk = Self::default();
        for (text, style) in lines {
            let at = desk.body.row.len();
            desk.body.apply(&[Step::Split { at, style: *style }]);
            desk.body.apply(&[Step::Splice { at: at + 1, delete: 0, insert: (*text).to_owned() }]);
        }
        desk.adopt();
        desk
    }

    fn key(&self, index: usize) -> Key {
        self.model.blocks[index].key
    }

    fn keep(&mut self, change: Option<Change>) -> Option<(Key, usize)> {
        let change = change?;
        self.number += 1;
        self.model.sent(&change, self.number);
        let made = self.body.apply(&change.steps);
        if !made.is_empty() {
            self.made.push((self.number, made));
        }
        assert_eq!(self.shown(), self.kept(), "page and document agree after {:?}", change.steps);
        change.focus
    }

    fn adopt(&mut self) -> Adopted {
        self.model.adopt(1, &self.body.view(), &self.made)
    }

    fn type_at(&mut self, index: usize, typed: &str) -> Option<(Key, usize)> {
        let change = self.model.retype(self.key(index), typed, units(typed));
        self.keep(change)
    }

    fn shown(&self) -> Vec<(Style, String)> {
        self.model
            .blocks
            .iter()
            .filter(|it| it.marker || !it.text.is_empty())
            .map(|it| (it.style, it.text.clone()))
            .collect()
    }

    fn kept(&self) -> Vec<(Style, String)> {
        self.body.view().blocks.into_iter().map(|it| (it.style, it.text)).collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.model.blocks.iter().map(|it| it.text.as_str()).collect()
    }
}

#[test]
fn typing_is_one_splice_at_the_absolute_place() {
    let mut desk = Desk::with(&[("领导班子", H1), ("依托团委", Style::Paragraph)]);
    let change = desk.model.retype(desk.key(1), "依托学院团委", 4).expect("differs");
    // Marker, four characters, marker, two characters.
    assert_eq!(change.steps, [Step::Splice { at: 8, delete: 0, insert: "学院".into() }]);
    assert!(!change.structure);
}

#[test]
fn enter_splits_and_the_caret_goes_on_in_the_new_block() {
    let mut desk = Desk::with(&[("依托学院团委", Style::Paragraph)]);
    let change = desk.model.retype(desk.key(0), "依托\n学院团委", 3);
    let focus = desk.keep(change);
    assert_eq!(desk.texts(), ["依托", "学院团委"]);
    assert_eq!(focus, Some((desk.key(1), 0)));
}

#[test]
fn enter_knows_headings() {
    // At the end: text follows.
    let mut desk = Desk::with(&[("班子", H1)]);
    desk.type_at(0, "班子\n");
    assert_eq!(desk.shown(), [(H1, "班子".into()), (Style::Paragraph, String::new())]);
    // In an empty heading: it becomes text.
    let mut desk = Desk::with(&[("", H1)]);
    desk.type_at(0, "\n");
    assert_eq!(desk.shown(), [(Style::Paragraph, String::new())]);
    // Before it: room above.
    let mut desk = Desk::with(&[("班子", H1)]);
    let change = desk.model.retype(desk.key(0), "\n班子", 1);
    desk.keep(change);
    assert_eq!(desk.shown(), [(Style::Paragraph, String::new()), (H1, "班子".into())]);
}

#[test]
fn a_paste_of_lines_becomes_blocks() {
    let mut desk = Desk::with(&[("甲丁", Style::Paragraph)]);
    let change = desk.model.retype(desk.key(0), "甲乙\n\n𠮷丙丁", 7);
    let focus = desk.keep(change);
    assert_eq!(desk.texts(), ["甲乙", "", "𠮷丙丁"]);
    assert_eq!(focus, Some((desk.key(2), 3)));
}

#[test]
fn backspace_joins_and_an_empty_line_before_simply_goes() {
    let mut desk =
        Desk::with(&[("班子", H1), ("组成", Style::Paragraph), ("", Style::Paragraph), ("分工", H1)]);
    let change = desk.model.join_back(desk.key(1));
    assert_eq!(desk.keep(change), Some((desk.key(0), 2)));
    assert_eq!(desk.texts(), ["班子组成", "", "分工"]);
    let heading = desk.key(2);
    let change = desk.model.join_back(heading);
    assert_eq!(desk.keep(change), Some((heading, 0)));
    assert_eq!(desk.shown(), [(H1, "班子组成".into()), (H1, "分工".into())], "the heading stays one");
    let change = desk.model.join_next(desk.key(0));
    desk.keep(change);
    assert_eq!(desk.texts(), ["班子组成分工"]);
    let change = desk.model.join_back(desk.key(0));
    desk.keep(change);
    assert_eq!(
        desk.shown(),
        [(Style::Paragraph, "班子组成分工".into())],
        "nothing before: the heading becomes text"
    );
    assert_eq!(desk.model.join_back(desk.key(0)), None);
}

#[test]
fn an_empty_body_shows_a_block_and_the_first_letter_makes_it() {
    let mut desk = Desk::with(&[]);
    assert_eq!(desk.texts(), [""]);
    let key = desk.key(0);
    desk.type_at(0, "一");
    desk.adopt();
    assert_eq!((desk.key(0), desk.texts()), (key, vec!["一"]));
    assert_eq!(desk.model.blocks[0].id(), Some("m1"));
}

#[test]
fn keys_outlive_adoption_and_changed_texts_are_told() {
    let mut desk = Desk::with(&[("甲", Style::Paragraph), ("丙", Style::Paragraph)]);
    desk.type_at(0, "甲\n乙");
    let keys: Vec<Key> = desk.model.blocks.iter().map(|it| it.key).collect();
    // Somebody else writes before our last block and puts a block in front.
    desk.body
        .apply(&[Step::Splice { at: 5, delete: 0, insert: "丁".into() }, Step::Split { at: 0, style: H1 }]);
    let adopted = desk.adopt();
    assert_eq!(desk.texts(), ["", "甲", "乙", "丁丙"]);
    assert_eq!(desk.model.blocks[1..].iter().map(|it| it.key).collect::<Vec<_>>(), keys);
    assert_eq!(adopted.texts, [(keys[2], Splice { at: 0, delete: 0, insert: "丁".into() })]);
    assert_eq!(adopted.title, None);
}

#[test]
fn what_a_newer_version_made_is_never_changed() {
    let mut desk =
        Desk::with(&[("甲", Style::Paragraph), ("表格", Style::Paragraph), ("乙", Style::Paragraph)]);
    let mut view = desk.body.view();
    view.blocks[1].unknown = true;
    desk.model.adopt(2, &view, &[]);
    let (table, after) = (desk.key(1), desk.key(2));
    assert_eq!(desk.model.retype(table, "表", 1), None);
    assert_eq!(desk.model.restyle(table, H1), None);
    assert_eq!(desk.model.join_back(table), None);
    assert_eq!(desk.model.join_back(after), None);
}

#[test]
fn the_title_holds_one_line() {
    let mut model = Model::default();
    assert_eq!(model.retitle("方案\n二", 4), Some(Splice { at: 0, delete: 0, insert: "方案 二".into() }));
    assert_eq!(model.title, "方案 二");
}

/// Any edits in any order leave page and document alike, and adopting then changes nothing.
#[test]
fn a_thousand_edits_stay_in_step() {
    for seed in 1..=40_u64 {
        let mut dice = Dice(seed);
        let mut desk = Desk::with(&[("甲乙丙", H1), ("", Style::Paragraph), ("𠮷丁", Style::Paragraph)]);
        for _ in 0..60 {
            let key = desk.key(dice.below(desk.model.blocks.len()));
            let change = match dice.below(8) {
                0 => desk.model.join_back(key),
                1 => desk.model.join_next(key),
                2 => desk.model.restyle(key, if dice.below(2) == 0 { H1 } else { Style::Paragraph }),
                3 => {
                    let before = desk.shown();
                    assert_eq!(desk.adopt(), Adopted::default(), "seed {seed}");
                    assert_eq!(desk.shown(), before, "seed {seed}");
                    None
                }
                _ => {
                    let typed = dice.mangle(&desk.model.block(key).expect("shown").text.clone());
                    let caret = dice.below(units(&typed) + 1);
                    desk.model.retype(key, &typed, caret)
                }
            };
            desk.keep(change);
        }
    }
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % most.max(1)
    }

    /// Deletes some letters and puts others in their place.
    fn mangle(&mut self, text: &str) -> String {
        const PIECES: [&str; 6] = ["", "啊", "𠮷", "\n", "写\n字", "a"];
        let mut letters: Vec<char> = text.chars().collect();
        let at = self.below(letters.len() + 1);
        let end = (at + self.below(3)).min(letters.len());
        letters.splice(at..end, PIECES[self.below(6)].chars());
        letters.into_iter().collect()
    }
}
