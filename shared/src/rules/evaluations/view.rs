use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::SHOWN_FROM;
use crate::calendar::Year;
use crate::ids::ProgrammeId;
use crate::named::named;

named! {
    EvaluationState {
        Open = "open",
        Closed = "closed",
        Adopted = "adopted",
    }

    /// What counselors are asked; each is answered from 1 (not at all) to 5 (fully).
    Question {
        /// Talks and guidance took place as agreed.
        Contact = "contact",
        /// What was said was listened to.
        Listening = "listening",
        /// Help came where it was asked for.
        Help = "help",
        /// Opinions were followed up.
        Followed = "followed",
    }
}

/// What a counselor thinks of a year. It names nobody and holds no time.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CounselorView {
    /// Unit: marks from 1 to 5, one for each question.
    pub marks: BTreeMap<Question, u8>,
    /// Free words; may be empty.
    #[serde(default)]
    pub words: String,
}

/// By whom and by which decision it was adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    pub name: String,
    pub on: Date,
    pub document: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    pub programme: ProgrammeId,
    pub year: Year,
    pub state: EvaluationState,
    pub begun: Date,
    #[serde(default)]
    pub adopted: Option<Adopted>,
}

/// What all views say together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summed {
    pub views: usize,
    /// For each question: how often each mark from 1 to 5 was given.
    pub marks: BTreeMap<Question, [u32; 5]>,
    /// The free words, in the order of their letters.
    pub words: Vec<String>,
}

/// The heap with one more view in it: in the order of what they say, so that their place tells nothing of their coming.
#[must_use]
pub fn heap(mut views: Vec<CounselorView>, more: CounselorView) -> Vec<CounselorView> {
    views.push(more);
    views.sort();
    views
}

/// The sum, where there are enough of them and no more can come; `None` says nothing at all.
pub fn summed(state: EvaluationState, views: &[CounselorView]) -> Option<Summed> {
    if state == EvaluationState::Open || views.len() < SHOWN_FROM {
        return None;
    }
    let mut sum = Summed { views: views.len(), ..Summed::default() };
    for view in views {
        for (question, mark) in &view.marks {
            let counts = sum.marks.entry(*question).or_default();
            if let Some(count) = counts.get_mut(usize::from(mark.saturating_sub(1))) {
                *count += 1;
            }
        }
        if !view.words.is_empty() {
            sum.words.push(view.words.clone());
        }
    }
    sum.words.sort();
    Some(sum)
}
