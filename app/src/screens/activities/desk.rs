//! Between the screens of an activity and the keeper: a tap shows in the same frame, and the document follows.

use gongjian_shared::activities::{Group, PlanField, Seen, Tally};
use gongjian_shared::documents::edit::{ActivityEdit, Edit};
use gongjian_shared::documents::view::{ActivityView, View};
use gongjian_shared::ids::PersonId;
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::keeper::talk::RosterPerson;
use crate::notebook::OpenPaper;
use crate::screens::desk;

/// What the last tap did, for the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Last {
    Arrived { person: PersonId, name: String },
    Counted { group: Group, by: i32 },
}

#[derive(Clone, Copy)]
pub struct ActivityDesk {
    pub open: OpenPaper,
    /// What stands on the screen.
    pub shown: RwSignal<ActivityView>,
    /// The document has been read.
    pub ready: RwSignal<bool>,
    pub may_write: Memo<bool>,
    pub last: RwSignal<Option<Last>>,
    /// Who notes, and on which device; `None` until the keeper has said.
    pub seen: Memo<Option<Seen>>,
    screen: u64,
}

impl ActivityDesk {
    pub fn new(open: OpenPaper) -> Self {
        let (notebook, _) = desk();
        let it = Self {
            open,
            shown: RwSignal::new(ActivityView::default()),
            ready: RwSignal::new(false),
            may_write: Memo::new(move |_| {
                open.view.with(|view| view.as_ref().is_some_and(|it| it.may_write))
            }),
            last: RwSignal::new(None),
            seen: Memo::new(move |_| {
                let user = notebook.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user))?;
                Some(Seen { device: notebook.installation.get()?, user })
            }),
            screen: u64::from_le_bytes(dice::draw()),
        };
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
            let View::Activity(content) = &view.content else { return None };
            (view.view > self.open.shown() || !self.ready.get_untracked())
                .then(|| (view.view, content.clone()))
        });
        if let Some((view, content)) = fresh {
            self.open.shows(view);
            self.shown.maybe_update(|shown| std::mem::replace(shown, content.clone()) != content);
            self.ready.set(true);
        }
    }

    /// Does it on the screen at once, and sends it.
    pub fn act(self, edit: ActivityEdit) {
        if !self.may_write.get_untracked() || !self.ready.get_untracked() {
            return;
        }
        self.shown.update(|shown| shown.apply(&edit, clock::now()));
        self.open.edit(self.open.shown(), Edit::Activity(edit));
    }

    pub fn arrive(self, person: &RosterPerson) {
        let group = person.staff.map_or(Group::Other, gongjian_shared::party::StaffKind::group);
        self.note(person.person, &person.name, group, None);
    }

    /// Somebody whom no list holds.
    pub fn welcome(self, name: &str, group: Group) {
        let person = PersonId::fresh(clock::now(), dice::draw());
        self.note(person, name, group, Some(name.to_owned()));
    }

    fn note(self, person: PersonId, name: &str, group: Group, newcomer: Option<String>) {
        let Some(seen) = self.seen.get_untracked() else { return };
        self.act(ActivityEdit::Arrive { person, group, seen, newcomer });
        self.last.set(Some(Last::Arrived { person, name: name.to_owned() }));
    }

    /// Takes back what anybody noted of a person.
    pub fn take_back(self, person: PersonId) {
        self.act(ActivityEdit::Leave { person, seen: None });
        self.last.set(None);
    }

    pub fn count(self, group: Group, by: i32) {
        self.tally(group, by);
        self.last.set(Some(Last::Counted { group, by }));
    }

    fn tally(self, group: Group, by: i32) {
        let Some(seen) = self.seen.get_untracked() else { return };
        let tally = Tally { device: seen.device, screen: self.screen };
        self.act(ActivityEdit::Count { group, tally, by });
    }

    /// Takes back the last tap on this screen.
    pub fn undo(self) {
        match self.last.get_untracked() {
            Some(Last::Arrived { person, .. }) => {
                self.act(ActivityEdit::Leave { person, seen: self.seen.get_untracked() });
            }
            Some(Last::Counted { group, by }) => self.tally(group, -by),
            None => {}
        }
        self.last.set(None);
    }

    pub fn set(self, field: PlanField, value: &str) {
        let value = value.trim().to_owned();
        if self.shown.with_untracked(|shown| shown.plan.all(field) != [value.as_str()]) {
            self.act(ActivityEdit::Set { field, value });
        }
    }
}
