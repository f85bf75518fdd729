//! Minutes of a meeting: the text of a plan, and two flat maps that the first change made, so that nothing two note
//! takers write while apart hides one another.
//!
//! - `present`: `person/device/user` → `time/presence`: each witness has a key. Milliseconds by the witness's clock.
//! - `agenda`: item → its words; of several the first of the texts, on every phone.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value};

use super::edit::{MinutesEdit, Unfit};
use super::text;
use super::view::TextView;
use crate::activities::Seen;
use crate::ids::PersonId;
use crate::meetings::{Attended, MinutesNotes, Presence, Proposal};
use crate::time::Timestamp;

const PRESENT: &str = "present";
const AGENDA: &str = "agenda";
/// The maps of the first change.
#[cfg(test)]
pub(super) const MAPS: [&str; 2] = [PRESENT, AGENDA];

pub(super) fn edit(doc: &mut AutoCommit, edit: &MinutesEdit, now: Timestamp) -> Result<(), Unfit> {
    match edit {
        MinutesEdit::Arrive { person, presence, seen } => arrive(doc, *person, *presence, *seen, now),
        MinutesEdit::Leave { person } => {
            let present = map(doc, PRESENT)?;
            let its = format!("{person}/");
            let keys: Vec<_> = doc.keys(&present).filter(|key| key.starts_with(&its)).collect();
            keys.iter().try_for_each(|key| doc.delete(&present, key.as_str()).map_err(broken))
        }
        MinutesEdit::Propose { item, text } => {
            let agenda = map(doc, AGENDA)?;
            let key = item.to_string();
            if texts(doc, &agenda, &key) == [text.as_str()] {
                return Ok(());
            }
            doc.put(&agenda, key, text.as_str()).map_err(broken)
        }
        MinutesEdit::Drop { item } => {
            let agenda = map(doc, AGENDA)?;
            let key = item.to_string();
            if texts(doc, &agenda, &key).is_empty() {
                return Ok(());
            }
            doc.delete(&agenda, key).map_err(broken)
        }
    }
}

/// A second tap of the same witness keeps the first time.
fn arrive(
    doc: &mut AutoCommit,
    person: PersonId,
    presence: Presence,
    seen: Seen,
    now: Timestamp,
) -> Result<(), Unfit> {
    let present = map(doc, PRESENT)?;
    let key = format!("{person}/{}/{}", seen.device, seen.user);
    let before = texts(doc, &present, &key);
    let first = before.iter().filter_map(|it| read_presence(it)).min_by_key(|(at, _)| *at);
    let at = first.map_or(now, |(at, _)| at);
    if before.len() == 1 && first.is_some_and(|(_, it)| it == presence) {
        return Ok(());
    }
    doc.put(&present, key, format!("{}/{}", at.millis(), presence.as_str())).map_err(broken)
}

fn map(doc: &AutoCommit, key: &str) -> Result<ObjId, Unfit> {
    match doc.get(ROOT, key) {
        Ok(Some((Value::Object(ObjType::Map), id))) => Ok(id),
        Ok(_) | Err(_) => Err(Unfit::Damaged { what: "a map of the first change is missing" }),
    }
}

fn broken(_: automerge::AutomergeError) -> Unfit {
    Unfit::Damaged { what: "the minutes could not be changed" }
}

/// All texts of a key, also those in conflict; sorted and without repeats.
fn texts(doc: &AutoCommit, map: &ObjId, key: &str) -> Vec<String> {
    let found = doc.get_all(map, key).unwrap_or_default();
    let scalar = found.into_iter().filter_map(|(value, _)| value.into_scalar().ok());
    let mut texts: Vec<String> = scalar
        .filter_map(|it| if let ScalarValue::Str(it) = it { Some(it.to_string()) } else { None })
        .collect();
    texts.sort();
    texts.dedup();
    texts
}

fn read_presence(text: &str) -> Option<(Timestamp, Presence)> {
    let (millis, presence) = text.split_once('/')?;
    Some((Timestamp::from_millis(millis.parse().ok()?), Presence::parse(presence)?))
}

/// Reads minutes; never fails. What cannot be read is listed and left as it is.
pub(super) fn view(doc: &AutoCommit) -> TextView {
    let mut notes = MinutesNotes::default();
    each(doc, PRESENT, &mut notes, |notes, key, texts| {
        let mut parts = key.split('/');
        let person = parts.next()?.parse().ok()?;
        let seen = Seen { device: parts.next()?.parse().ok()?, user: parts.next()?.parse().ok()? };
        let values: Option<Vec<_>> = texts.iter().map(|it| read_presence(it)).collect();
        let values = values.filter(|it| !it.is_empty())?;
        let at = values.iter().map(|(at, _)| *at).min()?;
        let presence = values.iter().map(|(_, presence)| *presence).min()?;
        notes.arrive(Attended { person, seen, presence, at });
        Some(())
    });
    each(doc, AGENDA, &mut notes, |notes, key, texts| {
        notes.proposals.push(Proposal { item: key.parse().ok()?, text: texts.first()?.clone() });
        Some(())
    });
    notes.proposals.sort_by_key(|it| it.item);
    TextView { minutes: Some(Box::new(notes)), ..text::view(doc) }
}

/// Reads every key of a map; what `read` gives nothing for is odd.
fn each(
    doc: &AutoCommit,
    name: &str,
    notes: &mut MinutesNotes,
    read: fn(&mut MinutesNotes, &str, &[String]) -> Option<()>,
) {
    let Ok(map) = map(doc, name) else { return notes.odd.push(name.to_owned()) };
    for key in doc.keys(&map) {
        if read(notes, &key, &texts(doc, &map, &key)).is_none() {
            notes.odd.push(format!("{name}/{key}"));
        }
    }
}
