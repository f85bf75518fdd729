//! Programmes of work: what the pages say, why the server said no, and sentences about rules.

mod contradiction;
mod problem;
mod say;
mod value;

pub use contradiction::contradiction;
pub use problem::problem;
pub use say::tell;
pub use value::{date, owes, theme, unit, value};

use std::borrow::Cow;

use gongjian_shared::rights::Verb;
use gongjian_shared::rules::programmes::ProgrammeRefusal;

/// Said where the definition is not at hand; its own pages say each contradiction in full.
pub fn refusal(it: &ProgrammeRefusal) -> Cow<'static, str> {
    use ProgrammeRefusal as R;
    match it {
        R::NotThere => {
            "There is no such programme, or it is not in your charge. Reload to see how things stand.".into()
        }
        R::NotYours { verb } => format!(
            "Your present post does not let you {} programmes of this unit. Ask the owner's office.",
            act(*verb)
        )
        .into(),
        R::IdTaken => "This number is taken. Please try again.".into(),
        R::NoSuchDefinition { .. } => "There is no such kind of programme. Reload and choose again.".into(),
        R::Ended { on } => format!("The programme ended on {on}; it cannot be changed any more.").into(),
        R::NoReason => "Say why. The reason stays with the version.".into(),
        R::ContactUnreachable => "Every contact needs a telephone number or a mail address. Add one.".into(),
        R::NoSuchItem { .. } => "This phase has no such item. Reload to see the list as it is.".into(),
        R::Understaffed { has, least, .. } if has < least => {
            format!("{has} hold the post in charge at this site; {least} must. Enter the appointment first.")
                .into()
        }
        R::Understaffed { has, most, .. } => {
            let most = most.unwrap_or(*has);
            format!("{has} hold the post in charge at this site; only {most} may. Check the appointments.")
                .into()
        }
        R::Problems { problems } => format!(
            "{} changes are outside what is allowed; none was taken. Correct them first.",
            problems.len()
        )
        .into(),
        R::Contradicts { contradictions } => format!(
            "{} things contradict each other; nothing was changed. Settle them first.",
            contradictions.len()
        )
        .into(),
    }
}

fn act(it: Verb) -> &'static str {
    match it {
        Verb::Read => "see",
        Verb::Write => "change",
        Verb::Create => "start",
        Verb::Remove => "remove",
        Verb::Decide => "decide on",
        Verb::Comment => "comment",
    }
}
