//! /record/<document>: a record in its two parts, each saying who reads it before the first word (S1-24), and what the
//! other says to it.

use gongjian_shared::care::{RecordKind, counterpart_of, private_of};
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::ids::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::answers::Answers;
use super::crisis::Crisis;
use super::held::{self, Held};
use crate::screens::desk;
use crate::screens::forms::fill::FormFill;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, Icon, Waiting};
use crate::words::Word;
use crate::words::care::CareWord as W;

#[component]
pub fn RecordPage() -> impl IntoView {
    let (notebook, words) = desk();
    let (params, query) = (use_params_map(), use_query_map());
    let document = Memo::new(move |_| params.with(|it| it.get("document")).and_then(|it| it.parse().ok()));
    let row = Memo::new(move |_| {
        notebook
            .documents
            .with(|rows| rows.iter().flatten().find(|it| Some(it.head.document) == document.get()).cloned())
    });
    let head = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.head)));
    let kind = Memo::new(move |_| {
        let wanted = query.with(|query| query.get("template")).and_then(|it| RecordKind::parse(&it));
        row.with(|row| row.as_ref().and_then(|row| row.summary.record.as_ref()).map(|it| it.kind)).or(wanted)
    });
    let all = held::all(notebook);
    let pair = Memo::new(move |_| {
        let space = head.get().map(|it| it.space);
        all.with(|all| {
            // What changes beside the record must not draw it anew while somebody writes.
            all.iter().find(|it| Some(it.space) == space).map(Held::alone)
        })
    });
    let live = Memo::new(move |_| {
        let space = head.get().map(|it| it.space);
        all.with(|all| all.iter().find(|it| Some(it.space) == space).cloned())
    });
    let title = Signal::derive(move || {
        kind.get().map_or_else(|| words.say(&Word::Care), |it| words.language().care(&W::Kind(it)))
    });
    let sub = Signal::derive(move || {
        pair.with(|it| it.as_ref().map(|it| it.other().name.clone())).unwrap_or_default()
    });
    let loading = move || notebook.documents.with(Option::is_none);
    view! {
        <Page title=title sub=sub back="/care">
            {move || match (head.get(), pair.get()) {
                (Some(head), Some(pair)) => {
                    let template = kind.get_untracked().and_then(|it| TemplateId::try_from(it.as_str()).ok());
                    view! { <Parts head=head pair=pair live=live template=template/> }.into_any()
                }
                _ if loading() => view! { <Waiting text=words.of(Word::OpeningPaper)/> }.into_any(),
                _ => view! {
                    <div class="card"><Empty glyph=Glyph::Search title=words.care(W::Gone) text=words.care(W::GoneNext)/></div>
                }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Parts(
    head: DocumentHead,
    pair: Held,
    live: Memo<Option<Held>>,
    template: Option<TemplateId>,
) -> impl IntoView {
    let (_, words) = desk();
    let other = pair.other().name.clone();
    let private = SpaceId::of_pair_private(pair.row.pair);
    let both = pair.is_mine();
    view! {
        <div class="record">
            <Crisis pair=live/>
            <section class="card stack" aria-labelledby="notes">
                <div class="who-reads">
                    <h2 id="notes">{words.care(W::Notes)}</h2>
                    <p>{words.care(W::NotesFor { other: other.clone() })}</p>
                </div>
                <FormFill head=head template=template/>
            </section>
            {both.then(|| view! {
                <section class="card stack" data-private="" aria-labelledby="private">
                    <div class="who-reads">
                        <h2 id="private"><Icon glyph=Glyph::Lock/>{words.care(W::Private)}</h2>
                        <p>{words.care(W::PrivateFor { other: other.clone() })}</p>
                    </div>
                    <FormFill head=private_of(private, head.document) template=TemplateId::try_from("private_note").ok()/>
                </section>
            })}
            <Counterpart head=head pair=pair/>
            <Answers pair=live record=Some(head.document)/>
        </div>
    }
}

/// The counselor writes it; the leader and the office read it once it is there.
#[component]
fn Counterpart(head: DocumentHead, pair: Held) -> impl IntoView {
    let (notebook, words) = desk();
    let writes = pair.is_mine() && !pair.is_leader();
    let word = counterpart_of(head.space, head.document, pair.row.counselor.person.into());
    let there = notebook.row(word.document);
    let (leader, counselor) = (pair.row.leader.name.clone(), pair.row.counselor.name);
    let lead = if writes { W::WordFor { other: leader } } else { W::NoWord { other: counselor } };
    view! {
        <section class="card stack" aria-labelledby="word">
            <h2 id="word">{words.care(W::Word)}</h2>
            {move || {
                let shown = writes || there.with(Option::is_some);
                let lead = lead.clone();
                (writes || !shown).then(|| view! { <p class="muted">{words.care(lead)}</p> })
            }}
            {move || (writes || there.with(Option::is_some)).then(|| view! {
                <FormFill head=word template=TemplateId::try_from("counterpart").ok()/>
            })}
        </section>
    }
}
