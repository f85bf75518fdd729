//! Units, people, posts: the names of lists, and refusals.

use std::borrow::Cow;

use gongjian_shared::calendar::{RowError, SettingError, TermsError};
use gongjian_shared::party::{CommitteePart, TeamClass};
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::rules::party::PartyRefusal;

pub use crate::words::lists::en::{basis, gender, level, line, post, rank, staff, unit_kind};

pub fn refusal(it: &PartyRefusal) -> Cow<'static, str> {
    use PartyRefusal as R;
    match it {
        R::NotThere { thing } => format!(
            "There is no such {}, or it is outside of what you look after. Reload the page to see how things stand.",
            self::thing(*thing)
        )
        .into(),
        R::NotYours { thing, verb } => format!(
            "Your present post does not let you {} this {}. Ask the office of the unit or the one above.",
            act(*verb),
            self::thing(*thing)
        )
        .into(),
        R::IdTaken => "This number is taken. Try again.".into(),
        R::Dissolved { on } => format!("This unit was dissolved on {on}. Choose one that exists.").into(),
        R::NameTaken { name } => {
            format!("“{name}” is there already under the same parent. Choose another name, or use that unit.").into()
        }
        R::LevelAboveParent { level, above } => format!(
            "A unit of level {} cannot stand below one of level {}. Change the level or choose another parent.",
            self::level(*level),
            self::level(*above)
        )
        .into(),
        R::BelowItself => "A unit cannot stand below itself. Choose another parent.".into(),
        R::HasChildren { children } => {
            format!("{children} units are still below it. Move, dissolve or merge them first.").into()
        }
        R::UnitInUse { children, appointments, people, documents } => format!(
            "In use: {children} units below, {appointments} appointments, {people} people, {documents} documents. \
             It can be dissolved or merged, not deleted."
        )
        .into(),
        R::MergeIntoItself => "It cannot be merged into itself or what is below it. Choose another.".into(),
        R::Child => "Children under fourteen are not entered. Check the date of birth.".into(),
        R::NoConsent => "Contact data of retired people needs their consent. Tick “agreed”.".into(),
        R::PersonInUse { appointments, account } => {
            let account = if *account { " and an account" } else { "" };
            format!("This person has {appointments} appointments{account} and cannot be deleted. Double entries can be merged.")
                .into()
        }
        R::BothHaveAccounts => "Both entries have an account. Close one first and ask an administrator.".into(),
        R::HasAccount => "This person has an account. When merging, keep the entry with the account.".into(),
        R::LoginTaken => "Somebody uses this account name. Choose another, for example with the staff number.".into(),
        R::EndsBeforeBegin => "The end cannot be before the beginning. Check the dates.".into(),
        R::NoDocument => "Name the paper or meeting that it rests on.".into(),
        R::TermsOverlap { since } => {
            format!("This person has held the same post since {since}. End that first, or change the first day.").into()
        }
        R::EndedAlready { on } => format!("This appointment ended on {on}.").into(),
        R::MinimumAboveMaximum => "The minimum cannot be above the maximum.".into(),
        R::CalendarOfSchool { level } => {
            format!("A {} goes by the calendar of its school. Set it at the school.", self::level(*level)).into()
        }
        R::Calendar { error: SettingError::Terms { error: TermsError::First(on) } } => {
            format!("Term 1 begins between 1 July and 31 October, not on {on}.").into()
        }
        R::Calendar { error: SettingError::Terms { error: TermsError::Second(on) } } => {
            format!("Term 2 begins between 1 December and 30 April, not on {on}.").into()
        }
        R::Calendar { error: SettingError::Days { error: RowError::Foreign(on) } } => {
            format!("{on} is no day of that year's arrangement. Check the year.").into()
        }
        R::Calendar { error: SettingError::Days { error: RowError::Twice(on) } } => {
            format!("{on} is there twice. Keep one.").into()
        }
        R::Calendar { error: SettingError::Days { error: RowError::WorkedAnyway(on) } } => {
            format!("{on} is a working day anyway.").into()
        }
    }
}

pub fn thing(it: Thing) -> &'static str {
    match it {
        Thing::Unit => "unit",
        Thing::Person => "person",
        Thing::Private => "personal data",
        Thing::Appointment => "appointment",
        Thing::Standard => "standard",
        Thing::Account => "account",
        Thing::Paper => "document",
        Thing::Escrow => "late work",
        Thing::Programme => "programme",
        Thing::Notice => "notice",
        Thing::Meeting => "meeting",
        Thing::Audit => "record of decisions",
        Thing::Owed => "what is to be arranged",
        Thing::Issue => "opinions and issues",
        Thing::Statistic => "figure",
        Thing::Application => "application",
        Thing::Need => "channel for requests",
        Thing::Corps => "mentors and young teachers",
    }
}

fn act(it: Verb) -> &'static str {
    match it {
        Verb::Read => "see",
        Verb::Write => "change",
        Verb::Create => "add to",
        Verb::Remove => "dissolve, merge or delete",
        Verb::Decide => "decide on",
        Verb::Comment => "comment",
    }
}

/// What a committee consists of (S2-01).
pub const fn committee_part(it: CommitteePart) -> &'static str {
    match it {
        CommitteePart::LeadingBody => "a Party committee above it or guiding it",
        CommitteePart::Team => "somebody who heads it",
        CommitteePart::Office => "an office",
        CommitteePart::Elders => "elders",
        CommitteePart::Students => "students",
    }
}

/// Whom a balanced team has (S2-08).
pub const fn team_class(it: TeamClass) -> &'static str {
    match it {
        TeamClass::Serving => "people who serve",
        TeamClass::Retired => "retired people",
        TeamClass::AgeSteps => "steps of age: all are in one band",
    }
}
