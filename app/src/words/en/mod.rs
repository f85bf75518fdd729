//! English.

pub mod activities;
pub mod audit;
pub mod calendar;
pub mod calls;
pub mod care;
pub mod comments;
pub mod corps;
pub mod decisions;
mod demo;
pub mod editor;
pub mod filings;
pub mod forms;
mod given;
pub mod history;
pub mod imports;
pub mod letters;
pub mod liaison;
pub mod measures;
pub mod meetings;
pub mod notices;
pub mod pairing;
pub mod party;
pub mod programmes;
pub mod register;
pub mod review;
pub mod rounds;
pub mod today;
pub mod wishes;

use std::borrow::Cow;

use super::Word;

pub fn say(word: &Word) -> Cow<'static, str> {
    Cow::Borrowed(match word {
        Word::Chip(it) => return given::chip(*it),
        Word::Fork(it) => given::fork(*it),
        Word::Fault(it) => return given::fault(*it),
        Word::Refusal(it) => return given::refusal(it),
        Word::Call(it) => return given::call(it),
        Word::Decision(it) => return decisions::say(it),
        Word::Trouble(it) => given::trouble(*it),
        Word::TroubleNext(it) => given::trouble_next(*it),
        Word::Kind(it) => given::kind(*it),
        Word::Untitled(it) => given::untitled(*it),
        Word::Role(it) => given::role(*it),
        Word::Field(it) => given::field(*it),
        Word::FieldHint(it) => given::field_hint(*it),

        // Everywhere
        Word::Brand => "Gongjian",
        Word::Tagline => "Write together, even offline",
        Word::Skip => "Skip to content",
        Word::MainMenu => "Main menu",
        Word::Back => "Back",
        Word::Cancel => "Cancel",
        Word::Close => "Close",
        Word::Loading => "Opening…",
        Word::TryAgain => "Try again",
        Word::Open => "Open",
        Word::NotFound => "There is no such page",
        Word::NotFoundNext => "The address may be mistyped, or the content has moved.",
        Word::PieceMissing => "This page is not on this device yet",
        Word::PieceMissingNext => {
            "Connect and try again. Once it is kept here, it opens without a network. If a new version is offered, update first."
        }

        // Places
        Word::Today => "Today",
        Word::Work => "Work",
        Word::Organisation => "Organisation",
        Word::SectionUnits => "Units",
        Word::SectionPeople => "People",
        Word::SectionGaps => "Gaps",
        Word::SectionLists => "Import, export",
        Word::SectionAccounts => "Accounts and spaces",
        Word::Activities => "Activities",
        Word::Wishes => "Small wishes",
        Word::Meetings => "Meetings",
        Word::Figures => "Figures",
        Word::Corps => "Mentors",
        Word::Needs => "Requests",
        Word::Calls => "Applications",
        Word::Notices => "Notices",
        Word::Programmes => "Programmes",
        Word::Care => "Pairs",
        Word::CareHint => "Talks, guidance, plans and help: what is due and what was done",
        Word::Me => "Me",
        Word::MeGroup => "Me",
        Word::Unsent => "Not sent",
        Word::AllSpaces => "All spaces",

        // Where work stands
        Word::OnPhone => "On this device",
        Word::OnServer => "On the server",
        Word::NotAccepted => "Not accepted",
        Word::AwaitsSupervisor => "With the supervisor",
        Word::SupervisorSaid { reason } => return format!("The supervisor says: {reason}").into(),

        // Sign-in
        Word::SignIn => "Sign in",
        Word::SignInLead => "Sign in with the account your office gave you.",
        Word::Account => "Account",
        Word::Password => "Password",
        Word::SigningIn => "Signing in…",
        Word::ShowPassword => "Show password",
        Word::HidePassword => "Hide password",
        Word::SignInStays => {
            "Once signed in you can write without a network. Work is kept on this device first and sent when there is one."
        }
        Word::SignInMissing => "Enter account and password.",
        Word::ExpiredTitle => {
            "Your sign-in has ended. Sign in again; everything on this device is still here"
        }
        Word::ExpiredText => {
            "You can go on writing. After you sign in again, what is kept on this device is sent by itself."
        }
        Word::SignInAgain => "Sign in again",
        Word::ToFirst => "Just installed the server? Make the first administrator",
        Word::ToSignIn => "I have an account: sign in",

        // First administrator
        Word::FirstTitle => "Make the first administrator",
        Word::FirstLead => {
            "When the server started it showed a one-time code on its terminal. It is good for one hour."
        }
        Word::Code => "One-time code",
        Word::CodeHint => "Two groups of five, like AB2CD-EF3GH",
        Word::OwnName => "Name",
        Word::PasswordAgain => "Password again",
        Word::PasswordHint => "10 to 128 characters. A sentence you remember is best.",
        Word::LoginHint => "2 to 64 letters or digits; . _ @ - are fine too",
        Word::NameHint => "1 to 80 characters on one line",
        Word::PasswordsDiffer => "The two passwords differ.",
        Word::CreateAdministrator => "Make and sign in",

        // Today
        Word::ToHandle => "Needs you",
        Word::ToHandleHint => "only on this device",
        Word::GoOn => "Go on writing",
        Word::GoOnHint => "what I changed lately",
        Word::OthersChanged => "What others changed",
        Word::OthersHint => "latest first",
        Word::ChangedBy { who, when } => return format!("{who} · {when}").into(),
        Word::ChangedByMe { when } => return format!("me · {when}").into(),
        Word::SomeoneChanged { who, when } => return format!("{who} changed this {when}").into(),
        Word::NothingToGoOn => "Nothing written yet",
        Word::NothingToGoOnNext => "Make something under Work, or open what others are writing.",
        Word::NothingFromOthers => "Nobody else changed anything lately.",
        Word::GoToWork => "Go to Work",
        Word::RefusedLine => "The server did not accept it; please look",
        Word::WaitingLine { age } => return format!("waiting to be sent for {age}").into(),
        Word::See => "Look",
        Word::SeeAll => "See all",
        Word::LastWritten => "Where you left off",

        // Work
        Word::New => "New",
        Word::Filter => "Find",
        Word::FilterHint => "Find by name, space or person",
        Word::NothingFound => "Nothing found. Try another word.",
        Word::NoDocuments => "Nothing in this space yet",
        Word::NoDocumentsNext => "Make something, and everybody here can write in it.",
        Word::NoSpaces => "You are in no space yet",
        Word::NoSpacesNext => {
            "Ask an administrator to let you into a space. It appears here once there is a connection."
        }
        Word::NewLead => "Where, and what. You can write at once, offline too.",
        Word::ChooseSpace => "Space",
        Word::WhatKind => "What",
        Word::KindFormHint => "One in each space; opens the one that is there",
        Word::KindPlanHint => "Comes with the headings of the programme",
        Word::KindBlankHint => "Starts from a blank sheet",
        Word::PlanTitle => "Title",
        Word::Create => "Make",
        Word::NoWritableSpace => {
            "You may only read in your spaces. Ask an administrator if you need to write."
        }
        Word::Filled { done, of } => return format!("{done}/{of} filled").into(),
        Word::Characters { count } => return format!("{count} characters").into(),
        Word::ReaderHere => "read only",
        Word::CommentOnly => "You may comment; the text is read only for you.",
        Word::LeftSpace => "no longer let in",
        Word::NotChangedYet => "nobody has written here yet",

        // A paper
        Word::OpeningPaper => "Opening…",
        Word::PaperNotHere => "This is not on this device yet",
        Word::PaperNotHereNext => "It comes by itself once there is a connection.",
        Word::BackToWork => "Back to Work",
        Word::Title => "Title",
        Word::TitleHint => "Give it a title",
        Word::BlockLabel { position } => return format!("Paragraph {position}").into(),
        Word::BlockHint => "Write here",
        Word::UnknownBlock => {
            "This part was written with a newer version. It is shown as it is and never changed here."
        }
        Word::Toolbar => "Paragraph style",
        Word::StyleParagraph => "Text",
        Word::StyleHeading { level } => return format!("Level {level}").into(),
        Word::Outline => "Outline",
        Word::OutlineEmpty => "No headings yet",
        Word::StoredAt { when } => return format!("Kept at {when}, offline too").into(),
        Word::Storing => "Keeping…",
        Word::NotStored => "Not kept right now",
        Word::ReadOnly => "You may read here, not write.",
        Word::AboutPaper => "About this",
        Word::CharactersLabel => "Characters",
        Word::LastChange => "Last change",
        Word::Nobody => "nobody yet",
        Word::Members => "Who can see this",

        // A fork
        Word::ForkTitle => "Changes that were not accepted, kept on this device",
        Word::ForkStays => {
            "Only you see this copy. You can go on writing, copy it elsewhere, or send it again when your right is back."
        }
        Word::ForkElsewhere => "Some of your changes were not accepted and are kept as a copy",
        Word::LateTitle => "The supervisor has these changes and decides",
        Word::PaperClosed => "This is closed to you",
        Word::PaperClosedNext => {
            "Your right in this space has ended. Changes that had not left yet are not lost: the supervisor decides on them."
        }
        Word::CopyAll => "Copy all",
        Word::Copied => "Copied. You can paste it elsewhere.",
        Word::CopyFailed => "The browser forbids copying. Select the text and copy it yourself.",
        Word::PushAgain => "Send again",
        Word::Drop => "Discard",
        Word::DropTitle => "Discard this copy?",
        Word::DropText => {
            "The changes that were not accepted are deleted from this device for good. What is on the server stays."
        }
        Word::DropYes => "Discard this copy",
        Word::SeeFork => "See that copy",
        Word::SeeServer => "See what is on the server",

        // The basic form
        Word::Choose => "Choose",
        Word::StillMissing => "Still missing",
        Word::AllFilled => "All filled in",
        Word::MissingHint => "A draft may have gaps; they matter when it is submitted.",
        Word::PlanField => "Construction plan",
        Word::PlanFieldHint => "Written together; open it any time.",
        Word::StartPlan => "Start the construction plan",
        Word::OpenPlan => "Open the construction plan",
        Word::PlanNotYet => "Not started yet.",
        Word::PlanTitleFor { school } => return format!("{school}建设方案").into(),
        Word::ConflictLead => "Two people filled in different values. Choose one:",
        Word::UseValue { value } => return format!("Use “{value}”").into(),
        Word::WriteAnother => "Neither: write another",
        Word::CountOf { count, most } => return format!("{count}/{most} characters").into(),

        // Not sent
        Word::RefusedLead => {
            "The server has not accepted these; they are still on this device. Open one to see why and decide."
        }
        Word::UnsentLead => {
            "These are on this device only. They are sent by themselves once there is a connection."
        }
        Word::AllSent => "Everything is on the server",
        Word::AllSentNext => "Nothing on this device waits to be sent.",
        Word::ConnectNow => "Connect now",
        Word::ExportAsFile => "Save as a file",
        Word::ExportHint => "In case this device is lost or breaks, keep a copy as a file.",
        Word::Exported => "The file was handed to the browser; look under Downloads.",
        Word::ExportFailed => "The browser did not take the file. Try the system browser.",
        Word::Changes { count } => return format!("{count} changes").into(),
        Word::WaitedFor { age } => return format!("waited {age}").into(),
        Word::WaitingToSend => "Waiting to be sent",

        // Me
        Word::Administrator => "Administrator",
        Word::Room => "Room on this device",
        Word::RoomUsed { used, quota } => {
            return format!("{used} used; the browser gives up to {quota}").into();
        }
        Word::RoomUnknown => "Asking the browser…",
        Word::Protected => "Protected: the browser does not clear it by itself",
        Word::NotProtected => {
            "Not protected: the browser may clear it when space is short. Open it often or add it to the home screen."
        }
        Word::Devices => "Where you are signed in",
        Word::DevicesHint => "End the ones you do not know, and tell an administrator.",
        Word::ThisDevice => "this one",
        Word::Since { when } => return format!("since {when}").into(),
        Word::LastSeen { when } => return format!("last seen {when}").into(),
        Word::EndSession => "End",
        Word::EndSessionOf { device } => return format!("End {device}").into(),
        Word::OnlineOnly => "Needs a connection to the server.",
        Word::SessionEnded => "That device is signed out.",
        Word::Language => "Language",
        Word::Version => "Version",
        Word::SignOut => "Sign out",
        Word::SignOutTitle => "Sign out and clear this device?",
        Word::SignOutText => {
            "What is on this device is deleted, so nobody else sees it. What is on the server stays and comes back at your next sign-in."
        }
        Word::SignOutUnsent { count } => {
            return format!("{count} items have not reached the server and will be lost.").into();
        }
        Word::SignOutYes => "Sign out and clear",
        Word::SignOutAnyway => "Sign out anyway and lose them",
        Word::SignInAs => "Signed in as",
        Word::SigningOut => "Signing out…",

        // Late work
        Word::Escrow => "Late changes",
        Word::EscrowLead => {
            "Changes that arrived after their author's right had ended. Taken in, they keep their author's name and time."
        }
        Word::NoEscrow => "No late changes wait",
        Word::NoEscrowNext => "Work that arrives after its author's right has ended shows up here.",
        Word::EscrowBy { author } => return format!("by {author}").into(),
        Word::EscrowCame { when } => return format!("came {when}").into(),
        Word::SeeWhatChanges => "See what changes",
        Word::LinesAdded => "Taken in, it would say",
        Word::LinesRemoved => "and no longer",
        Word::PreviewEmpty => "The words stay the same.",
        Word::PreviewTooLarge => "Too much to show here.",
        Word::TakeIn => "Take in",
        Word::TakeInOf { author } => return format!("Take in the changes of {author}").into(),
        Word::TakeInText => {
            "They become part of the document under their author's name. All members will see them."
        }
        Word::TurnAway => "Leave out",
        Word::TurnAwayOf { author } => return format!("Leave out the changes of {author}").into(),
        Word::TurnAwayText => {
            "They stay out of the document. Their author sees your reason, and can fetch the words for 30 days."
        }
        Word::TurnAwayReason => "Reason",
        Word::EscrowTakenIn => "Taken in: the document has them.",
        Word::EscrowTurnedAway => "Left out; the author is told.",

        // Organisation
        Word::OrganisationOffline => "This page needs a connection to the server",
        Word::OrganisationOfflineNext => "Try again when there is one. Writing is not affected.",
        Word::OnlyAdministrators => "Only administrators see this page.",
        Word::Spaces => "Spaces",
        Word::People => "People",
        Word::AddSpace => "Add a space",
        Word::AddSpaceHint => "A space is a group of people who see the same things, for example a school.",
        Word::SpaceName => "Name of the space",
        Word::AddPerson => "Add a person",
        Word::IsAdministrator => "Is an administrator too",
        Word::FirstPassword => "First password",
        Word::FirstPasswordOnce { name } => {
            return format!("First password of {name}, shown only once. Tell it to the person directly.")
                .into();
        }
        Word::Understood => "I have noted it",
        Word::LetIn => "Let somebody in",
        Word::LetInTo { space } => return format!("Let somebody into “{space}”").into(),
        Word::Person => "Person",
        Word::RoleLabel => "May",
        Word::RoleOf { name } => return format!("What {name} may do").into(),
        Word::TakeOut => "Take out",
        Word::TakeOutOf { name } => return format!("Take out {name}").into(),
        Word::MembersCount { count } => return format!("{count} people").into(),
        Word::NoMembers => "Nobody is in it yet",
        Word::CloseAccount => "Close",
        Word::CloseAccountOf { name } => return format!("Close the account of {name}").into(),
        Word::OpenAccount => "Reopen",
        Word::OpenAccountOf { name } => return format!("Reopen the account of {name}").into(),
        Word::AccountClosed => "closed",
        Word::CloseTitle { name } => return format!("Close the account of {name}?").into(),
        Word::CloseText => {
            "All their devices are signed out at once and they cannot sign in. What they wrote stays; you can reopen it later."
        }
        Word::EverybodyIn => "Everybody is in this space already.",
        Word::Working => "Working…",
        Word::Copy => "Copy",
        Word::Add => "Add",
        Word::NobodyElse => "Nobody is left: add people first.",

        // The accounts of a demo
        Word::DemoTitle => "Accounts to try",
        Word::DemoLead => {
            "This is a demo; all people and schools are invented. Tap a role and the form is filled in."
        }
        Word::DemoName(it) => demo::name(*it),
        Word::DemoTry(it) => demo::to_try(*it),

        // The app itself
        Word::UpdateWaits => "A new version is ready for the next start",
        Word::NoRoomTitle => "This device is nearly full: without a network some pages may not open",
        Word::NoRoomText => {
            "What you wrote is still there. Free some space before you go out; this page tries again by itself."
        }
        Word::UpdateNow => "Update now",
        Word::Reload => "Reload",
    })
}
