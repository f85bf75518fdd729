//! What the parts of the page of one meeting share.

use gongjian_shared::documents::edit::{Edit, MinutesEdit, Style};
use gongjian_shared::documents::view::{Block, View};
use gongjian_shared::meetings::MinutesNotes;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::meetings::{MeetingCommand, MeetingRow};
use leptos::prelude::*;

use crate::device::clock;
use crate::notebook::OpenPaper;
use crate::outbox::Outbox;

/// Minutes begin with three headings, an empty line below each.
const BLANK: usize = 6;

/// A meeting on the screen; copy it freely.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub row: Memo<MeetingRow>,
    /// The minutes, open.
    pub open: OpenPaper,
    /// What stands beside their text: shown at once, and then as the document says.
    pub notes: RwSignal<MinutesNotes>,
    /// Somebody has written something.
    pub written: Memo<bool>,
    pub outbox: Outbox,
}

impl Sheet {
    pub fn new(row: Memo<MeetingRow>, open: OpenPaper, outbox: Outbox) -> Self {
        let notes = RwSignal::new(MinutesNotes::default());
        let written = Memo::new(move |_| {
            open.view.with(|view| {
                let Some(View::Text(text)) = view.as_ref().map(|it| &it.content) else { return false };
                let beside = text.minutes.as_ref().is_some_and(|it| **it != MinutesNotes::default());
                let below =
                    |it: &Block| !matches!(it.style, Style::Heading { .. }) && !it.text.trim().is_empty();
                beside || text.blocks.iter().any(below) || text.blocks.len() > BLANK
            })
        });
        let it = Self { row, open, notes, written, outbox };
        Effect::new(move |_| {
            open.view.track();
            open.sent.track();
            it.adopt();
        });
        it
    }

    /// Takes the keeper's view when everything that was tapped here is in it.
    fn adopt(self) {
        let fresh = self.open.view.with_untracked(|view| {
            let view = view.as_ref().filter(|view| view.seen == self.open.sent.get_untracked())?;
            let View::Text(text) = &view.content else { return None };
            Some((view.view, text.minutes.as_deref().cloned().unwrap_or_default()))
        });
        if let Some((view, fresh)) = fresh {
            self.open.shows(view);
            self.notes.maybe_update(|notes| std::mem::replace(notes, fresh.clone()) != fresh);
        }
    }

    /// Does it on the screen at once, and sends it.
    pub fn edit(self, edit: MinutesEdit) {
        let ready = self.open.view.with_untracked(|view| view.as_ref().is_some_and(|it| it.may_write));
        if ready {
            self.notes.update(|notes| notes.apply(&edit, clock::now()));
            self.open.edit(self.open.shown(), Edit::Minutes(edit));
        }
    }

    pub fn give(self, meeting: MeetingCommand) {
        self.outbox.give(Command::Meeting { meeting });
    }
}
