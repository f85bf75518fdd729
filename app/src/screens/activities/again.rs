//! 照这份再办一次: the next date of a salon or a row of lectures begins with the plan of the last (S0-10).

use gongjian_shared::activities::{Plan, PlanField};
use gongjian_shared::documents::edit::ActivityEdit;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::ids::{DocumentId, UnitId};
use jiff::ToSpan as _;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::desk::ActivityDesk;
use crate::device::{clock, dice};
use crate::keeper::talk::Paper;
use crate::screens::desk;
use crate::words::activities::ActivityWord as W;

/// A week after the last one: most of them are weekly, and a date is easily changed.
const DAYS_ON: i32 = 7;

/// The fields of the next one: the same, on the next date, in the row that both belong to.
fn next_plan(last: &Plan) -> Vec<(PlanField, String)> {
    let mut next: Vec<(PlanField, String)> = Vec::new();
    for field in PlanField::ALL.iter().copied() {
        let text = last.text(field).to_owned();
        let value = match field {
            PlanField::Day => {
                let day = last.day().and_then(|day| day.checked_add(DAYS_ON.days()).ok());
                day.map(|day| day.to_string()).unwrap_or_default()
            }
            PlanField::Series if text.trim().is_empty() => last.text(PlanField::Title).to_owned(),
            PlanField::Title
            | PlanField::Kind
            | PlanField::Theme
            | PlanField::Venue
            | PlanField::Audience
            | PlanField::Begins
            | PlanField::Naming
            | PlanField::Series
            | PlanField::Speaker
            | PlanField::Anchor => text,
        };
        next.extend((!value.trim().is_empty()).then_some((field, value)));
    }
    next
}

/// Makes the next one and opens its plan.
#[component]
pub fn Again(activity: ActivityDesk) -> impl IntoView {
    let (notebook, words) = desk();
    let navigate = use_navigate();
    let begin = move |_| {
        let space = activity.open.view.with_untracked(|view| view.as_ref().map(|view| view.head.space));
        let Some(space) = space else { return };
        let document = DocumentId::fresh(clock::now(), dice::draw());
        notebook.create(DocumentHead::free(document, space, Kind::Activity), "");
        let like = activity.open.paper.document;
        navigate(&format!("/activities/{document}?plan&like={like}"), NavigateOptions::default());
    };
    view! {
        <button type="button" class="btn" disabled=move || !activity.may_write.get() on:click=begin>{words.activity(W::Again)}</button>
    }
}

/// Fills in the plan of a new activity from the one that the address names.
#[component]
pub fn FillFromAddress(activity: ActivityDesk) -> impl IntoView {
    let query = use_query_map();
    let like = Memo::new(move |_| {
        let like = query.with(|query| query.get("like")?.parse::<DocumentId>().ok());
        like.filter(|like| *like != activity.open.paper.document)
    });
    move || like.get().map(|like| view! { <Fill activity=activity like=like/> })
}

/// Once, and only while the plan is empty.
#[component]
fn Fill(activity: ActivityDesk, like: DocumentId) -> impl IntoView {
    let (notebook, _) = desk();
    let last = ActivityDesk::new(notebook.open(Paper { document: like, fork: false }));
    let filled = StoredValue::new(false);
    Effect::new(move |_| {
        let ready = activity.ready.get() && last.ready.get() && activity.may_write.get();
        let empty = activity.shown.with_untracked(|shown| shown.plan == Plan::default());
        if !ready || filled.get_value() {
            return;
        }
        filled.set_value(true);
        if !empty {
            return;
        }
        let plan = last.shown.with_untracked(|shown| shown.plan.clone());
        for (field, value) in next_plan(&plan) {
            activity.set(field, &value);
        }
        for mut host in plan.hosts {
            host.host = UnitId::fresh(clock::now(), dice::draw());
            activity.act(ActivityEdit::Host { host });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    // S0-10 1/2, S2-26 2/2
    #[test]
    fn the_next_of_a_row_has_the_same_plan_a_week_later() {
        let mut last = Plan::default();
        for (field, value) in [
            (PlanField::Title, "学术沙龙"),
            (PlanField::Kind, "salon"),
            (PlanField::Day, "2026-12-28"),
            (PlanField::Venue, "咖啡厅"),
        ] {
            last.set(field, value);
        }
        let next = next_plan(&last);
        let of = |field| next.iter().find(|(it, _)| *it == field).map_or("", |(_, value)| value.as_str());
        assert_eq!(of(PlanField::Day), "2027-01-04");
        assert_eq!((of(PlanField::Title), of(PlanField::Series)), ("学术沙龙", "学术沙龙"));
        assert_eq!((of(PlanField::Venue), of(PlanField::Kind)), ("咖啡厅", "salon"));
    }
}
