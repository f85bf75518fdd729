//! A draft that the server does not have yet: kept in this browser, so that a reload without a network loses nothing.

use gongjian_shared::ids::{ProgrammeId, RoundId, UserId};
use gongjian_shared::rules::rounds::RoundDraft;
use gongjian_shared::wire::rounds::Board;
use serde::{Deserialize, Serialize};

use super::table::Work;
use crate::device::kept;

/// What is kept: the draft, and on which version of the server it stands.
#[derive(Serialize, Deserialize)]
struct Unsent {
    round: RoundId,
    version: u32,
    draft: RoundDraft,
}

fn name(programme: ProgrammeId) -> String {
    format!("round-draft/{programme}")
}

/// Keeps it at once, before it is sent.
pub fn keep(user: Option<UserId>, programme: ProgrammeId, work: &Work) {
    let it = Unsent { round: work.round, version: work.version, draft: work.draft.clone() };
    if let (Some(user), Ok(text)) = (user, serde_json::to_string(&it)) {
        kept::write(user, &name(programme), &text);
    }
}

/// The server has it.
pub fn forget(user: Option<UserId>, programme: ProgrammeId) {
    if let Some(user) = user {
        kept::remove(user, &name(programme));
    }
}

/// What was kept here and stands on what the server has. A draft that others carried on, or that was published
/// meanwhile, has gone its way: the server's counts.
pub fn find(user: Option<UserId>, board: &Board) -> Option<Work> {
    let text = kept::read(user?, &name(board.programme))?;
    let it: Unsent = serde_json::from_str(&text).ok()?;
    let there = board.draft.as_ref().map_or((it.round, 0), |draft| (draft.round, draft.version));
    let fits = board.may_write && there == (it.round, it.version);
    fits.then_some(Work {
        round: it.round,
        version: it.version,
        draft: it.draft,
        blocked: None,
        unproved: false,
    })
}
