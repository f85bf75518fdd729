use gongjian_shared::comments::Anchor;
use leptos::prelude::*;

use super::OpenPaper;
use crate::keeper::talk::{Asks, Places, Present, Tells, ToKeeper};

/// What the keeper told about those who read and write the same text.
#[derive(Clone, Copy)]
pub struct Together {
    /// The others who have it open now.
    pub present: RwSignal<Vec<Present>>,
    /// Where the parts are that were asked about.
    pub places: RwSignal<Option<Places>>,
    /// What was asked for; `None` inside: no words.
    pub anchor: RwSignal<Option<Option<Anchor>>>,
}

impl Together {
    pub fn new() -> Self {
        let (present, places) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        Self { present, places, anchor: RwSignal::new(None) }
    }

    pub fn hear(self, it: Tells) {
        match it {
            Tells::Anchor(anchor) => self.anchor.set(Some(anchor)),
            Tells::Places(places) => self.places.set(Some(places)),
            Tells::Present(people) => {
                self.present.maybe_update(|known| std::mem::replace(known, people.clone()) != people);
            }
        }
    }
}

impl OpenPaper {
    /// Asks the keeper about those who read and write the same text.
    pub fn ask(&self, asks: Asks) {
        self.notebook.say(&ToKeeper::Together { paper: self.paper, asks });
    }
}
