//! 放假与补班: the days of a year that are not what their weekday says, and how a notice is pasted.

use gongjian_shared::calendar::{DayRow, NoticeFault, RowKind, YearSetting, read_notice};
use gongjian_shared::wire::party::CalendarYear;
use jiff::civil::Date;
use leptos::prelude::*;

use super::{Origin, Setting};
use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::widgets::{Empty, Glyph, unique};
use crate::words::calendar::CalendarWord as C;

#[component]
pub fn Days(setting: Setting, it: CalendarYear) -> impl IntoView {
    let (_, words) = desk();
    let year = setting.year.get();
    let (own, register) = (it.own.days.is_some(), setting.register);
    let back = YearSetting { terms: it.own.terms, days: None };
    let open = RwSignal::new(false);
    let list = match &it.days {
        None => view! { <Empty glyph=Glyph::Today title=words.calendar(C::NotKnown { year }) text=words.calendar(C::NotKnownNext)/> }.into_any(),
        Some(rows) => view! {
            <ul class="calendar-days">
                {stretches(rows).into_iter().map(|(from, to, kind)| {
                    let word = match kind {
                        RowKind::Holiday => C::Off { from, to, days: length(from, to) },
                        RowKind::Working => C::Worked { on: from },
                    };
                    let tone = matches!(kind, RowKind::Working).then_some("care");
                    view! { <li><i class="lamp" data-tone=tone></i>{words.calendar(word)}</li> }
                }).collect_view()}
            </ul>
        }
        .into_any(),
    };
    let known = it.days.is_some();
    view! {
        <section class="card stack" aria-labelledby="calendar-days">
            <h2 id="calendar-days">{words.calendar(C::DaysOff { year })}</h2>
            {list}
            {known.then(|| view! { <Origin setting=setting own=own back=back.clone()/> })}
            {setting.may_set.then(|| view! {
                <button type="button" class="btn" disabled=move || register.still() on:click=move |_| open.set(true)>{words.calendar(C::PasteDays)}</button>
            })}
        </section>
        <Paste setting=setting open=open it=it/>
    }
}

/// A text is pasted; what it says is told below it while it is typed.
#[component]
fn Paste(setting: Setting, open: RwSignal<bool>, it: CalendarYear) -> impl IntoView {
    let (_, words) = desk();
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let read = Memo::new(move |_| typed.with(|typed| read_notice(typed, setting.year)));
    let make = Callback::new(move |()| {
        tried.set(true);
        let days = read.get_untracked().ok()?;
        Some(setting.command(YearSetting { terms: it.own.terms, days: Some(days) }))
    });
    let id = unique("notice");
    let below = format!("{id}-below");
    let shows_fault = move || {
        let quiet = typed.with(String::is_empty) && !tried.get();
        read.with(Result::is_err) && !quiet
    };
    let said = move || match read.get() {
        Ok(rows) => {
            let off = rows.iter().filter(|it| it.kind == RowKind::Holiday).count();
            C::Read { off, worked: rows.len() - off }
        }
        Err(NoticeFault::Empty) if !tried.get() => C::PasteHint,
        Err(fault) => C::Fault(fault),
    };
    view! {
        <Act register=setting.register open=open title=words.calendar(C::PasteDays) make=make>
            <div class="field">
                <label for=id.clone()>{words.calendar(C::PasteLabel)}</label>
                <textarea
                    class="input" id=id.clone() rows="8" aria-describedby=below.clone()
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
                ></textarea>
                <p class="field-below" id=below.clone() data-fault=move || shows_fault().then_some("") aria-live="polite">
                    {move || words.language().calendar(&said())}
                </p>
            </div>
        </Act>
    }
}

/// Days one after the other of the same kind, as first and last.
fn stretches(rows: &[DayRow]) -> Vec<(Date, Date, RowKind)> {
    let mut all: Vec<(Date, Date, RowKind)> = Vec::new();
    for row in rows {
        match all.last_mut() {
            Some((_, to, RowKind::Holiday))
                if row.kind == RowKind::Holiday && to.tomorrow().ok() == Some(row.date) =>
            {
                *to = row.date;
            }
            Some(_) | None => all.push((row.date, row.date, row.kind)),
        }
    }
    all
}

fn length(from: Date, to: Date) -> usize {
    from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to).count()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_off_that_follow_each_other_are_one_line() {
        let row = |day, kind| DayRow { date: date(2026, 10, day), kind };
        let rows = [
            row(1, RowKind::Holiday),
            row(2, RowKind::Holiday),
            row(4, RowKind::Holiday),
            row(10, RowKind::Working),
            row(11, RowKind::Working),
        ];
        let day = |it| date(2026, 10, it);
        let expected = [
            (day(1), day(2), RowKind::Holiday),
            (day(4), day(4), RowKind::Holiday),
            (day(10), day(10), RowKind::Working),
            (day(11), day(11), RowKind::Working),
        ];
        assert_eq!(stretches(&rows), expected);
        assert_eq!(length(day(1), day(7)), 7);
    }
}
