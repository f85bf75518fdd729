use gongjian_shared::comments::Said;
use gongjian_shared::comments::item::TEXT_MAX;
use gongjian_shared::ids::{PersonId, UserId};
use leptos::html;
use leptos::prelude::*;

use super::Comments;
use crate::device::textarea;
use crate::keeper::talk::MemberView;
use crate::screens::desk;
use crate::words::comments::CommentWord as W;

/// Most names that are offered.
const OFFERED: usize = 6;

/// Begins a thread, about a part of the text or all of it.
#[component]
pub fn Compose(comments: Comments, part: bool) -> impl IntoView {
    let (_, words) = desk();
    let quote = move || {
        let anchor = comments.text.together.anchor.get().flatten().filter(|_| part);
        anchor.map_or_else(|| words.comment(&W::Whole), |it| it.quote.replace('\n', " "))
    };
    view! {
        <div class="note note-new">
            <p class="note-quote">{quote}</p>
            <Words
                comments=comments label=W::NewLabel
                on_send=Callback::new(move |said| comments.begin(said)) on_leave=Callback::new(move |()| comments.begun.set(None))
            />
        </div>
    }
}

/// A field for what somebody says, and whom they call.
#[component]
pub fn Words(comments: Comments, label: W, on_send: Callback<Said>, on_leave: Callback<()>) -> impl IntoView {
    let (notebook, words) = desk();
    let node = NodeRef::<html::Textarea>::new();
    let text = RwSignal::new(String::new());
    let called = RwSignal::new(Vec::<(UserId, String)>::new());
    Effect::new(move |_| {
        if let Some(area) = node.get() {
            textarea::focus_at(&area, 0);
        }
    });
    let offered = Memo::new(move |_| {
        let found = text.with(|text| asked(text).map(str::to_lowercase))?;
        let roster = notebook.roster.get().unwrap_or_default();
        let fits = |it: &MemberView| {
            let by_pinyin = roster.iter().find(|known| known.person == PersonId::from(it.user));
            it.name.to_lowercase().contains(&found) || by_pinyin.is_some_and(|it| it.search.contains(&found))
        };
        let mut people: Vec<MemberView> = comments.others().into_iter().filter(fits).collect();
        people.truncate(OFFERED);
        Some(people)
    });
    let put = move |it: String| {
        if let Some(area) = node.get_untracked() {
            let end = crate::splice::units(&it);
            textarea::replace(&area, &it, (end, end));
            textarea::focus_at(&area, end);
        }
        text.set(it);
    };
    let call = move |it: MemberView| {
        let words = text.with_untracked(|text| {
            let at = text.rfind('@').unwrap_or(text.len());
            format!("{}@{} ", &text[..at], it.name)
        });
        called.update(|all| all.push((it.user, it.name)));
        put(words);
    };
    let send = move |_| {
        let text = text.get_untracked().trim().chars().take(TEXT_MAX).collect::<String>();
        if text.is_empty() {
            return;
        }
        let mut mentions: Vec<UserId> = called.with_untracked(|all| {
            all.iter().filter(|(_, name)| text.contains(&format!("@{name}"))).map(|it| it.0).collect()
        });
        mentions.sort();
        mentions.dedup();
        on_send.run(Said { text, mentions });
    };
    view! {
        <div class="note-say">
            <textarea
                class="input" rows="3" node_ref=node aria-label=words.of_comments(label) placeholder=words.of_comments(W::Hint)
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            {move || offered.get().map(|people| view! {
                <ul class="note-people" aria-label=words.of_comments(W::Call)>
                    {people.is_empty().then(|| view! { <li class="muted small">{words.of_comments(W::NobodyFound)}</li> })}
                    {people.into_iter().map(|it| {
                        let name = it.name.clone();
                        view! { <li><button type="button" class="btn slim" on:click=move |_| call(it.clone())>{name}</button></li> }
                    }).collect_view()}
                </ul>
            })}
            <div class="note-acts">
                <button type="button" class="btn slim" aria-label=words.of_comments(W::Call) on:click=move |_| put(text.with_untracked(|it| format!("{it}@")))>"@"</button>
                <span class="grow"></span>
                <button type="button" class="btn slim quiet" on:click=move |_| on_leave.run(())>{words.of_comments(W::Cancel)}</button>
                <button type="button" class="btn slim primary" disabled=move || text.with(|it| it.trim().is_empty()) on:click=send>{words.of_comments(W::Send)}</button>
            </div>
        </div>
    }
}

/// What was typed behind the last @, while it may still become a name.
fn asked(text: &str) -> Option<&str> {
    let found = &text[text.rfind('@')? + 1..];
    (found.chars().count() <= 12 && !found.contains(char::is_whitespace)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn names_are_offered_behind_the_last_at_sign_until_a_blank() {
        for (text, expected) in [
            ("请@", Some("")),
            ("请@zhao", Some("zhao")),
            ("请@赵刚 看", None),
            ("请看", None),
            ("@甲 @乙", Some("乙")),
        ] {
            assert_eq!(asked(text), expected, "{text}");
        }
    }
}
