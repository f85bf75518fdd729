//! Forms of any kind: filling in, conflicts, new versions.

use std::borrow::Cow;

use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::migrate::How;
use gongjian_shared::forms::number::{NumberAnswer, Qualifier};
use gongjian_shared::forms::print::Printed;

use crate::words::forms::FormWord as W;
use crate::words::{Language, times};

pub fn say(it: &W) -> Cow<'static, str> {
    let text = match it {
        W::Fault(it) => return fault(it),
        W::Qualifier(it) => qualifier(*it),
        W::Moved(it) => moved(*it),
        W::Begin => "Begin",
        W::BeginLead => {
            "Nobody has filled it in. It works without a network: what you write is kept on this device first."
        }
        W::NotBegun => "Nobody has filled it in.",
        W::ChooseForm => "Which form",
        W::Unheard => "This device does not have the layout of this form",
        W::UnheardNext => "Everything that was filled in is kept. Update the app and open it again.",
        W::Later => "This form was filled in with a newer version",
        W::LaterNext => "It can be read here, not changed. Update the app to go on.",
        W::NewVersion { version } => {
            return format!("There is a new version of this form (version {version})").into();
        }
        W::NewVersionNext => {
            "What was filled in comes along. What the new version does not ask for stands below; nothing is lost."
        }
        W::UseNew => "Use the new version",
        W::Earlier => "Filled in earlier",
        W::EarlierHint => "The new version does not ask for these. They are kept, to be read.",
        W::Required => "Required",
        W::HowSure => "How exact",
        W::OtherWords => "Say what it is",
        W::PersonHint => "Name, pinyin or initials",
        W::UnitHint => "Unit, pinyin or initials",
        W::SearchOffline => {
            "The list cannot be searched at present. Write the name; choose from the list later."
        }
        W::UseName { name } => return format!("Just write “{name}”").into(),
        W::ChooseAnother => "Choose another",
        W::Nobody => "Nothing found. You can write the name as it is.",
        W::Signature => "Signed by whoever decides, when they decide. Nothing to fill in.",
        W::FileLater => "Files cannot be added here yet. A later version will take them.",
        W::LongHint => "A document of its own; several people can write at once.",
        W::WriteLong => "Begin to write",
        W::OpenLong => "Open",
        W::Characters { count, most } => return format!("{count} of {most} characters").into(),
        W::Row { number } => return format!("Row {number}").into(),
        W::AddRow => "Add a row",
        W::RemoveRow { number } => return format!("Remove row {number}").into(),
        W::RowUp { number } => return format!("Move row {number} up").into(),
        W::RowDown { number } => return format!("Move row {number} down").into(),
        W::NoRows => "Nothing here yet. Add a row when you need one.",
        W::RowsOf { count, most } => return format!("{count} rows, {most} at most").into(),
        W::RemovedRows { count } => return format!("{count} rows removed; what is in them is kept").into(),
        W::BringBack => "Bring back",
        W::WrittenBy { who } => return format!("{who} wrote").into(),
        W::WrittenBySomebody => "Somebody else wrote",
        W::Kept { value } => return format!("What was there: {value}").into(),
        W::Print => "Print",
        W::Paper => "As it prints",
    };
    text.into()
}

fn fault(it: &AnswerFault) -> Cow<'static, str> {
    let text = match it {
        AnswerFault::Missing => "Not filled in yet.",
        AnswerFault::Conflict { values } => {
            return format!("There are {values} different answers. Choose one.").into();
        }
        AnswerFault::WrongType => "This cannot be read as an answer. Fill it in anew.",
        AnswerFault::TooLong { most, is } => {
            return format!("{most} characters at most, this has {is}. Shorten it.").into();
        }
        AnswerFault::SeveralLines => "Write it in one line.",
        AnswerFault::NoContact => "Give a telephone number or a mail address.",
        AnswerFault::TooSmall { least } => return format!("Not less than {least}.").into(),
        AnswerFault::TooLarge { most } => return format!("Not more than {most}.").into(),
        AnswerFault::TooFine { decimals: 0 } => "Give a whole number.",
        AnswerFault::TooFine { decimals } => {
            return format!("At most {decimals} digits behind the point.").into();
        }
        AnswerFault::OtherUnit { expected } => {
            return format!("The unit is “{expected}”. Fill it in anew.").into();
        }
        AnswerFault::NotExact => "An exact number is asked for. Choose “exact”.",
        AnswerFault::TooEarly { first } => {
            return format!("Not before {}.", times::local_date(Language::English, *first)).into();
        }
        AnswerFault::TooLate { last } => {
            return format!("Not after {}.", times::local_date(Language::English, *last)).into();
        }
        AnswerFault::NoSuchOption { .. } => "What was chosen is not on the list any more. Choose again.",
        AnswerFault::OnlyOne => "Choose only one.",
        AnswerFault::OtherNeedsText => "You chose “other”: say beside it what it is.",
        AnswerFault::TooFewRows { least } => return format!("At least {least} rows.").into(),
        AnswerFault::TooManyRows { most } => return format!("{most} rows at most. Remove some.").into(),
        AnswerFault::FileTooLarge { most } => {
            return format!("The file is too large: {} KB at most.", most / 1_024).into();
        }
    };
    text.into()
}

const fn qualifier(it: Qualifier) -> &'static str {
    match it {
        Qualifier::Exact => "exact",
        Qualifier::AtLeast => "at least",
        Qualifier::MoreThan => "more than",
        Qualifier::About => "about",
    }
}

const fn moved(it: How) -> &'static str {
    match it {
        How::Renamed => "Carried to the new field",
        How::Converted => "Changed to the new kind of answer",
        How::NotAsked => "Not asked any more",
        How::WouldLose => "Does not fit the new kind of answer: fill it in anew",
        How::Superseded => "The new field has an answer already",
    }
}

pub fn number(it: &NumberAnswer) -> String {
    let NumberAnswer { value, unit, qualifier: sure } = it;
    match sure {
        Qualifier::Exact => format!("{value} {unit}"),
        Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::About => {
            format!("{} {value} {unit}", qualifier(*sure))
        }
    }
}

pub fn printed(it: &Printed) -> String {
    match it {
        Printed::Text(text) | Printed::File(text) => text.clone(),
        Printed::Number(it) => number(it),
        Printed::Date(it) => times::local_date(Language::English, *it),
        Printed::Chosen { labels, other } => {
            let labels: Vec<&str> = labels.iter().map(|it| it.en.as_str()).collect();
            let other = other.as_deref().map(str::trim).filter(|it| !it.is_empty());
            labels.join(", ") + &other.map(|it| format!(" ({it})")).unwrap_or_default()
        }
        Printed::Signature(it) => {
            format!("{} ({}) {}", it.name, it.post, times::local_date(Language::English, it.on))
        }
        Printed::Unknown => "(something this version cannot read)".to_owned(),
    }
}
