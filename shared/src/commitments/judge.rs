use jiff::civil::Date;

use super::debt::{Debt, debts};
use super::{Fact, Item, Rule, State, Subject, When, Why};
use crate::calendar::SchoolCalendar;
use crate::ids::DocumentId;

/// The day from which one looks, and how far ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// Records of later days do not count yet.
    pub today: Date,
    /// Periods are listed up to the one that this day lies in; at least up to today's.
    pub until: Date,
}

impl AsOf {
    /// Looks no further than today's period.
    pub const fn today(today: Date) -> Self {
        Self { today, until: today }
    }
}

/// What is owed under one rule about one subject, in the order of due days, as it stands on `as_of.today`.
///
/// `facts` are the subject's records in any order, of any kind; each counts for at most one item. One more record that
/// counts never makes an item worse.
pub fn items(
    rule: &Rule,
    subject: &Subject,
    facts: &[Fact],
    as_of: AsOf,
    calendar: &SchoolCalendar,
) -> Vec<Item> {
    let debts = debts(rule, subject, as_of.until.max(as_of.today), calendar);
    let waived = |debt: &Debt| subject.waived.contains(&(rule.key.clone(), debt.slot));
    let mut open: Vec<Open> =
        debts.into_iter().map(|debt| Open { waived: waived(&debt), debt, records: Vec::new() }).collect();
    let catch_up = matches!(rule.when, When::Each { catch_up: true, .. });
    for fact in counting(rule, subject, facts, as_of.today) {
        if let Some(open) = home(&mut open, fact.date, catch_up) {
            open.records.push((fact.date, fact.id));
        }
    }
    open.into_iter().map(|it| it.close(rule, subject, as_of.today)).collect()
}

/// A debt with the records found for it so far.
struct Open {
    debt: Debt,
    waived: bool,
    records: Vec<(Date, DocumentId)>,
}

/// The facts that count, oldest first.
fn counting<'f>(rule: &Rule, subject: &Subject, facts: &'f [Fact], today: Date) -> Vec<&'f Fact> {
    let last = match rule.when {
        When::AtEnd { .. } => today,
        When::Each { .. } | When::Within { .. } => subject.ended.map_or(today, |it| it.on.min(today)),
    };
    let in_life = |fact: &Fact| subject.start <= fact.date && fact.date <= last;
    let mut counting: Vec<_> = facts.iter().filter(|it| in_life(it) && rule.takes(it)).collect();
    counting.sort_by_key(|fact| (fact.date, fact.id));
    counting.dedup_by_key(|fact| fact.id);
    counting
}

/// Where a record of `day` belongs: to its own period while that lacks one, else to the oldest overdue one.
fn home(open: &mut [Open], day: Date, catch_up: bool) -> Option<&mut Open> {
    let own = open.iter().position(|it| it.debt.own.is_some_and(|days| days.contains(day)));
    let lacking = own.filter(|at| open[*at].lacks());
    let overdue = || {
        let late = |it: &Open| it.debt.due < day && !it.waived && it.lacks();
        open.iter().position(late).filter(|_| catch_up)
    };
    lacking.or_else(overdue).or(own).map(|at| &mut open[at])
}

impl Open {
    fn lacks(&self) -> bool {
        self.records.len() < usize::from(self.debt.least)
    }

    fn close(self, rule: &Rule, subject: &Subject, today: Date) -> Item {
        let state = self.state(rule, subject, today);
        Item {
            rule: rule.key.clone(),
            slot: self.debt.slot,
            owed_by: rule.owed_by,
            opens: self.debt.opens,
            due: self.debt.due,
            least: self.debt.least,
            state,
            records: self.records.into_iter().map(|(_, id)| id).collect(),
        }
    }

    fn state(&self, rule: &Rule, subject: &Subject, today: Date) -> State {
        let last_needed = usize::from(self.debt.least).checked_sub(1).and_then(|at| self.records.get(at));
        if let Some((day, _)) = last_needed {
            return if *day <= self.debt.due { State::Met } else { State::MetLate };
        }
        if self.waived {
            return State::Waived(Why::Decision);
        }
        let about_the_end = matches!(rule.when, When::AtEnd { .. });
        match subject.ended.filter(|ended| ended.on < today && !about_the_end) {
            Some(ended) if ended.successor => State::Waived(Why::Passed),
            Some(ended) if ended.on < self.debt.due => State::Waived(Why::Ended),
            _ if today < self.debt.opens => State::Future,
            _ if today <= self.debt.due => State::Due,
            _ => State::Overdue,
        }
    }
}
