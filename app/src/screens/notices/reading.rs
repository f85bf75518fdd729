use gongjian_shared::ids::NoticeId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::{Ask, NoticeCommand, NoticeRow, ReceiptKind, ReceiptRow};
use leptos::ev;
use leptos::prelude::*;

use super::share::Share;
use super::withdraw::TakenBack;
use super::{due, waits};
use crate::keeper::talk::NoticeView;
use crate::screens::{desk, outbox};
use crate::widgets::unique;
use crate::words::Words;
use crate::words::notices::NoticeWord;

/// A notice as it came: what it says, what it asks for, what this addressee has said.
#[component]
pub fn Reading(it: NoticeView) -> impl IntoView {
    let (_, words) = desk();
    let NoticeView { notice, row } = it;
    let (from, sent, last) = (row.from_name.clone(), row.sent, row.due);
    let head = move || words.notice(&NoticeWord::From { from: from.clone(), when: words.moment(sent) });
    let (by, to) = (row.sent_by.clone(), row.to_name.clone());
    let paragraphs = row.body.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        {row.withdrawn.clone().map(|it| view! { <TakenBack it=it/> })}
        <article class="card notice-sheet">
            <p class="item-more">
                <span>{head}</span>
                <span>{words.noticed(NoticeWord::SentBy { who: by })}</span>
                <span>{words.noticed(NoticeWord::To { name: to })}</span>
            </p>
            {last.map(|_| view! { <p><span class="tag" data-tone="care">{move || due(words, last)}</span></p> })}
            <div class="notice-body">{paragraphs}</div>
        </article>
        <Receipts notice=notice row=row.clone()/>
        <Answer notice=notice row=row.clone()/>
        <Share from=row.from_name ask=row.ask last=last notice=notice/>
    }
}

/// Who of this addressee left which receipt.
#[component]
fn Receipts(notice: NoticeId, row: NoticeRow) -> impl IntoView {
    let (_, words) = desk();
    let ask = row.ask;
    let lines = row.receipts;
    let none = lines.is_empty();
    let waiting = move || {
        let open = waits(notice, |it| matches!(it, NoticeCommand::Open { .. }));
        let answer = waits(notice, |it| matches!(it, NoticeCommand::Answer { .. }));
        let word = if answer { NoticeWord::AnswerWaits } else { NoticeWord::ReceiptWaits };
        (open || answer).then(|| words.notice(&word))
    };
    view! {
        <ul class="receipts" class:unseen=none>
            {lines.into_iter().map(|it| {
                let kind = it.kind.as_str();
                view! { <li data-receipt=kind>{move || said(words, ask, &it)}</li> }
            }).collect_view()}
        </ul>
        {move || waiting().map(|text| view! { <p class="said-waits" role="status">{text}</p> })}
    }
}

/// A receipt in words.
pub fn said(words: Words, ask: Ask, it: &ReceiptRow) -> String {
    let (who, when) = (it.name.clone(), words.moment(it.at));
    words.notice(&match (it.kind, ask) {
        (ReceiptKind::Opened, _) => NoticeWord::ReadBy { who, when },
        (ReceiptKind::Answered, Ask::Reply) => NoticeWord::RepliedBy { who, when, words: it.words.clone() },
        (ReceiptKind::Answered, Ask::Read | Ask::Confirm) => NoticeWord::ConfirmedBy { who, when },
        (ReceiptKind::Phoned, _) => NoticeWord::PhonedBy { who, when, spoken_to: it.words.clone() },
    })
}

/// The answer that is asked for; also without a network.
#[component]
fn Answer(notice: NoticeId, row: NoticeRow) -> impl IntoView {
    let (_, words) = desk();
    let wanted = row.wants_answer();
    let waiting = Memo::new(move |_| waits(notice, |it| matches!(it, NoticeCommand::Answer { .. })));
    move || {
        (wanted && !waiting.get()).then(|| match row.ask {
            Ask::Read => ().into_any(),
            Ask::Confirm => view! {
                <button type="button" class="btn primary notice-act" on:click=move |_| answer(notice, String::new())>
                    {words.noticed(NoticeWord::ConfirmNow)}
                </button>
            }
            .into_any(),
            Ask::Reply => view! { <Reply notice=notice/> }.into_any(),
        })
    }
}

#[component]
fn Reply(notice: NoticeId) -> impl IntoView {
    let (_, words) = desk();
    let (typed, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let id = unique("reply");
    let missing = move || tried.get() && typed.with(|it| it.trim().is_empty());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let text = typed.get_untracked();
        if !text.trim().is_empty() {
            answer(notice, text);
        }
    };
    view! {
        <form class="card stack" on:submit=submit>
            <div class="field">
                <label for=id.clone()>{words.noticed(NoticeWord::ReplyLabel)}</label>
                <textarea
                    class="input notice-reply" id=id maxlength="1000" prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                ></textarea>
                <p class="field-below" data-fault=move || missing().then_some("")>
                    {move || words.notice(if missing() { &NoticeWord::ReplyMissing } else { &NoticeWord::ReplyHint })}
                </p>
            </div>
            <div class="row"><button type="submit" class="btn primary">{words.noticed(NoticeWord::ReplyNow)}</button></div>
        </form>
    }
}

fn answer(notice: NoticeId, words: String) {
    outbox().give(Command::Notice { notice: NoticeCommand::Answer { notice, words } });
}
