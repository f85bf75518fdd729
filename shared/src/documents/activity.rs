//! Activities: flat keys in maps that the first change made, so that nothing two phones note while apart hides one
//! another.
//!
//! - `plan`: field → line of text; several values are a conflict that a person settles.
//! - `hosts`: host → `kind/name`.
//! - `present`: `person/device/user` → `time/group`: each witness has a key, so the same person noted on two phones is
//!   one attendance with two witnesses. Milliseconds by the witness's clock.
//! - `newcomers`: person → name, for people whom the register does not hold.
//! - `counted`: `group/device/screen` → how many: written by one screen only.
//! - `notes`: a text.
//! - `photo/<hash>` → `size/name` and `caption/<hash>` → text, beside the maps: documents that were begun before there were
//!   photos have no map for them, and one that two phones made at once would hide the other's.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value};

use super::edit::{ActivityEdit, Unfit};
use super::text;
use super::view::{ActivityView, Summary};
use crate::activities::{ActivityLine, Attendance, Group, Host, HostKind, PhotoNote, PlanField, Seen, Tally};
use crate::ids::PersonId;
use crate::time::Timestamp;
use crate::wire::blobs::BlobHash;

const PLAN: &str = "plan";
const HOSTS: &str = "hosts";
const PRESENT: &str = "present";
const NEWCOMERS: &str = "newcomers";
const COUNTED: &str = "counted";
pub(super) const NOTES: &str = "notes";
/// What the keys of photos begin with.
const PHOTO: &str = "photo/";
const CAPTION: &str = "caption/";
/// The maps of the first change.
#[cfg(test)]
pub(super) const MAPS: [&str; 5] = [PLAN, HOSTS, PRESENT, NEWCOMERS, COUNTED];

pub(super) fn edit(doc: &mut AutoCommit, edit: &ActivityEdit, now: Timestamp) -> Result<(), Unfit> {
    match edit {
        ActivityEdit::Set { field, value } => put(doc, PLAN, field.as_str(), value),
        ActivityEdit::Host { host } => {
            let value = format!("{}/{}", host.kind.as_str(), host.name);
            put(doc, HOSTS, &host.host.to_string(), &value)
        }
        ActivityEdit::Unhost { host } => delete(doc, HOSTS, &host.to_string()),
        ActivityEdit::Arrive { person, group, seen, newcomer } => {
            if let Some(name) = newcomer {
                put(doc, NEWCOMERS, &person.to_string(), name)?;
            }
            arrive(doc, *person, *group, *seen, now)
        }
        ActivityEdit::Leave { person, seen: Some(seen) } => delete(doc, PRESENT, &key_of(*person, *seen)),
        ActivityEdit::Leave { person, seen: None } => {
            let present = map(doc, PRESENT)?;
            let its = format!("{person}/");
            let keys: Vec<_> = doc.keys(&present).filter(|key| key.starts_with(&its)).collect();
            keys.iter().try_for_each(|key| delete(doc, PRESENT, key))
        }
        ActivityEdit::Count { group, tally, by } => count(doc, *group, *tally, *by),
        ActivityEdit::Notes { at, delete, insert } => {
            let notes = text::part(doc, &ROOT, NOTES)?;
            text::splice_plain(doc, &notes, *at, *delete, insert)
        }
        ActivityEdit::Photo { photo } => {
            let value = format!("{}/{}", photo.size, photo.name);
            put_in(doc, &ROOT, &format!("{PHOTO}{}", photo.hash), &value)?;
            put_in(doc, &ROOT, &format!("{CAPTION}{}", photo.hash), &photo.caption)
        }
        ActivityEdit::Caption { hash, caption } => put_in(doc, &ROOT, &format!("{CAPTION}{hash}"), caption),
        ActivityEdit::DropPhoto { hash } => {
            delete_in(doc, &ROOT, &format!("{PHOTO}{hash}"))?;
            delete_in(doc, &ROOT, &format!("{CAPTION}{hash}"))
        }
    }
}

/// A second tap of the same witness changes nothing: the first time stays.
fn arrive(
    doc: &mut AutoCommit,
    person: PersonId,
    group: Group,
    seen: Seen,
    now: Timestamp,
) -> Result<(), Unfit> {
    let (present, key) = (map(doc, PRESENT)?, key_of(person, seen));
    if !scalars(doc, &present, &key).is_empty() {
        return Ok(());
    }
    doc.put(&present, key, format!("{}/{}", now.millis(), group.as_str())).map_err(broken)
}

fn count(doc: &mut AutoCommit, group: Group, tally: Tally, by: i32) -> Result<(), Unfit> {
    let counted = map(doc, COUNTED)?;
    let key = format!("{}/{}/{:x}", group.as_str(), tally.device, tally.screen);
    let before: i64 = scalars(doc, &counted, &key).iter().filter_map(ScalarValue::as_i64).sum();
    doc.put(&counted, key, before.saturating_add(i64::from(by))).map_err(broken)
}

fn key_of(person: PersonId, seen: Seen) -> String {
    format!("{person}/{}/{}", seen.device, seen.user)
}

/// Replaces all values of a key by one, unless it is the only one already.
fn put(doc: &mut AutoCommit, name: &str, key: &str, value: &str) -> Result<(), Unfit> {
    let map = map(doc, name)?;
    put_in(doc, &map, key, value)
}

fn put_in(doc: &mut AutoCommit, map: &ObjId, key: &str, value: &str) -> Result<(), Unfit> {
    if texts(doc, map, key) == [value] {
        return Ok(());
    }
    doc.put(map, key, value).map_err(broken)
}

fn delete(doc: &mut AutoCommit, name: &str, key: &str) -> Result<(), Unfit> {
    let map = map(doc, name)?;
    delete_in(doc, &map, key)
}

fn delete_in(doc: &mut AutoCommit, map: &ObjId, key: &str) -> Result<(), Unfit> {
    if scalars(doc, map, key).is_empty() {
        return Ok(());
    }
    doc.delete(map, key).map_err(broken)
}

fn map(doc: &AutoCommit, key: &str) -> Result<ObjId, Unfit> {
    match doc.get(ROOT, key) {
        Ok(Some((Value::Object(ObjType::Map), id))) => Ok(id),
        Ok(_) | Err(_) => Err(Unfit::Damaged { what: "a map of the first change is missing" }),
    }
}

fn broken(_: automerge::AutomergeError) -> Unfit {
    Unfit::Damaged { what: "the activity could not be changed" }
}

/// All values of a key, also those in conflict.
fn scalars(doc: &AutoCommit, map: &ObjId, key: &str) -> Vec<ScalarValue> {
    let found = doc.get_all(map, key).unwrap_or_default();
    found.into_iter().filter_map(|(value, _)| value.into_scalar().ok()).collect()
}

fn text_of(it: &ScalarValue) -> Option<&str> {
    if let ScalarValue::Str(text) = it { Some(text.as_str()) } else { None }
}

/// The same as texts, sorted and without repeats.
fn texts(doc: &AutoCommit, map: &ObjId, key: &str) -> Vec<String> {
    let found = scalars(doc, map, key);
    let mut texts: Vec<_> = found.iter().filter_map(text_of).map(str::to_owned).collect();
    texts.sort();
    texts.dedup();
    texts
}

/// Reads an activity; never fails. What cannot be read is listed and left as it is.
pub(super) fn view(doc: &AutoCommit) -> ActivityView {
    let mut view = ActivityView::default();
    each(doc, PLAN, &mut view, |view, key, values| {
        let field = PlanField::parse(key)?;
        view.plan.values.push((field, values.iter().filter_map(text_of).map(str::to_owned).collect()));
        Some(())
    });
    view.plan.values.iter_mut().for_each(|(_, values)| {
        values.sort();
        values.dedup();
    });
    view.plan.values.sort();
    each(doc, HOSTS, &mut view, |view, key, values| {
        // Two people named it while apart: the first of the names, on every phone.
        let text = values.iter().filter_map(text_of).min()?;
        let (kind, name) = text.split_once('/')?;
        let host = Host { host: key.parse().ok()?, kind: HostKind::parse(kind)?, name: name.to_owned() };
        view.plan.hosts.push(host);
        Some(())
    });
    each(doc, PRESENT, &mut view, |view, key, values| read_present(&mut view.attendance, key, values));
    each(doc, NEWCOMERS, &mut view, |view, key, values| {
        let name = values.iter().filter_map(text_of).min()?;
        view.attendance.welcome(key.parse().ok()?, name);
        Some(())
    });
    each(doc, COUNTED, &mut view, |view, key, values| read_counted(&mut view.attendance, key, values));
    let notes = text::part(doc, &ROOT, NOTES).ok().and_then(|notes| doc.text(&notes).ok());
    view.notes = notes.unwrap_or_default();
    read_photos(doc, &mut view);
    view
}

/// A caption that two people wrote while apart shows both texts.
fn read_photos(doc: &AutoCommit, view: &mut ActivityView) {
    for key in doc.keys(ROOT).filter(|key| key.starts_with(PHOTO)) {
        let value = texts(doc, &ROOT, &key).into_iter().next().unwrap_or_default();
        let found = || {
            let hash: BlobHash = key[PHOTO.len()..].parse().ok()?;
            let (size, name) = value.split_once('/')?;
            let caption = texts(doc, &ROOT, &format!("{CAPTION}{hash}")).join(" / ");
            Some(PhotoNote { hash, name: name.to_owned(), size: size.parse().ok()?, caption })
        };
        match found() {
            Some(photo) => view.photos.push(photo),
            None => view.odd.push(key),
        }
    }
}

/// Reads every key of a map; what `read` gives nothing for is odd.
fn each(
    doc: &AutoCommit,
    name: &str,
    view: &mut ActivityView,
    read: fn(&mut ActivityView, &str, &[ScalarValue]) -> Option<()>,
) {
    let Ok(map) = map(doc, name) else { return view.odd.push(name.to_owned()) };
    for key in doc.keys(&map) {
        if read(view, &key, &scalars(doc, &map, &key)).is_none() {
            view.odd.push(format!("{name}/{key}"));
        }
    }
}

fn read_present(to: &mut Attendance, key: &str, values: &[ScalarValue]) -> Option<()> {
    let mut parts = key.split('/');
    let person = parts.next()?.parse().ok()?;
    let seen = Seen { device: parts.next()?.parse().ok()?, user: parts.next()?.parse().ok()? };
    for value in values {
        let (millis, group) = text_of(value)?.split_once('/')?;
        to.arrive(person, Group::parse(group)?, Timestamp::from_millis(millis.parse().ok()?), seen);
    }
    Some(())
}

fn read_counted(to: &mut Attendance, key: &str, values: &[ScalarValue]) -> Option<()> {
    let mut parts = key.split('/');
    let (group, device) = (Group::parse(parts.next()?)?, parts.next()?.parse().ok()?);
    to.count(group, device, values.iter().filter_map(ScalarValue::as_i64).fold(0, i64::saturating_add));
    Some(())
}

pub(super) fn summary(doc: &AutoCommit) -> Summary {
    let view = view(doc);
    let title = view.plan.text(PlanField::Title).to_owned();
    let line = ActivityLine::of(&view.plan, &view.attendance);
    Summary { title, activity: Some(Box::new(line)), ..Summary::default() }
}
