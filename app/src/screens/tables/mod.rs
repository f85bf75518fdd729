//! /tables/<space>/<form>: a clerk uploads a table of another issuer and says which cell takes what. Online.

mod grid;
mod sources;

use std::sync::Arc;

use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::template::Template;
use gongjian_shared::ids::{SpaceId, TableId};
use gongjian_shared::office::suggest;
use gongjian_shared::office::tie::{Tie, TieFault};
use gongjian_shared::wire::tables::{TableAnswer, TableLine, TableRefusal, TableView};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::grid::Grids;
use super::desk;
use super::forms::templates;
use super::page::Page;
use crate::api::CallError;
use crate::device::{clock, dice, file, http};
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::forms::FormWord as W;

/// What the page of one table knows; copy it freely.
#[derive(Clone, Copy)]
struct Tying {
    space: SpaceId,
    template: StoredValue<Arc<Template>>,
    view: RwSignal<Option<TableView>>,
    ties: RwSignal<Vec<Tie>>,
    /// By tie, from the last try to save.
    faults: RwSignal<Vec<(usize, TieFault)>>,
    busy: RwSignal<bool>,
    saved: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Trouble {
    Call(CallError),
    Refused(TableRefusal),
}

#[component]
pub fn TablePage() -> impl IntoView {
    let (_, words) = desk();
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let space = params.with(|it| it.get("space"))?.parse::<SpaceId>().ok()?;
        let template = templates::newest(&TemplateId::try_from(params.with(|it| it.get("form"))?).ok()?)?;
        Some((space, template))
    });
    let table = query.with_untracked(|it| it.get("table")?.parse::<TableId>().ok());
    move || match asked.get() {
        Some((space, template)) => view! { <OneTable space=space template=template table=table/> }.into_any(),
        None => view! {
            <Page title=words.form(W::TieTitle) back="/work">
                <Empty glyph=Glyph::Form title=words.form(W::Unheard) text=words.form(W::UnheardNext)/>
            </Page>
        }
        .into_any(),
    }
}

#[component]
fn OneTable(space: SpaceId, template: Arc<Template>, table: Option<TableId>) -> impl IntoView {
    let (_, words) = desk();
    let title = words.label(template.title.clone());
    let tying = Tying {
        space,
        template: StoredValue::new(template),
        view: RwSignal::new(None),
        ties: RwSignal::new(Vec::new()),
        faults: RwSignal::new(Vec::new()),
        busy: RwSignal::new(false),
        saved: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    if let Some(table) = table {
        tying.open(table);
    }
    view! {
        <Page title=words.form(W::TieTitle) sub=title back="/work">
            <div class="stack">
                <p class="muted">{words.form(W::TieLead)}</p>
                {move || tying.trouble.get().map(|it| view! { <p class="form-trouble" role="alert">{words.language().trouble(&it)}</p> })}
                {move || tying.busy.get().then(|| view! { <Waiting text=words.form(W::Uploading)/> })}
                {move || tying.view.with(Option::is_none).then(|| view! { <Upload tying=tying/> })}
                {move || tying.view.get().map(|view| view! {
                    <h2>{view.line.name.clone()}</h2>
                    <Grids tying=tying book=view.book/>
                    <div class="row">
                        <button type="button" class="btn primary" disabled=move || tying.busy.get() on:click=move |_| tying.save()>{words.form(W::SaveTies)}</button>
                        <p class="said" role="status">{move || tying.saved.get().then(|| words.language().form(&W::TiesSaved))}</p>
                    </div>
                })}
            </div>
        </Page>
    }
}

#[component]
fn Upload(tying: Tying) -> impl IntoView {
    let (_, words) = desk();
    let take = move |event: ev::Event| {
        spawn_local(async move {
            if let Some((name, bytes)) = file::chosen(event).await {
                tying.upload(name, bytes).await;
            }
        });
    };
    view! {
        <div class="card field">
            <label for="table-file">{words.form(W::ChooseFile)}</label>
            <input class="input" type="file" id="table-file" accept=".xlsx,.docx" disabled=move || tying.busy.get() on:change=take/>
        </div>
    }
}

impl Tying {
    async fn upload(self, name: String, bytes: Vec<u8>) {
        let table = TableId::fresh(clock::now(), dice::draw());
        let template = self.template.with_value(|it| it.id.to_string());
        let name = http::in_address(&name);
        let path = format!("/api/tables/{}/{table}?template={template}&name={name}", self.space);
        self.begin();
        let answer = http::post_file::<TableAnswer<TableView>>(&path, &bytes).await;
        self.shown(answer);
    }

    fn open(self, table: TableId) {
        self.begin();
        spawn_local(async move {
            let path = format!("/api/tables/{}/{table}", self.space);
            self.shown(http::get::<TableAnswer<TableView>>(&path).await);
        });
    }

    fn save(self) {
        let Some(table) = self.view.with_untracked(|view| view.as_ref().map(|view| view.line.table)) else {
            return;
        };
        self.begin();
        spawn_local(async move {
            let path = format!("/api/tables/{}/{table}/ties", self.space);
            let answer =
                http::post_json::<_, TableAnswer<TableLine>>(&path, &self.ties.get_untracked()).await;
            if let Some(Ok(_)) = self.ended(answer) {
                self.saved.try_set(true);
            }
        });
    }

    fn begin(self) {
        self.busy.set(true);
        self.saved.set(false);
        self.trouble.set(None);
        self.faults.set(Vec::new());
    }

    fn shown(self, answer: Result<TableAnswer<TableView>, CallError>) {
        if let Some(Ok(view)) = self.ended(answer) {
            let fresh = view.ties.is_empty();
            let ties = if fresh {
                self.template.with_value(|template| suggest(&view.book, template))
            } else {
                view.ties.clone()
            };
            self.ties.try_set(ties);
            self.view.try_set(Some(view));
        }
    }

    /// What came back, if anything; troubles are told.
    fn ended<T>(self, answer: Result<TableAnswer<T>, CallError>) -> Option<TableAnswer<T>> {
        self.busy.try_set(false);
        match answer {
            Ok(Err(refusal)) => {
                if let TableRefusal::Ties { faults } = &refusal {
                    self.faults.try_set(faults.clone());
                }
                self.trouble.try_set(Some(Trouble::Refused(refusal)));
                None
            }
            Ok(it) => Some(it),
            Err(error) => {
                self.trouble.try_set(Some(Trouble::Call(error)));
                None
            }
        }
    }
}

impl crate::words::Language {
    fn trouble(self, it: &Trouble) -> String {
        match it {
            Trouble::Call(error) => self.say(&Word::Call(error.clone())).into_owned(),
            Trouble::Refused(it) => self.form(&W::Refused(it.clone())),
        }
    }
}
