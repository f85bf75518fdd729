//! When the phases run: dates and lengths as fields.

use gongjian_shared::programmes::{
    Change, Days, Definition, Due, Phase, Relative, RuleSet, RuleUnit, RuleValue, Span,
};
use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;

use super::draft::Draft;
use super::input::Input;
use super::knobs::{Knob, Typed};
use crate::screens::desk;
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Phases(draft: Draft, definition: StoredValue<Definition>, rules: RuleSet) -> impl IntoView {
    let (_, words) = desk();
    let rows = definition.with_value(|it| it.phases.clone()).into_iter().map(move |phase| {
        let span = rules.span(&phase.id).unwrap_or(phase.span);
        view! { <PhaseRow draft=draft definition=definition phase=phase original=span/> }
    });
    view! {
        <section class="card stack" aria-labelledby="phases">
            <h2 id="phases">{words.told(ProgrammeWord::Phases)}</h2>
            <ul class="rules">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn PhaseRow(
    draft: Draft,
    definition: StoredValue<Definition>,
    phase: Phase,
    original: Span,
) -> impl IntoView {
    let (_, words) = desk();
    let (id, phase) = (StoredValue::new(phase.id.clone()), StoredValue::new(phase));
    let span = RwSignal::new(original);
    let put = move |next: Span| {
        span.set(next);
        id.with_value(|id| draft.set_phase(id, next, original));
    };
    let name = Signal::derive(move || {
        let language = words.language();
        definition.with_value(|definition| phase.with_value(|it| Names { definition, language }.name(it)))
    });
    let turn = move |typed: Typed, last: bool| match (span.get_untracked(), typed) {
        (Span::Dates(days), Typed::Day(to)) if last => put(Span::Dates(Days { to, ..days })),
        (Span::Dates(days), Typed::Day(from)) => put(Span::Dates(Days { from, ..days })),
        (Span::Relative(it), Typed::Length(length)) => put(Span::Relative(Relative { length, ..it })),
        (Span::Dates(_) | Span::Relative(_) | Span::EachYear(_), _) => {}
    };
    let first_turn = Callback::new(move |typed| turn(typed, false));
    let last_turn = Callback::new(move |typed| turn(typed, true));
    let fields = match original {
        Span::Dates(days) => view! {
            <Input knob=Knob::Opens typed=Typed::Day(days.from) allowed=None unit=RuleUnit::None on_turn=first_turn/>
            <Input knob=Knob::Closes typed=Typed::Day(days.to) allowed=None unit=RuleUnit::None on_turn=last_turn/>
        }
        .into_any(),
        Span::Relative(it) => view! {
            {it.after.map(|length| view! { <p class="muted small knob-note">{words.told(ProgrammeWord::After { length })}</p> })}
            <Input knob=Knob::Length typed=Typed::Length(it.length) allowed=None unit=RuleUnit::None on_turn=first_turn/>
        }
        .into_any(),
        Span::EachYear(it) => {
            let (from, to) = (String::from(it.from), String::from(it.to));
            view! { <p class="muted small knob-note num">{words.told(ProgrammeWord::EachYear { from, to })}</p> }.into_any()
        }
    };
    view! {
        <li class="rule" role="group" aria-label=name>
            <strong>{name}</strong>
            <div class="knobs">{fields}</div>
        </li>
    }
}

/// The changes that move every fixed date of a definition along with its first day.
pub fn moved(definition: &Definition, on: Date) -> Vec<Change> {
    let Some(first) = definition.run.from else { return Vec::new() };
    let days = first.until(on).map_or(0, |span| span.get_days());
    let along = |it: Date| it.saturating_add(days.days());
    let phases = definition.phases.iter().filter_map(|it| {
        let Span::Dates(days) = it.span else { return None };
        let span = Span::Dates(Days { from: along(days.from), to: along(days.to) });
        Some(Change::Phase { phase: it.id.clone(), span })
    });
    let values = definition.rules.iter().filter(|it| it.adjustable).filter_map(|it| {
        let mut value = it.value.clone();
        if let RuleValue::Deadline(deadline) = &mut value {
            deadline.opens = deadline.opens.map(along);
            deadline.on = along(deadline.on);
        }
        if let RuleValue::Owed(owed) = &mut value
            && let Due::By(by) = owed.due
        {
            owed.due = Due::By(along(by));
        }
        (value != it.value).then(|| Change::Rule { rule: it.id.clone(), value })
    });
    if days == 0 { Vec::new() } else { phases.chain(values).collect() }
}

/// Has it dates that the source fixes?
pub fn has_dates(definition: &Definition) -> bool {
    let fixed = definition.phases.iter().any(|it| matches!(it.span, Span::Dates(_)));
    fixed && definition.run.from.is_some()
}
