use std::collections::{BTreeMap, BTreeSet};

use super::{Act, Anchor, CommentsView, Said, Written};
use crate::ids::{CommentId, UserId};
use crate::time::Timestamp;

/// What belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    pub id: CommentId,
    pub anchor: Option<Anchor>,
    /// What was said, in its order; the first began the thread.
    pub lines: Vec<Line>,
    /// Who dealt with it last, unless it was opened again.
    pub resolved: Option<(Option<UserId>, Timestamp)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: CommentId,
    /// `None`: this phone does not know.
    pub by: Option<UserId>,
    pub at: Timestamp,
    /// `None`: taken back.
    pub said: Option<Said>,
}

impl Thread {
    /// Nothing of it stands any more.
    fn is_void(&self) -> bool {
        self.lines.iter().all(|line| line.said.is_none())
    }
}

/// The threads, by when they began. `author` tells whose an actor is, by the server's word; what an item claims counts
/// for nothing. One whose beginning is not here yet waits.
pub fn threads(view: &CommentsView, author: impl Fn(&[u8]) -> Option<UserId>) -> Vec<Thread> {
    let mut of: BTreeMap<CommentId, Vec<&Written>> = BTreeMap::new();
    for it in &view.items {
        of.entry(it.item.thread).or_default().push(it);
    }
    let mut all: Vec<Thread> = of.into_iter().filter_map(|(id, items)| one(id, items, &author)).collect();
    all.retain(|thread| !thread.is_void());
    all.sort_by_key(|it| (it.lines.first().map(|line| line.at), it.id));
    all
}

fn one(id: CommentId, mut items: Vec<&Written>, author: &impl Fn(&[u8]) -> Option<UserId>) -> Option<Thread> {
    items.sort_by_key(|it| (it.id != id, it.item.turn, it.item.at, it.id));
    let first = items.first().filter(|it| it.id == id)?;
    let Act::Begin { anchor, .. } = &first.item.act else { return None };
    let mut thread = Thread { id, anchor: anchor.clone(), lines: Vec::new(), resolved: None };
    let mut taken_back = BTreeSet::new();
    for it in &items {
        let by = author(&it.actor);
        match &it.item.act {
            Act::Begin { said, .. } | Act::Reply { said } => {
                let said = Some(said.clone());
                thread.lines.push(Line { id: it.id, by, at: it.item.at, said });
            }
            Act::Resolve {} => thread.resolved = Some((by, it.item.at)),
            Act::Reopen {} => thread.resolved = None,
            Act::Withdraw { item } => {
                taken_back.insert((*item, by));
            }
            Act::Seen {} => {}
        }
    }
    for line in &mut thread.lines {
        // Only what is one's own, and only where it is known whose it is.
        if line.by.is_some() && taken_back.contains(&(line.id, line.by)) {
            line.said = None;
        }
    }
    Some(thread)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::Item;

    const LI: UserId = UserId::from_bytes([1; 16]);
    const ZHAO: UserId = UserId::from_bytes([2; 16]);

    const fn id(it: u8) -> CommentId {
        CommentId::from_bytes([it; 16])
    }

    fn author(actor: &[u8]) -> Option<UserId> {
        match actor {
            b"li" => Some(LI),
            b"zhao" => Some(ZHAO),
            _ => None,
        }
    }

    fn item(id_: u8, who: &str, turn: u32, act: Act) -> Written {
        let item = Item { thread: id(1), turn, at: Timestamp::from_millis(i64::from(id_)), act };
        Written { id: id(id_), actor: who.as_bytes().to_vec(), item }
    }

    fn said(text: &str) -> Said {
        Said { text: text.into(), mentions: vec![] }
    }

    fn begin() -> Written {
        item(1, "li", 1, Act::Begin { anchor: None, said: said("问") })
    }

    fn fold(mut items: Vec<Written>) -> Vec<Thread> {
        let threads_of = |items: Vec<Written>| threads(&CommentsView { items, odd: vec![] }, author);
        let expected = threads_of(items.clone());
        items.reverse();
        assert_eq!(threads_of(items), expected, "the order of arrival says nothing");
        expected
    }

    #[test]
    fn a_thread_is_what_was_said_in_turn_and_whether_it_is_dealt_with() {
        let reply = |id, turn| item(id, "zhao", turn, Act::Reply { said: said("答") });
        for (name, more, lines, resolved) in [
            ("a question", vec![], vec!["问"], false),
            ("an answer by a clock that is behind", vec![reply(0, 2)], vec!["问", "答"], false),
            ("dealt with", vec![item(3, "zhao", 2, Act::Resolve {})], vec!["问"], true),
            (
                "opened again by a clock that is behind",
                vec![item(3, "zhao", 2, Act::Resolve {}), item(2, "li", 3, Act::Reopen {})],
                vec!["问"],
                false,
            ),
            (
                "taken back by who said it",
                vec![reply(2, 2), item(3, "zhao", 3, Act::Withdraw { item: id(2) })],
                vec!["问", "-"],
                false,
            ),
            (
                "taken back by somebody else",
                vec![reply(2, 2), item(3, "li", 3, Act::Withdraw { item: id(2) })],
                vec!["问", "答"],
                false,
            ),
            (
                "taken back by nobody knows whom",
                vec![
                    item(2, "?", 2, Act::Reply { said: said("答") }),
                    item(3, "?", 3, Act::Withdraw { item: id(2) }),
                ],
                vec!["问", "答"],
                false,
            ),
        ] {
            let all = fold([vec![begin()], more].concat());
            let shown: Vec<&str> = all[0]
                .lines
                .iter()
                .map(|line| line.said.as_ref().map_or("-", |said| said.text.as_str()))
                .collect();
            assert_eq!((shown, all[0].resolved.is_some()), (lines, resolved), "{name}");
        }
    }

    #[test]
    fn a_thread_without_its_beginning_waits_and_one_of_which_nothing_stands_is_gone() {
        assert_eq!(fold(vec![item(2, "zhao", 2, Act::Reply { said: said("答") })]), vec![]);
        let alone = vec![begin(), item(2, "li", 2, Act::Withdraw { item: id(1) })];
        assert_eq!(fold(alone), vec![]);
    }
}
