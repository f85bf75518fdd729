//! What the lists show, from what is in memory.

use gongjian_shared::documents::view::Summary;
use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::wire::Me;
use serde::Deserialize;

use super::records::Card;
use super::shelf::Shelf;
use super::talk::{DocumentRow, EditState, MemberView, Paper, SpaceView, UnsentRow};

/// A register row `member/<user>`.
#[derive(Deserialize)]
struct MemberRow {
    name: String,
    role: Option<Role>,
}

/// The register row `space`.
#[derive(Deserialize)]
struct SpaceRow {
    name: String,
}

pub fn spaces(shelf: &Shelf) -> Vec<SpaceView> {
    let mut ids: Vec<SpaceId> = shelf.grants.iter().map(|grant| grant.space).collect();
    ids.extend(shelf.cards.values().map(|card| card.head.space));
    ids.sort_unstable();
    ids.dedup();
    let mut spaces: Vec<SpaceView> = ids.into_iter().map(|space| view(shelf, space)).collect();
    spaces.sort_by(|a, b| a.name.cmp(&b.name));
    spaces
}

fn view(shelf: &Shelf, space: SpaceId) -> SpaceView {
    SpaceView {
        space,
        name: space_name(shelf, space),
        role: shelf.role(space),
        members: members(shelf, space),
    }
}

fn space_name(shelf: &Shelf, space: SpaceId) -> String {
    let row = shelf.rows.get(&(space, "space".to_owned()));
    let row = row.and_then(|bytes| serde_json::from_slice::<SpaceRow>(bytes).ok());
    row.map(|row| row.name).unwrap_or_default()
}

fn members(shelf: &Shelf, space: SpaceId) -> Vec<MemberView> {
    let from = (space, "member/".to_owned());
    let rows =
        shelf.rows.range(from..).take_while(|((it, key), _)| *it == space && key.starts_with("member/"));
    let member = |((_, key), bytes): (&(SpaceId, String), &Vec<u8>)| {
        let user: UserId = key.strip_prefix("member/")?.parse().ok()?;
        let row: MemberRow = serde_json::from_slice(bytes).ok()?;
        Some(MemberView { user, name: row.name, role: row.role? })
    };
    rows.filter_map(member).collect()
}

/// The name of a person, as a register row of the space tells it (also of somebody who has left).
fn person(shelf: &Shelf, space: SpaceId, user: UserId) -> Option<String> {
    let bytes = shelf.rows.get(&(space, format!("member/{user}")))?;
    serde_json::from_slice::<MemberRow>(bytes).ok().map(|row| row.name)
}

pub fn documents(shelf: &Shelf, me: &Me) -> Vec<DocumentRow> {
    shelf.cards.values().map(|card| row(shelf, me, card)).collect()
}

fn row(shelf: &Shelf, me: &Me, card: &Card) -> DocumentRow {
    let state = shelf.state(card.head.document);
    let waits = match state {
        EditState::OnPhone { .. } => shelf.waiting.get(&card.head.document),
        EditState::OnServer { .. } | EditState::Refused { .. } => None,
    };
    let mine = waits.and_then(|line| line.values().map(|wait| wait.made).max());
    let by_me = mine.is_some() || card.changed.is_some_and(|(user, _)| user == me.user);
    DocumentRow {
        head: card.head,
        summary: Summary { title: card.title.clone(), characters: card.characters, filled: card.filled },
        changed_by: match card.changed {
            _ if by_me => Some(me.name.clone()),
            Some((user, _)) => person(shelf, card.head.space, user),
            None => None,
        },
        changed_by_me: by_me,
        changed: mine.or(card.changed.map(|(_, at)| at)),
        state,
        fork: shelf.fork(card.head.document),
    }
}

pub fn unsent(shelf: &Shelf) -> Vec<UnsentRow> {
    let mut rows = Vec::new();
    for (document, line) in &shelf.waiting {
        for fork in [true, false] {
            let part: Vec<_> = line.values().filter(|wait| wait.refused.is_some() == fork).collect();
            let Some(first) = part.first() else { continue };
            rows.push(UnsentRow {
                paper: Paper { document: *document, fork },
                kind: first.head.kind,
                title: shelf.cards.get(document).map(|card| card.title.clone()).unwrap_or_default(),
                space: space_name(shelf, first.head.space),
                changes: part.len(),
                bytes: part.iter().map(|wait| wait.size).sum(),
                since: part.iter().map(|wait| wait.made).min().unwrap_or_default(),
                refused: part.iter().find_map(|wait| wait.refused),
            });
        }
    }
    rows.sort_by_key(|row| (row.refused.is_none(), row.since));
    rows
}
