use gongjian_shared::ids::{DocumentId, PinId, SpaceId};
use gongjian_shared::rules::decisions::{DecisionEntry, PinRow, Reopened};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::version::{digest, framed};
use serde_json::Value;

use crate::register::case::Decided;
use crate::register::party::Touched;
use crate::register::write::row;
use crate::store::accounts::Accounts;
use crate::store::changes::Changes;
use crate::store::pins::{Made, Pin, Pins};
use crate::store::{Connection, StoreError, turns};

/// Writes one entry; gives what the audit keeps of it.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &DecisionEntry,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    let mut told = serde_json::to_value(it).expect("an entry is plain data");
    match it {
        DecisionEntry::Adopted { pin, document, heads, reason, number } => {
            let made = made(by, reason);
            let kept = adopt(conn, *pin, *document, heads, made, number.clone()).await?;
            tell(conn, by, &kept, None).await?;
            touched.spaces.insert(kept.space);
            told["sha256"] = kept.sha256.to_string().into();
            told["space"] = kept.space.to_string().into();
        }
        DecisionEntry::Reopened { pin, reason } => {
            let missing = || StoreError::bad_row("pins", pin, "is not there");
            let kept = Pins(&mut *conn).find(*pin).await?.ok_or_else(missing)?;
            Pins(&mut *conn).reopen(*pin, &made(by, reason)).await?;
            let name = name(conn, by).await?;
            let reopened = Reopened { by: by.case.who, name, at: by.case.received, reason: reason.clone() };
            tell(conn, by, &kept, Some(reopened)).await?;
            touched.spaces.insert(kept.space);
            told["document"] = kept.document.to_string().into();
            told["space"] = kept.space.to_string().into();
        }
    }
    Ok(told)
}

/// Fixes a version as part of another decision: the same bytes kept, the same row told.
pub(in crate::register) async fn fix(
    conn: &mut Connection,
    by: &Decided<'_>,
    (pin, document, heads): (PinId, DocumentId, &[Hash]),
    reason: &str,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let kept = adopt(conn, pin, document, heads, made(by, reason), None).await?;
    tell(conn, by, &kept, None).await?;
    touched.spaces.insert(kept.space);
    Ok(())
}

fn made(by: &Decided<'_>, reason: &str) -> Made {
    Made {
        at: by.case.received,
        by: by.case.who,
        appointment: by.seat.and_then(|seat| seat.appointment),
        command: by.case.id,
        reason: reason.to_owned(),
    }
}

/// Keeps the bytes that the heads stand on, as they lie in the log.
async fn adopt(
    conn: &mut Connection,
    pin: PinId,
    document: DocumentId,
    heads: &[Hash],
    made: Made,
    number: Option<String>,
) -> Result<Pin, StoreError> {
    let missing = || StoreError::bad_row("documents", document, "is not there");
    let head = Changes(&mut *conn).find(document).await?.ok_or_else(missing)?;
    let log = Changes(&mut *conn).all(document).await?;
    let bytes = framed(head.kind, heads, &log)
        .map_err(|error| StoreError::bad_row("log", format!("of document {document}"), error))?;
    let sha256 = digest(document, &bytes);
    let kept = Pin { pin, document, space: head.space, heads: heads.to_vec(), sha256, made, number };
    Pins(conn).insert(&kept, bytes).await?;
    Ok(kept)
}

/// The row that phones learn it by: what it says of the adoption stays when it is undone.
async fn tell(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &Pin,
    reopened: Option<Reopened>,
) -> Result<(), StoreError> {
    turns::spaces(conn, &[it.space].into()).await?;
    let key = format!("pin/{}", it.pin);
    let value = match reopened {
        None => PinRow {
            document: it.document,
            heads: it.heads.clone(),
            sha256: it.sha256.to_string(),
            by: by.case.who,
            name: name(conn, by).await?,
            post: by.post,
            unit: by.unit.clone(),
            at: it.made.at,
            reason: it.made.reason.clone(),
            number: it.number.clone(),
            reopened: None,
        },
        Some(reopened) => PinRow { reopened: Some(reopened), ..written(conn, it.space, &key).await? },
    };
    let value = serde_json::to_value(value).expect("a row is plain data");
    row(conn, it.space, key, &value, by.case.received).await
}

async fn written(conn: &mut Connection, space: SpaceId, key: &str) -> Result<PinRow, StoreError> {
    let bad = || StoreError::bad_row("log", format!("{key} of space {space}"), "is no row of a pin");
    let bytes = crate::store::log::Log(conn).newest_row(space, key).await?.ok_or_else(bad)?;
    serde_json::from_slice(&bytes).map_err(|_| bad())
}

async fn name(conn: &mut Connection, by: &Decided<'_>) -> Result<String, StoreError> {
    let account = Accounts(conn).find(by.case.who).await?;
    Ok(account.map(|it| it.name.as_str().to_owned()).unwrap_or_default())
}
