use serde::{Deserialize, Serialize};

use super::{CommentsView, Said, threads};
use crate::ids::{CommentId, UserId};
use crate::time::Timestamp;

/// How much of the words a list shows. Unit: characters.
const SHOWN: usize = 60;

/// Somebody is called by words that stand in an open thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub thread: CommentId,
    pub by: Option<UserId>,
    pub at: Timestamp,
    pub words: String,
}

/// Where `me` is called and has neither answered nor looked since; the last call of each thread.
pub fn mentions(view: &CommentsView, me: UserId, author: impl Fn(&[u8]) -> Option<UserId>) -> Vec<Mention> {
    let mut found = Vec::new();
    for thread in threads(view, &author).into_iter().filter(|it| it.resolved.is_none()) {
        let mine =
            view.items.iter().filter(|it| it.item.thread == thread.id && author(&it.actor) == Some(me));
        let answered = mine.map(|it| it.item.turn).max().unwrap_or(0);
        let turn = |line: CommentId| view.items.iter().find(|it| it.id == line).map_or(0, |it| it.item.turn);
        let calls = |said: &Said| said.mentions.contains(&me);
        let last = thread.lines.iter().rev().find(|line| {
            line.by != Some(me) && turn(line.id) > answered && line.said.as_ref().is_some_and(calls)
        });
        found.extend(last.and_then(|line| {
            let words = line.said.as_ref()?.text.chars().take(SHOWN).collect();
            Some(Mention { thread: thread.id, by: line.by, at: line.at, words })
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::{Act, Item, Written};

    const LI: UserId = UserId::from_bytes([1; 16]);
    const ZHAO: UserId = UserId::from_bytes([2; 16]);
    const THREAD: CommentId = CommentId::from_bytes([1; 16]);

    fn author(actor: &[u8]) -> Option<UserId> {
        Some(if actor == b"li" { LI } else { ZHAO })
    }

    fn item(id: u8, who: &str, turn: u32, act: Act) -> Written {
        let at = Timestamp::from_millis(i64::from(id));
        let item = Item { thread: THREAD, turn, at, act };
        Written { id: CommentId::from_bytes([id; 16]), actor: who.as_bytes().to_vec(), item }
    }

    #[test]
    fn who_is_called_hears_of_it_until_they_look_answer_or_it_is_dealt_with() {
        let call = |mentions| Said { text: "请看".into(), mentions };
        let begin = |mentions| item(1, "li", 1, Act::Begin { anchor: None, said: call(mentions) });
        let again = item(5, "li", 3, Act::Reply { said: call(vec![ZHAO]) });
        let withdrawn = Act::Withdraw { item: THREAD };
        for (name, items, calls) in [
            ("called", vec![begin(vec![ZHAO])], 1),
            ("not called", vec![begin(vec![])], 0),
            ("calls oneself", vec![begin(vec![LI])], 0),
            ("looked", vec![begin(vec![ZHAO]), item(2, "zhao", 2, Act::Seen {})], 0),
            ("called again since", vec![begin(vec![ZHAO]), item(2, "zhao", 2, Act::Seen {}), again], 1),
            ("dealt with", vec![begin(vec![ZHAO]), item(2, "li", 2, Act::Resolve {})], 0),
            ("taken back", vec![begin(vec![ZHAO]), item(2, "li", 2, withdrawn)], 0),
        ] {
            let view = CommentsView { items, odd: vec![] };
            let me = if name == "calls oneself" { LI } else { ZHAO };
            assert_eq!(mentions(&view, me, author).len(), calls, "{name}");
        }
    }
}
