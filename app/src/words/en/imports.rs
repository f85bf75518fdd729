//! Lists in and out.

use std::borrow::Cow;

use gongjian_shared::wire::lists::{CellFault, CellProblem, ListRefusal};

use super::forms::unusable;
use crate::words::Language;
use crate::words::imports::ImportWord;
use crate::words::lists::en::{column, list};

pub fn say(word: &ImportWord) -> Cow<'static, str> {
    use ImportWord as W;
    Cow::Borrowed(match word {
        W::Title => "Import and export",
        W::Lead => {
            "Enter many at once with an Excel file. Every row is looked at first, and written only when you say so; \
             what you may write is the same as one by one."
        }
        W::WhichList => "Which list",
        W::List(it) => list(*it),
        W::Export => "Export",
        W::ExportLead => {
            "It holds what you may see. Changed, it can be imported as it is; rows that were not changed stay."
        }
        W::ExportPrivate => {
            "The file holds confidential data: keep it on devices of the office, send it to no group."
        }
        W::Download => "Download the file",
        W::Columns => "Columns and how to fill them",
        W::ColumnsLead { another } => {
            return format!(
                "Columns stand in any order, and may be left out. “Number” is given by the system: leave it empty for what \
                 is new, and write “{another}” for somebody else of a name that is there. Units go by name; where a name \
                 is there twice, by path: “Yunnan/North University/League committee”. Between several units stands “；”."
            )
            .into();
        }
        W::Needed => "needed",
        W::Import => "Import",
        W::ImportLead => "Choosing a file only has it looked at. Nothing is written.",
        W::ChooseFile => "Choose an xlsx file",
        W::Checking => "Looking at every row",
        W::Found { file } => return format!("Found in {file}").into(),
        W::New { count } => return format!("{count} new").into(),
        W::Changed { count } => return format!("{count} changed").into(),
        W::Same { count } => return format!("{count} the same").into(),
        W::Refused { count } => return format!("{count} refused").into(),
        W::NewRow => "new",
        W::ChangedRow => "changed",
        W::Unknown { headings } => {
            return format!("These headings are not known and were not read: {headings}").into();
        }
        W::NothingToDo => "The file says what the register says. There is nothing to write.",
        W::RefusedTitle { count } => return format!("Refused ({count})").into(),
        W::RefusedNext => "Mend these cells in the file, and choose it again.",
        W::WrittenTitle { count } => return format!("To be written ({count})").into(),
        W::RowName { row, name } => return format!("Row {row} {name}").into(),
        W::Problem(it) => return problem(it).into(),
        W::More { count } => return format!("{count} more").into(),
        W::Write { count } => return format!("Write {count} rows").into(),
        W::WriteRest { count } => return format!("Write the {count} sound rows first").into(),
        W::Writing { done, total } => return format!("Writing: {done} of {total}").into(),
        W::Stopped { done, total } => {
            return format!("It stopped: {done} of {total} are written. Go on when the network is back; nothing is written twice.")
                .into();
        }
        W::GoOn => "Go on writing",
        W::Done { new, changed } => return format!("Written: {new} new, {changed} changed").into(),
        W::DoneNothing => "No row was written",
        W::LeftOut { count } => return format!("Refused while writing ({count})").into(),
        W::LeftOutNext => {
            "Things changed after the check. Mend the file as told and import it again; rows that are written show as the same."
        }
        W::Broke => "The server could not write this row. Import the file again.",
        W::Another => "Choose another file",
        W::File(it) => return refusal(it).into(),
    })
}

fn problem(it: &CellProblem) -> String {
    let column = column(it.column);
    let place = it.cell.as_ref().map_or_else(|| column.to_owned(), |cell| format!("{cell} ({column})"));
    let value = if it.value.is_empty() { String::new() } else { format!(" “{}”", it.value) };
    format!("{place}{value}: {}", fault(it))
}

fn fault(it: &CellProblem) -> String {
    let known = match &it.what {
        CellFault::Formula => "This is a formula. Copy, and paste values only.",
        CellFault::Error => "This is an error value. Mend it.",
        CellFault::Missing => "Nothing is here. Fill it in.",
        CellFault::NotANumber => "No whole number. Enter digits.",
        CellFault::NotADate => "No date. Write it as 2026-03-05.",
        CellFault::DigitsLost => {
            "The number is too long and the spreadsheet has changed it. Make the cell text, and enter it again."
        }
        CellFault::NotListed => {
            return format!("Not one of the list: {}.", Language::English.options(it.column).join(", "));
        }
        CellFault::NotAName => "A name has 1 to 80 characters on one line.",
        CellFault::NoSuchNumber => {
            "There is no such number, or you may not see it. Leave it empty for what is new."
        }
        CellFault::NoSuchUnit => "There is no such unit, or you may not see it. Check the name.",
        CellFault::SeveralUnits { count } => {
            return format!(
                "{count} units have this name. Write the path: “Yunnan/North University/League committee”."
            );
        }
        CellFault::NoSuchPerson => {
            "There is no such person, or you may not see them. Import new people with the list of people first."
        }
        CellFault::SeveralPeople { count } => {
            return format!(
                "{count} people have this name. Enter the number; it stands in the exported file."
            );
        }
        CellFault::Twice { row } => return format!("Row {row} speaks of the same. Take one of them out."),
        CellFault::AboveRefused { row } => {
            return format!("The unit above it is in row {row}, which is refused. Mend that row first.");
        }
        CellFault::Fixed => "A list cannot change this. Put it back, and use its page.",
        CellFault::Refused { refusal } => return super::party::refusal(refusal).into_owned(),
    };
    known.to_owned()
}

fn refusal(it: &ListRefusal) -> String {
    let known = match it {
        ListRefusal::Unusable { why } => unusable(why),
        ListRefusal::NoSheet => "The file shows no sheet. Choose another.",
        ListRefusal::NoHeadings { missing } => {
            let missing: Vec<_> = missing.iter().map(|it| column(*it)).collect();
            return format!(
                "These headings are missing: {}. Check which list this is; headings stand within the first ten rows.",
                missing.join(", ")
            );
        }
        ListRefusal::TwoColumns { column: it } => {
            return format!("Two columns are called “{}”. Take one of them out.", column(*it));
        }
        ListRefusal::TooManyRows { most } => return format!("More than {most} rows. Make several files."),
        ListRefusal::TooLarge => "A sheet cannot hold it. Export unit by unit.",
    };
    known.to_owned()
}
