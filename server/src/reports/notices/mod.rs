//! Notices, for the pages 通知 (S0-32): who follows them sees how far they came; who received one sees nothing of others.

mod page;
mod sent;

use gongjian_shared::ids::{NoticeId, UnitId, UserId};
use gongjian_shared::party::Level;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::notices::{Addressee, NoticeRow, ReceiptRow, Withdrawal};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::notices::{NoticeList, SendFrom};
use gongjian_shared::wire::party::Named;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

use crate::register::belongs_to;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::notices::{Kept, Notice, Notices};
use crate::store::party::{People, Units};
use crate::store::{Connection, StoreError};

/// Most notices of one list.
const LINES_MAX: i64 = 200;

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    pub(super) conn: &'c mut Connection,
    user: UserId,
    posts: Posts,
    now: Timestamp,
    today: Date,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, now: Timestamp) -> Result<Self, StoreError> {
        let today = crate::clock::local_day(now);
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, user, posts, now, today })
    }

    /// What came to the asker, what was sent where the asker reads, and where the asker sends from.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn list(&mut self) -> Result<NoticeList, StoreError> {
        Ok(NoticeList {
            received: self.received().await?,
            sent: self.sent().await?,
            from: self.from().await?,
        })
    }

    /// What came to the asker, the newest first; each as its addressee has it.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn received(&mut self) -> Result<Vec<(NoticeId, NoticeRow)>, StoreError> {
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        for to in belongs_to(&mut *self.conn, self.user, self.now).await? {
            for it in Notices(&mut *self.conn).sent_to(to, LINES_MAX).await? {
                if seen.insert(it.notice) {
                    rows.push((it.notice, self.row(&it, to).await?));
                }
            }
        }
        rows.sort_by_key(|(notice, row)| (std::cmp::Reverse(row.sent), *notice));
        Ok(rows)
    }

    async fn row(&mut self, it: &Notice, to: Addressee) -> Result<NoticeRow, StoreError> {
        let mut receipts = Vec::new();
        for kept in Notices(&mut *self.conn).receipts_of(it.notice, to).await? {
            receipts.push(self.receipt(kept).await?);
        }
        let withdrawn = self.withdrawal(it).await?;
        Ok(NoticeRow {
            withdrawn,
            from: it.from,
            from_name: self.unit_name(it.from).await?,
            sent_by: self.account_name(it.sent_by).await?,
            sent: it.at,
            title: it.text.title.as_str().to_owned(),
            body: it.text.body.clone(),
            ask: it.text.ask,
            due: it.text.due,
            to,
            to_name: self.name(to).await?,
            receipts,
        })
    }

    async fn withdrawal(&mut self, it: &Notice) -> Result<Option<Withdrawal>, StoreError> {
        let Some(it) = &it.withdrawn else { return Ok(None) };
        let name = self.account_name(it.by).await?;
        Ok(Some(Withdrawal { at: it.at, name, reason: it.why.clone() }))
    }

    async fn receipt(&mut self, it: Kept) -> Result<ReceiptRow, StoreError> {
        let name = self.account_name(it.user).await?;
        Ok(ReceiptRow { kind: it.kind, by: it.user, name, at: it.at, words: it.words })
    }

    async fn from(&mut self) -> Result<Vec<SendFrom>, StoreError> {
        let mut all = Vec::new();
        for unit in self.posts.held.iter().map(|it| it.unit).collect::<BTreeSet<_>>() {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            if by_right(&seats, Thing::Notice, Verb::Create).is_some() {
                all.push(self.send_from(unit).await?);
            }
        }
        Ok(all)
    }

    async fn send_from(&mut self, unit: UnitId) -> Result<SendFrom, StoreError> {
        let today = self.today;
        let mut levels: BTreeMap<Level, u64> = BTreeMap::new();
        let mut below = Vec::new();
        for it in Units(&mut *self.conn).below(&[unit]).await? {
            if it.unit == unit || it.draft || !it.exists_on(today) {
                continue;
            }
            *levels.entry(it.detail.level).or_default() += 1;
            if it.parent == Some(unit) {
                below.push(Named { unit: it.unit, name: it.detail.name.into() });
            }
        }
        let name = self.unit_name(unit).await?;
        Ok(SendFrom { unit, name, levels: levels.into_iter().collect(), below })
    }

    async fn name(&mut self, it: Addressee) -> Result<String, StoreError> {
        match it {
            Addressee::Unit { unit } => self.unit_name(unit).await,
            Addressee::Person { person } => {
                let found = People(&mut *self.conn).find(person).await?;
                Ok(found.map(|it| it.detail.name.into()).unwrap_or_default())
            }
        }
    }

    async fn unit_name(&mut self, unit: UnitId) -> Result<String, StoreError> {
        let found = Units(&mut *self.conn).find(unit).await?;
        Ok(found.map(|it| it.detail.name.into()).unwrap_or_default())
    }

    async fn account_name(&mut self, user: UserId) -> Result<String, StoreError> {
        let found = Accounts(&mut *self.conn).find(user).await?;
        Ok(found.map(|it| it.name.into()).unwrap_or_default())
    }
}
