//! What is owed in pairs and what was done: coverage for the office, and the yearly table (S1-08, S1-21).

mod arrange;
mod calendar;
mod coverage;
mod gather;
mod names;
mod office;
mod sheet;
mod waiting;
mod year;

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::care::CareRecord;
use gongjian_shared::ids::{AppointmentId, DocumentId, PairId, ProgrammeId, SpaceId, UserId};
use gongjian_shared::party::{Liable, is_liable};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::pairing::PairRow;
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::clock::local_day;
use crate::projection;
use crate::register::pair_row;
use crate::rights::Posts;
use crate::store::pairs::Pairs;
use crate::store::party::{Appointments, Units};
use crate::store::programmes::{Programmes, Started};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, Stores};

pub use arrange::arrange;
pub use calendar::{CalendarEntry, calendar};
pub use gather::{Known, known, own};
pub use office::{handed_on, issue, issues_of, office};
pub use sheet::sheet;
pub use waiting::waiting;

pub type Found = BTreeMap<SpaceId, Vec<(DocumentId, CareRecord)>>;

/// Somebody who asks, inside one reading transaction. The records were brought up to date before.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    user: UserId,
    now: Timestamp,
    today: Date,
}

/// A programme with its pairs.
struct Whole {
    started: Started,
    pairs: Vec<PairRow>,
    /// The notes that the asker may read.
    opens: BTreeSet<SpaceId>,
    /// The asker is of the office that runs it: others see no line of a few leaders.
    office: bool,
    /// Why each leader is one (S1-22).
    levels: BTreeMap<PairId, Liable>,
}

/// The records of a programme's pairs, brought up to date; `None` when there is no such programme for the asker.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn found(
    stores: &Stores,
    user: UserId,
    now: Timestamp,
    programme: ProgrammeId,
) -> Result<Option<Found>, StoreError> {
    let mut reader = stores.log_readers.begin().await?;
    let spaces = Asker::new(&mut reader, user, now).spaces(programme).await?;
    drop(reader);
    let Some(spaces) = spaces else { return Ok(None) };
    projection::catch_up(stores, &spaces).await?;
    projection::records(stores, &spaces).await.map(Some)
}

impl<'c> Asker<'c> {
    pub fn new(conn: &'c mut Connection, user: UserId, now: Timestamp) -> Self {
        Self { conn, user, now, today: local_day(now) }
    }

    /// The spaces whose records the answer is made of; `None` when there is no such programme for the asker. Numbers
    /// are for the office that runs it and those who decide in it; the two of a pair have their own on their phones.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn spaces(&mut self, programme: ProgrammeId) -> Result<Option<Vec<SpaceId>>, StoreError> {
        if self.sees(programme).await?.is_none() {
            return Ok(None);
        }
        let pairs = Pairs(&mut *self.conn).of_programme(programme).await?;
        Ok(Some(pairs.iter().map(crate::store::pairs::Pair::notes).collect()))
    }

    async fn sees(&mut self, programme: ProgrammeId) -> Result<Option<Started>, StoreError> {
        let Some(started) = Programmes(&mut *self.conn).find(programme).await? else { return Ok(None) };
        let posts = Posts::of(&mut *self.conn, self.user, self.today).await?;
        let seats = posts.seats(&mut *self.conn, started.owner).await?;
        let has = |verb| by_right(&seats, Thing::Programme, verb).is_some();
        Ok((has(Verb::Write) || has(Verb::Decide)).then_some(started))
    }

    async fn whole(&mut self, programme: ProgrammeId) -> Result<Option<Whole>, StoreError> {
        let Some(started) = self.sees(programme).await? else { return Ok(None) };
        let (mut pairs, mut levels, mut posts) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for pair in Pairs(&mut *self.conn).of_programme(programme).await? {
            pairs.push(pair_row(&mut *self.conn, &pair).await?);
            let level = match posts.get(&pair.leader) {
                Some(known) => *known,
                None => *posts.entry(pair.leader).or_insert(self.level(pair.leader).await?),
            };
            levels.extend(level.map(|it| (pair.pair, it)));
        }
        let posts = Posts::of(&mut *self.conn, self.user, self.today).await?;
        let seats = posts.seats(&mut *self.conn, started.owner).await?;
        let office = by_right(&seats, Thing::Issue, Verb::Read).is_some();
        let held = Spaces(&mut *self.conn).of_user(self.user, self.now).await?;
        let opens = held.spaces.into_iter().map(|it| it.space).collect();
        Ok(Some(Whole { started, pairs, opens, office, levels }))
    }

    /// Why the post makes its holder a leader with counselors.
    async fn level(&mut self, post: AppointmentId) -> Result<Option<Liable>, StoreError> {
        let Some(it) = Appointments(&mut *self.conn).find(post).await? else { return Ok(None) };
        let unit = Units(&mut *self.conn).find(it.detail.unit).await?;
        Ok(unit.and_then(|unit| is_liable(&unit, it.detail.post, it.detail.acting)))
    }
}
