use gongjian_shared::ids::UnitId;
use gongjian_shared::rights::{Relation, Seat, Thing, Verb, may};
use gongjian_shared::wire::party::{Found, HeldLine, MyPosts, Named, TreeLine};

use super::{Asker, LINES_MAX};
use crate::rights::Sight;
use crate::store::party::{UnitLine, Units};
use crate::store::{Connection, StoreError};

/// How many units and people the search field shows.
const FOUND_MAX: i64 = 20;

impl Asker<'_> {
    /// The units directly below `parent`; at the top: where the asker's sight begins.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn tree(&mut self, parent: Option<UnitId>) -> Result<Option<Vec<TreeLine>>, StoreError> {
        if let Some(parent) = parent {
            if !self.may_read(parent, Thing::Unit).await? {
                return Ok(None);
            }
            let children = Units(&mut *self.conn).children(Some(parent)).await?;
            if sees_below(&self.seats(parent).await?) {
                return Ok(Some(children.into_iter().map(told).collect()));
            }
            return self.seen(children).await.map(Some);
        }
        Ok(Some(match self.sight(Thing::Unit).await? {
            Sight::Everywhere => Units(&mut *self.conn).children(None).await?.into_iter().map(told).collect(),
            Sight::Within { trees, alone } => self.beginnings(trees, alone).await?,
        }))
    }

    /// The topmost units of the asker's sight: a unit inside another one's tree is reached through that.
    async fn beginnings(
        &mut self,
        trees: Vec<UnitId>,
        alone: Vec<UnitId>,
    ) -> Result<Vec<TreeLine>, StoreError> {
        let mut lines = Vec::new();
        for unit in trees.iter().chain(&alone) {
            let above = Units(&mut *self.conn).above(*unit).await?;
            let inside = above.iter().any(|it| trees.contains(&it.unit));
            if !inside {
                lines.extend(Units(&mut *self.conn).line(*unit).await?.map(told));
            }
        }
        Ok(lines)
    }

    /// Units and people that what is typed finds.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn find(&mut self, typed: &str) -> Result<Found, StoreError> {
        if typed.trim().is_empty() {
            return Ok(Found::default());
        }
        let units = match self.sight(Thing::Unit).await? {
            Sight::Everywhere => {
                let found = Units(&mut *self.conn).search(None, typed, FOUND_MAX).await?;
                found.into_iter().map(told).collect()
            }
            Sight::Within { mut trees, alone } => {
                // All of a tree is seen; around what is seen alone each unit is looked at.
                let whole = alone.is_empty();
                trees.extend(alone);
                let found = Units(&mut *self.conn).search(Some(&trees), typed, FOUND_MAX).await?;
                if whole { found.into_iter().map(told).collect() } else { self.seen(found).await? }
            }
        };
        let people = self.found(typed, FOUND_MAX).await?;
        Ok(Found { units, people })
    }

    /// Those of the lines that the asker may see.
    async fn seen(&mut self, lines: Vec<UnitLine>) -> Result<Vec<TreeLine>, StoreError> {
        let mut seen = Vec::new();
        for line in lines {
            if self.may_read(line.unit.unit, Thing::Unit).await? {
                seen.push(told(line));
            }
        }
        Ok(seen)
    }

    /// The asker's own posts.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn my_posts(&mut self) -> Result<MyPosts, StoreError> {
        let mut held = Vec::new();
        for it in &self.posts.held {
            let Some(unit) = Units(&mut *self.conn).find(it.unit).await? else { continue };
            held.push(HeldLine {
                appointment: it.appointment,
                unit: it.unit,
                unit_name: unit.detail.name.into(),
                kind: unit.detail.kind,
                post: it.post,
                acting: it.acting,
            });
        }
        held.truncate(usize::try_from(LINES_MAX).unwrap_or_default());
        Ok(MyPosts { administrator: self.posts.administrator, held })
    }
}

/// Whoever has a seat in the unit or above it that reads what is below sees every child.
fn sees_below(seats: &[Seat]) -> bool {
    seats.iter().any(|seat| {
        matches!(seat.relation, Relation::Own | Relation::Below)
            && may(seat.part, Relation::Below, Thing::Unit, Verb::Read)
    })
}

pub(super) fn told(it: UnitLine) -> TreeLine {
    TreeLine { unit: it.unit, children: it.children.unsigned_abs() }
}

/// The names of the units above, from the top.
pub(super) async fn path(conn: &mut Connection, unit: UnitId) -> Result<Vec<Named>, StoreError> {
    let above = Units(conn).above(unit).await?;
    Ok(above.into_iter().rev().map(|it| Named { unit: it.unit, name: it.detail.name.into() }).collect())
}
