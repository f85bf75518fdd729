//! What these pages say when a change is refused, and the day they count from.

use gongjian_shared::programmes::Definition;
use gongjian_shared::rules::Refusal;
use gongjian_shared::rules::programmes::ProgrammeRefusal;
use jiff::civil::Date;

use crate::device::clock;
use crate::words::Word;
use crate::words::programmes::Names;

/// The sentences below a refusal, one for each thing that is wrong.
pub fn details(it: &Word, definition: &Definition, language: crate::words::Language) -> Vec<String> {
    let names = Names { definition, language };
    let Word::Refusal(Refusal::Programme { programme }) = it else { return Vec::new() };
    match programme {
        ProgrammeRefusal::Problems { problems } => problems.iter().map(|it| names.problem(it)).collect(),
        ProgrammeRefusal::Contradicts { contradictions } => {
            contradictions.iter().map(|it| names.contradiction(it)).collect()
        }
        ProgrammeRefusal::NotThere
        | ProgrammeRefusal::NotYours { .. }
        | ProgrammeRefusal::IdTaken
        | ProgrammeRefusal::NoSuchDefinition { .. }
        | ProgrammeRefusal::Ended { .. }
        | ProgrammeRefusal::NoReason
        | ProgrammeRefusal::ContactUnreachable
        | ProgrammeRefusal::NoSuchItem { .. }
        | ProgrammeRefusal::Understaffed { .. } => Vec::new(),
    }
}

/// Today on this device; the server's day counts where it matters.
pub fn today() -> Date {
    let now = clock::local(clock::now());
    let month_day = i8::try_from(now.month).ok().zip(i8::try_from(now.day).ok());
    let year = i16::try_from(now.year).ok();
    year.zip(month_day).and_then(|(year, (month, day))| Date::new(year, month, day).ok()).unwrap_or_default()
}
