//! The pages of units, people and posts.

use std::borrow::Cow;

use gongjian_shared::party::Shortfall;
use gongjian_shared::rules::party::PartyEntry;

use super::party::{level, post};
use crate::words::party::PartyWord;
use crate::words::{Language, times};

fn day(it: jiff::civil::Date) -> String {
    times::local_date(Language::English, it)
}

pub fn say(word: &PartyWord) -> Cow<'static, str> {
    use PartyWord as W;
    Cow::Borrowed(match word {
        W::OfflineReads => "This page needs a network. It opens by itself when there is one.",
        W::OfflineActs => "No network now: what is open can be read; changes wait for the network.",
        W::NotThere => "Not there, or outside of what you may see",
        W::NotThereNext => "It may have been merged or deleted. Look for it among the units.",
        W::Next => "Next",
        W::Change => "Change it",
        W::Confirm => "Confirm",
        W::WouldDo => "This is what will happen",
        W::WouldNothing => "Nothing would change.",
        W::AndMore { count } => return format!("and {count} more").into(),
        W::Entry(it) => return entry(it).into(),
        W::Missing => "Please fill this in",
        W::NotDate => "Please choose a date",
        W::NotNumber => "Please enter a whole number",
        W::NotGiven => "not given",
        W::More => "More",
        W::Day { on } => return day(*on).into(),

        W::SearchLabel => "Find units and people",
        W::SearchHint => "Name, pinyin or initials",
        W::NothingFound => "Nothing found",
        W::NothingFoundNext => "Try other characters; only what you may see is found.",
        W::FoundUnits => "Units",
        W::FoundPeople => "People",
        W::Unfold { name, children } => return format!("Below {name} ({children})").into(),
        W::NoUnits => "No units yet",
        W::NoUnitsNext => "Begin at the top.",
        W::NoPost => "You hold no post at present",
        W::NoPostNext => "Units are shown to those who hold a post. Ask the office of your unit.",
        W::ChooseUnit => "Choose a unit",
        W::ChooseUnitNext => "Press a name to see posts, gaps and what is below it, or search by pinyin.",
        W::AddTop => "Add a unit at the top",
        W::BackToTree => "Units",
        W::Path => "Units above",
        W::Draft => "Draft, not in force",
        W::DissolvedOn { on } => return format!("Dissolved on {}", day(*on)).into(),
        W::MergedInto => "Merged: see the unit it went into",

        W::Facts => "Facts",
        W::Kind => "Kind",
        W::Level => "Level",
        W::Line => "Line",
        W::Region => "Region",
        W::Founded => "Founded on",
        W::Guides => "Guided by",
        W::NoGuides => "nobody",
        W::RemoveGuide { name } => return format!("No longer guided by {name}").into(),
        W::Children => "Units below",
        W::NoChildren => "Nothing below.",
        W::OnTheDay => "Posts on the day",
        W::AsOn { on } => return format!("As it was on {}", day(*on)).into(),
        W::BackToToday => "Back to today",
        W::Held { count } => return format!("Posts ({count})").into(),
        W::NobodyHeld => "Nobody holds a post on this day",
        W::NobodyHeldNext => "Rights begin on the first day of an appointment.",
        W::Past { count } => return format!("At other times ({count})").into(),
        W::Acting => "acting head",
        W::Follows => "by office",
        W::FollowsHint => "Follows another post and ends with it",
        W::Since { from } => return format!("since {}", day(*from)).into(),
        W::Until { from, until } => return format!("{} to {}", day(*from), day(*until)).into(),
        W::Planned { on } => return format!("term until {}", day(*on)).into(),
        W::PlannedHard { on } => return format!("ends by itself on {}", day(*on)).into(),
        W::Overdue { on } => return format!("term over since {}, election due", day(*on)).into(),
        W::EndKnown { on } => return format!("ends on {}", day(*on)).into(),
        W::RestsOn { basis, document } => return format!("{basis} · {document}").into(),
        W::Composition => "Composition",
        W::CompositionNext => "Shows ages and service once there are members.",
        W::Serving => "serving",
        W::Retired => "retired",
        W::Students => "students",
        W::AgeBand { from: None } => "age not known",
        W::AgeBand { from: Some(0) } => "under 35",
        W::AgeBand { from: Some(75) } => "75 and over",
        W::AgeBand { from: Some(from) } => return format!("{from}–{}", from + 9).into(),
        W::People { count } => return format!("{count} people of this unit").into(),
        W::Gaps { count } => return format!("Gaps ({count})").into(),
        W::Short(it) => return short(it).into(),
        W::FollowRules => "Members by office",
        W::FollowRule { post: own, of_post } => {
            return format!("who is {} there is {} here", post(*of_post), post(*own)).into();
        }
        W::FollowFrom { from } => return format!("from {}", day(*from)).into(),
        W::SeeUnit => "See that unit",

        W::Appoint => "Appoint",
        W::EndPost => "End",
        W::EndPostOf { name } => return format!("End the post of {name}").into(),
        W::AddUnit => "Add a unit below",
        W::AddUnitBelow { name } => return format!("Add a unit below {name}").into(),
        W::AddPersonHere => "Add a person",
        W::ChangeUnit => "Change the facts",
        W::EnactUnit => "Put the draft in force",
        W::MoveUnit => "Move below another",
        W::AddGuide => "Add a guiding unit",
        W::Dissolve => "Dissolve",
        W::DeleteUnit => "Delete",
        W::Merge => "Merge into another",
        W::AddFollow => "Add a membership by office",
        W::EndFollow => "End this rule",
        W::TitlesGiven => "Titles given",
        W::TitlesOf { track, count } => return format!("{track}: {count}").into(),
        W::LacksParts => "The structure lacks",
        W::EmptyClasses => "The team lacks",
        W::CalendarBack => "Back to the default",
        W::CalendarOf => "School calendar",
        W::SetStandard => "Set a standard",
        W::ChangeStandard => "Change the standard",
        W::DropStandard => "Drop the standard",
        W::ChangeShort => "Change",
        W::DropShort => "Drop",
        W::StandardsHere => "Standards set here",
        W::StandardsHereLead => "They hold for this unit and all below.",
        W::ChangeIt { name } => return format!("Change the standard “{name}”").into(),
        W::DropIt { name } => return format!("Drop the standard “{name}”").into(),
        W::GuidesOfPost => "Guided by",
        W::GuidesOfPostHint => "A post may have several guiding units. They look, and never write.",
        W::GuidedBy { names } => return format!("Guided by {names}").into(),
        W::TakeOut { name } => return format!("Take out {name}").into(),
        W::Name => "Name",
        W::ShortName => "Short name",
        W::RegionHint => "Six digits, may stay empty",
        W::Place => "Order",
        W::PlaceHint => "Among its siblings, small first",
        W::AsDraft => "Keep as a draft",
        W::AsDraftHint => "A draft can be deleted; later only dissolved or merged",
        W::NewParent => "New parent",
        W::GuideUnit => "Guided by which unit",
        W::OnDate => "Date",
        W::OnDateHint => "From this day on",
        W::MergeIntoUnit => "Merge into",
        W::MergeUnitHint => "Units below, current posts and people go over; the history stays.",
        W::Person => "Person",
        W::PersonHint => "Name, pinyin or initials",
        W::UnitHint => "Name, pinyin or initials",
        W::Chosen { name } => return format!("Chosen: {name}").into(),
        W::ChooseAnother => "Choose another",
        W::Post => "Post",
        W::ActingLabel => "Does the head's work",
        W::From => "First day",
        W::PlannedEnd => "Term until (may stay empty)",
        W::PlannedHint => "Only a reminder, nothing ends by itself",
        W::HardLabel => "Ends by itself on that day",
        W::BasisLabel => "Basis",
        W::Document => "Paper or meeting",
        W::DocumentHint => "Its number or title",
        W::LastDayHint => "No longer held from this day",
        W::RankOfPost => "Rank that goes with the post",
        W::FollowHere => "Post here",
        W::FollowOf => "Follows which unit",
        W::FollowOfPost => "Post there",
        W::StandardName => "Name of the standard",
        W::StandardNameHint => "for example “two directors”",
        W::StandardKind => "For units of kind",
        W::StandardLevels => "Of levels (none chosen: all)",
        W::Least => "At least",
        W::Most => "At most (may stay empty)",
        W::Lines => "From how many lines",
        W::LinesHint => "Two directors: 2",
        W::RankLeast => "Rank at least",

        W::Staff => "Kind of staff",
        W::Gender => "Gender",
        W::Title => "Title",
        W::Rank => "Rank",
        W::Home => "Home unit",
        W::LeaderPlace => "Order among leaders",
        W::LeaderPlaceHint => "0: by strokes of the surname",
        W::Began => "In this work since",
        W::Private => "Confidential",
        W::PrivateHint => "Seen by the person and the office of the unit alone",
        W::Birth => "Date of birth",
        W::Phone => "Telephone",
        W::Email => "Mail",
        W::Consent => "The person agreed that contact data is kept",
        W::ConsentGiven => "Agreed that contact data is kept",
        W::Posts => "Posts",
        W::NoPosts => "No posts yet",
        W::NoPostsNext => "Appoint this person on the page of a unit.",
        W::TimeLine => "Posts over time",
        W::Today => "today",
        W::Awards => "Titles awarded",
        W::NoAwards => "None.",
        W::Track => "Track",
        W::ChangePerson => "Change the facts",
        W::SetPrivate => "Change confidential data",
        W::MergePerson => "Merge double entries",
        W::MergePersonHint => "The posts of this entry go to the one that is kept.",
        W::MergeIntoPerson => "Keep which entry",
        W::DeletePerson => "Delete",
        W::OpenAccount => "Open an account",
        W::AddAward => "Enter a title",
        W::AwardTitle => "Title",
        W::AwardTrack => "Track",
        W::AccountIs { login } => return format!("Account {login}").into(),
        W::HasAccount => "has an account",

        W::PeopleTitle => "People",
        W::FilterPeople => "Find people",
        W::InUnit { name } => return format!("{name} and below").into(),
        W::TakeAway => "Remove",
        W::StaffKinds => "Kind of staff",
        W::Young => "Young teachers only",
        W::YoungHint => "By date of birth, among those whose confidential data you may see",
        W::Years => "Years",
        W::Inclusive => "This age included",
        W::AgeOn => "On the day",
        W::Total { total } => return format!("{total} people").into(),
        W::OrderCaption => {
            "Leaders in their unit's own order, others by strokes of the surname; pinyin is for search only."
        }
        W::NoPeople => "Nobody fits",
        W::NoPeopleNext => "Ask for less, or add people on the page of a unit.",
        W::LoadMore => "Show more",
        W::AllShown => "That is all",

        W::GapsTitle => "Gaps",
        W::GapsAll => "Below standard",
        W::GapsAllHint => "Units with too few people, or not as required",
        W::Ending => "Terms that end or are over",
        W::EndingHint => "Within 60 days, or over without an election",
        W::EndingSoon { on, days } => return format!("ends on {}, in {days} days", day(*on)).into(),
        W::TeacherBodies => "League bodies of teachers",
        W::TeacherBodiesHint => "Committees, general branches and subcommittees of teachers",
        W::Principals => "Held by principals",
        W::PrincipalsHint => "Who also heads the own unit or is its secretary",
        W::PrincipalsShare { principals, all } => {
            return format!("{principals} of {all} are principals").into();
        }
        W::NoStandards => "No standards yet",
        W::NoStandardsNext => "Set one on the page of a unit, under “More”.",
        W::NoGaps => "All are met.",
        W::NoEnding => "No term ends within 60 days.",
        W::MetOf { met, all } => return format!("{met} / {all}").into(),
        W::LevelName(it) => level(*it),
        W::WhoIsShort { count } => return format!("{count} units below standard").into(),
        W::StandardRule { post: it, least } => return format!("{}: at least {least}", post(*it)).into(),
    })
}

fn short(it: &Shortfall) -> String {
    match it {
        Shortfall::TooFew { has, needs } => format!("needs {needs}, has {has}"),
        Shortfall::TooMany { has, allowed } => format!("at most {allowed}, has {has}"),
        Shortfall::OneLine { has, needs } => format!("should come from {needs} lines, come from {has}"),
        Shortfall::LowRank { below } => format!("{below} below the rank"),
    }
}

fn entry(it: &PartyEntry) -> String {
    use PartyEntry as E;
    match it {
        E::UnitAdded { detail, draft: true, .. } => {
            format!("A draft of {}; it can be deleted.", detail.name.as_str())
        }
        E::UnitAdded { detail, draft: false, .. } => {
            format!("{} is added, in force at once.", detail.name.as_str())
        }
        E::UnitChanged { detail, .. } => {
            format!("The facts of {} become what you entered.", detail.name.as_str())
        }
        E::UnitEnacted { .. } => "The draft comes into force; it cannot be deleted any more.".to_owned(),
        E::UnitMoved { with, .. } => format!("It moves, and {with} units below move with it."),
        E::GuideSet { guides: true, .. } => "Guided by this unit: it may look, not write.".to_owned(),
        E::GuideSet { guides: false, .. } => "No longer guided by this unit.".to_owned(),
        E::UnitDissolved { on, appointments, .. } => {
            format!("Dissolved from {}; {appointments} current posts end on the same day.", day(*on))
        }
        E::UnitDeleted { .. } => "The unit is deleted, without history.".to_owned(),
        E::UnitMerged { on, children, appointments, people, .. } => format!(
            "Merged from {}: {children} units below, {appointments} current posts and {people} people go over.",
            day(*on)
        ),
        E::PersonAdded { detail, .. } => format!("{} is added.", detail.name.as_str()),
        E::PersonChanged { detail, .. } => {
            format!("The facts of {} become what you entered.", detail.name.as_str())
        }
        E::PrivateSet { .. } => {
            "Confidential data is kept; the record says that it changed, not what.".to_owned()
        }
        E::PersonDeleted { .. } => "The entry of this person is deleted.".to_owned(),
        E::PersonMerged { appointments, .. } => format!("{appointments} posts go to the entry that is kept."),
        E::AccountOpened { login, .. } => format!("Account {} is opened.", login.as_str()),
        E::Awarded { title, on, .. } => format!("Title “{title}” of {}.", day(*on)),
        E::Appointed { detail, .. } => {
            let acting = if detail.acting { " (acting head)" } else { "" };
            let end = match (detail.term.planned, detail.term.hard) {
                (Some(on), true) => format!(", ends by itself on {}", day(on)),
                (Some(on), false) => format!(", term until {}, with a reminder only", day(on)),
                (None, _) => String::new(),
            };
            format!(
                "{}{acting} from {}{end}. Rights begin on that day.",
                post(detail.post),
                day(detail.term.from)
            )
        }
        E::AppointmentEnded { end, .. } => {
            format!("Not held any more from {}; what follows it ends too, and so do the rights.", day(end.on))
        }
        E::FollowAdded { follow } => {
            format!(
                "Who is {} there is {} here from {}.",
                post(follow.of_post),
                post(follow.post),
                day(follow.from)
            )
        }
        E::FollowEnded { on, .. } => format!("This rule ends on {}.", day(*on)),
        E::StandardSet { detail, .. } => format!(
            "Standard “{}”: {}, at least {}, here and below.",
            detail.name.as_str(),
            post(detail.post),
            detail.least
        ),
        E::StandardDropped { .. } => "This standard is deleted.".to_owned(),
        E::CalendarSet { year, setting, .. } if setting.is_empty() => {
            format!("{year} goes by what is set above, or by what the system knows.")
        }
        E::CalendarSet { year, .. } => {
            format!(
                "{year} goes by these days, here and below: commitments, publicity periods and reminders."
            )
        }
    }
}
