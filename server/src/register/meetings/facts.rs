use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{MeetingId, PersonId, SpaceId};
use gongjian_shared::meetings::MinutesNotes;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::meetings::{MeetingCommand, MeetingDraft, MeetingFacts, MeetingRow};
use gongjian_shared::sync::guard::genesis_hash;
use gongjian_shared::sync::hash::Hash;
use jiff::civil::Date;

use crate::clock::local_day;
use crate::register::case::Case;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::changes::Changes;
use crate::store::issues::Issues;
use crate::store::meetings::Meetings;
use crate::store::party::{Appointments, People, Units};
use crate::store::pins::Pins;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction. Of a meeting that the sender may not see, nothing is gathered.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &MeetingCommand,
) -> Result<MeetingFacts, StoreError> {
    use MeetingCommand as C;
    let today = local_day(case.now);
    let account = Accounts(&mut *conn).find(case.who).await?;
    let name = account.map(|it| it.name.as_str().to_owned()).unwrap_or_default();
    let mut facts =
        MeetingFacts { who: case.who, name, now: case.received, today, ..MeetingFacts::default() };
    let space = SpaceId::of_meeting(command.meeting());
    let found = Meetings(&mut *conn).find(command.meeting()).await?;
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    if let C::Plan { unit, draft, .. } = command {
        facts.id_taken = found.is_some() || Spaces(&mut *conn).find(space).await?.is_some();
        if let Some(it) = Units(&mut *conn).find(*unit).await?.filter(|it| it.exists_on(today) && !it.draft) {
            facts.seats = Some(posts.seats(&mut *conn, *unit).await?);
            it.detail.name.as_str().clone_into(&mut facts.unit_name);
        }
        facts.named = named(conn, &posts, &of_draft(draft), None, today).await?;
        return Ok(facts);
    }
    let Some(row) = found else { return Ok(facts) };
    if Spaces(&mut *conn).open_role(space, case.who, case.received).await?.is_none() {
        return Ok(facts);
    }
    facts.seats = Some(posts.seats(&mut *conn, row.unit).await?);
    let asked = match command {
        C::Change { draft, .. } => of_draft(draft),
        C::Assign { task, .. } => [task.owner].into(),
        C::Plan { .. }
        | C::Call { .. }
        | C::Cancel { .. }
        | C::Answer { .. }
        | C::Hold { .. }
        | C::Resolve { .. }
        | C::Link { .. }
        | C::Settle { .. }
        | C::Fix { .. } => BTreeSet::new(),
    };
    facts.named = named(&mut *conn, &posts, &asked, Some(&row), today).await?;
    if let C::Fix { meeting, pin, heads } = command {
        facts.id_taken = Pins(&mut *conn).find(*pin).await?.is_some();
        (facts.missing, facts.notes) = version(conn, *meeting, heads).await?;
    }
    if let C::Link { issue, .. } = command {
        let issue = Issues(&mut *conn).find(*issue).await?.filter(|it| it.unit == row.unit);
        facts.issue_title = issue.map(|it| it.draft.title);
    }
    facts.meeting = Some(row);
    Ok(facts)
}

fn of_draft(draft: &MeetingDraft) -> BTreeSet<PersonId> {
    draft.invited.iter().chain(&draft.note_takers).copied().chain([draft.chair]).collect()
}

/// Those whom the sender may name: people of the meeting as it was, and people whom the register shows them at home or
/// in a post.
pub(in crate::register) async fn named(
    conn: &mut Connection,
    posts: &Posts,
    asked: &BTreeSet<PersonId>,
    row: Option<&MeetingRow>,
    today: Date,
) -> Result<BTreeMap<PersonId, String>, StoreError> {
    let known: BTreeSet<PersonId> = row
        .map(|row| row.invited.iter().map(|it| it.person).chain(row.writers()).collect())
        .unwrap_or_default();
    let mut names = BTreeMap::new();
    for person in asked {
        let Some(found) = People(&mut *conn).find(*person).await? else { continue };
        let mut seen = known.contains(person);
        if !seen {
            let held = Appointments(&mut *conn).held_by(*person, today).await?;
            for unit in held.iter().map(|it| it.detail.unit).chain([found.detail.home]) {
                let seats = posts.seats(&mut *conn, unit).await?;
                seen |= by_right(&seats, Thing::Person, Verb::Read).is_some();
            }
        }
        if seen {
            names.insert(*person, found.detail.name.as_str().to_owned());
        }
    }
    Ok(names)
}

/// What exactly this version stands on and is not here; when all is, what it says beside its text.
async fn version(
    conn: &mut Connection,
    meeting: MeetingId,
    heads: &[Hash],
) -> Result<(Vec<Hash>, MinutesNotes), StoreError> {
    let head = DocumentHead::minutes_of(meeting);
    // Minutes in which nobody has written anything are not here: nothing of them can be kept.
    if Changes(&mut *conn).find(head.document).await?.is_none() {
        return Ok((heads.to_vec(), MinutesNotes::default()));
    }
    let first = genesis_hash(head.kind);
    let mut wanted: Vec<Hash> = heads.iter().copied().filter(|hash| *hash != first).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let missing = Changes(&mut *conn).missing(head.document, &wanted).await?;
    if !missing.is_empty() {
        return Ok((missing, MinutesNotes::default()));
    }
    let log: Vec<Vec<u8>> =
        Changes(conn).all(head.document).await?.into_iter().map(|(_, bytes)| bytes).collect();
    let heads: BTreeSet<Hash> = heads.iter().copied().collect();
    // Beside the others: a made-up change may break it, and then nobody was noted.
    let read = tokio::task::spawn_blocking(move || notes(head, &log, &heads)).await;
    Ok((Vec::new(), read.ok().flatten().unwrap_or_default()))
}

fn notes(head: DocumentHead, log: &[Vec<u8>], heads: &BTreeSet<Hash>) -> Option<MinutesNotes> {
    let mut document = Document::new(head.kind, b"meetings");
    document.apply(log.iter().map(Vec::as_slice)).ok()?;
    let view = document.knows(heads).then(|| document.view_at(heads))?;
    if let View::Text(text) = view { text.minutes.map(|it| *it) } else { None }
}
