//! A score sheet that is being written: kept on this device with every key, until it is handed in.

use gongjian_shared::ids::{ApplicationId, UserId};
use gongjian_shared::rules::review::{Mark, Sheet, SheetRow};
use gongjian_shared::wire::review::SheetPage;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::kept::me;
use crate::device::kept;

/// One mark for each item, where there is one yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub marks: Vec<Option<Mark>>,
    pub to_committee: String,
    pub to_applicant: String,
}

impl Draft {
    /// What was kept here; or what was handed in and given back; or nothing yet.
    fn of(page: &SheetPage, me: Option<UserId>) -> Self {
        let kept = me.and_then(|me| kept::read(me, &name(page.application)));
        let kept: Option<Self> = kept.and_then(|it| serde_json::from_str(&it).ok());
        let before = || page.mine.as_ref().map(|it| Self::from(&it.sheet));
        let mut it = kept.or_else(before).unwrap_or_default();
        it.marks.resize(page.rubric.len(), None);
        it
    }

    /// The sheet, when no mark is missing.
    pub fn sheet(&self, page: &SheetPage) -> Option<Sheet> {
        let marks = self.marks.iter().copied().collect::<Option<Vec<Mark>>>()?;
        let (to_committee, to_applicant) = (self.to_committee.clone(), self.to_applicant.clone());
        Some(Sheet { marks, to_committee, to_applicant, pins: page.pins.clone() })
    }

    pub fn left(&self) -> usize {
        self.marks.iter().filter(|it| it.is_none()).count()
    }
}

impl From<&Sheet> for Draft {
    fn from(it: &Sheet) -> Self {
        Self {
            marks: it.marks.iter().copied().map(Some).collect(),
            to_committee: it.to_committee.clone(),
            to_applicant: it.to_applicant.clone(),
        }
    }
}

fn name(application: ApplicationId) -> String {
    format!("{}{application}", kept::SHEETS)
}

/// The draft on the screen, and whether this device could keep it. Copy it freely.
#[derive(Clone, Copy)]
pub struct Desk {
    application: ApplicationId,
    me: Option<UserId>,
    pub draft: RwSignal<Draft>,
    /// Nothing before the first key.
    pub safe: RwSignal<Option<bool>>,
}

impl Desk {
    /// A sheet that is in needs no draft.
    pub fn new(page: &SheetPage) -> Self {
        let (application, me) = (page.application, me());
        if let Some(me) = me.filter(|_| page.mine.as_ref().is_some_and(SheetRow::is_in)) {
            kept::remove(me, &name(application));
        }
        let draft = RwSignal::new(Draft::of(page, me));
        Self { application, me, draft, safe: RwSignal::new(None) }
    }

    /// Changes the draft and keeps it.
    pub fn change(self, how: impl FnOnce(&mut Draft)) {
        self.draft.update(how);
        let text = self.draft.with_untracked(|it| serde_json::to_string(it).unwrap_or_default());
        self.safe.set(Some(self.me.is_some_and(|me| kept::write(me, &name(self.application), &text))));
    }
}
