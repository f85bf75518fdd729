//! 批注 beside a text: threads on its parts, said offline too, marked in the text by the desk.

mod compose;
mod here;
mod list;
mod paper;
mod thread;

use std::collections::BTreeMap;
use std::ops::Range;

use gongjian_shared::comments::{Act, Anchor, Said, Thread, mentions, threads};
use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{CommentId, UserId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub use self::here::WhoIsHere;
pub use self::list::{CommentList, NotesButton};
pub use self::paper::CommentsPaper;

use crate::device::{clock, dice};
use crate::keeper::talk::{MemberView, ToKeeper};
use crate::notebook::{Notebook, OpenPaper};

/// The comments on the text that is open; copy it freely.
#[derive(Clone, Copy)]
pub struct Comments {
    notebook: Notebook,
    /// The text.
    pub text: OpenPaper,
    paper: OpenPaper,
    pub threads: Memo<Vec<Thread>>,
    /// What is not dealt with, and the parts of the text that it is about.
    pub open_anchors: Memo<Vec<(CommentId, Anchor)>>,
    /// Where these parts are: `None` inside, nowhere. Counts characters and markers.
    pub places: RwSignal<BTreeMap<CommentId, Option<Range<usize>>>>,
    pub chosen: RwSignal<Option<CommentId>>,
    /// The text is to show the part of this thread.
    pub wanted: RwSignal<Option<CommentId>>,
    /// On a phone: the list is open.
    pub shown: RwSignal<bool>,
    /// A thread is being begun, about a part of the text (`true`) or all of it.
    pub begun: RwSignal<Option<bool>>,
    /// The person may comment here.
    pub may: Memo<bool>,
    pub me: Option<UserId>,
}

impl Comments {
    /// `None` for a fork, which nobody else sees, and before the text is here.
    pub fn of(notebook: Notebook, text: OpenPaper) -> Option<Self> {
        let head = text.view.with_untracked(|view| view.as_ref().map(|view| view.head))?;
        if text.paper.fork {
            return None;
        }
        // One document for each text, so whoever comes first may make it.
        let paper = notebook.open(notebook.create(head.comments(), ""));
        notebook.say(&ToKeeper::Roster);
        let threads = Memo::new(move |_| paper.view.with(|view| all(view.as_ref())));
        let open_anchors = Memo::new(move |_| {
            let open = |thread: &Thread| Some((thread.id, thread.anchor.clone()?));
            threads.with(|all| all.iter().filter(|it| it.resolved.is_none()).filter_map(open).collect())
        });
        let me = notebook.me.with_untracked(|me| me.as_ref().and_then(Option::as_ref).map(|me| me.user));
        let it = Self {
            notebook,
            text,
            paper,
            threads,
            open_anchors,
            places: RwSignal::new(BTreeMap::new()),
            chosen: RwSignal::new(None),
            wanted: RwSignal::new(None),
            shown: RwSignal::new(false),
            begun: RwSignal::new(None),
            may: Memo::new(move |_| paper.view.with(|view| view.as_ref().is_some_and(|view| view.may_write))),
            me,
        };
        it.follow_address();
        Some(it)
    }

    /// A link from 今天 names a thread.
    fn follow_address(self) {
        let query = use_query_map();
        let asked = Memo::new(move |_| query.with(|query| query.get("note")?.parse::<CommentId>().ok()));
        let done = StoredValue::new(None);
        Effect::new(move |_| {
            let Some(thread) = asked.get().filter(|it| done.get_value() != Some(*it)) else { return };
            let here = self.threads.with(|all| all.iter().any(|it| it.id == thread));
            let placed = self.open_anchors.with(|all| all.iter().all(|it| it.0 != thread))
                || self.places.with(|places| places.contains_key(&thread));
            if here && placed {
                done.set_value(Some(thread));
                self.choose(thread);
                self.wanted.set(Some(thread));
            }
        });
    }

    /// Looks at a thread. Who is called there has seen it by that.
    pub fn choose(self, thread: CommentId) {
        self.chosen.set(Some(thread));
        self.shown.set(true);
        let calls = self.paper.view.with_untracked(|view| {
            let (View::Comments(view), authors) = view.as_ref().map(|it| (&it.content, &it.authors))? else {
                return None;
            };
            let author = |actor: &[u8]| authors.get(actor).copied();
            Some(mentions(view, self.me?, author).iter().any(|it| it.thread == thread))
        });
        if calls == Some(true) {
            self.act(thread, Act::Seen {});
        }
    }

    /// Begins a thread.
    pub fn begin(self, said: Said) {
        let part = self.begun.get_untracked() == Some(true);
        let anchor = self.text.together.anchor.get_untracked().flatten().filter(|_| part);
        let id = fresh();
        self.write(id, id, Act::Begin { anchor, said });
        self.begun.set(None);
        self.chosen.set(Some(id));
    }

    /// Does something in a thread.
    pub fn act(self, thread: CommentId, act: Act) {
        self.write(fresh(), thread, act);
    }

    fn write(self, id: CommentId, thread: CommentId, act: Act) {
        let view = self.paper.view.with_untracked(|view| view.as_ref().map(|view| view.view));
        if let Some(view) = view.filter(|_| self.may.get_untracked()) {
            self.paper.edit(view, Edit::Comment { id, thread, act });
        }
    }

    /// Everybody who may read the text, but for this person.
    pub fn others(self) -> Vec<MemberView> {
        let space = self.text.view.with_untracked(|view| view.as_ref().map(|view| view.head.space));
        self.notebook.spaces.with_untracked(|spaces| {
            let here = spaces.iter().flatten().find(|it| Some(it.space) == space);
            let members = here.into_iter().flat_map(|it| it.members.iter());
            members.filter(|it| Some(it.user) != self.me).cloned().collect()
        })
    }

    /// Whose name this is; the name comes with the comments, also of who has left.
    pub fn name(self, user: Option<UserId>) -> Option<String> {
        let user = user?;
        self.paper.view.with(|view| {
            let view = view.as_ref()?;
            let actor = view.authors.iter().find(|(_, it)| **it == user)?.0;
            view.writers.get(actor).cloned()
        })
    }
}

fn all(view: Option<&crate::keeper::talk::PaperView>) -> Vec<Thread> {
    let Some(view) = view else { return Vec::new() };
    let View::Comments(content) = &view.content else { return Vec::new() };
    threads(content, |actor| view.authors.get(actor).copied())
}

fn fresh() -> CommentId {
    CommentId::fresh(clock::now(), dice::draw())
}
