use gongjian_shared::rules::notices::{Ask, ReceiptKind};
use gongjian_shared::wire::notices::{AddresseeLine, Reached, SentPage};
use leptos::prelude::*;

use super::phoned::{Calling, PhoneDialog};
use super::reading::said;
use super::share::Share;
use super::withdraw::{TakeBack, TakenBack};
use crate::screens::desk;
use crate::widgets::Segments;
use crate::words::Words;
use crate::words::notices::NoticeWord;

/// How far a notice came: figures, then who has not read it, unit by unit.
#[component]
pub fn Following(page: SentPage, reread: Callback<()>, alone: bool) -> impl IntoView {
    let (_, words) = desk();
    let (from, at, by) = (page.from_name.clone(), page.at, page.sent_by.clone());
    let head = move || words.notice(&NoticeWord::From { from: from.clone(), when: words.moment(at) });
    let (ask, last) = (page.text.ask, page.text.due);
    let paragraphs = page.text.body.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let (notice, withdrawn) = (page.notice, page.withdrawn.clone());
    let may_withdraw = page.may_write && withdrawn.is_none();
    view! {
        {withdrawn.filter(|_| alone).map(|it| view! { <TakenBack it=it/> })}
        {alone.then(|| view! {
            <article class="card notice-sheet">
                <p class="item-more"><span>{head}</span><span>{words.noticed(NoticeWord::SentBy { who: by })}</span></p>
                <div class="notice-body">{paragraphs}</div>
            </article>
            <Share from=page.from_name.clone() ask=ask last=last notice=page.notice/>
        })}
        <section class="group" aria-labelledby="reached">
            <h2 id="reached">{words.noticed(NoticeWord::Reached)}</h2>
            {may_withdraw.then(|| view! { <div class="row"><TakeBack notice=notice done=reread/></div> })}
            <Figures reached=page.reached ask=ask/>
            <p class="muted small">{words.noticed(NoticeWord::DeliveredHint)}</p>
            <Lines page=page reread=reread/>
        </section>
    }
}

/// Each figure with its share of all addressees drawn below it.
#[component]
fn Figures(reached: Reached, ask: Ask) -> impl IntoView {
    let (_, words) = desk();
    let of = reached.addressees;
    let figure = move |word: NoticeWord, count: u64, tone: &'static str| {
        let share = (count * 100).checked_div(of).unwrap_or(0);
        view! {
            <div class="card reach" data-reach=tone>
                <span class="small muted">{words.noticed(word)}</span>
                <strong class="num">{words.noticed(NoticeWord::Of { count, of })}</strong>
                <span class="reach-track"><i style:width=format!("{share}%")></i></span>
            </div>
        }
    };
    view! {
        <div class="reaches">
            {figure(NoticeWord::CountDelivered, reached.delivered, "delivered")}
            {figure(NoticeWord::CountOpened, reached.opened, "opened")}
            {(ask != Ask::Read).then(|| figure(NoticeWord::CountAnswered, reached.answered, "answered"))}
            {figure(NoticeWord::CountPhoned, reached.phoned, "phoned")}
        </div>
    }
}

const UNREAD: &str = "unread";
const UNANSWERED: &str = "unanswered";
const ALL: &str = "all";

/// The addressees, those who have not read it first asked for.
#[component]
fn Lines(page: SentPage, reread: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let ask = page.text.ask;
    let (notice, may_write) = (page.notice, page.may_write && page.withdrawn.is_none());
    let shown = RwSignal::new(UNREAD);
    let choices = Signal::derive(move || {
        let mut all = vec![(UNREAD, words.notice(&NoticeWord::ShowOpen))];
        all.extend((ask != Ask::Read).then(|| (UNANSWERED, words.notice(&NoticeWord::ShowUnanswered))));
        all.push((ALL, words.notice(&NoticeWord::ShowAll)));
        all
    });
    let calling: Calling = RwSignal::new(None);
    let lines = StoredValue::new(page.lines);
    let fitting = move || {
        let has = |line: &AddresseeLine, kind| line.receipts.iter().any(|it| it.kind == kind);
        let kept: Vec<AddresseeLine> = lines.with_value(|lines| {
            let fits = |line: &&AddresseeLine| match shown.get() {
                UNREAD => !has(line, ReceiptKind::Opened),
                UNANSWERED => !has(line, ReceiptKind::Answered),
                _ => true,
            };
            lines.iter().filter(fits).cloned().collect()
        });
        kept
    };
    view! {
        <Segments label=words.noticed(NoticeWord::Reached) choices=choices chosen=shown on_choose=Callback::new(move |it| shown.set(it))/>
        <PhoneDialog notice=notice calling=calling done=reread/>
        {move || {
            let kept = fitting();
            if kept.is_empty() {
                return view! { <p class="muted" role="status">{words.noticed(NoticeWord::NobodyOpen)}</p> }.into_any();
            }
            view! {
                <p class="small muted num">{words.noticed(NoticeWord::Addressees { count: u64::try_from(kept.len()).unwrap_or(u64::MAX) })}</p>
                <ul class="card list addressees">
                    {kept.into_iter().map(|line| view! {
                        <li class="item">
                            <i class="lamp" data-tone=(!line.receipts.iter().any(|it| it.kind == ReceiptKind::Opened)).then_some("care")></i>
                            <span class="item-words">
                                <strong>{line.name.clone()}</strong>
                                <span class="item-more"><span>{line.above.clone()}</span></span>
                                {told(words, ask, &line).into_iter().map(|it| view! { <span class="small">{it}</span> }).collect_view()}
                            </span>
                            {may_write.then(|| view! {
                                <button type="button" class="btn slim" on:click=move |_| calling.set(Some((line.to, line.name.clone())))>
                                    {words.noticed(NoticeWord::Phone)}
                                </button>
                            })}
                        </li>
                    }).collect_view()}
                </ul>
            }.into_any()
        }}
    }
}

/// What is known of one addressee.
fn told(words: Words, ask: Ask, line: &AddresseeLine) -> Vec<String> {
    if line.receipts.is_empty() {
        let word = if line.delivered { NoticeWord::NotOpened } else { NoticeWord::NotDelivered };
        return vec![words.notice(&word)];
    }
    line.receipts.iter().map(|it| said(words, ask, it)).collect()
}
