//! The booklet (S1-18): work notes of chosen records as one text, by unit and leader. It is made of work notes only: what
//! does not lie in the space of a pair's notes, or is no record, cannot become a [`Note`].

use jiff::civil::Date;

use super::fold;
use crate::documents::edit::Style;
use crate::documents::kind::DocumentHead;
use crate::documents::view::{Block, SheetView, TextView};
use crate::ids::SpaceId;
use crate::rules::pairing::PairRow;

/// The work note of one record, as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    unit: String,
    leader: String,
    counselor: String,
    on: Option<Date>,
    title: String,
    /// What was asked, and what stands there.
    lines: Vec<(String, String)>,
}

impl Note {
    /// `None` unless it is a record among the work notes of this pair, and not void: the private part, and what the other
    /// said to it, are never in a booklet. `title` and `lines`: the record in words.
    pub fn of(
        head: &DocumentHead,
        pair: &PairRow,
        view: &SheetView,
        title: String,
        lines: Vec<(String, String)>,
    ) -> Option<Self> {
        if head.space != SpaceId::of_pair(pair.pair) {
            return None;
        }
        let record = fold(view)?;
        record.void.is_none().then(|| Self {
            unit: pair.counselor.unit_name.clone(),
            leader: pair.leader.name.clone(),
            counselor: pair.counselor.name.clone(),
            on: record.on,
            title,
            lines,
        })
    }
}

/// The whole text: units as headings of the first level, leaders of the second, records of the third; `day` says dates.
pub fn booklet(title: &str, mut notes: Vec<Note>, day: impl Fn(Date) -> String) -> TextView {
    notes.sort_by(|a, b| {
        let key = |it: &Note| (it.unit.clone(), it.leader.clone(), it.on, it.counselor.clone());
        key(a).cmp(&key(b)).then_with(|| a.cmp(b))
    });
    let mut blocks = Vec::new();
    let (mut unit, mut leader) = (None, None);
    for note in &notes {
        if unit != Some(&note.unit) {
            blocks.push(heading(1, note.unit.clone()));
            (unit, leader) = (Some(&note.unit), None);
        }
        if leader != Some(&note.leader) {
            blocks.push(heading(2, note.leader.clone()));
            leader = Some(&note.leader);
        }
        let on = note.on.map(&day).unwrap_or_default();
        let parts = [note.title.as_str(), note.counselor.as_str(), on.as_str()];
        let said: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        blocks.push(heading(3, said.join("  ")));
        for (asked, answer) in &note.lines {
            let text = if asked.is_empty() { answer.clone() } else { format!("{asked}：{answer}") };
            blocks.push(Block { text, ..Block::default() });
        }
    }
    TextView { title: title.to_owned(), blocks, minutes: None }
}

fn heading(level: u8, text: String) -> Block {
    Block { style: Style::Heading { level }, text, ..Block::default() }
}
