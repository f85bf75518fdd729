//! What waits for somebody today, for the page 今天 and for the message of the day.

mod pairs;
mod party;
mod programmes;

use gongjian_shared::ids::UserId;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::today::Waiting;

use crate::clock::local_day;
use crate::register::escrow::may_supervise;
use crate::reports::{calls, care, meetings, notices, review};
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::escrow::Escrows;
use crate::store::{Connection, StoreError, Stores};

/// Everything that waits for the person, and what they owe in pairs.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn all(stores: &Stores, user: UserId, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let mut reader = stores.log_readers.begin().await?;
    let mut all = waiting(&mut reader, user, now).await?;
    drop(reader);
    all.extend(pairs::waiting(stores, user, now).await?);
    all.extend(care::waiting(stores, user, now).await?);
    Ok(all)
}

/// Everything that waits for the person, in the order in which the page shows it.
///
/// # Errors
/// [`StoreError`] when the database fails.
async fn waiting(conn: &mut Connection, user: UserId, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let today = local_day(now);
    let posts = Posts::of(&mut *conn, user, today).await?;
    let mut all = notices(&mut *conn, user, now).await?;
    let late = late(&mut *conn, user, now).await?;
    all.extend((late > 0).then_some(Waiting::Late { count: late }));
    all.extend(meetings::waiting(&mut *conn, user, now).await?);
    all.extend(calls::Asker::new(&mut *conn, user, now).await?.waiting().await?);
    all.extend(review::waiting(&mut *conn, user, now).await?);
    all.extend(programmes::waiting(&mut *conn, user, &posts, today).await?);
    all.extend(party::waiting(conn, user, &posts, today).await?);
    Ok(all)
}

async fn notices(conn: &mut Connection, user: UserId, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let received = notices::Asker::new(conn, user, now).await?.received().await?;
    let open = received.into_iter().filter(|(_, row)| row.waits_for(Some(user)));
    Ok(open
        .map(|(notice, row)| Waiting::Notice {
            notice,
            title: row.title,
            from_name: row.from_name,
            ask: row.ask,
            due: row.due,
        })
        .collect())
}

async fn late(conn: &mut Connection, user: UserId, now: Timestamp) -> Result<u64, StoreError> {
    let account = Accounts(&mut *conn).find(user).await?;
    let administrator = account.is_some_and(|it| it.administrator && it.open);
    let mut count = 0;
    for escrow in Escrows(&mut *conn).all_waiting().await? {
        count += u64::from(may_supervise(&mut *conn, user, administrator, &escrow, now).await?);
    }
    Ok(count)
}
