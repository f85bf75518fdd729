//! The sentences that two people changed at the same time, as far as somebody has not looked at them.

use std::collections::BTreeSet;

use gongjian_shared::documents::view::{TextView, View};
use gongjian_shared::history::Heads;
use gongjian_shared::history::apart::{Clash, Fork, Place, clashes, forks};
use gongjian_shared::ids::UserId;
use leptos::prelude::*;

use super::name;
use crate::keeper::talk::Past;
use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::words::Words;
use crate::words::history::HistoryWord;

/// So many of the longest forks are compared word by word: each needs three versions of the text.
const FORKS_MAX: usize = 12;

/// A sentence, and who wrote on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    pub clash: Clash,
    pub left_by: String,
    pub right_by: String,
}

/// Follows what two people changed at the same time since `seen`.
pub fn apart(open: OpenPaper, seen: Signal<Option<Heads>>) -> Memo<Vec<Apart>> {
    let (_, words) = desk();
    let found = Memo::new(move |_| {
        let seen = seen.get()?;
        open.past.with(|past| {
            let past = past.as_ref()?;
            let mut all = forks(&seen, &past.now, &past.written);
            all.truncate(FORKS_MAX);
            for fork in all.iter_mut().filter(|it| it.base.is_empty()) {
                fork.base = Heads::from([past.first]);
            }
            Some((past.now.clone(), all))
        })
    });
    Effect::new(move |_| {
        found.with(|found| {
            let Some((now, all)) = found.as_ref().filter(|(_, all)| !all.is_empty()) else { return };
            all.iter()
                .flat_map(|it| [&it.base, &it.left, &it.right])
                .chain([now])
                .for_each(|at| open.ask_then(at));
        });
    });
    Memo::new(move |_| {
        found.with(|found| {
            let Some((now, all)) = found else { return Vec::new() };
            open.past
                .with(|past| past.as_ref().map(|past| told(open, past, now, all, words)).unwrap_or_default())
        })
    })
}

fn told(open: OpenPaper, past: &Past, now: &Heads, all: &[Fork], words: Words) -> Vec<Apart> {
    let mut found: Vec<Apart> = Vec::new();
    open.then.with(|known| {
        let text = |at: &Heads| -> Option<&TextView> {
            match known.get(at)? {
                Some(View::Text(text)) => Some(text),
                Some(View::Form(_) | View::Sheet(_) | View::Activity(_) | View::Comments(_)) | None => None,
            }
        };
        for fork in all {
            let texts = (text(&fork.base), text(&fork.left), text(&fork.right), text(now));
            let (Some(base), Some(left), Some(right), Some(now)) = texts else { continue };
            let names = |users: &BTreeSet<UserId>| {
                users.iter().map(|user| name(past, *user, words)).collect::<Vec<_>>().join("、")
            };
            for clash in clashes(base, left, right, now) {
                let known = |it: &Apart| it.clash.place == clash.place && it.clash.now == clash.now;
                if !found.iter().any(known) {
                    found.push(Apart {
                        clash,
                        left_by: names(&fork.left_by),
                        right_by: names(&fork.right_by),
                    });
                }
            }
        }
    });
    found
}

#[component]
pub fn ApartList(all: Memo<Vec<Apart>>) -> impl IntoView {
    let (_, words) = desk();
    move || {
        (!all.with(Vec::is_empty)).then(|| {
            view! {
                <section class="group" aria-labelledby="apart">
                    <h2 id="apart">{words.past(HistoryWord::Apart)}</h2>
                    <p class="muted small">{words.past(HistoryWord::ApartLead)}</p>
                    <ul class="card list">
                        {all.get().into_iter().map(|it| view! { <ApartRow it=it/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn ApartRow(it: Apart) -> impl IntoView {
    let (_, words) = desk();
    let Apart { clash, left_by, right_by } = it;
    let said = move |text: Option<String>| text.map_or_else(|| words.past(HistoryWord::Gone), Signal::stored);
    let in_title = clash.place == Place::Title;
    view! {
        <li class="item" data-apart="">
            <i class="lamp" data-tone="care"></i>
            <dl class="apart">
                {in_title.then(|| view! { <dt class="apart-place">{words.past(HistoryWord::Title)}</dt><dd></dd> })}
                <dt>{words.past(HistoryWord::Was)}</dt><dd>{clash.was.clone()}</dd>
                <dt>{words.past(HistoryWord::Wrote { who: left_by })}</dt><dd>{said(clash.left)}</dd>
                <dt>{words.past(HistoryWord::Wrote { who: right_by })}</dt><dd>{said(clash.right)}</dd>
                <dt>{words.past(HistoryWord::Now)}</dt><dd class="apart-now">{said(clash.now)}</dd>
            </dl>
        </li>
    }
}
