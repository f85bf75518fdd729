//! Pairs: why the server said no.

use std::borrow::Cow;

use gongjian_shared::rules::pairing::PairingRefusal;

pub fn refusal(it: &PairingRefusal) -> Cow<'static, str> {
    use PairingRefusal as R;
    match it {
        R::NotThere => "No such pair or programme that you may see. Reload the page.".into(),
        R::NotYours { .. } => "Your posts do not confirm pairs here. Ask the office of the owner.".into(),
        R::IdTaken => "This number is taken. Try again.".into(),
        R::Ended { on } => format!("The programme ended on {on}.").into(),
        R::NoPairs => "This programme has no pairs.".into(),
        R::TooLong { most } => format!("Too long: at most {most} characters.").into(),
        R::OutsideRun { from, to } => {
            format!("The programme runs from {from} to {to}; the pair must begin within it.").into()
        }
        R::LeaderUnfit => {
            "On that day this post makes nobody a leader with counselors (ordinary deputies do not count). Choose somebody else.".into()
        }
        R::CounselorUnfit => "On that day this person is no counselor of the programme. Choose somebody else.".into(),
        R::SamePerson => "Nobody is paired with themselves.".into(),
        R::PairedAlready => "The counselor has a leader already. End that pair first.".into(),
        R::LoadFull { most } => format!("This leader has {most} counselors, and no more may be. Choose somebody else.").into(),
        R::NothingToFollow => "There is no such pair to follow. Reload the page.".into(),
        R::NoReason => "Say why it ends.".into(),
        R::EndedAlready { on } => format!("This pair ended on {on}.").into(),
        R::EndBeforeStart { from } => format!("This pair began on {from} and cannot end before.").into(),
    }
}
