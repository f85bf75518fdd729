//! Why a decision on a version was refused.

use std::borrow::Cow;

use gongjian_shared::rules::decisions::DecisionRefusal;

pub fn refusal(it: &DecisionRefusal) -> Cow<'static, str> {
    use DecisionRefusal as R;
    match it {
        R::NotThere => "There is no such document, or you cannot see it. Look whether it is on the server.".into(),
        R::NotYours => "Your present post does not decide here. Ask the head of the unit.".into(),
        R::IdTaken => "This number is taken. Submit it once more.".into(),
        R::NoReason => "There is no reason. Give one and submit it again.".into(),
        R::TooLong { most } => format!("Reason or number is too long: at most {most} characters. Shorten it and submit it again.").into(),
        R::BadVersion { most } => format!("The version is not whole, or stands on more than {most} separate edits. Reload the page and submit it again.").into(),
        R::AdoptedAlready => "This version is final already; nothing is left to do.".into(),
        R::ReopenedAlready => "This was withdrawn already; nothing is left to do.".into(),
        R::StandsOnRefused => "The version has edits in it that were not accepted. See to those first, then submit it again.".into(),
    }
}
