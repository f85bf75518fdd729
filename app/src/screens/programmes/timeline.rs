//! The phases drawn over the days of the programme, a row for each (S0-19): overlaps stand below each other.

use gongjian_shared::programmes::{Bar, Days, Definition};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::screens::desk;
use crate::words::programmes::{Names, ProgrammeWord};

#[component]
pub fn Timeline(definition: Definition, bars: Vec<Bar>, run: Days, today: Date) -> impl IntoView {
    let (_, words) = desk();
    move || {
        let names = Names { definition: &definition, language: words.language() };
        let whole = whole(&bars, run);
        let mark = whole.contains(today).then(|| place(whole, today));
        let rows = definition.phases.iter().map(|phase| {
            let own: Vec<Days> = bars.iter().filter(|it| it.phase == phase.id).map(|it| it.days).collect();
            let runs = own.iter().any(|it| it.contains(today));
            let said = own.iter().map(|it| words.tell(&ProgrammeWord::Span { from: it.from, to: it.to }));
            let said = said.collect::<Vec<_>>();
            let drawn = own.iter().map(|days| {
                let (from, to) = (place(whole, days.from), place(whole, days.to.tomorrow().unwrap_or(days.to)));
                view! { <i class="time-bar" data-now=days.contains(today).then_some("") style:left=percent(from) style:width=percent(to - from)></i> }
            });
            view! {
                <li class="time-row" data-now=runs.then_some("")>
                    <div class="time-words">
                        <strong>{names.name(phase)}</strong>
                        <span class="num">{said.first().cloned()}{(said.len() > 1).then(|| format!(" +{}", said.len() - 1))}</span>
                    </div>
                    <div class="time-track" aria-hidden="true">
                        {drawn.collect_view()}
                        {mark.map(|at| view! { <i class="time-today" style:left=percent(at)></i> })}
                    </div>
                </li>
            }
        });
        view! {
            <ol class="time-line">{rows.collect_view()}</ol>
            <p class="time-ends num">
                <span>{words.language().date(whole.from)}</span>
                {mark.map(|_| view! { <strong>{words.tell(&ProgrammeWord::TodayMark { on: today })}</strong> })}
                <span>{words.language().date(whole.to)}</span>
            </p>
        }
    }
}

/// The run, and what lies outside it.
fn whole(bars: &[Bar], run: Days) -> Days {
    bars.iter().fold(run, |all, bar| Days { from: all.from.min(bar.days.from), to: all.to.max(bar.days.to) })
}

/// Where a day stands. Unit: thousandths of the whole, cut to it.
fn place(whole: Days, day: Date) -> i64 {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| i64::from(span.get_days()));
    let all = days(whole.from, whole.to) + 1;
    (days(whole.from, day) * 1000 / all.max(1)).clamp(0, 1000)
}

/// A sliver stays visible.
fn percent(thousandths: i64) -> String {
    let shown = thousandths.max(0);
    format!("{}.{}%", shown / 10, shown % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    // S0-19
    #[test]
    fn bars_that_overlap_cover_the_same_part_of_the_line() {
        let run = Days { from: date(2015, 1, 1), to: date(2015, 12, 31) };
        assert_eq!(place(run, run.from), 0);
        assert_eq!(place(run, date(2016, 1, 1)), 1000);
        assert!(place(run, date(2015, 10, 1)) < place(run, date(2015, 10, 31)));
        assert_eq!(place(run, date(2014, 1, 1)), 0, "cut to the line");
        assert_eq!(percent(333), "33.3%");
    }
}
