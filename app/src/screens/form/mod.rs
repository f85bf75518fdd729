//! 示范点学校基本信息表 (S0-30): its fields, what is still missing, and the way to its plan.

mod editor;
mod long;
mod plan_field;
mod printed;
mod short;

use gongjian_shared::documents::basic_form::{Field, check_for_submission};
use leptos::prelude::*;

use self::editor::FormEditor;
use self::long::LongField;
use self::plan_field::PlanField;
use self::printed::PrintedForm;
use self::short::ShortField;
use super::desk;
use super::face;
use super::page::Page;
use super::paper::{ForkNews, PaperActs, Stored, follow_fork, space_name};
use super::versions::Versions;
use crate::device::page;
use crate::notebook::OpenPaper;
use crate::words::Word;

#[component]
pub fn BasicForm(open: OpenPaper) -> impl IntoView {
    let (_, words) = desk();
    let editor = FormEditor::new(open);
    Effect::new(move |_| {
        open.view.track();
        open.sent.track();
        editor.adopt_when_quiet();
    });
    page::on_leave(move || editor.flush());
    on_cleanup(move || editor.flush());
    follow_fork(open, editor.composing.running, || None);
    let kind = gongjian_shared::documents::kind::Kind::BasicForm;
    let title =
        Signal::derive(move || face::title(words.language(), kind, &editor.text(Field::School).get()));
    view! {
        <Page title=title sub=space_name(open) back="/work" acts=move || view! { <PaperActs open=open/> }>
            <ForkNews open=open text=Callback::new(move |()| editor.plain_text(words))/>
            <div class="form-paper">
                <div class="form-sheet card">
                    {Field::ALL.map(|field| if field.is_long() {
                        view! { <LongField editor=editor field=field/> }.into_any()
                    } else {
                        view! { <ShortField editor=editor field=field/> }.into_any()
                    })}
                    <PlanField editor=editor/>
                    <div class="form-foot"><Stored open=open/></div>
                </div>
                <Missing editor=editor/>
            </div>
            <PrintedForm editor=editor/>
            {(!open.paper.fork).then(|| view! { <Versions document=open.paper.document/> })}
        </Page>
    }
}

/// What a submission would still need. For information: a draft may have gaps.
#[component]
fn Missing(editor: FormEditor) -> impl IntoView {
    let (_, words) = desk();
    let missing = Memo::new(move |_| {
        let all: Vec<(Field, Vec<String>)> = Field::ALL.map(|field| (field, editor.agreed(field))).to_vec();
        check_for_submission(|field| {
            let found = all.iter().find(|(it, _)| *it == field);
            found.map(|(_, values)| values.iter().map(String::as_str).collect()).unwrap_or_default()
        })
    });
    view! {
        <aside class="card stack missing" aria-labelledby="missing">
            <h2 id="missing">{move || words.say(if missing.with(Vec::is_empty) { &Word::AllFilled } else { &Word::StillMissing })}</h2>
            <ul>
                {move || missing.get().into_iter().map(|(field, fault)| view! {
                    <li>
                        <button type="button" class="missing-line" on:click=move |_| page::go_to(&editor::id_of(field))>
                            <strong>{words.of(Word::Field(field))}</strong>
                            <span>{words.of(Word::Fault(fault))}</span>
                        </button>
                    </li>
                }).collect_view()}
            </ul>
            <p class="faint small">{words.of(Word::MissingHint)}</p>
        </aside>
    }
}
