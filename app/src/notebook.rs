//! Signals over what the keeper knows; the page's only way to documents.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::view::View;
use gongjian_shared::history::Heads;
use gongjian_shared::ids::{DocumentId, InstallationId, PinId};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::Me;
use leptos::prelude::*;

use self::together::Together;
use crate::keeper::talk::{
    DocumentRow, EditState, FromKeeper, Link, MeetingView, MentionRow, NoticeView, Paper, PaperView, Past,
    PinView, Room, RosterPerson, SpaceView, ToKeeper, ToldRow, UnsentRow, VaultTrouble, WishView,
};
use crate::outbox::Outbox;

mod together;

/// How the notebook speaks to the keeper; wired in `lib.rs`.
pub type Speak = StoredValue<Box<dyn Fn(&ToKeeper)>, LocalStorage>;

/// Everything the page knows. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Notebook {
    /// Keeps the signals for as long as the page lives, whichever component asked for them first.
    owner: StoredValue<Owner>,
    speak: Speak,
    /// `None` until the keeper has awoken; then who is signed in, if anybody.
    pub me: RwSignal<Option<Option<Me>>>,
    pub installation: RwSignal<Option<InstallationId>>,
    pub link: RwSignal<Link>,
    /// `None` until the vault has been read.
    pub spaces: RwSignal<Option<Vec<SpaceView>>>,
    pub documents: RwSignal<Option<Vec<DocumentRow>>>,
    pub unsent: RwSignal<Vec<UnsentRow>>,
    pub room: RwSignal<Option<Room>>,
    pub trouble: RwSignal<Option<VaultTrouble>>,
    pub exported: RwSignal<Option<String>>,
    /// A sign-in that was left without a network: the server has to hear of it.
    pub owed: RwSignal<Option<String>>,
    /// The server is being told so; a new sign-in waits, for it shares the cookie.
    pub paying: RwSignal<bool>,
    /// Papers with something on the screen that is not yet safe on the phone: nothing is called saved meanwhile.
    pub storing: RwSignal<BTreeSet<Paper>>,
    /// Fixed versions of documents, the newest first.
    pub pins: RwSignal<Vec<PinView>>,
    /// The fixed version that was asked for last; `None` inside: not all of it is on this device.
    pub version: RwSignal<Option<(PinId, Option<View>)>>,
    /// Everybody whose name this phone holds; `None` until it was asked for.
    pub roster: RwSignal<Option<Vec<RosterPerson>>>,
    /// All meetings that this phone holds; `None` until they were asked for.
    pub meetings: RwSignal<Option<Vec<MeetingView>>>,
    /// Requests and corps that this phone holds; `None` until they were asked for.
    pub told: RwSignal<Option<Vec<ToldRow>>>,
    /// All wishes that this phone holds; `None` until they were asked for.
    pub wishes: RwSignal<Option<Vec<WishView>>>,
    /// Notices that came to the person, the newest first; `None` until the vault has been read.
    pub notices: RwSignal<Option<Vec<NoticeView>>>,
    /// Where comments call the person, the newest first.
    pub mentions: RwSignal<Vec<MentionRow>>,
    pub outbox: Outbox,
    papers: StoredValue<HashMap<Paper, OpenPaper>>,
}

/// Why an editor keeps something back for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// A keyboard composes.
    Composing,
    /// A person types on in a field that goes out as a whole.
    Pausing,
}

/// A paper on the screen.
#[derive(Clone, Copy)]
pub struct OpenPaper {
    pub paper: Paper,
    notebook: Notebook,
    /// The newest view from the keeper. Adopt it only when `seen` equals [`OpenPaper::sent`] and nothing composes.
    pub view: RwSignal<Option<PaperView>>,
    pub state: RwSignal<Option<EditState>>,
    /// The right to read it has ended.
    pub closed: RwSignal<bool>,
    /// Edits sent, and the last one that is safe on the phone.
    pub sent: RwSignal<u64>,
    pub stored: RwSignal<u64>,
    pub stored_at: RwSignal<Option<Timestamp>>,
    /// Answers to edits that made blocks: (number, block ids).
    pub made: RwSignal<Vec<(u64, Vec<String>)>>,
    /// Counts edits that were thrown back; the next view shows the paper as it is.
    pub unfit: RwSignal<u64>,
    /// Who wrote it, and how it was at versions that were asked for; `None` inside: not all of it is on this device.
    pub past: RwSignal<Option<Past>>,
    pub then: RwSignal<BTreeMap<Heads, Option<View>>>,
    pub together: Together,
    /// Why something stands on the screen that was not sent.
    held: StoredValue<BTreeSet<Held>>,
    /// The view that the page shows; what is composed belongs to it.
    shown: StoredValue<u64>,
    users: StoredValue<usize>,
}

impl Notebook {
    pub fn new(speak: impl Fn(&ToKeeper) + 'static) -> Self {
        let owner = Owner::new();
        let keep = owner.clone();
        owner.with(move || Self::with_speak(keep, StoredValue::new_local(Box::new(speak))))
    }

    fn with_speak(owner: Owner, speak: Speak) -> Self {
        Self {
            owner: StoredValue::new(owner),
            speak,
            me: RwSignal::new(None),
            installation: RwSignal::new(None),
            link: RwSignal::new(Link::Connecting),
            spaces: RwSignal::new(None),
            documents: RwSignal::new(None),
            unsent: RwSignal::new(Vec::new()),
            room: RwSignal::new(None),
            trouble: RwSignal::new(None),
            exported: RwSignal::new(None),
            owed: RwSignal::new(None),
            paying: RwSignal::new(false),
            storing: RwSignal::new(BTreeSet::new()),
            pins: RwSignal::new(Vec::new()),
            version: RwSignal::new(None),
            roster: RwSignal::new(None),
            wishes: RwSignal::new(None),
            meetings: RwSignal::new(None),
            told: RwSignal::new(None),
            notices: RwSignal::new(None),
            mentions: RwSignal::new(Vec::new()),
            outbox: Outbox::new(speak),
            papers: StoredValue::new(HashMap::new()),
        }
    }

    /// Says something to the keeper.
    pub fn say(&self, it: &ToKeeper) {
        self.speak.with_value(|speak| speak(it));
    }

    /// A sign-in succeeded on this page.
    pub fn signed_in(&self, me: Me) {
        self.say(&ToKeeper::SignedIn { me: me.clone() });
        self.me.set(Some(Some(me)));
    }

    /// Clears this device at once; the server hears of it when it can.
    pub fn sign_out(&self) {
        let session = self.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.session.clone()));
        self.say(&ToKeeper::SignOut);
        self.owed.set(session);
    }

    /// The server has heard that a sign-in was left.
    pub fn paid(&self) {
        self.owed.set(None);
        self.say(&ToKeeper::Paid);
    }

    /// Makes a document and gives the paper to open.
    pub fn create(&self, head: DocumentHead, title: &str) -> Paper {
        self.say(&ToKeeper::Create { head, title: title.to_owned() });
        Paper { document: head.document, fork: false }
    }

    /// Shows a paper until the calling component goes away.
    pub fn open(&self, paper: Paper) -> OpenPaper {
        let known = self.papers.with_value(|papers| papers.get(&paper).copied());
        let open = known.unwrap_or_else(|| {
            let fresh = self.owner.get_value().with(|| OpenPaper::new(*self, paper));
            self.papers.update_value(|papers| {
                papers.insert(paper, fresh);
            });
            self.say(&ToKeeper::Open { paper });
            fresh
        });
        open.users.update_value(|users| *users += 1);
        let notebook = *self;
        on_cleanup(move || notebook.close(paper));
        open
    }

    fn close(&self, paper: Paper) {
        let Some(open) = self.papers.try_with_value(|papers| papers.get(&paper).copied()).flatten() else {
            return;
        };
        open.users.update_value(|users| *users -= 1);
        if open.users.with_value(|users| *users == 0) {
            self.papers.update_value(|papers| {
                papers.remove(&paper);
            });
            self.storing.maybe_update(|storing| storing.remove(&paper));
            self.say(&ToKeeper::Close { paper });
        }
    }

    /// The spaces whose papers stand among others: those of pairs and meetings have pages of their own.
    pub fn open_spaces(&self) -> Vec<SpaceView> {
        self.spaces.with(|spaces| {
            spaces.iter().flatten().filter(|it| !it.is_of_a_pair() && !it.meeting).cloned().collect()
        })
    }

    /// The row of a document in the lists.
    pub fn row(&self, document: DocumentId) -> Memo<Option<DocumentRow>> {
        let documents = self.documents;
        Memo::new(move |_| {
            documents.with(|rows| rows.as_ref()?.iter().find(|row| row.head.document == document).cloned())
        })
    }

    /// Takes in what the keeper says.
    pub fn hear(&self, it: FromKeeper) {
        match it {
            FromKeeper::Awake { me, installation, owed } => {
                self.owed.set(owed);
                self.installation.set(Some(installation));
                self.me.set(Some(me));
            }
            FromKeeper::Link { link } => self.link.set(link),
            FromKeeper::Spaces { spaces } => self.spaces.set(Some(spaces)),
            FromKeeper::Documents { documents } => self.documents.set(Some(documents)),
            FromKeeper::Unsent { rows } => self.unsent.set(rows),
            FromKeeper::Given { rows } => self.outbox.rows.set(rows),
            FromKeeper::Pins { pins } => {
                self.pins.maybe_update(|known| std::mem::replace(known, pins.clone()) != pins);
            }
            FromKeeper::Notices { notices } => {
                self.notices.maybe_update(|known| known.replace(notices.clone()).as_ref() != Some(&notices));
            }
            FromKeeper::Version { pin, content } => self.version.set(Some((pin, content))),
            FromKeeper::Together { paper, tells } => self.with_paper(paper, |open| open.together.hear(tells)),
            FromKeeper::Mentions { mentions } => {
                self.mentions.maybe_update(|known| std::mem::replace(known, mentions.clone()) != mentions);
            }
            FromKeeper::Roster { people } => self.roster.set(Some(people)),
            FromKeeper::Meetings { meetings } => self.meetings.set(Some(meetings)),
            FromKeeper::Told { rows } => self.told.set(Some(rows)),
            FromKeeper::Wishes { wishes } => self.wishes.set(Some(wishes)),
            FromKeeper::Room { room } => self.room.set(Some(room)),
            FromKeeper::Exported { text } => self.exported.set(Some(text)),
            FromKeeper::VaultTrouble { trouble } => {
                self.trouble.set((trouble != VaultTrouble::Over).then_some(trouble));
            }
            FromKeeper::SignedOut => self.forget(),
            FromKeeper::View(view) => self.with_paper(view.paper, |open| open.view.set(Some(view))),
            FromKeeper::Past { paper, past } => self.with_paper(paper, |open| open.past.set(Some(past))),
            FromKeeper::Then { paper, at, content } => self.with_paper(paper, |open| {
                open.then.update(|known| drop(known.insert(at, content)));
            }),
            FromKeeper::Closed { paper } => self.closed(paper),
            FromKeeper::State { paper, state } => self.with_paper(paper, |open| open.state.set(Some(state))),
            FromKeeper::Unfit { paper, number } => self.with_paper(paper, |open| {
                open.stored.update(|stored| *stored = number.max(*stored));
                open.unfit.update(|count| *count += 1);
                open.settle();
            }),
            FromKeeper::Stored { paper, number, made, at } => self.with_paper(paper, |open| {
                open.stored.update(|stored| *stored = number.max(*stored));
                open.stored_at.set(Some(at));
                open.settle();
                if !made.is_empty() {
                    open.made.update(|all| all.push((number, made)));
                }
            }),
        }
    }

    /// The right to read it has ended: the screen hears so, and the keeper that the page lets go of it.
    fn closed(&self, paper: Paper) {
        self.with_paper(paper, |open| open.closed.set(true));
        self.papers.update_value(|papers| {
            papers.remove(&paper);
        });
        self.storing.maybe_update(|storing| storing.remove(&paper));
        self.say(&ToKeeper::Close { paper });
    }

    fn with_paper(&self, paper: Paper, act: impl FnOnce(OpenPaper)) {
        if let Some(open) = self.papers.with_value(|papers| papers.get(&paper).copied()) {
            act(open);
        }
    }

    fn forget(&self) {
        self.spaces.set(None);
        self.documents.set(None);
        self.unsent.set(Vec::new());
        self.outbox.rows.set(Vec::new());
        self.pins.set(Vec::new());
        self.version.set(None);
        self.roster.set(None);
        self.wishes.set(None);
        self.meetings.set(None);
        self.told.set(None);
        self.notices.set(None);
        self.mentions.set(Vec::new());
        self.storing.set(BTreeSet::new());
        self.me.set(Some(None));
    }
}

impl OpenPaper {
    fn new(notebook: Notebook, paper: Paper) -> Self {
        Self {
            paper,
            notebook,
            view: RwSignal::new(None),
            state: RwSignal::new(None),
            closed: RwSignal::new(false),
            sent: RwSignal::new(0),
            stored: RwSignal::new(0),
            stored_at: RwSignal::new(None),
            made: RwSignal::new(Vec::new()),
            unfit: RwSignal::new(0),
            past: RwSignal::new(None),
            then: RwSignal::new(BTreeMap::new()),
            together: Together::new(),
            held: StoredValue::new(BTreeSet::new()),
            shown: StoredValue::new(0),
            users: StoredValue::new(0),
        }
    }

    /// Sends an edit made on the screen that shows view `view`; gives its number.
    pub fn edit(&self, view: u64, edit: Edit) -> u64 {
        let number = self.sent.get_untracked() + 1;
        self.sent.set(number);
        self.settle();
        self.notebook.say(&ToKeeper::Edit { paper: self.paper, view, number, edit });
        number
    }

    /// Something stands on the screen that is not sent yet, or no longer.
    pub fn hold(&self, why: Held, holds: bool) {
        self.held.try_update_value(|held| if holds { held.insert(why) } else { held.remove(&why) });
        self.settle();
    }

    /// Whether something on the screen is not safe on the phone yet.
    pub fn is_storing(&self) -> bool {
        self.notebook.storing.with(|storing| storing.contains(&self.paper))
    }

    fn settle(&self) {
        let held = self.held.try_with_value(|held| !held.is_empty()) == Some(true);
        let waits = held || self.sent.get_untracked() > self.stored.get_untracked();
        let paper = self.paper;
        self.notebook
            .storing
            .maybe_update(|storing| if waits { storing.insert(paper) } else { storing.remove(&paper) });
    }

    /// The page shows this view from here on.
    pub fn shows(&self, view: u64) {
        self.shown.set_value(view);
    }

    /// The view that the page shows.
    pub fn shown(&self) -> u64 {
        self.shown.get_value()
    }

    /// Has the keeper compare: the screen shows text of this digest, from view `view` and all edits since.
    pub fn check(&self, view: u64, digest: u64) {
        let (paper, number) = (self.paper, self.sent.get_untracked());
        self.notebook.say(&ToKeeper::Check { paper, view, number, digest });
    }

    /// Asks who wrote it, change by change; unless `all`, only where there is something that was not looked at.
    pub fn ask_past(&self, all: bool) {
        self.notebook.say(&ToKeeper::Past { paper: self.paper, all });
    }

    /// Asks how it was, unless that is known.
    pub fn ask_then(&self, at: &Heads) {
        if self.then.with_untracked(|known| known.get(at).is_none_or(Option::is_none)) {
            self.notebook.say(&ToKeeper::Then { paper: self.paper, at: at.clone() });
        }
    }

    /// The person has looked at what this view tells.
    pub fn looked(&self, view: u64) {
        self.notebook.say(&ToKeeper::Looked { paper: self.paper, view });
    }

    /// Keeps what is being composed at `place`, outside the document.
    pub fn draft(&self, place: &str, text: &str) {
        let (paper, view) = (self.paper, self.shown.get_value());
        let (place, text) = (place.to_owned(), text.to_owned());
        self.notebook.say(&ToKeeper::Draft { paper, view, place, text });
    }
}
