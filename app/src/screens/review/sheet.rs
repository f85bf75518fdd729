use gongjian_shared::forms::print::layout;
use gongjian_shared::ids::ApplicationId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::review::{Mark, ReviewCommand, ReviewState, RubricItem, SheetRow, total};
use gongjian_shared::wire::review::SheetPage as Page_;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::ask::Ask;
use super::draft::{Desk, Draft};
use super::kept::lasting;
use crate::api::{self, CallError};
use crate::screens::calls::{About, Answer, Fates};
use crate::screens::forms::paper::PaperTable;
use crate::screens::forms::templates;
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Segments, unique};
use crate::words::review::ReviewWord as W;

/// /reviews/<application>
#[component]
pub fn SheetPage() -> impl IntoView {
    let (_, words) = desk();
    let params = use_params_map();
    let id =
        params.with_untracked(|it| it.get("application")).and_then(|it| it.parse::<ApplicationId>().ok());
    let question = id.map(|it| format!("review/{it}")).unwrap_or_default();
    let asked = lasting::<Page_, _>(&question, move || async move {
        api::review::sheet(id.ok_or(CallError::NotThere)?).await
    });
    let title = Signal::derive(move || {
        asked.answer.with(|it| match it {
            Some(Ok(page)) => page.title.clone(),
            Some(Err(_)) | None => words.say_review(&W::Title),
        })
    });
    let draw = Callback::new(move |page: Page_| view! { <Drawn page=page again=asked.again/> }.into_any());
    view! { <Page title=title back="/reviews"><Answer asked=asked draw=draw/></Page> }
}

/// What is judged, and the sheet beside it; on a phone one of the two.
#[component]
fn Drawn(page: Page_, again: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let shown = RwSignal::new("marks");
    let choices = Signal::derive(move || {
        vec![("papers", words.say_review(&W::Papers)), ("marks", words.say_review(&W::Marks))]
    });
    let about = About { review: Some(page.call), ..About::default() };
    let papers = page.shown.clone();
    let is_in = page.mine.as_ref().is_some_and(SheetRow::is_in);
    let writes = page.state == ReviewState::Scoring && !is_in;
    let given = is_in.then(|| view! { <p class="verdict-fine" role="status">{words.review(W::SheetIn)}</p> });
    let back = page.mine.as_ref().and_then(|it| it.reopened.clone());
    let back = back.map(|reason| view! { <p class="said-waits" role="status">{words.review(W::ReopenedBecause { reason })}</p> });
    let over = (!writes && !is_in).then(|| view! { <p role="status">{words.review(W::Closed)}</p> });
    view! {
        <div class="calls review-page" data-shown=move || shown.get()>
            <div class="review-switch">
                <Segments label=words.review(W::Title) choices=choices chosen=shown on_choose=Callback::new(move |it| shown.set(it))/>
            </div>
            <section class="review-papers" aria-label=words.review(W::Papers)>
                <p class="item-more"><span>{page.host_name.clone()}</span><span>{page.call_title.clone()}</span></p>
                {match papers {
                    Some((form, answers)) => {
                        let table = Memo::new(move |_| templates::newest(&form).map(|it| layout(&it, &answers)));
                        view! { <PaperTable table=table/> }.into_any()
                    }
                    None => view! { <p class="card">{words.review(W::PapersMissing)}</p> }.into_any(),
                }}
            </section>
            <section class="review-marks stack" aria-label=words.review(W::Marks)>
                <Fates about=about deadline=None again=again/>
                {given}{back}{over}
                <Marks page=page writes=writes/>
            </section>
        </div>
    }
}

#[component]
fn Marks(page: Page_, writes: bool) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (call, application) = (page.call, page.application);
    let at = Desk::new(&page);
    let (draft, safe) = (at.draft, at.safe);
    let rubric = StoredValue::new(page.rubric.clone());
    let page = StoredValue::new(page);
    let sheet = Memo::new(move |_| draft.with(|it| page.with_value(|page| it.sheet(page))));
    let whole = move || match sheet.get() {
        None => W::WholeLeft { left: draft.with(Draft::left) },
        Some(it) => match rubric.with_value(|rubric| total(rubric, &it)) {
            Some(hundredths) => W::Whole { hundredths },
            None => W::WholeAbstained,
        },
    };
    let waits = Memo::new(move |_| {
        let its = |it: &crate::keeper::talk::GivenRow| {
            let own = |it: &ReviewCommand| matches!(it, ReviewCommand::HandIn { application: id, .. } if *id == application);
            it.state.waits() && matches!(it.command(), Some(Command::Review { review }) if own(&review))
        };
        outbox.rows.with(|rows| rows.iter().any(its))
    });
    let hand_in = Callback::new(move |_: String| {
        if let Some(sheet) = sheet.get_untracked() {
            let review = ReviewCommand::HandIn { call, application, sheet: Box::new(sheet) };
            outbox.give(Command::Review { review });
        }
    });
    let items = rubric.with_value(|it| it.iter().cloned().enumerate().collect::<Vec<_>>());
    let items = items.into_iter().map(|(nth, item)| {
        view! { <Item nth=nth item=item at=at writes=writes/> }
    });
    let said = move || safe.get().map(|safe| words.say_review(if safe { &W::Kept } else { &W::NotKept }));
    view! {
        <ol class="card review-items">{items.collect_view()}</ol>
        <div class="card stack">
            <Comment label=W::ToCommittee hint=W::ToCommitteeHint at=at writes=writes to_applicant=false/>
            <Comment label=W::ToApplicant hint=W::ToApplicantHint at=at writes=writes to_applicant=true/>
            <details class="review-preview">
                <summary>{words.review(W::Preview)}</summary>
                <blockquote>{move || draft.with(|it| {
                    let said = it.to_applicant.trim();
                    if said.is_empty() { words.say_review(&W::PreviewNone) } else { said.to_owned() }
                })}</blockquote>
            </details>
        </div>
        <div class="card row between hand-up">
            <span class="stack review-whole"><strong class="num" role="status">{move || words.say_review(&whole())}</strong>
            <span class="muted small">{said}</span></span>
            {move || (writes && sheet.with(Option::is_some) && !waits.get()).then(|| view! {
                <Ask act=W::HandIn lead=W::HandInLead main=true on_yes=hand_in/>
            })}
        </div>
    }
}

/// One item: points, or to abstain.
#[component]
fn Item(nth: usize, item: RubricItem, at: Desk, writes: bool) -> impl IntoView {
    let (_, words) = desk();
    let RubricItem { title, weight, full } = item;
    let mark = Memo::new(move |_| at.draft.with(|it| it.marks.get(nth).copied().flatten()));
    let set = move |mark: Option<Mark>| {
        at.change(|it| {
            if let Some(place) = it.marks.get_mut(nth) {
                *place = mark;
            }
        });
    };
    let typed = move |event: leptos::ev::Event| {
        let points = event_target_value(&event).trim().parse::<u32>().ok().filter(|it| *it <= full);
        set(points.map(|points| Mark::Points { points }));
    };
    let value = move || match mark.get() {
        Some(Mark::Points { points }) => points.to_string(),
        Some(Mark::Abstain) | None => String::new(),
    };
    let abstains = move || mark.get() == Some(Mark::Abstain);
    let toggle = move |_| set(if abstains() { None } else { Some(Mark::Abstain) });
    let id = unique("points");
    view! {
        <li>
            <label for=id.clone()><strong>{title.clone()}</strong><span class="muted small num">{words.review(W::Full { weight, full })}</span></label>
            <span class="row">
                <input
                    class="input review-points num" id=id type="number" inputmode="numeric" min="0" max=full.to_string() step="1"
                    aria-label=words.review(W::PointsOf { title: title.clone() }) disabled=!writes
                    prop:value=value on:input=typed
                />
                <button
                    type="button" class="btn" aria-pressed=move || if abstains() { "true" } else { "false" }
                    aria-label=words.review(W::AbstainOf { title }) disabled=!writes on:click=toggle
                >{words.review(W::Abstain)}</button>
            </span>
        </li>
    }
}

#[component]
fn Comment(label: W, hint: W, at: Desk, writes: bool, to_applicant: bool) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("comment");
    let value = move || {
        at.draft.with(|it| if to_applicant { it.to_applicant.clone() } else { it.to_committee.clone() })
    };
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        at.change(|it| {
            *(if to_applicant { &mut it.to_applicant } else { &mut it.to_committee }) = text;
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.review(label)}</label>
            <textarea class="input" id=id maxlength="1000" disabled=!writes prop:value=value on:input=typed></textarea>
            <p class="field-below">{words.review(hint)}</p>
        </div>
    }
}
