use gongjian_shared::rules::calls::{CallEntry, CallRow, notice_of};
use gongjian_shared::rules::notices::{Addressee, Ask, NoticeEntry, NoticeText};
use serde_json::Value;

use crate::register::case::Decided;
use crate::register::party::Touched;
use crate::register::{decisions, notices};
use crate::store::calls::{Applications, Calls};
use crate::store::{Connection, StoreError};

/// Writes one entry; gives what the audit keeps of it.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    by: &Decided<'_>,
    it: &CallEntry,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    let mut kept = serde_json::to_value(it).expect("an entry is plain data");
    match it {
        CallEntry::CallSet { call, row, told } => {
            Calls(&mut *conn).set(*call, row, by.case.received).await?;
            if let Some(told) = told {
                let sent = notice(*call, row, told);
                notices::entry(conn, by, &sent, touched).await?;
            }
            kept["unit"] = row.owner.to_string().into();
        }
        CallEntry::ApplicationSet { application, row, pins } => {
            Applications(&mut *conn).set(*application, row, by.case.received).await?;
            for it in pins {
                decisions::fix(&mut *conn, by, (it.pin, it.document, &it.heads), &row.title, touched).await?;
            }
            kept["unit"] = row.host.to_string().into();
        }
    }
    Ok(kept)
}

/// The addressees hear of every change by a notice, in the words of the office, and confirm it.
fn notice(call: gongjian_shared::ids::CallId, row: &CallRow, told: &str) -> NoticeEntry {
    let text = NoticeText {
        title: row.text.title.clone(),
        body: told.to_owned(),
        ask: Ask::Confirm,
        due: row.text.deadline.map(gongjian_shared::calendar::Deadline::date),
    };
    let to = row.text.to.iter().map(|unit| Addressee::Unit { unit: *unit }).collect();
    NoticeEntry::NoticeSent { notice: notice_of(call, row.changes.len()), from: row.owner, text, to }
}
