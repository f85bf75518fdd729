//! What may be said of a notice in a group of 微信 or 企业微信: nothing of what it says.

use gongjian_shared::ids::NoticeId;
use gongjian_shared::rules::notices::Ask;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::device::{file, page};
use crate::screens::desk;
use crate::widgets::{Dialog, Glyph, Icon};
use crate::words::notices::NoticeWord;
use crate::words::{Word, Words};

/// A button for the text to copy and the card to save.
#[component]
pub fn Share(from: String, ask: Ask, last: Option<Date>, notice: NoticeId) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let told = RwSignal::new(None::<NoticeWord>);
    let from = StoredValue::new(from);
    let text = Signal::derive(move || {
        from.with_value(|from| {
            spoken(words, from, ask, last, &format!("{}/notices/{notice}", page::origin()))
        })
    });
    let card = Signal::derive(move || {
        let asked = asked(words, ask, last);
        from.with_value(|from| drawn(&words.notice(&NoticeWord::CardTitle), from, &asked, &page::origin()))
    });
    let copy = move |_| {
        spawn_local(async move {
            let done = file::copy(&text.get_untracked()).await;
            drop(told.try_set(Some(if done { NoticeWord::Copied } else { NoticeWord::NotCopied })));
        });
    };
    let picture = move || format!("data:image/svg+xml;charset=utf-8,{}", page::escaped(&card.get()));
    view! {
        <div class="row">
            <button type="button" class="btn" on:click=move |_| open.set(true)>
                <Icon glyph=Glyph::Copy/>{words.noticed(NoticeWord::Share)}
            </button>
        </div>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.noticed(NoticeWord::Share) close_label=words.of(Word::Close)>
            <div class="stack share">
                <p class="muted small">{words.noticed(NoticeWord::ShareLead)}</p>
                <p class="label">{words.noticed(NoticeWord::ShareTextLabel)}</p>
                <p class="share-text" data-share="">{text}</p>
                <img class="share-card" src=picture alt=words.noticed(NoticeWord::CardAlt)/>
                {move || told.get().map(|word| view! { <p class="small" role="status">{words.noticed(word)}</p> })}
                <div class="dialog-acts">
                    <a class="btn" href=picture download="notice.svg">{words.noticed(NoticeWord::SaveCard)}</a>
                    <button type="button" class="btn primary" on:click=copy>{words.noticed(NoticeWord::CopyText)}</button>
                </div>
            </div>
        </Dialog>
    }
}

fn asked(words: Words, ask: Ask, last: Option<Date>) -> String {
    let asked = words.notice(match ask {
        Ask::Read => &NoticeWord::AskRead,
        Ask::Confirm => &NoticeWord::AskConfirm,
        Ask::Reply => &NoticeWord::AskReply,
    });
    match last {
        Some(on) => words.notice(&NoticeWord::AskUntil { ask: asked, on: words.date(on) }),
        None => asked,
    }
}

/// Who sent it, what is asked, and where it is: no title, no text, no names of people.
fn spoken(words: Words, from: &str, ask: Ask, last: Option<Date>, link: &str) -> String {
    let ask = asked(words, ask, last);
    words.notice(&NoticeWord::ShareText { from: from.to_owned(), ask, link: link.to_owned() })
}

/// The same as a picture (SVG).
fn drawn(title: &str, from: &str, asked: &str, link: &str) -> String {
    let [title, from, asked, link] = [title, from, asked, link].map(plain);
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 360' width='640' height='360' \
         font-family='PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif'>\
         <rect width='640' height='360' rx='28' fill='#f7f4ee'/>\
         <rect x='40' y='44' width='56' height='56' rx='14' fill='#a6192e'/>\
         <text x='68' y='83' font-size='30' fill='#fff' text-anchor='middle' font-weight='600'>共</text>\
         <text x='40' y='168' font-size='42' fill='#22211f' font-weight='700'>{title}</text>\
         <text x='40' y='224' font-size='28' fill='#5d5a54'>{from}</text>\
         <text x='40' y='268' font-size='28' fill='#8c1224'>{asked}</text>\
         <text x='40' y='320' font-size='20' fill='#6b665e'>{link}</text></svg>"
    )
}

/// Text that is no markup.
fn plain(it: &str) -> String {
    it.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&#39;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    // 1/2
    #[test]
    fn what_is_shared_names_the_office_the_demand_and_the_link_and_nothing_else() {
        let owner = Owner::new();
        owner.with(|| {
            let words = Words(RwSignal::new(Language::Chinese));
            let on = jiff::civil::date(2026, 12, 31);
            let said = spoken(words, "全国学校部", Ask::Reply, Some(on), "https://gj.example/notices/1");
            assert_eq!(
                said,
                "全国学校部发来一份通知，请回复，2026年12月31日前。请登录共建查看：https://gj.example/notices/1"
            );
            let card = drawn("有一份通知请查看", "A<b>&'", "请阅知", "https://gj.example");
            assert!(card.contains("A&lt;b&gt;&amp;&#39;") && !card.contains("<b>"), "{card}");
        });
    }
}
