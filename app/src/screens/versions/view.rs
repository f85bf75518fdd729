use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::{List, Style};
use gongjian_shared::documents::view::{FormView, TextView, View};
use gongjian_shared::ids::{DocumentId, PinId};
use leptos::prelude::*;

use crate::keeper::talk::ToKeeper;
use crate::screens::page::Page;
use crate::screens::{desk, shown_title};
use crate::widgets::{Banner, Empty, Glyph, Tone, Waiting};
use crate::words::{DecisionWord, Word};
use gongjian_shared::documents::numbering::numbers;

/// A fixed version, to be read only: as it was on the day.
#[component]
pub fn VersionPage(document: DocumentId, pin: PinId) -> impl IntoView {
    let (notebook, words) = desk();
    let row = notebook.row(document);
    let known = super::pins(document);
    let found = Memo::new(move |_| known.with(|pins| pins.iter().find(|it| it.pin == pin).cloned()));
    // Asked again when the row or more of the document has arrived.
    Effect::new(move |_| {
        row.track();
        if found.with(Option::is_some) {
            notebook.say(&ToKeeper::Version { pin });
        }
    });
    let title = Signal::derive(move || {
        row.get().map_or_else(String::new, |row| shown_title(document, row.head.kind, &row.summary.title))
    });
    let said = Signal::derive(move || {
        let said = found.get().map(|it| {
            Word::Decision(DecisionWord::FixedBy {
                who: it.row.name,
                when: words.moment(it.row.at),
                why: it.row.reason,
            })
        });
        said.map(|word| words.say(&word)).unwrap_or_default()
    });
    let content = Memo::new(move |_| {
        notebook.version.with(|version| version.as_ref().filter(|it| it.0 == pin).map(|it| it.1.clone()))
    });
    let back = format!("/paper/{document}");
    view! {
        <Page title=title back="/work">
            <Banner tone=Tone::Calm title=words.of(Word::Decision(DecisionWord::VersionShown)) text=said>
                <a class="btn" href=back>{words.of(Word::Decision(DecisionWord::BackToPaper))}</a>
                <a class="btn" href=format!("/api/pins/{pin}") download="" rel="external">{words.of(Word::Decision(DecisionWord::DownloadVersion))}</a>
            </Banner>
            {move || match content.get() {
                None => view! { <Waiting text=words.of(Word::OpeningPaper)/> }.into_any(),
                Some(None) => view! {
                    <Empty glyph=Glyph::CloudOff title=words.of(Word::Decision(DecisionWord::VersionNotHere)) text=words.of(Word::PaperNotHereNext)/>
                }.into_any(),
                Some(Some(View::Text(view))) => view! { <Text view=view/> }.into_any(),
                Some(Some(View::Form(view))) => view! { <Form view=view/> }.into_any(),
                Some(Some(View::Sheet(_) | View::Activity(_) | View::Comments(_))) => view! {
                    <Empty glyph=Glyph::Form title=words.of(Word::Decision(DecisionWord::VersionAsFile)) text=words.of(Word::Decision(DecisionWord::VersionAsFileNext))/>
                }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Text(view: TextView) -> impl IntoView {
    let numbers = numbers(view.blocks.iter().map(|block| block.style));
    let blocks = view.blocks.into_iter().zip(numbers).map(|(block, number)| {
        let text = format!("{}{}", number.unwrap_or_default(), block.text);
        match block.style {
            Style::Heading { .. } => view! { <h3 class="version-heading">{text}</h3> }.into_any(),
            Style::Paragraph | Style::Quote => view! { <p class="version-text">{text}</p> }.into_any(),
            Style::Item { list, indent } => {
                let sign = match list {
                    List::Bullet => "· ",
                    List::Ordered => "",
                    List::Check { done: true } => "☑ ",
                    List::Check { done: false } => "☐ ",
                };
                view! { <p class="version-text" data-indent=indent.to_string()>{sign}{text}</p> }.into_any()
            }
            Style::Divider => view! { <hr class="version-divider"/> }.into_any(),
        }
    });
    let blocks = blocks.collect_view();
    view! {
        <article class="sheet version-sheet">
            <h2 class="version-title">{view.title}</h2>
            {blocks}
        </article>
    }
}

#[component]
fn Form(view: FormView) -> impl IntoView {
    let (_, words) = desk();
    let lines = Field::ALL.map(|field| {
        let value = view.values(field).join(" / ");
        view! { <dt>{words.of(Word::Field(field))}</dt><dd>{value}</dd> }
    });
    view! { <dl class="card version-form">{lines.collect_view()}</dl> }
}
