//! What is said about reviews, shortlists, decisions and publicity.

use std::borrow::Cow;

use gongjian_shared::rules::review::{Outcome, ReviewRefusal, ReviewState, StepWhat, Tie};

use crate::words::review::ReviewWord;

pub fn say(word: &ReviewWord) -> Cow<'static, str> {
    use ReviewWord as W;
    Cow::Borrowed(match word {
        W::Title => "Review",
        W::Tasks { owed } => return format!("My reviews ({owed} to score)").into(),
        W::ToJudge => "To score",
        W::ToDeclare => "Before reviewers are assigned: say whom you cannot judge",
        W::DeclareLead => {
            "Your own unit, units that you guide, and your own application are left out for you. Say here what else there is."
        }
        W::GivenSheets => "Handed in",
        W::TasksNone => "Nothing to review",
        W::TasksNoneNext => {
            "Applications that you are to score appear here. What was opened once can be scored without a network."
        }
        W::Handed => "Handed in",
        W::ReopenedBecause { reason } => return format!("Given back: {reason}").into(),
        W::Recuse => "I cannot judge this",
        W::RecuseOf { title } => return format!("I cannot judge \"{title}\"").into(),
        W::RecuseLead => "Say why. Somebody else will judge it.",
        W::Reason => "Reason",
        W::MayNot { tie: it } => return format!("Not for you: {}", tie(*it)).into(),
        W::Papers => "Application",
        W::Marks => "Score sheet",
        W::PapersMissing => "The application cannot be read. Please tell the office.",
        W::Full { weight, full } => return format!("{weight}% · full marks {full}").into(),
        W::PointsOf { title } => return format!("Points for {title}").into(),
        W::Abstain => "Abstain",
        W::AbstainOf { title } => return format!("Abstain from {title}").into(),
        W::Whole { hundredths } => return format!("Total {}", points(*hundredths)).into(),
        W::WholeLeft { left } => return format!("{left} items have no mark").into(),
        W::WholeAbstained => "Abstained from all: no total",
        W::ToCommittee => "Comment to the committee",
        W::ToCommitteeHint => "Only the committee sees it.",
        W::ToApplicant => "Comment to the applicant",
        W::ToApplicantHint => "The applicant sees it, without your name, when all results are released.",
        W::Preview => "As the applicant sees it",
        W::PreviewNone => "No comment to the applicant",
        W::Kept => "Draft kept on this device",
        W::NotKept => "This device cannot keep the draft. Hand it in, or write it down.",
        W::HandIn => "Hand in",
        W::HandInLead => {
            "It cannot be changed afterwards, unless the office gives it back. Other reviewers see nothing of it before the results are opened."
        }
        W::SheetIn => "The sheet is in",
        W::Closed => "Scoring is over.",
        W::Board => "Review",
        W::OpenLead => "The call is closed. Set the items and the reviewers, then look at the assignment.",
        W::RubricTitle => "Items",
        W::RubricItem => "Name",
        W::Weight => "Weight (%)",
        W::FullMarks => "Full marks",
        W::MoreItem => "Add an item",
        W::LessItem { title } => return format!("Remove \"{title}\"").into(),
        W::WeightsAre { sum } => return format!("Weights are {sum}, not 100").into(),
        W::Each => "Reviewers for each",
        W::Most => "Most for one reviewer",
        W::Pool => "Reviewers",
        W::PoolFind => "Find reviewers (name or pinyin)",
        W::PoolCount { count } => return format!("{count} chosen").into(),
        W::Add { name, home } => return format!("Add {name} ({home})").into(),
        W::Drop { name } => return format!("Remove {name}").into(),
        W::OpenNow => "Open the review",
        W::OpenAnew => "Set anew",
        W::Assignment => "Assignment",
        W::AssignmentLead => {
            "Computed from who may judge what, how many each wants, and equal loads. Look before you fix it."
        }
        W::Gap { title, allowed, missing } => {
            return format!("\"{title}\" lacks {missing} reviewers: only {allowed} may judge it, or all are full. Add reviewers, or let each take more.").into();
        }
        W::Fix => "Fix the assignment",
        W::FixAnew => "Fix it as things are now",
        W::Load { name, load } => return format!("{name}: {load}").into(),
        W::Barred { name, tie: it } => return format!("not {name} ({})", tie(*it)).into(),
        W::Progress { given, all } => return format!("{given} / {all} handed in").into(),
        W::Owes { name, titles } => return format!("{name} owes: {}", titles.join(", ")).into(),
        W::OpenResults => "Open the scores",
        W::OpenResultsLead { owed: 0 } => "All sheets are in. Afterwards nothing can be changed.",
        W::OpenResultsLead { owed } => {
            return format!("{owed} sheets are not in. To open now needs a reason; none can come later.")
                .into();
        }
        W::Scores => "Scores",
        W::ScoreLine { mean, median, low, high } => {
            return format!(
                "mean {} · median {} · spread {} ({}–{})",
                points(*mean),
                points(*median),
                points(high - low),
                points(*low),
                points(*high)
            )
            .into();
        }
        W::ScoreNone => "No score",
        W::SheetOf { name } => return format!("Sheet of {name}").into(),
        W::Points { points: it } => return points(*it).into(),
        W::ForCommittee { words } => return format!("To the committee: {words}").into(),
        W::ForApplicant { words } => return format!("To the applicant: {words}").into(),
        W::OnShortlist { title } => return format!("\"{title}\" on the shortlist").into(),
        W::Shortlist => "Shortlist",
        W::SaveShortlist => "Keep the shortlist",
        W::Decide => "Decide",
        W::DecideOf { title } => return format!("Decide on \"{title}\"").into(),
        W::DecideLead => "Say why. No applicant sees it before all are released.",
        W::Places { chosen, least, most } => {
            return format!("{chosen} chosen of {least}–{most} places").into();
        }
        W::Publish => "Make public",
        W::PublishLead => "Counted in working days, 5 as a rule. 0 for none, with a reason.",
        W::From => "From",
        W::Days => "Working days",
        W::PublishReason => "Note (needed when fewer are chosen than places, or nothing is made public)",
        W::PublicUntil { from, to } => return format!("Public from {from} to {to}").into(),
        W::PublicNone => "Not made public",
        W::Recall => "Take it back",
        W::RecallLead => "Afterwards decisions can be changed and made public again.",
        W::Release => "Release all results",
        W::ReleaseLead => {
            "All applicants see result, reason and their comments at once. This cannot be taken back."
        }
        W::Released => "Results are released",
        W::History => "History",
        W::Step { by, when } => return format!("{by} · {when}").into(),
        W::Verdict => "Result",
        W::Comments => "Comments of the reviewers",
        W::CommentsNone => "The reviewers wrote no comment",
        W::WhatOutcome => "Outcome",
    })
}

pub fn refusal(it: &ReviewRefusal) -> Cow<'static, str> {
    use ReviewRefusal as R;
    Cow::Borrowed(match it {
        R::NotThere => "Not found, or not for you to see.",
        R::NotYours => "This step is not yours. Please ask who may take it.",
        R::CallTakes => "The call still takes applications. Open the review when it is closed.",
        R::NothingCame => "The office has no application yet.",
        R::NotBegun => "The review has not begun.",
        R::ReviewIs { state: it } => {
            return format!("The review is \"{}\": this cannot be done.", state(*it)).into();
        }
        R::BadRubric => "Items need a name, full marks from 1 to 100, and weights of 100 together.",
        R::BadPool => "Too few reviewers, or somebody has no account. Please choose again.",
        R::NoReason { most } => return format!("Please say why, in at most {most} characters.").into(),
        R::TooLong { most } => return format!("A comment is too long: at most {most} characters.").into(),
        R::Recused { title, reviewer, tie: it } => {
            return format!("{reviewer} may not judge \"{title}\" ({}). Choose somebody else.", tie(*it))
                .into();
        }
        R::NotEach { title, has, each } => {
            return format!("\"{title}\" has {has} reviewers, not {each}.").into();
        }
        R::Overloaded { most } => return format!("Somebody is no reviewer, or has more than {most}.").into(),
        R::SheetIsIn { title } => {
            return format!("The sheet for \"{title}\" is in. The office can give it back.").into();
        }
        R::BadSheet => "The marks do not fit the items. Reload the page and try again.",
        R::Changed => "The application has another version. Reload the page and read it first.",
        R::SheetsOwed { owed } => {
            return format!("{owed} sheets are not in. Say why you open them now.").into();
        }
        R::NotShortlisted => "It is not on the shortlist. Put it there first.",
        R::PlacesFull { most, taken } => {
            return format!("At most {most}; chosen are: {}. Change one of them first.", taken.join(", "))
                .into();
        }
        R::Undecided { left } => return format!("{left} are not decided.").into(),
        R::TooFew { least, chosen } => {
            return format!("{chosen} are chosen, fewer than {least}. Say why.").into();
        }
        R::BadPublicity => "It begins today or later, and takes at most 30 working days.",
        R::PublicityRuns { to } => {
            return format!("It is public until {to}. Release the results after that.").into();
        }
    })
}

pub const fn state(it: ReviewState) -> &'static str {
    match it {
        ReviewState::Gathering => "reviewers are named",
        ReviewState::Scoring => "scoring",
        ReviewState::Opened => "scores are open",
        ReviewState::Public => "public",
        ReviewState::Released => "released",
    }
}

pub const fn outcome(it: Outcome) -> &'static str {
    match it {
        Outcome::Chosen => "chosen",
        Outcome::Reserve => "reserve",
        Outcome::NotChosen => "not chosen",
    }
}

pub const fn tie(it: Tie) -> &'static str {
    match it {
        Tie::Unit => "same unit",
        Tie::Guide => "guiding unit",
        Tie::Head => "its own head",
        Tie::Declared => "declared",
    }
}

pub const fn step(it: StepWhat) -> &'static str {
    match it {
        StepWhat::Opened => "Review set up",
        StepWhat::Assigned => "Assignment fixed",
        StepWhat::Reopened => "Sheet given back",
        StepWhat::Results => "Scores opened",
        StepWhat::Shortlisted => "Shortlist kept",
        StepWhat::Published => "Made public",
        StepWhat::Recalled => "Taken back",
        StepWhat::Released => "Results released",
    }
}

/// 8 650 is 86.5.
fn points(hundredths: u32) -> String {
    format!("{}.{}", hundredths / 100, hundredths % 100 / 10)
}
