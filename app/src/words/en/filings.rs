//! The yearly table: the words of its page, and why it was not filed.

use std::borrow::Cow;

use gongjian_shared::rules::filings::FilingRefusal;

use crate::words::filings::FilingWord;

pub fn refusal(it: &FilingRefusal) -> Cow<'static, str> {
    use FilingRefusal as R;
    match it {
        R::NotThere => {
            "There is no such programme, or it is not yours to manage. Reload the page to see how it stands."
                .into()
        }
        R::NotYours { .. } => {
            "Your present posts do not let you file this table. Ask the office of the owner.".into()
        }
        R::IdTaken => "This id is taken. Try again.".into(),
        R::NoTable => "This programme has no yearly table.".into(),
        R::NotBegun { year } => format!("{year} has not begun yet.").into(),
        R::NotEvaluated { year } => format!("The evaluation of {year} has not been adopted, so nothing can be filed.").into(),
        R::Changed => {
            "The numbers have changed since you read them. The newest table is shown: look again, then file it."
                .into()
        }
        R::Same { version } => format!("It says the same as version {version}: nothing to file.").into(),
        R::NoReason => "Say what this version corrects.".into(),
        R::TooLong { most } => format!("Too long: at most {most} characters.").into(),
    }
}

pub fn say(it: &FilingWord) -> Cow<'static, str> {
    use FilingWord as W;
    match it {
        W::Title => "Yearly table".into(),
        W::Evaluation => "Yearly evaluation".into(),
        W::Booklet => "Booklet".into(),
        W::Year { year } => format!("{year}").into(),
        W::Earlier => "The year before".into(),
        W::Later => "The next year".into(),
        W::Hint => "Every number is computed from records. Press one to see which.".into(),
        W::Empty => "No pairs in this year".into(),
        W::EmptyNext => "Once pairs are confirmed, each has a line here.".into(),
        W::File => "File it".into(),
        W::FileAgain => "File a correction".into(),
        W::FileTitle { year } => format!("File the table of {year}").into(),
        W::FileHint => {
            "It gets a number and is never changed. A correction is a new version under the same number."
                .into()
        }
        W::Reason => "What this version corrects".into(),
        W::UpToDate { version } => format!("The same as version {version}").into(),
        W::Behind { version } => format!("Changed since version {version}").into(),
        W::Filed => "Filed".into(),
        W::NoneFiled => "Not filed yet".into(),
        W::Version { number, version } => format!("{number}, version {version}").into(),
        W::Frozen { number, version } => {
            format!("A filed copy: {number}, version {version}; it never changes").into()
        }
        W::Now => "See the table as it stands".into(),
        W::Records { count } => format!("{count} records").into(),
        W::Opened { what } => format!("{what}: the records behind it").into(),
        W::Locked => "Your posts do not let you read the records of this pair.".into(),
        W::Record { nth } => format!("Record {nth}").into(),
        W::Download => "Download xlsx".into(),
        W::Downloading => "Making the workbook".into(),
        W::Fingerprint { sha256 } => format!("Checksum {sha256}").into(),
    }
}
