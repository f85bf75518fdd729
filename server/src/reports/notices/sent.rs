use std::collections::BTreeSet;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rights::Thing;
use gongjian_shared::rules::notices::{Addressee, ReceiptKind};
use gongjian_shared::wire::notices::{Reached, SentLine};

use super::{Asker, LINES_MAX};
use crate::rights::Sight;
use crate::store::StoreError;
use crate::store::accounts::Accounts;
use crate::store::notices::{Kept, Notice, Notices};
use crate::store::party::{Appointments, Units};
use crate::store::spaces::Spaces;

/// Who can read what the server delivers: people with an open account, and spaces that such people read.
pub(super) struct Readers {
    users: BTreeSet<UserId>,
    spaces: BTreeSet<SpaceId>,
}

impl Readers {
    pub fn reach(&self, to: Addressee) -> bool {
        match to {
            Addressee::Unit { unit } => self.spaces.contains(&SpaceId::of_unit(unit)),
            Addressee::Person { person } => self.users.contains(&person.into()),
        }
    }
}

impl Asker<'_> {
    /// Notices of the units where the asker reads such things.
    pub(super) async fn sent(&mut self) -> Result<Vec<SentLine>, StoreError> {
        let units = match self.posts.sight(&mut *self.conn, Thing::Notice).await? {
            Sight::Everywhere => Units(&mut *self.conn).ids().await?,
            Sight::Within { trees, alone } => {
                let below = Units(&mut *self.conn).below(&trees).await?;
                below.into_iter().map(|it| it.unit).chain(alone).collect()
            }
        };
        let mut found = Vec::new();
        for unit in units {
            found.extend(Notices(&mut *self.conn).sent_by(unit, LINES_MAX).await?);
        }
        if found.is_empty() {
            return Ok(Vec::new());
        }
        found.sort_by_key(|it| (std::cmp::Reverse(it.at), it.notice));
        found.truncate(usize::try_from(LINES_MAX).unwrap_or(usize::MAX));
        let readers = self.readers().await?;
        let mut lines = Vec::new();
        for it in found {
            lines.push(self.line(it, &readers).await?);
        }
        Ok(lines)
    }

    async fn line(&mut self, it: Notice, readers: &Readers) -> Result<SentLine, StoreError> {
        let to = Notices(&mut *self.conn).addressees(it.notice).await?;
        let receipts = Notices(&mut *self.conn).receipts(it.notice).await?;
        Ok(SentLine {
            notice: it.notice,
            from_name: self.unit_name(it.from).await?,
            at: it.at,
            ask: it.text.ask,
            due: it.text.due,
            reached: reached(&to, &receipts, readers),
            withdrawn: it.withdrawn.is_some(),
            title: it.text.title.into(),
        })
    }

    pub(super) async fn readers(&mut self) -> Result<Readers, StoreError> {
        let accounts = Accounts(&mut *self.conn).all().await?.into_iter();
        let users: BTreeSet<UserId> = accounts.filter(|it| it.open).map(|it| it.user).collect();
        let members = Spaces(&mut *self.conn).members(self.now).await?.into_iter();
        let mut spaces: BTreeSet<SpaceId> =
            members.filter(|it| users.contains(&it.user)).map(|it| it.space).collect();
        // Who holds a post that reads no papers reads notices on the page.
        for it in Appointments(&mut *self.conn).all().await? {
            if it.holds_on(self.today) && users.contains(&it.detail.person.into()) {
                spaces.insert(SpaceId::of_unit(it.detail.unit));
            }
        }
        Ok(Readers { users, spaces })
    }
}

/// How far a notice came.
pub(super) fn reached(to: &[Addressee], receipts: &[Kept], readers: &Readers) -> Reached {
    let left = |kind| {
        let of: BTreeSet<Addressee> = receipts.iter().filter(|it| it.kind == kind).map(|it| it.to).collect();
        count(of.len())
    };
    Reached {
        addressees: count(to.len()),
        delivered: count(to.iter().filter(|it| readers.reach(**it)).count()),
        opened: left(ReceiptKind::Opened),
        answered: left(ReceiptKind::Answered),
        phoned: left(ReceiptKind::Phoned),
    }
}

fn count(it: usize) -> u64 {
    u64::try_from(it).unwrap_or(u64::MAX)
}
