//! An open document and what the page shows of it.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::edit::{Edit, Unfit};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::documents::view::{Block, Disputed, TextView, View};
use gongjian_shared::ids::UserId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use super::records::KeptChange;

/// Views that the page may still have on its screen; older ones are forgotten.
const VIEWS_MAX: usize = 64;

/// A document in memory, with the versions that the page has seen.
pub struct OpenDocument {
    pub head: DocumentHead,
    pub document: Document,
    /// The view on the page's screen, as far as its edits tell, and the version that the page has reached from it.
    base: u64,
    reached: BTreeSet<Hash>,
    /// The version of each view that was sent.
    views: BTreeMap<u64, BTreeSet<Hash>>,
    next_view: u64,
    /// The last edit of the page that is in the document.
    pub seen: u64,
    /// Whose the actors are. Known for forms, whose values may be in dispute, and for comments.
    writers: BTreeMap<Vec<u8>, UserId>,
}

impl OpenDocument {
    /// `first_view`: where the numbers of the views begin; they never repeat for one paper.
    pub fn new(head: DocumentHead, document: Document, first_view: u64) -> Self {
        Self {
            head,
            document,
            base: 0,
            reached: BTreeSet::new(),
            views: BTreeMap::new(),
            next_view: first_view,
            seen: 0,
            writers: BTreeMap::new(),
        }
    }

    /// Remembers who wrote a change.
    pub fn learn(&mut self, change: &KeptChange) {
        if matches!(self.head.kind, Kind::Form | Kind::Comments)
            && let Ok(header) = ChangeHeader::read(&change.bytes)
        {
            self.writers.insert(header.actor, change.user);
        }
    }

    /// Whose an actor of these comments is, by the server's word.
    pub fn author(&self, actor: &[u8]) -> Option<UserId> {
        self.writers.get(actor).copied()
    }

    /// Who wrote the values that are in dispute, by actor; of comments, all who wrote any.
    pub fn disputants(&self, view: &View) -> BTreeMap<Vec<u8>, UserId> {
        let View::Sheet(view) = view else {
            return if self.head.kind == Kind::Comments { self.writers.clone() } else { BTreeMap::new() };
        };
        let known = |it: &Disputed| Some((it.actor.clone(), *self.writers.get(&it.actor)?));
        view.disputed.iter().filter_map(known).collect()
    }

    /// The number for a view of the document as it stands.
    pub fn show(&mut self) -> u64 {
        let view = self.next_view;
        self.next_view += 1;
        self.views.insert(view, self.document.heads());
        while self.views.len() > VIEWS_MAX {
            self.views.pop_first();
        }
        view
    }

    /// The version that a screen showing `view` has reached.
    pub fn version(&self, view: u64) -> Option<&BTreeSet<Hash>> {
        if view == self.base { Some(&self.reached) } else { self.views.get(&view) }
    }

    /// Whether a screen showing `view`, with the edits since, must show something else than text of this digest.
    pub fn differs(&mut self, view: u64, digest: u64) -> bool {
        let Some(at) = self.version(view).cloned() else { return false };
        let View::Text(text) = self.document.view_at(&at) else { return false };
        // An empty body shows a block that is not in the document yet.
        let empty = [Block::default()];
        let blocks = if text.blocks.is_empty() { &empty[..] } else { &text.blocks[..] };
        TextView::digest(blocks.iter()) != digest
    }

    pub const fn next_view(&self) -> u64 {
        self.next_view
    }

    /// The page shows something that this document never sent: it was taken over by the fork.
    pub fn is_foreign(&self, view: u64) -> bool {
        view != self.base && !self.views.contains_key(&view)
    }

    /// A page begins anew: its edits count from one.
    pub const fn begin(&mut self) {
        self.seen = 0;
    }

    /// Takes an edit that was made on the screen showing `view`.
    ///
    /// # Errors
    /// [`Unfit`] when it does not fit what was shown; it counts as seen, and the page is shown the document anew.
    pub fn edit(
        &mut self,
        view: u64,
        number: u64,
        edit: &Edit,
        now: Timestamp,
    ) -> Result<Option<Edited>, Unfit> {
        self.seen = number;
        if view != self.base {
            let Some(heads) = self.views.get(&view) else {
                return Err(Unfit::Damaged { what: "the page shows a view that is forgotten" });
            };
            self.reached = heads.clone();
            self.base = view;
            self.views = self.views.split_off(&view);
        }
        let edited = self.document.edit(&self.reached, edit, now)?;
        if let Some(edited) = &edited {
            self.reached = BTreeSet::from([edited.hash]);
        }
        Ok(edited)
    }

    /// The page would show something else than the document holds.
    pub fn is_behind(&mut self) -> bool {
        self.document.heads() != self.reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongjian_shared::documents::edit::Step;
    use gongjian_shared::ids::{DocumentId, SpaceId};

    fn splice(at: usize, insert: &str) -> Edit {
        Edit::Body { steps: vec![Step::Splice { at, delete: 0, insert: insert.into() }] }
    }

    fn paper() -> OpenDocument {
        let document = DocumentId::fresh(Timestamp::default(), [1; 10]);
        let head = DocumentHead::free(document, SpaceId::from_bytes([1; 16]), Kind::BlankPlan);
        OpenDocument::new(head, Document::new(Kind::BlankPlan, b"li"), 1)
    }

    fn text(paper: &OpenDocument) -> String {
        match paper.document.view() {
            View::Text(view) => view.blocks[0].text.clone(),
            View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_) => panic!("a plan"),
        }
    }

    #[test]
    fn fast_typing_lands_in_order_while_others_write() {
        let mut paper = paper();
        let now = Timestamp::default();
        let view = paper.show();
        paper.edit(view, 1, &splice(1, "甲"), now).expect("fits");
        let mut other = Document::new(Kind::BlankPlan, b"zhao");
        let heads = other.heads();
        let his = other.edit(&heads, &splice(1, "赵刚"), now).expect("fits").expect("new");
        paper.document.apply([his.bytes.as_slice()]).expect("readable");
        assert!(paper.is_behind());
        // The page has not adopted the newer view: places still count from what it shows.
        paper.show();
        paper.edit(view, 2, &splice(2, "乙"), now).expect("fits");
        paper.edit(view, 3, &splice(3, "丙"), now).expect("fits");
        assert!(text(&paper).contains("甲乙丙"), "{}", text(&paper));
        let adopted = paper.show();
        assert_eq!(paper.seen, 3);
        let end = 1 + text(&paper).encode_utf16().count();
        paper.edit(adopted, 4, &splice(end, "！"), now).expect("fits");
        assert!(text(&paper).ends_with('！'));
        assert!(!paper.is_behind());
    }

    #[test]
    fn a_view_it_never_sent_is_foreign() {
        let mut paper = paper();
        let view = paper.show();
        assert!(!paper.is_foreign(view));
        assert!(paper.is_foreign(view + 9));
        assert!(paper.edit(view + 9, 1, &splice(1, "甲"), Timestamp::default()).is_err());
    }
}
