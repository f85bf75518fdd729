use gongjian_shared::ids::{NoticeId, SpaceId, UserId};
use gongjian_shared::rules::notices::{
    Addressee, NoticeEntry, NoticeRow, ReceiptKind, ReceiptRow, Withdrawal,
};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use serde_json::{Value, json};

use crate::register::case::Decided;
use crate::register::party::Touched;
use crate::register::write::row;
use crate::store::accounts::Accounts;
use crate::store::notices::{Kept, Notice, Notices, Withdrawn};
use crate::store::party::{People, Units};
use crate::store::reminders::ReminderRows;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, turns};

/// What gives people the right to read their letter box.
const LETTER_BOX: &str = "letter_box";
/// The name of every letter box, for those who look at the server's spaces.
const LETTER_BOX_NAME: &str = "信箱";

/// Writes one entry; gives what the audit keeps of it.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &NoticeEntry,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    let (who, now) = (by.case.who, by.case.received);
    let mut told = serde_json::to_value(it).expect("an entry is plain data");
    match it {
        NoticeEntry::NoticeSent { notice, from, text, to } => {
            let kept = Notice {
                notice: *notice,
                from: *from,
                text: text.clone(),
                at: now,
                sent_by: who,
                withdrawn: None,
            };
            Notices(&mut *conn).insert(&kept, to).await?;
            turns::spaces(conn, &to.iter().map(|it| place(*it)).collect()).await?;
            for addressee in to {
                deliver(conn, &kept, *addressee, now, touched).await?;
            }
            // The record says that it was sent, by whom and to whom; the text stands in the notice.
            told["text"] = json!({ "title": text.title, "ask": text.ask, "due": text.due });
        }
        NoticeEntry::NoticeOpened { notice, to } => {
            let left = (ReceiptKind::Opened, String::new());
            receipts(conn, *notice, to, &left, by, touched).await?;
        }
        NoticeEntry::NoticeAnswered { notice, to, words } => {
            let left = (ReceiptKind::Answered, words.clone());
            receipts(conn, *notice, to, &left, by, touched).await?;
        }
        NoticeEntry::NoticePhoned { notice, to, spoken_to } => {
            let left = (ReceiptKind::Phoned, spoken_to.clone());
            receipts(conn, *notice, &[*to], &left, by, touched).await?;
        }
        NoticeEntry::NoticeWithdrawn { notice, reason } => {
            let withdrawn = Withdrawn { at: now, by: who, why: reason.clone() };
            Notices(&mut *conn).withdraw(*notice, &withdrawn).await?;
            let to = Notices(&mut *conn).addressees(*notice).await?;
            turns::spaces(conn, &to.iter().map(|it| place(*it)).collect()).await?;
            let kept = kept(conn, *notice).await?;
            for addressee in to {
                deliver(conn, &kept, addressee, now, touched).await?;
            }
        }
        NoticeEntry::RemindersChosen { reminders } => ReminderRows(conn).set(who, *reminders).await?,
    }
    Ok(told)
}

async fn receipts(
    conn: &mut Connection,
    notice: NoticeId,
    to: &[Addressee],
    (kind, words): &(ReceiptKind, String),
    by: &Decided<'_>,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let kept = kept(conn, notice).await?;
    let (user, at) = (by.case.who, by.case.received);
    for to in to {
        let receipt = Kept { to: *to, kind: *kind, user, at, words: words.clone() };
        Notices(&mut *conn).keep(notice, &receipt).await?;
        deliver(conn, &kept, *to, at, touched).await?;
    }
    Ok(())
}

async fn kept(conn: &mut Connection, notice: NoticeId) -> Result<Notice, StoreError> {
    let missing = || StoreError::bad_row("notices", notice, "is not there");
    Notices(conn).find(notice).await?.ok_or_else(missing)
}

/// Puts the notice, with the receipts of this addressee, where the addressee's phones read it.
async fn deliver(
    conn: &mut Connection,
    it: &Notice,
    to: Addressee,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let Some(space) = space_of(conn, to, now, touched).await? else { return Ok(()) };
    let withdrawn = match &it.withdrawn {
        Some(it) => {
            let name = person_name(conn, it.by).await?;
            Some(Withdrawal { at: it.at, name, reason: it.why.clone() })
        }
        None => None,
    };
    let value = NoticeRow {
        withdrawn,
        from: it.from,
        from_name: unit_name(conn, Addressee::Unit { unit: it.from }).await?,
        sent_by: person_name(conn, it.sent_by).await?,
        sent: it.at,
        title: it.text.title.as_str().to_owned(),
        body: it.text.body.clone(),
        ask: it.text.ask,
        due: it.text.due,
        to,
        to_name: unit_name(conn, to).await?,
        receipts: rows(conn, it.notice, to).await?,
    };
    turns::spaces(conn, &[space].into()).await?;
    let value = serde_json::to_value(value).expect("a row is plain data");
    row(conn, space, format!("notice/{}", it.notice), &value, now).await?;
    touched.spaces.insert(space);
    Ok(())
}

async fn rows(conn: &mut Connection, notice: NoticeId, to: Addressee) -> Result<Vec<ReceiptRow>, StoreError> {
    let mut rows = Vec::new();
    for it in Notices(&mut *conn).receipts_of(notice, to).await? {
        let name = person_name(conn, it.user).await?;
        rows.push(ReceiptRow { kind: it.kind, by: it.user, name, at: it.at, words: it.words });
    }
    Ok(rows)
}

/// Where an addressee reads.
fn place(to: Addressee) -> SpaceId {
    match to {
        Addressee::Unit { unit } => SpaceId::of_unit(unit),
        Addressee::Person { person } => SpaceId::letter_box(person.into()),
    }
}

/// The space of the unit, or the person's letter box. `None`: the person has no account,
/// so no phone; the office sees that, and calls.
async fn space_of(
    conn: &mut Connection,
    to: Addressee,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<Option<SpaceId>, StoreError> {
    let person = match to {
        Addressee::Unit { unit } => {
            let space = SpaceId::of_unit(unit);
            return Ok(Spaces(conn).find(space).await?.map(|it| it.space));
        }
        Addressee::Person { person } => person,
    };
    letter_box(conn, person.into(), now, touched).await
}

/// The letter box of a person, made for the first thing that comes into it. `None`: the person has no account.
pub(in crate::register) async fn letter_box(
    conn: &mut Connection,
    user: UserId,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<Option<SpaceId>, StoreError> {
    if Accounts(&mut *conn).find(user).await?.is_none() {
        return Ok(None);
    }
    let space = SpaceId::letter_box(user);
    if Spaces(&mut *conn).find(space).await?.is_none() {
        let name = Name::try_from(LETTER_BOX_NAME.to_owned()).expect("the name fits");
        Spaces(&mut *conn).insert(space, &name, now).await?;
        turns::spaces(conn, &[space].into()).await?;
        let grant = Grant { role: Role::Reader, from: Timestamp::default(), until: None };
        Spaces(&mut *conn).set_grant(space, user, LETTER_BOX, Some(grant), now).await?;
        row(conn, space, "space".to_owned(), &json!({ "name": name }), now).await?;
        touched.users.insert(user);
    }
    Ok(Some(space))
}

/// The name of the unit or person.
async fn unit_name(conn: &mut Connection, it: Addressee) -> Result<String, StoreError> {
    Ok(match it {
        Addressee::Unit { unit } => Units(conn).find(unit).await?.map(|it| it.detail.name.into()),
        Addressee::Person { person } => People(conn).find(person).await?.map(|it| it.detail.name.into()),
    }
    .unwrap_or_default())
}

async fn person_name(conn: &mut Connection, user: UserId) -> Result<String, StoreError> {
    Ok(Accounts(conn).find(user).await?.map(|it| it.name.into()).unwrap_or_default())
}
