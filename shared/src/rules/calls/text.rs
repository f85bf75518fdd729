use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;
use crate::forms::name::TemplateId;
use crate::ids::UnitId;
use crate::named::named;
use crate::rules::programmes::Contact;
use crate::time::Timestamp;
use crate::values::Name;

/// How many are to be selected, both ends included (S3-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    pub least: u32,
    pub most: u32,
}

impl Places {
    /// 1 ≤ least ≤ most.
    pub const fn is_sound(self) -> bool {
        1 <= self.least && self.least <= self.most
    }
}

/// What is written in a call (申报通知, C1). A draft may have gaps: [`check`] tells them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallText {
    pub title: Name,
    /// 批次
    #[serde(default)]
    pub batch: String,
    /// On what it rests: documents and decisions.
    #[serde(default)]
    pub basis: String,
    /// What the addressees read.
    #[serde(default)]
    pub body: String,
    /// Until which second, by the server's clock.
    #[serde(default)]
    pub deadline: Option<Deadline>,
    /// The day on which the conditions must hold (S3-03).
    #[serde(default)]
    pub reference: Option<Date>,
    /// Who takes the applications in.
    #[serde(default)]
    pub receiver: Option<UnitId>,
    #[serde(default)]
    pub contact: Option<Contact>,
    /// The form of the application (annex 2).
    #[serde(default)]
    pub form: Option<TemplateId>,
    /// Where the standard stands by which it is judged (annex 1).
    #[serde(default)]
    pub rubric: String,
    #[serde(default)]
    pub places: Option<Places>,
    /// How many applications each addressee may submit (S3-10).
    #[serde(default)]
    pub quota: Option<u32>,
    /// The units that nominate. Each is told by a notice.
    #[serde(default)]
    pub to: Vec<UnitId>,
}

named! {
    /// What a call lacks before it can be issued (S3-01).
    Lack {
        Basis = "basis",
        Body = "body",
        Deadline = "deadline",
        /// The deadline is over already.
        Past = "past",
        Reference = "reference",
        Receiver = "receiver",
        Contact = "contact",
        Form = "form",
        Rubric = "rubric",
        Places = "places",
        Quota = "quota",
        Addressees = "addressees",
    }
}

/// What a call still lacks, in the order of its form; nothing: it can be issued. (S3-01)
pub fn check(it: &CallText, now: Timestamp) -> Vec<Lack> {
    let empty = |text: &str| text.trim().is_empty();
    let lacks = [
        (Lack::Basis, empty(&it.basis)),
        (Lack::Body, empty(&it.body)),
        (Lack::Deadline, it.deadline.is_none()),
        (Lack::Past, it.deadline.is_some_and(|deadline| !deadline.accepts(now))),
        (Lack::Reference, it.reference.is_none()),
        (Lack::Receiver, it.receiver.is_none()),
        (Lack::Contact, !it.contact.as_ref().is_some_and(Contact::is_reachable)),
        (Lack::Form, it.form.is_none()),
        (Lack::Rubric, empty(&it.rubric)),
        (Lack::Places, !it.places.is_some_and(Places::is_sound)),
        (Lack::Quota, it.quota.is_none_or(|quota| quota == 0)),
        (Lack::Addressees, it.to.is_empty()),
    ];
    lacks.into_iter().filter_map(|(lack, holds)| holds.then_some(lack)).collect()
}
