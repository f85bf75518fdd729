//! Words for what the program hands over: states, refusals, faults, kinds.

use std::borrow::Cow;

use gongjian_shared::documents::basic_form::{Fault, Field};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::rules::{Refusal, Role};
use gongjian_shared::wire::SignInRefusal;

use crate::api::CallError;
use crate::keeper::talk::{ForkReason, VaultTrouble};
use crate::words::ChipWord;

pub fn chip(it: ChipWord) -> Cow<'static, str> {
    match it {
        ChipWord::AllOnServer => "All on the server".into(),
        ChipWord::Storing => "Keeping…".into(),
        ChipWord::Connecting { unsent: 0 } => "Connecting".into(),
        ChipWord::Connecting { unsent } => format!("Connecting · {unsent} here").into(),
        ChipWord::Offline { unsent: 0 } => "Offline".into(),
        ChipWord::Offline { unsent } => format!("Offline · {unsent} here").into(),
        ChipWord::OnPhone { unsent } => format!("{unsent} on this device").into(),
        ChipWord::Refused { refused } => format!("{refused} not accepted").into(),
        ChipWord::SignedOut => "Signed out".into(),
        ChipWord::Escrow { late } => format!("{late} with the supervisor").into(),
        ChipWord::TooOld => "Please update".into(),
    }
}

pub fn fork(it: ForkReason) -> &'static str {
    match it {
        ForkReason::NoRight => "You may only read in this space, so the server did not accept these changes.",
        ForkReason::Frozen => "This has been closed for changes, so the server did not accept these.",
        ForkReason::Broken => "The server could not use these changes. Copy them out and write them again.",
        ForkReason::Late => {
            "Your right had ended when these arrived. The server keeps them, and the supervisor decides."
        }
        ForkReason::TurnedAway => {
            "Your right had ended when these arrived, and the supervisor left them out."
        }
    }
}

pub fn fault(it: Fault) -> Cow<'static, str> {
    match it {
        Fault::Missing => "Not filled in yet".into(),
        Fault::TooLong { most } => format!("Too long: at most {most} characters").into(),
        Fault::UnknownProvince => "Choose a province from the list".into(),
        Fault::NoContact => "Enter a telephone number (7 digits or more) or a mail address".into(),
        Fault::Conflict => "Two people filled in different values; choose one".into(),
    }
}

pub fn refusal(it: &Refusal) -> Cow<'static, str> {
    Cow::Borrowed(match it {
        Refusal::Party { party } => return super::party::refusal(party),
        Refusal::Decision { decision } => return super::decisions::refusal(decision),
        Refusal::Wish { wish } => return super::wishes::refusal(wish),
        Refusal::Notice { notice } => return super::notices::refusal(notice),
        Refusal::Measure { measure } => return super::measures::refusal(measure),
        Refusal::Meeting { meeting } => return super::meetings::refusal(meeting),
        Refusal::Call { call } => return super::calls::refusal(call),
        Refusal::Liaison { liaison } => return super::liaison::refusal(liaison),
        Refusal::Need { need } => return super::corps::need_refusal(need),
        Refusal::Evaluation { evaluation } => return super::corps::evaluation_refusal(evaluation),
        Refusal::Corps { corps } => return super::corps::corps_refusal(corps),
        Refusal::Review { review } => return super::review::refusal(review),
        Refusal::Programme { programme } => return super::programmes::refusal(programme),
        Refusal::Pairing { pairing } => return super::pairing::refusal(pairing),
        Refusal::Filing { filing } => return super::filings::refusal(filing),
        Refusal::Round { round } => return super::rounds::refusal(round),
        Refusal::NotAdministrator => {
            "Only administrators may do this. Your rights may have just changed: reload the page."
        }
        Refusal::IdTaken => "This number is taken. Try again.",
        Refusal::NoSuchSpace => "That space is gone. Reload the page to see how things stand.",
        Refusal::NoSuchPerson => "That person is gone. Reload the page to see how things stand.",
        Refusal::LoginTaken => {
            "Somebody uses this account name. Choose another, for example with the staff number."
        }
        Refusal::LastAdministrator => "At least one administrator must stay. Make somebody else one first.",
        Refusal::NoSuchEscrow => "This was decided already. Reload the page to see how things stand.",
        Refusal::EscrowGrew => "More came while you were reading. Look again, then decide.",
        Refusal::EscrowUnfit => {
            "The document went on, and these changes no longer fit. Leave them out and ask the author to copy them in."
        }
    })
}

pub fn call(it: &CallError) -> Cow<'static, str> {
    match it {
        CallError::Refused { refusal } => sign_in(refusal),
        CallError::SignedOut => "Your sign-in has ended. Sign in again.".into(),
        CallError::NotAdministrator => "Only administrators may do this.".into(),
        CallError::NotThere => "Nothing was found, or it is outside of what you look after.".into(),
        CallError::Bad { .. } => {
            "The server did not understand this request. Reload the page and try again.".into()
        }
        CallError::Fault => "The server is out of reach. Check the network and try again.".into(),
    }
}

fn sign_in(it: &SignInRefusal) -> Cow<'static, str> {
    match it {
        SignInRefusal::Wrong => "Account or password is wrong. Try again; an administrator can help.".into(),
        SignInRefusal::TooMany { wait_s } => format!("Too many tries. Wait {wait_s} seconds.").into(),
        SignInRefusal::Closed => "This account is closed. Ask an administrator.".into(),
        SignInRefusal::BadCode => {
            "The code is wrong, used up or older than one hour. Restart the server to get a new one on its terminal.".into()
        }
        SignInRefusal::NotFirst => "This server has an administrator already. Sign in instead.".into(),
    }
}

pub fn trouble(it: VaultTrouble) -> &'static str {
    match it {
        VaultTrouble::Full => "Storage is full: what you write now is not kept",
        VaultTrouble::Broken => "The browser cannot store anything: what you write now is not kept",
        VaultTrouble::Over => "Storage works again",
    }
}

pub fn trouble_next(it: VaultTrouble) -> &'static str {
    match it {
        VaultTrouble::Full => {
            "Delete some photos or files. Do not close this page; copy your text elsewhere first."
        }
        VaultTrouble::Broken => {
            "Do not close this page; copy your text elsewhere, then reload. Private windows cannot store."
        }
        VaultTrouble::Over => "What could not be kept before is kept now.",
    }
}

pub fn kind(it: Kind) -> &'static str {
    match it {
        Kind::SitePlan => "Construction plan",
        Kind::BlankPlan => "Blank plan",
        Kind::BasicForm => "Basic form",
        Kind::Form => "Form",
        Kind::Minutes => "Minutes",
        Kind::Comments => "Comments",
        Kind::Activity => "Activity",
        Kind::Answer => "Long answer",
    }
}

pub fn untitled(it: Kind) -> &'static str {
    match it {
        Kind::SitePlan => "Untitled construction plan",
        Kind::BlankPlan => "Untitled plan",
        Kind::BasicForm => "Basic form of the demonstration site",
        Kind::Form => "Form",
        Kind::Minutes => "Untitled minutes",
        Kind::Comments => "Comments",
        Kind::Activity => "Untitled activity",
        Kind::Answer => "Untitled answer",
    }
}

pub fn role(it: Role) -> &'static str {
    match it {
        Role::Reader => "Reads",
        Role::Commenter => "Comments",
        Role::Member => "Writes",
    }
}

pub fn field(it: Field) -> &'static str {
    match it {
        Field::Province => "Province",
        Field::School => "School",
        Field::LeagueHead => "Head of the League committee",
        Field::Contact => "Contact",
        Field::PilotContent => "What is piloted",
    }
}

pub fn field_hint(it: Field) -> &'static str {
    match it {
        Field::Province => "Where the school stands; schools of the Corps choose 新疆生产建设兵团.",
        Field::School => "The full name, as on the seal.",
        Field::LeagueHead => "Name, with post if you like.",
        Field::Contact => "Telephone or mail address.",
        Field::PilotContent => "What you will try and how. Several people can write at once.",
    }
}
