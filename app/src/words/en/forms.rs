//! Forms of any kind: filling in, conflicts, new versions.

use std::borrow::Cow;

use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::migrate::How;
use gongjian_shared::forms::number::{NumberAnswer, Qualifier};
use gongjian_shared::forms::print::Printed;
use gongjian_shared::office::tie::TieFault;
use gongjian_shared::office::unusable::Unusable;
use gongjian_shared::wire::tables::TableRefusal;

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
        W::Tables => "Fill another issuer's table",
        W::TablesHint => "Tie the cells of an xlsx or docx table once; from then on it is filled for you.",
        W::NoTables => "No table has been tied yet.",
        W::TiedCells { count } => return format!("{count} cells tied").into(),
        W::FillTable => "Fill and download",
        W::TieTable => "Tie a new table",
        W::TieAgain => "Change ties",
        W::TieTitle => "Tie cells",
        W::TieLead => {
            "Choose a cell, then what goes into it. What could be recognised is tied already: look it over."
        }
        W::ChooseFile => "Choose an xlsx or docx file",
        W::Uploading => "Reading the table…",
        W::CellAt { place, text } => return format!("{place} {text}").into(),
        W::EmptyCell => "empty",
        W::TieCell { place } => return format!("What goes into {place}").into(),
        W::Nothing => "Nothing",
        W::SaveTies => "Save",
        W::TiesSaved => "Saved. Go back to the form to fill and download it.",
        W::TieFault(it) => return tie_fault(it),
        W::Refused(it) => return refused(it),
        W::GridNumber { number } => return format!("Table {number}").into(),
        W::MoreRows { count } => return format!("{count} more rows are not listed.").into(),
        W::SettleFirst => "Some answers are in dispute. Choose first, then fill the table.",
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

fn tie_fault(it: &TieFault) -> Cow<'static, str> {
    let text = match it {
        TieFault::NoSuchGrid | TieFault::NoSuchCell => "The table has no such cell.",
        TieFault::Covered { .. } => "A merged cell covers it. Tie its upper left corner.",
        TieFault::Formula => "This cell is computed. Tie what it is computed from.",
        TieFault::Picture => "A picture or a control stands in this cell. It cannot be filled.",
        TieFault::Twice => "This cell is tied twice. Remove one.",
        TieFault::NoSuchValue { .. } => "The form has no such field. Choose another.",
        TieFault::NotANumber => "This is not a number.",
        TieFault::TooLong { most } => return format!("Too long: a cell takes {most} characters.").into(),
        TieFault::NoRoom { rows, records } => {
            return format!(
                "The table has room for {rows} rows, there are {records}. Add rows to it and upload it again."
            )
            .into();
        }
    };
    text.into()
}

fn refused(it: &TableRefusal) -> Cow<'static, str> {
    let text = match it {
        TableRefusal::Unusable { why } => unusable(why),
        TableRefusal::Ties { faults } => {
            return format!("{} cells cannot be tied so. Change them and save again.", faults.len()).into();
        }
        TableRefusal::Disputed { .. } => "Some answers are in dispute. Choose first, then fill the table.",
        TableRefusal::TooMany { most } => return format!("At most {most} tables are kept here.").into(),
        TableRefusal::NoSuchForm => "The server does not have this form. Update the app and try again.",
    };
    text.into()
}

pub const fn unusable(it: &Unusable) -> &'static str {
    match it {
        Unusable::NotOffice => "This is neither an xlsx nor a docx file. Choose another.",
        Unusable::OldFormat => "This is a file of an old Office (.xls, .doc). Save it as xlsx or docx.",
        Unusable::Encrypted => "The file has a password. Remove it and upload again.",
        Unusable::Macros => "The file carries macros. Save it as xlsx or docx without them.",
        Unusable::TooLarge { .. } | Unusable::TooManyParts { .. } | Unusable::TooManyCells { .. } => {
            "The file is too large to be read. Keep only the table that is to be filled."
        }
        Unusable::BadName { .. }
        | Unusable::Entities { .. }
        | Unusable::Broken { .. }
        | Unusable::NotUtf8 { .. } => {
            "The file is damaged, or no office program wrote it. Open it in WPS or Office and save a copy."
        }
    }
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
