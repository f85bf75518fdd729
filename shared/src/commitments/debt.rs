//! Which items exist, before any record is looked at.

use jiff::Span;
use jiff::civil::Date;

use super::{Inherited, Rule, Slot, Subject, When};
use crate::calendar::{DaySpan, SchoolCalendar, months};

/// One thing owed.
pub(super) struct Debt {
    pub slot: Slot,
    /// From this day on it is due.
    pub opens: Date,
    /// The last day in time.
    pub due: Date,
    pub least: u16,
    /// Records of these days are its own; none for what was overdue when it was inherited.
    pub own: Option<DaySpan>,
}

/// All debts of one rule and subject that open by `horizon`, in the order of their due days.
pub(super) fn debts(rule: &Rule, subject: &Subject, horizon: Date, calendar: &SchoolCalendar) -> Vec<Debt> {
    let Some(life) = subject.life(rule.not_before) else { return Vec::new() };
    let Ok(seen) = DaySpan::new(life.first(), life.last().min(horizon)) else { return Vec::new() };
    let mut debts = match rule.when {
        When::Each { .. } => each(rule, subject, life, seen, calendar),
        When::Within { months } => {
            let due = months::after(life.first(), months);
            vec![once(rule, subject, life.first(), due.min(planned(subject)))]
        }
        When::AtEnd { notice_days } => {
            let due = subject.last_day();
            let opens = due.saturating_sub(Span::new().days(notice_days)).max(life.first());
            subject.planned_end.map(|_| once(rule, subject, opens, due)).into_iter().collect()
        }
    };
    for inherited in subject.inherited.iter().filter(|it| it.rule == rule.key) {
        inherit(&mut debts, inherited, subject, life, calendar);
    }
    debts.sort_by_key(|debt| (debt.due, debt.slot));
    debts
}

fn each(
    rule: &Rule,
    subject: &Subject,
    life: DaySpan,
    seen: DaySpan,
    calendar: &SchoolCalendar,
) -> Vec<Debt> {
    let When::Each { every, share, .. } = rule.when else { return Vec::new() };
    let periods = every.cycle(subject.start).over(seen, calendar);
    let owed = periods.filter_map(|period| {
        let days = period.days(calendar);
        let lived = days.shared_with(life)?;
        let due = days.last().min(planned(subject));
        share.reached(lived.days(), days.days()).then(|| Debt {
            slot: Slot::Period(period),
            opens: lived.first(),
            due,
            least: rule.least.get(),
            own: Some(lived),
        })
    });
    owed.collect()
}

/// What is done once may be done from the first day on, and late for ever.
fn once(rule: &Rule, subject: &Subject, opens: Date, due: Date) -> Debt {
    Debt { slot: Slot::Once, opens, due, least: rule.least.get(), own: ever_after(subject) }
}

fn ever_after(subject: &Subject) -> Option<DaySpan> {
    DaySpan::new(subject.start, Date::MAX).ok()
}

/// Adds what a predecessor left open. The same debt of one's own is the same debt: a period keeps the own one, and a
/// thing done once keeps the day by which the predecessor owed it.
fn inherit(
    debts: &mut Vec<Debt>,
    left: &Inherited,
    subject: &Subject,
    life: DaySpan,
    calendar: &SchoolCalendar,
) {
    let own = match left.slot {
        Slot::Period(_) if debts.iter().any(|debt| debt.slot == left.slot) => return,
        Slot::Period(period) => period.days(calendar).shared_with(life),
        Slot::Once => {
            debts.retain(|debt| debt.slot != Slot::Once);
            ever_after(subject)
        }
    };
    let (slot, due, least) = (left.slot, left.due, left.missing.get());
    debts.push(Debt { slot, opens: life.first(), due, least, own });
}

fn planned(subject: &Subject) -> Date {
    subject.planned_end.unwrap_or(Date::MAX)
}
