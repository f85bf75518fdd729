//! What the lists show, from what is in memory.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::view::Summary;
use gongjian_shared::ids::{DocumentId, PersonId, SpaceId, UserId};
use gongjian_shared::party::RosterRow;
use gongjian_shared::rules::Role;
use gongjian_shared::rules::corps::ROW as CORPS;
use gongjian_shared::rules::liaison::{ANSWER, DUTY, TALKS};
use gongjian_shared::rules::meetings::ROW as MEETING;
use gongjian_shared::rules::needs::ROW as NEED;
use gongjian_shared::rules::pairing::{PAIR, PRIVATE};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::Me;
use serde::Deserialize;

use super::records::Card;
use super::shelf::Shelf;
use super::talk::{
    DocumentRow, EditState, ForkReason, MeetingView, MemberView, MentionRow, NoticeView, Paper, PinView,
    RosterPerson, SpaceView, ToldRow, UnsentRow, WishView,
};

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

/// The spaces that are open to the person; one whose end has come is gone.
pub fn spaces(shelf: &Shelf, me: &Me, clock: Timestamp) -> Vec<SpaceView> {
    // Nobody works in a letter box.
    let rooms = shelf.grants.iter().filter(|it| it.space != SpaceId::letter_box(me.user));
    let open = rooms.filter_map(|it| Some((it.space, shelf.role(it.space, clock)?)));
    let mut spaces: Vec<SpaceView> = open.map(|(space, role)| view(shelf, space, role)).collect();
    spaces.sort_by(|a, b| a.name.cmp(&b.name));
    spaces
}

fn view(shelf: &Shelf, space: SpaceId, role: Role) -> SpaceView {
    SpaceView {
        space,
        name: space_name(shelf, space),
        role: Some(role),
        decides: shelf.decides(space),
        members: members(shelf, space),
        pair: json_row(shelf, space, PAIR),
        private: json_row(shelf, space, PRIVATE),
        meeting: [MEETING, NEED].iter().any(|key| shelf.rows.contains_key(&(space, (*key).to_owned()))),
        talks: text_row(shelf, space, TALKS),
        duty: text_row(shelf, space, DUTY),
        answers: answers(shelf, space),
    }
}

/// A row as it came, for a piece that reads it.
fn text_row(shelf: &Shelf, space: SpaceId, key: &str) -> Option<String> {
    String::from_utf8(shelf.rows.get(&(space, key.to_owned()))?.clone()).ok()
}

fn answers(shelf: &Shelf, space: SpaceId) -> Vec<String> {
    let from = (space, ANSWER.to_owned());
    let rows = shelf.rows.range(from..).take_while(|((it, key), _)| *it == space && key.starts_with(ANSWER));
    rows.filter_map(|(_, bytes)| String::from_utf8(bytes.clone()).ok()).collect()
}

fn json_row<T: serde::de::DeserializeOwned>(shelf: &Shelf, space: SpaceId, key: &str) -> Option<T> {
    serde_json::from_slice(shelf.rows.get(&(space, key.to_owned()))?).ok()
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

/// Everybody whose name the rows of open spaces tell: people at home in a unit, and members who are in no such row.
pub fn roster(shelf: &Shelf, clock: Timestamp) -> Vec<RosterPerson> {
    let open: Vec<SpaceId> =
        shelf.grants.iter().map(|it| it.space).filter(|it| shelf.role(*it, clock).is_some()).collect();
    let mut found: BTreeMap<PersonId, RosterPerson> = BTreeMap::new();
    for ((space, key), bytes) in shelf.rows.iter().filter(|((space, _), _)| open.contains(space)) {
        let Some(person) = key.strip_prefix("person/").and_then(|it| it.parse().ok()) else { continue };
        let row = serde_json::from_slice::<RosterRow>(bytes).ok().filter(|row| !row.gone);
        if let Some(RosterRow { name, staff, search, .. }) = row {
            found.insert(person, RosterPerson { person, space: *space, name, staff: Some(staff), search });
        }
    }
    for space in open {
        for MemberView { user, name, .. } in members(shelf, space) {
            let person = PersonId::from(user);
            let search = name.to_lowercase();
            found.entry(person).or_insert(RosterPerson { person, space, name, staff: None, search });
        }
    }
    found.into_values().collect()
}

/// All wishes of open spaces: those that somebody may act on first, then the newest.
pub fn wishes(shelf: &Shelf, clock: Timestamp) -> Vec<WishView> {
    let wish = |((space, key), bytes): (&(SpaceId, String), &Vec<u8>)| {
        let wish = key.strip_prefix("wish/")?.parse().ok()?;
        shelf.role(*space, clock)?;
        Some(WishView { wish, space: *space, row: serde_json::from_slice(bytes).ok()? })
    };
    let mut wishes: Vec<WishView> = shelf.rows.iter().filter_map(wish).collect();
    wishes.sort_by_key(|it| (it.row.state, std::cmp::Reverse(it.row.collected), it.wish));
    wishes
}

/// All requests and corps of open spaces.
pub fn told(shelf: &Shelf, clock: Timestamp) -> Vec<ToldRow> {
    let row = |((space, key), bytes): (&(SpaceId, String), &Vec<u8>)| {
        [NEED, CORPS].contains(&key.as_str()).then_some(())?;
        shelf.role(*space, clock)?;
        Some(ToldRow { space: *space, key: key.clone(), told: String::from_utf8(bytes.clone()).ok()? })
    };
    shelf.rows.iter().filter_map(row).collect()
}

/// All meetings whose spaces are open.
pub fn meetings(shelf: &Shelf, clock: Timestamp) -> Vec<MeetingView> {
    let meeting = |((space, key), bytes): (&(SpaceId, String), &Vec<u8>)| {
        (key == MEETING).then_some(())?;
        shelf.role(*space, clock)?;
        Some(MeetingView { space: *space, told: String::from_utf8(bytes.clone()).ok()? })
    };
    shelf.rows.iter().filter_map(meeting).collect()
}

/// Every fixed version that a register row tells of, the newest first.
pub fn pins(shelf: &Shelf) -> Vec<PinView> {
    let pin = |((_, key), bytes): (&(SpaceId, String), &Vec<u8>)| {
        let pin = key.strip_prefix("pin/")?.parse().ok()?;
        Some(PinView { pin, row: serde_json::from_slice(bytes).ok()? })
    };
    let mut pins: Vec<PinView> = shelf.rows.iter().filter_map(pin).collect();
    pins.sort_by_key(|it| (std::cmp::Reverse(it.row.at), it.pin));
    pins
}

/// Every notice that lies in an open space, the newest first; one that came by several ways is one.
pub fn notices(shelf: &Shelf, clock: Timestamp) -> Vec<NoticeView> {
    let notice = |((space, key), bytes): (&(SpaceId, String), &Vec<u8>)| {
        let notice = key.strip_prefix("notice/")?.parse().ok()?;
        shelf.role(*space, clock)?;
        Some(NoticeView { notice, row: serde_json::from_slice(bytes).ok()? })
    };
    let mut notices: Vec<NoticeView> = shelf.rows.iter().filter_map(notice).collect();
    notices.sort_by_key(|it| (std::cmp::Reverse(it.row.sent), it.notice, it.row.to));
    notices.dedup_by_key(|it| it.notice);
    notices
}

/// The name of a person, as a register row of the space tells it (also of somebody who has left).
pub fn person(shelf: &Shelf, space: SpaceId, user: UserId) -> Option<String> {
    let bytes = shelf.rows.get(&(space, format!("member/{user}")))?;
    serde_json::from_slice::<MemberRow>(bytes).ok().map(|row| row.name)
}

pub fn documents(shelf: &Shelf, me: &Me, clock: Timestamp) -> Vec<DocumentRow> {
    // Comments are no document of their own to a person: they stand beside their text.
    let told =
        |card: &&Card| card.head.kind != Kind::Comments && shelf.role(card.head.space, clock).is_some();
    shelf.cards.values().filter(told).map(|card| row(shelf, me, card)).collect()
}

/// Where comments in open spaces call this person, the newest first.
pub fn mentions(shelf: &Shelf, clock: Timestamp) -> Vec<MentionRow> {
    let open = |card: &&Card| !card.mentions.is_empty() && shelf.role(card.head.space, clock).is_some();
    let mut rows: Vec<MentionRow> = Vec::new();
    for card in shelf.cards.values().filter(open) {
        let Some(text) = card.head.owner.map(DocumentId::from) else { continue };
        for mention in &card.mentions {
            let name = mention.by.and_then(|by| person(shelf, card.head.space, by));
            rows.push(MentionRow { text, name, mention: mention.clone() });
        }
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.mention.at), row.mention.thread));
    rows
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
        summary: Summary {
            title: card.title.clone(),
            characters: card.characters,
            filled: card.filled,
            activity: card.activity.clone(),
            record: card.record.clone(),
        },
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

pub fn unsent(shelf: &Shelf, clock: Timestamp) -> Vec<UnsentRow> {
    let mut rows = Vec::new();
    for (document, line) in &shelf.waiting {
        let card = shelf.cards.get(document);
        let reasons: BTreeSet<Option<ForkReason>> = line.values().map(|wait| wait.refused).collect();
        for refused in reasons {
            let part: Vec<_> = line.values().filter(|wait| wait.refused == refused).collect();
            let Some(first) = part.first() else { continue };
            let fork = refused.is_some();
            let readable = shelf.role(first.head.space, clock).is_some();
            let kept_whole = card.is_some_and(|card| !card.sealed);
            rows.push(UnsentRow {
                paper: Paper { document: *document, fork },
                kind: first.head.kind,
                title: card.map(|card| card.title.clone()).unwrap_or_default(),
                space: space_name(shelf, first.head.space),
                changes: part.len(),
                bytes: part.iter().map(|wait| wait.size).sum(),
                since: part.iter().map(|wait| wait.made).min().unwrap_or_default(),
                refused,
                answer: part.iter().find_map(|wait| wait.answer.clone()),
                opens: kept_whole && (readable || (fork && refused != Some(ForkReason::Late))),
            });
        }
    }
    rows.sort_by_key(|row| (row.refused.is_none(), row.since));
    rows
}
