//! Those who have the same text open: told to the server and to the other tabs, kept nowhere. And where the parts of a text
//! are that comments are about.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{DocumentId, UserId};
use gongjian_shared::sync::client::Input;
use gongjian_shared::time::Timestamp;

use super::{After, Desk, Out};
use crate::device::clock;
use crate::keeper::lists;
use crate::keeper::news::{Company as Word, News};
use crate::keeper::talk::{Asks, FromKeeper, Link, Paper, Place, Places, Present, Tells};

/// Who has said nothing for so long is gone; they say it every ten seconds.
const AWAY_MS: u64 = 18_000;
/// Most tabs of others that are told of for one document.
const SEATS_MAX: usize = 64;

/// Who was heard of, by document.
#[derive(Default)]
pub struct Company {
    here: BTreeMap<DocumentId, Seats>,
    /// Of which documents it was said that they are open in this tab.
    said: BTreeSet<DocumentId>,
}

/// Person and tab; where they are, and when they were heard of.
type Seats = BTreeMap<(UserId, u64), (Option<Place>, Timestamp)>;

impl Desk {
    pub(super) async fn together(&mut self, paper: Paper, asks: Asks) {
        match asks {
            Asks::Here { place } => {
                let place = place.and_then(|it| postcard::to_allocvec(&it).ok()).unwrap_or_default();
                if let Some(word) = self.word(paper, Some(place)) {
                    self.company.said.insert(paper.document);
                    if self.engine.is_some() {
                        self.step(Input::Here(word.into())).await;
                    } else {
                        self.out.push(Out::Tell(News::Here(word)));
                    }
                }
                self.tell_company(paper.document);
            }
            Asks::Anchor { view, from, to } => {
                let found = self.papers.get(&paper).and_then(|open| {
                    let at = open.version(view)?;
                    open.document.anchor(at, from..to)
                });
                self.tell(paper, Tells::Anchor(found));
            }
            Asks::Places { view, number, anchors } => {
                let Some(open) = self.papers.get(&paper) else { return };
                let Some(at) = open.version(view).filter(|_| open.seen == number) else { return };
                let found = open.document.places(at, &anchors).into_iter();
                let places = found.map(|it| it.map(|it| (it.start, it.end))).collect();
                self.tell(paper, Tells::Places(Places { view, number, places }));
            }
        }
    }

    fn tell(&mut self, paper: Paper, tells: Tells) {
        self.say(FromKeeper::Together { paper, tells });
    }

    /// What this tab says of a paper; a fork is seen by nobody else.
    fn word(&self, paper: Paper, place: Option<Vec<u8>>) -> Option<Word> {
        let head = self.papers.get(&paper).filter(|_| !paper.fork)?.head;
        let seat = self.tab.rsplit('-').next().and_then(|it| u64::from_str_radix(it, 16).ok())?;
        Some(Word { space: head.space, document: head.document, seat, user: None, place })
    }

    /// The page has closed it.
    pub(super) fn leave_paper(&mut self, paper: Paper) {
        let Some(word) = self.word(paper, None).filter(|_| self.company.said.remove(&paper.document)) else {
            return;
        };
        self.company.here.remove(&paper.document);
        if self.engine.is_some() {
            self.after.push(After::Engine(Input::Here(word.into())));
        } else {
            self.out.push(Out::Tell(News::Here(word)));
        }
    }

    /// The server told of somebody: the other tabs hear it too.
    pub(super) fn heard_of(&mut self, it: &Word) {
        self.out.push(Out::Tell(News::There(it.clone())));
        self.there(it);
    }

    pub(super) fn there(&mut self, it: &Word) {
        let paper = Paper { document: it.document, fork: false };
        let Some(user) = it.user.filter(|user| self.me.as_ref().is_some_and(|me| me.user != *user)) else {
            return;
        };
        let open = self.papers.get(&paper).filter(|_| self.shown.contains(&paper));
        if open.is_none_or(|open| open.head.space != it.space) {
            return;
        }
        let seats = self.company.here.entry(it.document).or_default();
        let key = (user, it.seat);
        match &it.place {
            Some(place) if seats.contains_key(&key) || seats.len() < SEATS_MAX => {
                seats.insert(key, (postcard::from_bytes(place).ok(), clock::now()));
            }
            Some(_) => {}
            None => drop(seats.remove(&key)),
        }
        self.tell_company(it.document);
    }

    /// Tells the page who is there, without those who fell silent.
    fn tell_company(&mut self, document: DocumentId) {
        let Some(seats) = self.company.here.get_mut(&document) else { return };
        let now = clock::now();
        seats.retain(|_, (_, heard)| now.ms_since(*heard) < AWAY_MS);
        let paper = Paper { document, fork: false };
        let Some(space) = self.papers.get(&paper).map(|open| open.head.space) else { return };
        let told = |((user, seat), (place, _)): (&(UserId, u64), &(Option<Place>, Timestamp))| Present {
            user: *user,
            seat: *seat,
            name: lists::person(&self.shelf, space, *user).unwrap_or_default(),
            place: place.clone(),
        };
        let people = seats.iter().map(told).collect();
        self.tell(paper, Tells::Present(people));
    }

    /// Without a network nobody is seen.
    pub(super) fn alone_offline(&mut self) {
        if matches!(self.link, Link::Online | Link::ElsewhereOnline) {
            return;
        }
        for document in std::mem::take(&mut self.company.here).into_keys() {
            self.tell(Paper { document, fork: false }, Tells::Present(Vec::new()));
        }
    }
}
