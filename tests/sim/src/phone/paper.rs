use std::collections::BTreeSet;

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::{ActivityEdit, Edit, Step, Style};
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::{ActivityView, FormView, TextView, View};
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::sync::hash::Hash;

use crate::dice::Dice;

/// An open document, and the version on the screen.
pub struct Paper {
    pub document: Document,
    pub shown: BTreeSet<Hash>,
}

impl Paper {
    pub fn new(head: DocumentHead, actor: &[u8], changes: &[&[u8]]) -> Self {
        let mut document = Document::new(head.kind, actor);
        if document.apply(changes.iter().copied()).is_err() {
            for change in changes {
                let _ = document.apply([*change]);
            }
        }
        let shown = document.heads();
        Self { document, shown }
    }

    /// Something that a person might do to what is on the screen. `word` is written nowhere else.
    pub fn idea(&self, word: &str, dice: &mut Dice) -> Edit {
        match self.document.view() {
            View::Form(view) => form_idea(&view, word, dice),
            View::Text(view) => text_idea(&view, word, dice),
            View::Sheet(_) => sheet_idea(word, dice),
            View::Activity(view) => notes_idea(&view, word, dice),
            View::Comments(_) => panic!("nobody comments here"),
        }
    }
}

/// How many short fields hold several values.
pub fn in_conflict(document: &Document) -> Vec<(Field, Vec<String>)> {
    match document.view() {
        View::Form(view) => view.values.into_iter().filter(|(_, values)| values.len() > 1).collect(),
        View::Text(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => Vec::new(),
    }
}

fn sheet_idea(word: &str, dice: &mut Dice) -> Edit {
    let key = if dice.percent(50) { "school" } else { "contact" };
    let key = key.parse().expect("a key of a form");
    Edit::Fill { key, answer: Answer::text(word) }
}

fn notes_idea(view: &ActivityView, word: &str, dice: &mut Dice) -> Edit {
    let (at, delete) = place(&view.notes, dice);
    Edit::Activity(ActivityEdit::Notes { at, delete, insert: word.to_owned() })
}

fn form_idea(view: &FormView, word: &str, dice: &mut Dice) -> Edit {
    const SHORT: [Field; 3] = [Field::School, Field::LeagueHead, Field::Contact];
    if dice.percent(70) {
        let field = dice.pick(&SHORT).copied().unwrap_or(Field::School);
        return Edit::Set { field, value: word.to_owned() };
    }
    let text = view.values(Field::PilotContent).first().map_or("", String::as_str);
    let (at, delete) = place(text, dice);
    Edit::Long { field: Field::PilotContent, at, delete, insert: word.to_owned() }
}

fn text_idea(view: &TextView, word: &str, dice: &mut Dice) -> Edit {
    if dice.percent(15) {
        let (at, delete) = place(&view.title, dice);
        return Edit::Title { at, delete, insert: word.to_owned() };
    }
    let index = dice.index(view.blocks.len());
    let start = view.start_of(index);
    let Some(block) = view.blocks.get(index) else {
        return Edit::Title { at: 0, delete: 0, insert: word.to_owned() };
    };
    let (at, delete) = place(&block.text, dice);
    let step = match dice.below(20) {
        0 | 1 => Step::Split { at: start + at, style: Style::Heading { level: 2 } },
        2 if index > 0 && block.id.is_some() => Step::Join { at: start - 1 },
        3 if block.id.is_some() => Step::Restyle { at: start - 1, style: Style::Paragraph },
        _ => Step::Splice { at: start + at, delete, insert: word.to_owned() },
    };
    Edit::Body { steps: vec![step] }
}

/// A place in a text and how much to delete there. The words are ASCII: bytes are units.
fn place(text: &str, dice: &mut Dice) -> (usize, usize) {
    let at = dice.index(text.len() + 1);
    let delete = if dice.percent(30) { dice.index((text.len() - at).min(9) + 1) } else { 0 };
    (at, delete)
}
