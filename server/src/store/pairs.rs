//! Pairs of people in a programme (E2). Each side is the appointment that it rests on.

use std::collections::BTreeSet;

use gongjian_shared::ids::{AppointmentId, PairId, ProgrammeId, SpaceId, UnitId, UserId};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;

use super::party::days::{day, maybe_day, maybe_id, text};
use super::{Columns, Connection, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub pair: PairId,
    pub programme: ProgrammeId,
    pub leader: AppointmentId,
    pub counselor: AppointmentId,
    /// The first day.
    pub from: Date,
    /// The last day as planned.
    pub planned_end: Option<Date>,
    /// The first day on which it is over, by decision.
    pub until: Option<Date>,
    pub basis: String,
    /// Why it ended.
    pub reason: String,
    pub successor: bool,
    pub follows: Option<PairId>,
    /// The version of the programme's rules under which it began.
    pub rules: u32,
    pub at: Timestamp,
    pub user: UserId,
}

impl Pair {
    pub fn notes(&self) -> SpaceId {
        SpaceId::of_pair(self.pair)
    }

    pub fn private(&self) -> SpaceId {
        SpaceId::of_pair_private(self.pair)
    }
}

pub struct Pairs<'t>(pub &'t mut Connection);

impl Pairs<'_> {
    pub async fn find(&mut self, pair: PairId) -> Result<Option<Pair>, StoreError> {
        let query = sqlx::query("SELECT * FROM pairs WHERE pair = $1").bind(pair.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// The pair to which a space belongs: its work notes or its private part.
    pub async fn of_space(&mut self, space: SpaceId) -> Result<Option<Pair>, StoreError> {
        let sql = "SELECT * FROM pairs WHERE notes_space = $1 OR private_space = $1";
        let query = sqlx::query(sql).bind(space.as_bytes().to_vec());
        query.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// The spaces of all pairs.
    pub async fn spaces(&mut self) -> Result<BTreeSet<SpaceId>, StoreError> {
        let rows = sqlx::query("SELECT pair FROM pairs").fetch_all(&mut *self.0).await?;
        let mut spaces = BTreeSet::new();
        for row in &rows {
            let pair = Columns::new("pairs", "pair", row).bytes("pair")?;
            spaces.extend([SpaceId::of_pair(pair), SpaceId::of_pair_private(pair)]);
        }
        Ok(spaces)
    }

    /// All that ever were, in the order in which they began.
    pub async fn of_programme(&mut self, programme: ProgrammeId) -> Result<Vec<Pair>, StoreError> {
        let sql = "SELECT * FROM pairs WHERE programme = $1 ORDER BY from_day, pair";
        self.list(sql, programme.as_bytes().to_vec()).await
    }

    /// Those of every programme that the unit owns.
    pub async fn owned_by(&mut self, owner: UnitId) -> Result<Vec<Pair>, StoreError> {
        let sql = "SELECT pairs.* FROM pairs JOIN programmes ON programmes.programme = pairs.programme \
                   WHERE programmes.owner_unit = $1 ORDER BY pairs.pair";
        self.list(sql, owner.as_bytes().to_vec()).await
    }

    /// Those that live in programmes of the unit and of all units below.
    pub async fn living_under(&mut self, unit: UnitId) -> Result<Vec<Pair>, StoreError> {
        let sql = "WITH RECURSIVE tree(unit) AS (SELECT unit FROM units WHERE unit = $1 \
                   UNION SELECT units.unit FROM units JOIN tree ON units.parent = tree.unit) \
                   SELECT pairs.* FROM pairs JOIN programmes ON programmes.programme = pairs.programme \
                   JOIN tree ON tree.unit = programmes.owner_unit WHERE pairs.until_day IS NULL ORDER BY pairs.pair";
        self.list(sql, unit.as_bytes().to_vec()).await
    }

    /// Those that rest on the appointment, on either side.
    pub async fn resting_on(&mut self, appointment: AppointmentId) -> Result<Vec<Pair>, StoreError> {
        let sql = "SELECT * FROM pairs WHERE leader = $1 OR counselor = $1 ORDER BY pair";
        self.list(sql, appointment.as_bytes().to_vec()).await
    }

    async fn list(&mut self, sql: &'static str, key: Vec<u8>) -> Result<Vec<Pair>, StoreError> {
        sqlx::query(sql).bind(key).fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn insert(&mut self, it: &Pair) -> Result<(), StoreError> {
        let sql = "INSERT INTO pairs (pair, notes_space, private_space, programme, leader, counselor, from_day, \
                   planned_end, basis, reason, successor, follows, rules, at, user_id) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 0, $10, $11, $12, $13)";
        sqlx::query(sql)
            .bind(it.pair.as_bytes().to_vec())
            .bind(it.notes().as_bytes().to_vec())
            .bind(it.private().as_bytes().to_vec())
            .bind(it.programme.as_bytes().to_vec())
            .bind(it.leader.as_bytes().to_vec())
            .bind(it.counselor.as_bytes().to_vec())
            .bind(it.from.to_string())
            .bind(text(it.planned_end))
            .bind(it.basis.as_str())
            .bind(it.follows.map(|it| it.as_bytes().to_vec()))
            .bind(i64::from(it.rules))
            .bind(it.at.millis())
            .bind(it.user.as_bytes().to_vec())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn end(
        &mut self,
        pair: PairId,
        on: Date,
        reason: &str,
        successor: bool,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE pairs SET until_day = $2, reason = $3, successor = $4 WHERE pair = $1";
        sqlx::query(sql)
            .bind(pair.as_bytes().to_vec())
            .bind(on.to_string())
            .bind(reason)
            .bind(i64::from(successor))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<Pair, StoreError> {
    let columns = Columns::new("pairs", "pair", row);
    Ok(Pair {
        pair: columns.bytes("pair")?,
        programme: columns.bytes("programme")?,
        leader: columns.bytes("leader")?,
        counselor: columns.bytes("counselor")?,
        from: day(&columns, "from_day")?,
        planned_end: maybe_day(&columns, "planned_end")?,
        until: maybe_day(&columns, "until_day")?,
        basis: columns.raw("basis")?,
        reason: columns.raw("reason")?,
        successor: columns.flag("successor")?,
        follows: maybe_id(&columns, "follows")?,
        rules: u32::try_from(columns.raw::<i64>("rules")?).map_err(|_| columns.bad("rules"))?,
        at: columns.moment("at")?,
        user: columns.bytes("user_id")?,
    })
}
