use leptos::prelude::*;

use super::desk::Writing;
use super::said::{Bar, Given};
use crate::screens::comments::Comments;
use crate::screens::desk;
use crate::words::Word;
use crate::words::comments::CommentWord;
use crate::words::editor::EditorWord;
use crate::words::letters::LetterWord;

const LISTS: [&str; 3] = ["bullet", "ordered", "check"];

/// What the text at the caret is and wears, and what else can be done. On a phone it stands above the keyboard.
#[component]
pub fn Tools(writing: Writing, comments: Option<Comments>) -> impl IntoView {
    let (_, words) = desk();
    let looks = writing.looks;
    let locked = Memo::new(move |_| looks.with(|looks| looks.style == "unknown"));
    let style = move |name: &'static str, sign: Signal<String>, said: Signal<String>| {
        let on = Signal::derive(move || looks.with(|looks| looks.style == name));
        view! { <Tool sign=sign name=said on=on disabled=locked on_press=move || writing.act("style", name)/> }
    };
    let mark = move |name: &'static str, sign: Signal<String>, word: EditorWord| {
        let on = Signal::derive(move || looks.with(|looks| looks.marks.iter().any(|it| it == name)));
        view! {
            <Tool sign=sign name=words.of_desk(word) on=on disabled=locked look=name on_press=move || writing.act("mark", name)/>
        }
    };
    let act = move |name: &'static str,
                    with: i32,
                    sign: &'static str,
                    word: EditorWord,
                    off: Signal<bool>| {
        let press = move || writing.act(name, if with == 0 { Given::Nothing } else { Given::Number(with) });
        view! { <Tool sign=Signal::stored(sign.to_owned()) name=words.of_desk(word) disabled=off on_press=press/> }
    };
    let sign = |it: &'static str| Signal::stored(it.to_owned());
    let in_list = move || looks.with(|looks| LISTS.contains(&looks.style.as_str()));
    let indents = move || {
        in_list().then(|| view! {
            {act("indent", -1, "⇤", EditorWord::Outdent, Signal::derive(move || looks.with(|looks| looks.indent == 0)))}
            {act("indent", 1, "⇥", EditorWord::Indent, Signal::derive(move || looks.with(|looks| looks.indent == 3)))}
        })
    };
    view! {
        <div class="toolbar" role="toolbar" aria-label=words.of(Word::Toolbar)>
            {style("text", words.of(Word::StyleParagraph), words.of(Word::StyleParagraph))}
            {[("h1", 1, "一、"), ("h2", 2, "（一）"), ("h3", 3, "1."), ("h4", 4, "（1）")]
                .map(|(name, level, mark)| style(name, sign(mark), words.of(Word::StyleHeading { level })))}
            <span class="tool-gap"></span>
            {mark("bold", sign("B"), EditorWord::Bold)}
            {mark("italic", sign("I"), EditorWord::Italic)}
            {mark("underline", sign("U"), EditorWord::Underline)}
            {mark("strike", sign("S"), EditorWord::Strike)}
            {mark("attention", words.of_desk(EditorWord::AttentionSign), EditorWord::Attention)}
            <span class="tool-gap"></span>
            {style("bullet", sign("•"), words.of_desk(EditorWord::Bullet))}
            {style("ordered", sign("1-2"), words.of_desk(EditorWord::Ordered))}
            {style("check", sign("☑"), words.of_desk(EditorWord::Check))}
            {indents}
            {style("quote", sign("“”"), words.of_desk(EditorWord::Quote))}
            {style("divider", sign("—"), words.of_desk(EditorWord::Divider))}
            <span class="tool-gap"></span>
            {comments.map(|it| view! { <NoteTool writing=writing comments=it/> })}
            <BarTool writing=writing bar=Bar::Link sign=words.of_desk(EditorWord::LinkSign) name=words.of_desk(EditorWord::Link)/>
            <BarTool writing=writing bar=Bar::Find sign=words.of_desk(EditorWord::FindSign) name=words.of_desk(EditorWord::Find)/>
            <BarTool writing=writing bar=Bar::Letter sign=words.letter(LetterWord::Sign) name=words.letter(LetterWord::Bar)/>
            {act("undo", 0, "↶", EditorWord::Undo, Signal::derive(move || looks.with(|looks| !looks.undo)))}
            {act("redo", 0, "↷", EditorWord::Redo, Signal::derive(move || looks.with(|looks| !looks.redo)))}
        </div>
    }
}

/// For who may comment, and not write.
#[component]
pub fn NoteTools(writing: Writing, comments: Comments) -> impl IntoView {
    let (_, words) = desk();
    move || {
        comments.may.get().then(|| {
            view! {
                <div class="toolbar" role="toolbar" aria-label=words.of(Word::Toolbar)>
                    <NoteTool writing=writing comments=comments/>
                </div>
            }
        })
    }
}

/// Begins a comment on what is selected, or on all of the text.
#[component]
fn NoteTool(writing: Writing, comments: Comments) -> impl IntoView {
    let (_, words) = desk();
    let press = move || {
        let part = writing.ask_selected();
        comments.begun.set(Some(part));
        comments.shown.set(true);
    };
    view! { <Tool sign=words.of_comments(CommentWord::Tool) name=words.of_comments(CommentWord::ToolName) on_press=press/> }
}

/// Opens and closes a bar.
#[component]
fn BarTool(writing: Writing, bar: Bar, sign: Signal<String>, name: Signal<String>) -> impl IntoView {
    let on = Signal::derive(move || writing.bar.get() == Some(bar));
    let press =
        move || writing.bar.update(|shown| *shown = if *shown == Some(bar) { None } else { Some(bar) });
    view! { <Tool sign=sign name=name on=on on_press=press/> }
}

#[component]
fn Tool(
    sign: Signal<String>,
    name: Signal<String>,
    #[prop(optional, into)] on: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] look: &'static str,
    on_press: impl Fn() + Send + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button" class="tool" aria-label=name title=name disabled=disabled
            data-look=(!look.is_empty()).then_some(look) aria-pressed=move || on.get().to_string()
            // The caret stays where it is, and with it the keyboard of a phone.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| on_press()
        >
            {sign}
        </button>
    }
}
