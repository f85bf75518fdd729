use std::time::Duration;

use gongjian_shared::history::Heads;
use gongjian_shared::history::apart::Clash;
use gongjian_shared::history::away::since;
use gongjian_shared::ids::UserId;
use leptos::prelude::*;

use super::apart::apart;
use super::name;
use crate::keeper::talk::Link;
use crate::notebook::OpenPaper;
use crate::screens::desk;
use crate::widgets::{Banner, Tone};
use crate::words::history::HistoryWord;

/// What comes at once after the network is back is told in one go.
const GATHER: Duration = Duration::from_millis(600);

/// How many changes whom.
type News = Vec<(String, usize)>;

/// 你不在的时候有改动: what others did since the person last had this text open, or while there was no network; until it
/// was looked at. What comes while the person watches is no news.
#[component]
pub fn Since(
    open: OpenPaper,
    /// Hears of the sentences that two people changed at the same time.
    #[prop(optional)]
    clashes: Option<RwSignal<Vec<Clash>>>,
) -> impl IntoView {
    let (_, words) = desk();
    let watch = Watch::new(open);
    let touched = apart(open, Signal::derive(move || watch.from.get()));
    if let Some(clashes) = clashes {
        Effect::new(move |_| {
            clashes.set(touched.with(|all| all.iter().map(|it| it.clash.clone()).collect()));
        });
    }
    let said = Signal::derive(move || {
        let mut said: Vec<String> = watch.news.with(|news| {
            let line = |(who, count): &(String, usize)| {
                words.of_past(&HistoryWord::AwayBy { who: who.clone(), count: *count })
            };
            news.iter().map(line).collect()
        });
        let count = touched.with(Vec::len);
        said.extend((count > 0).then(|| words.of_past(&HistoryWord::AwayApart { count })));
        said.join(" · ")
    });
    let some = Memo::new(move |_| !watch.news.with(Vec::is_empty));
    move || {
        some.get().then(|| {
            view! {
                <div class="since">
                    <Banner tone=Tone::Care title=words.past(HistoryWord::Away) text=said>
                        <a class="btn" href=format!("/paper/{}?history&away", open.paper.document)>{words.past(HistoryWord::SeeChanges)}</a>
                        <button type="button" class="btn quiet" on:click=move |_| watch.looked()>{words.past(HistoryWord::Seen)}</button>
                    </Banner>
                </div>
            }
        })
    }
}

#[derive(Clone, Copy)]
struct Watch {
    open: OpenPaper,
    /// The person sees every change as it comes.
    settled: RwSignal<bool>,
    news: RwSignal<News>,
    /// Since which version the news are.
    from: RwSignal<Option<Heads>>,
    asked: StoredValue<bool>,
}

impl Watch {
    fn new(open: OpenPaper) -> Self {
        let watch = Self {
            open,
            settled: RwSignal::new(false),
            news: RwSignal::new(Vec::new()),
            from: RwSignal::new(None),
            asked: StoredValue::new(false),
        };
        let (notebook, _) = desk();
        Effect::new(move |_| match notebook.link.get() {
            Link::Offline | Link::ElsewhereOffline => watch.settled.set(false),
            Link::Online | Link::ElsewhereOnline => watch.ask_soon(),
            Link::Connecting | Link::SignedOut | Link::TooOld => {}
        });
        Effect::new(move |_| {
            let shown = open.view.with(|view| view.as_ref().map(|view| view.view));
            match (shown, watch.settled.get_untracked()) {
                (Some(view), true) => open.looked(view),
                (Some(_), false) => watch.ask_soon(),
                (None, _) => {}
            }
        });
        // Whose news they are is known a moment later than the page: until then nothing counts as looked at. A memo: the same
        // person told again must not bring news back that were dismissed.
        let me = Memo::new(move |_| notebook.me.with(|me| me.as_ref()?.as_ref().map(|me| me.user)));
        Effect::new(move |_| {
            open.past.track();
            if let Some(me) = me.get() {
                watch.told(me);
            }
        });
        watch
    }

    fn ask_soon(self) {
        if self.asked.try_set_value(true).is_some() || self.asked.try_get_value() != Some(true) {
            return;
        }
        set_timeout(
            move || {
                if self.asked.try_set_value(false).is_none()
                    && self.settled.try_get_untracked() == Some(false)
                {
                    self.open.ask_past(false);
                }
            },
            GATHER,
        );
    }

    fn told(self, me: UserId) {
        let (_, words) = desk();
        let told = self.open.past.with_untracked(|past| {
            let past = past.as_ref()?;
            let seen = past.seen.clone()?;
            let by = since(&seen, me, &past.written);
            let news: News = by.into_iter().map(|(user, count)| (name(past, user, words), count)).collect();
            Some((seen, news))
        });
        match told {
            Some((seen, news)) if !news.is_empty() => {
                self.from.set(Some(seen));
                self.news.set(news);
            }
            Some(_) | None => {
                if self.open.past.with_untracked(Option::is_some) {
                    self.looked();
                }
            }
        }
    }

    /// The person has seen what is on the screen.
    fn looked(self) {
        let (notebook, _) = desk();
        let online = matches!(notebook.link.get_untracked(), Link::Online | Link::ElsewhereOnline);
        self.settled.set(online);
        self.news.set(Vec::new());
        self.from.set(None);
        if let Some(view) = self.open.view.with_untracked(|view| view.as_ref().map(|view| view.view)) {
            self.open.looked(view);
        }
    }
}
