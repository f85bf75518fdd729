use gongjian_shared::rules::review::ReviewEntry;
use gongjian_shared::sync::hash::Hash;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::register::case::Decided;
use crate::store::calls::Calls;
use crate::store::reviews::{Reviews, Sheets};
use crate::store::{Connection, StoreError};

/// Writes one entry; gives what the audit keeps of it: what was done and a hash. Marks and comments are not in it, nor who
/// judges whom: who reads the record is not who may see them.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &ReviewEntry,
) -> Result<Value, StoreError> {
    let (call, mut kept, told) = match it {
        ReviewEntry::ReviewSet { call, row } => {
            Reviews(&mut *conn).set(*call, row, by.case.received).await?;
            let kept =
                json!({ "entry": "review_set", "call": call, "state": row.state, "step": row.steps.last() });
            (*call, kept, serde_json::to_vec(row))
        }
        ReviewEntry::SheetSet { call, row } => {
            Sheets(&mut *conn).set(*call, row, by.case.received).await?;
            (*call, json!({ "entry": "sheet_set", "call": call }), serde_json::to_vec(row))
        }
    };
    let told = Sha256::digest(told.expect("an entry is plain data"));
    kept["sha256"] = Hash::from_bytes(told.into()).to_string().into();
    let receiver = Calls(conn).find(call).await?.and_then(|it| it.text.receiver);
    kept["unit"] = receiver.map(|it| it.to_string()).into();
    Ok(kept)
}
