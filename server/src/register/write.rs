//! What was decided, as SQL rows, register rows and one audit row.

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::{Entry, Grant, Role};
use gongjian_shared::time::Timestamp;
use gongjian_shared::values::Name;
use serde_json::{Value, json};

use super::case::Decided;
use super::party::Touched;
use super::{RegisterError, escrow};
use crate::store::accounts::{Account, Accounts};
use crate::store::audit::Audit;
use crate::store::escrow::Escrows;
use crate::store::spaces::{OFFICE, Spaces};
use crate::store::{Connection, StoreError, log};
use crate::sync::Seal;

/// Writes all entries; and, if there are any, one row of the audit: who, in which post, what, when.
pub(super) async fn entries(
    connection: &mut Connection,
    seal: &Seal,
    by: &Decided<'_>,
    entries: &[Entry],
) -> Result<Touched, RegisterError> {
    let (mut touched, mut told) = (Touched::default(), Vec::new());
    for it in entries {
        told.push(entry(connection, seal, by, it, &mut touched).await?);
    }
    if !told.is_empty() {
        let action = json!({ "command": by.case.id, "seat": by.told(), "entries": told });
        Audit(connection).append(by.case.received, by.case.who, &action.to_string()).await?;
    }
    Ok(touched)
}

/// Writes one entry; gives what the audit keeps of it.
async fn entry(
    connection: &mut Connection,
    seal: &Seal,
    by: &Decided<'_>,
    entry: &Entry,
    touched: &mut Touched,
) -> Result<Value, RegisterError> {
    let case = by.case;
    match entry.clone() {
        Entry::SpaceAdded { space, name } => {
            Spaces(connection).insert(space, &name, case.received).await?;
            row(connection, space, "space".to_owned(), &json!({ "name": name }), case.received).await?;
        }
        Entry::PersonAdded { user, login, name, administrator, .. } => {
            let password_hash = case.hash.clone().ok_or(RegisterError::Busy)?;
            let created = case.received;
            let account = Account { user, login, name, password_hash, administrator, open: true, created };
            Accounts(connection).insert(&account).await?;
        }
        Entry::MemberSet { space, user, role } => {
            // By hand, from this command on: no clock that is set back undoes it.
            let from = Timestamp::default();
            let grant = role.map(|role| Grant { role, from, until: None });
            Spaces(connection).set_grant(space, user, OFFICE, grant, case.received).await?;
            member_row(connection, space, user, role, case.received).await?;
        }
        Entry::AccountSet { user, open } => Accounts(connection).set_open(user, open).await?,
        Entry::Programme(it) => super::programmes::entry(connection, it, case.who, case.received).await?,
        Entry::Party(it) => {
            super::party::entry(connection, it, case.hash.as_deref(), case.received, touched).await?;
        }
        Entry::Pairing(it) => super::pairing::entry(connection, it, case.who, case.received, touched).await?,
        Entry::Round(it) => super::rounds::entry(connection, it, case.who, case.received).await?,
        Entry::Filing(it) => super::filings::entry(connection, it, case).await?,
        Entry::Decision(it) => return Ok(super::decisions::entry(connection, by, &it, touched).await?),
        Entry::Wish(it) => super::wishes::entry(connection, &it, case.received, touched).await?,
        Entry::Notice(it) => return Ok(super::notices::entry(connection, by, &it, touched).await?),
        Entry::Measure(it) => super::measures::entry(connection, &it, case).await?,
        Entry::Meeting(it) => return Ok(super::meetings::entry(connection, by, &it, touched).await?),
        Entry::Call(it) => return Ok(super::calls::entry(connection, by, &it, touched).await?),
        Entry::Review(it) => return Ok(super::review::entry(connection, by, &it).await?),
        Entry::Liaison(it) => {
            return Ok(super::liaison::entry(connection, &it, case.received, touched).await?);
        }
        Entry::Need(it) => return Ok(super::needs::entry(connection, by, &it, touched).await?),
        Entry::Evaluation(it) => super::evaluations::entry(connection, it).await?,
        Entry::Corps(it) => return Ok(super::corps::entry(connection, by, &it, touched).await?),
        Entry::EscrowTaken { .. } => {
            escrow::take_in(connection, seal, case).await?;
            escrow::touch(case, touched);
        }
        Entry::EscrowTurnedAway { escrow: id, reason } => {
            let reason = Some(reason.as_str());
            Escrows(connection).decide(id, case.who, reason, case.received).await?;
            escrow::touch(case, touched);
        }
    }
    Ok(told(entry))
}

pub(super) async fn member_row(
    connection: &mut Connection,
    space: SpaceId,
    user: UserId,
    role: Option<Role>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let name: Option<Name> = Accounts(connection).find(user).await?.map(|it| it.name);
    row(connection, space, format!("member/{user}"), &json!({ "name": name, "role": role }), now).await
}

pub(super) async fn row(
    connection: &mut Connection,
    space: SpaceId,
    key: String,
    value: &Value,
    now: Timestamp,
) -> Result<(), StoreError> {
    let bytes = value.to_string().into_bytes();
    log::append_rows(connection, space, vec![log::Row { key, bytes }], now).await
}

/// The entry as the audit keeps it: everything but passwords.
fn told(entry: &Entry) -> Value {
    match entry {
        Entry::SpaceAdded { space, name } => json!({ "entry": "space_added", "space": space, "name": name }),
        Entry::PersonAdded { user, login, name, administrator, password: _ } => json!({
            "entry": "person_added", "user": user, "login": login, "name": name, "administrator": administrator,
        }),
        Entry::MemberSet { space, user, role } => {
            json!({ "entry": "member_set", "space": space, "user": user, "role": role })
        }
        Entry::AccountSet { user, open } => json!({ "entry": "account_set", "user": user, "open": open }),
        // Passwords and confidential fields are not part of these entries' JSON.
        Entry::Party(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Programme(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Pairing(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Round(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Filing(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Decision(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Wish(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Notice(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Measure(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Meeting(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Call(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Review(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Liaison(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Need(it) => serde_json::to_value(it).expect("an entry is plain data"),
        // Views and own words are not part of these entries' JSON.
        Entry::Evaluation(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::Corps(it) => serde_json::to_value(it).expect("an entry is plain data"),
        Entry::EscrowTaken { escrow } => json!({ "entry": "escrow_taken", "escrow": escrow }),
        Entry::EscrowTurnedAway { escrow, reason } => {
            json!({ "entry": "escrow_turned_away", "escrow": escrow, "reason": reason })
        }
    }
}
