//! What an editor held back while composing when its tab was killed: put in where it was meant, at the next opening.

use std::collections::BTreeSet;

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::{ActivityEdit, Edit, Step, Style};
use gongjian_shared::documents::view::{ActivityView, FormView, SheetView, TextView, View};
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::sync::hash::Hash;
use minicbor::{Decode, Encode};

use super::records::encode;
use super::talk::Paper;
use crate::device::vault::{Op, Store};
use crate::splice::Splice;

/// The whole text of a text area, and the version of the document that it was typed on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Draft {
    #[n(0)]
    pub place: String,
    #[n(1)]
    pub text: String,
    #[n(2)]
    pub version: Vec<Hash>,
    /// The lock of the tab that holds it: while that lives, it is that tab's to settle.
    #[n(3)]
    pub tab: String,
}

impl Draft {
    pub fn prefix(paper: Paper) -> Vec<u8> {
        format!("{}/{}/", paper.document, if paper.fork { "fork" } else { "main" }).into_bytes()
    }

    /// The paper that a draft belongs to, by its key.
    pub fn paper_of(key: &[u8]) -> Option<Paper> {
        let mut parts = std::str::from_utf8(key).ok()?.split('/');
        let document = parts.next()?.parse().ok()?;
        Some(Paper { document, fork: parts.next()? == "fork" })
    }

    pub fn key(paper: Paper, tab: &str, place: &str) -> Vec<u8> {
        [Self::prefix(paper).as_slice(), tab.as_bytes(), b"/", place.as_bytes()].concat()
    }

    pub fn put(&self, paper: Paper) -> Op {
        Op::Put { store: Store::Drafts, key: Self::key(paper, &self.tab, &self.place), value: encode(self) }
    }

    pub fn read(value: &[u8]) -> Option<Self> {
        minicbor::decode(value).ok()
    }

    pub fn version(&self) -> BTreeSet<Hash> {
        self.version.iter().copied().collect()
    }

    /// The edit that puts it in; `shown` is the document at its version. `None`: nothing new is in it.
    pub fn edit(&self, shown: &View) -> Option<Edit> {
        match shown {
            View::Text(view) => text_edit(view, &self.place, &self.text),
            View::Form(view) => form_edit(view, &self.place, &self.text),
            View::Sheet(view) => sheet_edit(view, &self.place, &self.text),
            View::Activity(view) => notes_edit(view, &self.text),
            View::Comments(_) => None,
        }
    }
}

fn text_edit(view: &TextView, place: &str, text: &str) -> Option<Edit> {
    if place == "title" {
        let Splice { at, delete, insert } = Splice::between(&view.title, text, None)?;
        return Some(Edit::Title { at, delete, insert });
    }
    let Some(index) = view.blocks.iter().position(|block| block.id.as_deref() == Some(place)) else {
        return at_the_end(view, text);
    };
    let Splice { at, delete, insert } = Splice::between(&view.blocks[index].text, text, None)?;
    let at = view.start_of(index) + at;
    Some(Edit::Body { steps: vec![Step::Splice { at, delete, insert }] })
}

/// The block was new and its name had not come back: the text becomes a paragraph of its own.
fn at_the_end(view: &TextView, text: &str) -> Option<Edit> {
    if text.is_empty() {
        return None;
    }
    let at = view.start_of(view.blocks.len());
    let split = Step::Split { at, style: Style::Paragraph };
    Some(Edit::Body { steps: vec![split, Step::Splice { at: at + 1, delete: 0, insert: text.to_owned() }] })
}

fn form_edit(view: &FormView, place: &str, text: &str) -> Option<Edit> {
    let field = Field::ALL.into_iter().find(|field| field.key() == place)?;
    let old = view.values(field).first().map_or("", String::as_str);
    if !field.is_long() {
        return (old != text).then(|| Edit::Set { field, value: text.to_owned() });
    }
    let Splice { at, delete, insert } = Splice::between(old, text, None)?;
    Some(Edit::Long { field, at, delete, insert })
}

/// Lines of text only: an answer of another type is sent when it is given, never half typed.
fn sheet_edit(view: &SheetView, place: &str, text: &str) -> Option<Edit> {
    let key: AnswerKey = place.parse().ok()?;
    let same = match view.answers.values.get(&key).and_then(|values| values.first()) {
        Some(Answer::Text(old)) => old == text,
        Some(_) => return None,
        None => text.is_empty(),
    };
    (!same).then(|| Edit::Fill { key, answer: Answer::text(text) })
}

/// Only the notes of an activity are ever half typed.
fn notes_edit(view: &ActivityView, text: &str) -> Option<Edit> {
    let Splice { at, delete, insert } = Splice::between(&view.notes, text, None)?;
    Some(Edit::Activity(ActivityEdit::Notes { at, delete, insert }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongjian_shared::documents::kind::Kind;
    use gongjian_shared::documents::live::Document;
    use gongjian_shared::time::Timestamp;

    #[test]
    fn a_line_of_any_form_is_kept_and_an_answer_of_another_type_is_left_alone() {
        let mut view = SheetView::default();
        let key: AnswerKey = "school".parse().expect("a key");
        let fill = Edit::Fill { key: key.clone(), answer: Answer::text("云南") };
        assert_eq!(sheet_edit(&view, "school", "云南"), Some(fill));
        assert_eq!(sheet_edit(&view, "school", ""), None);
        assert_eq!(sheet_edit(&view, "no key", "云南"), None);
        view.answers.add(key.clone(), Answer::text("云南"));
        assert_eq!(sheet_edit(&view, "school", "云南"), None);
        view.answers.values.insert(key, vec![Answer::Unknown(vec![1])]);
        assert_eq!(sheet_edit(&view, "school", "云南"), None);
    }

    #[test]
    fn a_draft_is_put_in_where_it_was_typed_though_others_wrote_since() {
        let now = Timestamp::default();
        let mut plan = Document::new(Kind::BlankPlan, b"li");
        let splice = |at, insert: &str| Edit::Body {
            steps: vec![Step::Splice { at, delete: 0, insert: insert.into() }],
        };
        let start = plan.heads();
        plan.edit(&start, &splice(1, "甲乙"), now).expect("fits");
        let version = plan.heads();
        let View::Text(view) = plan.view() else { panic!("a plan") };
        let place = view.blocks[0].id.clone().expect("a marker");
        let draft = Draft {
            place,
            text: "甲乙nihao".into(),
            version: version.iter().copied().collect(),
            tab: "t".into(),
        };
        assert_eq!(Draft::read(&encode(&draft)).as_ref(), Some(&draft));
        plan.edit(&version, &splice(1, "别人写的"), now).expect("fits");
        let edit = draft.edit(&plan.view_at(&version)).expect("new words");
        plan.edit(&version, &edit, now).expect("fits");
        let View::Text(view) = plan.view() else { panic!("a plan") };
        assert_eq!(view.blocks[0].text, "别人写的甲乙nihao");
    }

    #[test]
    fn words_of_a_block_that_is_not_found_become_a_paragraph() {
        let mut plan = Document::new(Kind::BlankPlan, b"li");
        let version = plan.heads();
        let draft = Draft { place: "new-7".into(), text: "半句".into(), version: vec![], tab: "t".into() };
        let edit = draft.edit(&plan.view()).expect("new words");
        plan.edit(&version, &edit, Timestamp::default()).expect("fits");
        let View::Text(view) = plan.view() else { panic!("a plan") };
        assert_eq!(view.blocks.last().map(|block| block.text.as_str()), Some("半句"));
    }
}
