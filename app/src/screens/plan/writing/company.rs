//! What goes between the view and those who read and write the same text: carets, and the parts that people speak about.

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::Duration;

use gongjian_shared::comments::Anchor;
use gongjian_shared::documents::view::Block;
use gongjian_shared::ids::CommentId;
use leptos::prelude::*;

use super::desk::{Inner, Writing};
use super::model::Model;
use super::notes;
use super::said::Say;
use crate::keeper::talk::{Asks, Place, Places, Present};
use crate::screens::comments::Comments;

/// So often it is said that the text is open here.
const HERE_EVERY: Duration = Duration::from_secs(10);

impl Writing {
    /// The caret moved. A block that was just made is named with the next news.
    pub(super) fn moved(self, block: usize, at: u32) {
        let id = self.inner.with_value(|inner| inner.model.blocks.get(block)?.block.id.clone());
        if let Some(block) = id {
            self.at.set(Some(Place { block, at }));
        }
    }

    fn with_model<T>(self, read: impl FnOnce(&Model) -> T) -> Option<T> {
        self.inner.try_with_value(|inner| read(&inner.model))
    }

    /// Says that the text is open here, now and again, and shows where the others are.
    pub fn keep_company(self) {
        let open = self.open;
        if open.paper.fork {
            return;
        }
        let say = move || open.ask(Asks::Here { place: self.at.get_untracked() });
        let (notebook, _) = crate::screens::desk();
        Effect::new(move |_| {
            self.at.track();
            notebook.link.track();
            if self.ready.get() {
                say();
            }
        });
        let beat = set_interval_with_handle(say, HERE_EVERY).ok();
        on_cleanup(move || {
            if let Some(beat) = beat {
                beat.clear();
            }
        });
        Effect::new(move |_| {
            let people = open.together.present.get();
            self.settled.track();
            if self.stands.get() {
                self.show_carets(&people);
            }
        });
    }

    fn show_carets(self, people: &[Present]) {
        let told = self.inner.try_update_value(|inner| {
            let Inner { model, carets, .. } = inner;
            let blocks: Vec<&Block> = model.blocks().collect();
            notes::carets(&blocks, people, carets)
        });
        if let Some(told) = told.filter(|it| !(it.put.is_empty() && it.drop.is_empty())) {
            self.say(&Say::Carets(told));
        }
    }

    /// Keeps the marks of comments where they belong: asked anew whenever the text settled or something was said.
    pub fn keep_notes(self, comments: Comments) {
        Effect::new(move |_| {
            self.settled.track();
            let anchors: Vec<Anchor> =
                comments.open_anchors.with(|all| all.iter().map(|it| it.1.clone()).collect());
            if self.stands.get() && anchors.is_empty() {
                comments.places.set(BTreeMap::new());
            } else if self.stands.get() {
                let (view, number) = self.reached();
                self.open.ask(Asks::Places { view, number, anchors });
            }
        });
        Effect::new(move |_| {
            if let Some(told) = self.open.together.places.get() {
                self.placed(comments, &told);
            }
        });
        Effect::new(move |_| {
            comments.places.track();
            let on = comments.chosen.get();
            self.show_notes(comments, on);
        });
        Effect::new(move |_| {
            if let Some(thread) = self.noted.get() {
                self.noted.set(None);
                comments.choose(thread);
            }
        });
        Effect::new(move |_| {
            if let Some(thread) = comments.wanted.get() {
                comments.wanted.set(None);
                self.go_to_note(comments, thread);
            }
        });
    }

    fn reached(self) -> (u64, u64) {
        (self.with_model(|model| model.view).unwrap_or_default(), self.open.sent.get_untracked())
    }

    /// Where the parts are, if the screen still shows what was asked about.
    fn placed(self, comments: Comments, told: &Places) {
        let asked = comments.open_anchors.get_untracked();
        let quiet = self.screen().is_some_and(|screen| screen.is_quiet());
        if !quiet || self.reached() != (told.view, told.number) || asked.len() != told.places.len() {
            return;
        }
        let placed = asked.iter().zip(&told.places);
        let places: BTreeMap<CommentId, Option<Range<usize>>> =
            placed.map(|((thread, _), place)| (*thread, place.map(|(from, to)| from..to))).collect();
        comments.places.set(places);
    }

    fn show_notes(self, comments: Comments, on: Option<CommentId>) {
        if !self.stands.get_untracked() || self.screen().is_some_and(|screen| !screen.is_quiet()) {
            return;
        }
        let parts = comments.places.with_untracked(|places| {
            places.iter().filter_map(|(thread, place)| Some((*thread, place.clone()?))).collect()
        });
        if let Some(told) = self.with_model(|model| notes::notes(model.marked_blocks(), &parts, on)) {
            self.say(&Say::Notes(told));
        }
    }

    fn go_to_note(self, comments: Comments, thread: CommentId) {
        let place = comments.places.with_untracked(|places| places.get(&thread).cloned().flatten());
        let spot =
            place.and_then(|it| self.with_model(|model| notes::spot(model.marked_blocks(), it.start))?);
        if let (Some((block, at)), Some(screen)) = (spot, self.screen()) {
            screen.reveal(block, at);
        }
    }

    /// Asks what is selected; without a selection a comment is about all of the text.
    pub fn ask_selected(self) -> bool {
        let Some(screen) = self.screen() else { return false };
        screen.flush();
        let Some([from, to]) = screen.selection().filter(|[from, to]| from != to) else { return false };
        let place = |it| self.with_model(|model| notes::place(model.marked_blocks(), it)).flatten();
        let (Some(from), Some(to)) = (place(from), place(to)) else { return false };
        self.open.together.anchor.set(None);
        self.open.ask(Asks::Anchor { view: self.reached().0, from, to });
        true
    }
}
