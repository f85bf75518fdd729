//! The words of the screens of activities.

use std::borrow::Cow;

use gongjian_shared::activities::{ActivityKind, Anchor, Audience, Group, HostKind, Naming, PlanField};
use gongjian_shared::wire::blobs::BlobRefusal;

use crate::photos::{NotKept, WhyNot};
use crate::words::activities::ActivityWord;

pub fn say(word: &ActivityWord) -> Cow<'static, str> {
    use ActivityWord as W;
    Cow::Borrowed(match word {
        W::Title => "Activities",
        W::New => "New activity",
        W::NewLead => "Where it belongs. Plan it and note who came at once, also without a network.",
        W::Create => "Create",
        W::Where => "Space",
        W::NoWhere => "You only read in your spaces, so you cannot make an activity.",
        W::None => "No activities yet",
        W::NoneNext => "Make one, and note who comes at the venue.",
        W::Today => "Today",
        W::Coming => "Coming",
        W::Undated => "No date yet",
        W::Past => "Past",
        W::Figures => "Figures",
        W::FiguresHint => "Of the activities on this device",
        W::Activities => "Activities",
        W::Attendances => "attendances",
        W::Persons => "persons",
        W::PersonsHint { unnamed } => return format!("Attendances count every time; persons are different people, without {unnamed} attendances that have no name.").into(),
        W::Partners => "Kinds of hosts",
        W::Speakers => "Speakers",
        W::SpeakerLine { count, last } => return format!("{count} lectures, last: {last}").into(),
        W::OpenPlan => "Plan",
        W::OpenVenue => "Who is here",
        W::Opening => "Opening…",
        W::NotHere => "This activity is not on this device yet",
        W::Search => "Find",
        W::SearchHint => "Name, pinyin or initials",
        W::Arrived => "Here",
        W::MarkHere { name } => return format!("{name} is here").into(),
        W::TakeBackOf { name } => return format!("Take {name} back").into(),
        W::TakeBack => "Take back",
        W::Witnesses { at, count } => return format!("{at} · noted by {count}, counted once").into(),
        W::Witness { at, who } => return format!("{at} · noted by {who}").into(),
        W::WitnessMine { at } => return format!("{at} · noted by me").into(),
        W::NotYet => "Not yet here",
        W::ManyMore { count } => return format!("{count} more: type a name to find them").into(),
        W::NobodyFound => "Nobody of this name",
        W::NobodyKnown => "No names of this space on this device yet",
        W::NobodyKnownNext => "They come when the server is reached. Until then add newcomers, or count.",
        W::Newcomer => "Newcomer",
        W::NewcomerLead => "Somebody who is not on the list. The name only: no phone or id numbers.",
        W::NewcomerName => "Name",
        W::NewcomerAdd => "Add, and note as here",
        W::NewcomerSame => "Somebody of this name is on the list: make sure it is another person.",
        W::NewcomerTag => "added here",
        W::NameMissing => "Enter the name",
        W::NoIdentity => "This looks like an id or phone number: take it out.",
        W::CountTitle => "Counted without names",
        W::CountHere { people } => return format!("this device {people}").into(),
        W::CountThere { people } => return format!("another device {people}").into(),
        W::Plus { by, group } => return format!("{group} plus {by}").into(),
        W::Minus { group } => return format!("{group} minus 1").into(),
        W::Undo => "Undo",
        W::UndoneArrive { name } => return format!("{name} is noted").into(),
        W::UndoneCount { group, by } => return format!("{group} {by}").into(),
        W::Promise => "The list is for the organisers: no places, no photos asked for, no ranking.",
        W::NamesHidden => "This activity shows no names: people are only counted",
        W::NamesHiddenNext => "Matchmaking, activities for children, and those set to hidden have no list.",
        W::Notes => "Notes",
        W::NotesHint => "What happened and what was said. No id numbers, phones or children's names.",
        W::Photos => "Photos",
        W::PhotosHint => "Only if you like. They stay on this phone and go up when there is a network; place and camera are removed here.",
        W::PhotoAdd => "Take or choose a photo",
        W::PhotoWaiting => "Waiting",
        W::PhotoSending { percent } => return format!("Sending {percent}%").into(),
        W::PhotoSent => "Uploaded",
        W::PhotoFailed { why } => return format!("Failed: {why}").into(),
        W::PhotoAgain => "Try again",
        W::PhotoDrop => "Remove",
        W::PhotoDropOf { caption } if caption.is_empty() => "Remove this photo",
        W::PhotoDropOf { caption } => return format!("Remove photo: {caption}").into(),
        W::PhotoCaption => "Caption (if you like)",
        W::PhotoAway => "Not here yet, or there is no network",
        W::PhotoPicture => "Photo of the activity",
        W::PhotoWorking { count } => return format!("Working on {count}…").into(),
        W::PhotoNot(why) => match why {
            NotKept::NoImage => "This file is no photo and was not added. Choose a jpg, png or webp.",
            NotKept::NoRoom => "This phone has no room left; the photo was not kept. Make room, then take it again.",
            NotKept::Broken => "The browser could not keep this photo. Open the page again and retry.",
        },
        W::PhotoWhy(why) => return refused(why),
        W::RoomShort { left_mb } => {
            return format!("Little room is left on this phone (about {left_mb} MB): make room or upload before you go.").into();
        }
        W::PrintList => "Print sign-in list",
        W::Signature => "Signature",
        W::PrintTime => "Time",
        W::Set => "Use this",
        W::TwoValues => "Two people wrote different things: choose one:",
        W::Hosts => "Hosts",
        W::HostName => "Name of the body",
        W::HostType => "Kind of body",
        W::AddHost => "Add host",
        W::RemoveHost { name } => return format!("Remove {name}").into(),
        W::Checks => "To look at",
        W::AllRight => "The plan is complete",
        W::MissingField { field } => return format!("{field} is missing").into(),
        W::UnreadableField { field } => return format!("{field} cannot be read").into(),
        W::ConflictField { field } => return format!("{field} was written in two ways: choose").into(),
        W::NeedsHosts { least, have } => return format!("{least} hosts are needed, there are {have}").into(),
        W::NotOnAnchor { anchor } => return format!("The date is not on {anchor}").into(),
        W::Choose => "Choose",
        W::Numbers { people, times } => return format!("{people} named · {times} in all").into(),
    })
}

/// Why the server does not take the photo.
fn refused(why: &WhyNot) -> Cow<'static, str> {
    let why = match why {
        WhyNot::NoRight => return "you may not add photos in this space".into(),
        WhyNot::Refused(why) => why,
    };
    Cow::Borrowed(match why {
        BlobRefusal::TooLarge { most } => return format!("larger than {} MB", most >> 20).into(),
        BlobRefusal::TooMuchToday { most } => {
            return format!("{} MB were sent today; try again tomorrow", most >> 20).into();
        }
        BlobRefusal::TooManyPixels { most } => {
            return format!("more than {} million pixels", most / 1_000_000).into();
        }
        BlobRefusal::NotTaken | BlobRefusal::Office { .. } => "this is no photo",
        BlobRefusal::Empty
        | BlobRefusal::Damaged
        | BlobRefusal::WrongPiece { .. }
        | BlobRefusal::Missing { .. }
        | BlobRefusal::WrongHash => "the photo is damaged",
    })
}

pub const fn kind(it: ActivityKind) -> &'static str {
    match it {
        ActivityKind::Salon => "Salon",
        ActivityKind::Reading => "Reading",
        ActivityKind::Lecture => "Lecture",
        ActivityKind::Training => "Training",
        ActivityKind::Practice => "Social practice",
        ActivityKind::Culture => "Culture",
        ActivityKind::RedSite => "Red site",
        ActivityKind::Contest => "Contest",
        ActivityKind::Volunteering => "Volunteering",
        ActivityKind::ThemeEducation => "Theme education",
        ActivityKind::Leisure => "Leisure and sports",
        ActivityKind::Matchmaking => "Matchmaking",
        ActivityKind::Joint => "Joint activity",
        ActivityKind::Other => "Other",
    }
}

pub const fn audience(it: Audience) -> &'static str {
    match it {
        Audience::Everybody => "Everybody",
        Audience::JuniorStudents => "Junior students",
        Audience::SeniorStudents => "Senior students",
        Audience::YoungTeachers => "Young teachers",
        Audience::Teachers => "Teachers",
        Audience::StudentCadres => "Student cadres",
        Audience::LeagueCadres => "League cadres",
        Audience::Pioneers => "Young pioneers",
        Audience::Residents => "Residents",
    }
}

pub const fn group(it: Group) -> &'static str {
    match it {
        Group::Teacher => "Teachers",
        Group::Student => "Students",
        Group::Other => "Others",
    }
}

pub const fn host(it: HostKind) -> &'static str {
    match it {
        HostKind::School => "School",
        HostKind::PartyOrGovernment => "Party or government",
        HostKind::ResearchInstitute => "Research institute",
        HostKind::PublicCulture => "Public culture",
        HostKind::SocialOrganisation => "Social organisation",
        HostKind::Enterprise => "Enterprise",
        HostKind::Community => "Community",
        HostKind::Other => "Other",
    }
}

pub const fn naming(it: Naming) -> &'static str {
    match it {
        Naming::Shown => "Shown",
        Naming::Hidden => "Hidden, only counted",
    }
}

pub const fn anchor(it: Anchor) -> &'static str {
    match it {
        Anchor::YouthDay => "Youth Day, 4 May",
        Anchor::ChildrensDay => "Children’s Day, 1 June",
        Anchor::PartyDay => "Party Day, 1 July",
        Anchor::TeachersDay => "Teachers’ Day, 10 September",
        Anchor::NationalDay => "National Day, 1 October",
        Anchor::PioneersDay => "Pioneers’ Day, 13 October",
        Anchor::LeiFengDay => "Lei Feng Day, 5 March",
    }
}

pub const fn field(it: PlanField) -> &'static str {
    match it {
        PlanField::Title => "Title",
        PlanField::Kind => "Kind",
        PlanField::Theme => "Theme",
        PlanField::Venue => "Venue",
        PlanField::Audience => "For whom",
        PlanField::Day => "Date",
        PlanField::Begins => "Begins",
        PlanField::Naming => "Names",
        PlanField::Series => "Series",
        PlanField::Speaker => "Speaker",
        PlanField::Anchor => "Fixed day",
    }
}
