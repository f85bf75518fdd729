use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{
    Appointment, CommitteePart, Composition, Post, Unit, UnitKind, composition, empty_classes, missing_parts,
};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::wire::party::{Named, PostLine, UnitPage};
use jiff::civil::Date;

use super::tree::path;
use super::{Asker, may};
use crate::store::StoreError;
use crate::store::party::{Appointments, Follows, People, Standards, Units};

impl Asker<'_> {
    /// The page of a unit as it was on a day; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn unit(&mut self, id: UnitId, on: Option<Date>) -> Result<Option<UnitPage>, StoreError> {
        let Some(unit) = Units(&mut *self.conn).find(id).await? else { return Ok(None) };
        let seats = self.seats(id).await?;
        if by_right(&seats, Thing::Unit, Verb::Read).is_none() {
            return Ok(None);
        }
        let on = on.unwrap_or(self.today);
        let sees_posts = by_right(&seats, Thing::Appointment, Verb::Read).is_some();
        let (held, past) = if sees_posts { self.posts_at(id, on).await? } else { (vec![], vec![]) };
        let sees_gaps = by_right(&seats, Thing::Standard, Verb::Read).is_some();
        let gaps = if sees_gaps { self.gaps_of(&unit, on).await? } else { vec![] };
        let standards = if sees_gaps { Standards(&mut *self.conn).set_at(id).await? } else { vec![] };
        let (_, people, _) = Units(&mut *self.conn).counts(id).await?;
        let guides = Units(&mut *self.conn).guides(id).await?;
        let composition = self.composition(&held, on).await?;
        let (mut lacks, mut empty) = (Vec::new(), Vec::new());
        if sees_posts && unit.detail.kind == UnitKind::NextGenerationCommittee {
            lacks = self.lacks(&unit, &guides, &held, on).await?;
            empty = empty_classes(&composition);
        }
        Ok(Some(UnitPage {
            path: path(&mut *self.conn, id).await?,
            children: self.tree(Some(id)).await?.unwrap_or_default(),
            guides: guides
                .into_iter()
                .map(|it| Named { unit: it.unit, name: it.detail.name.into() })
                .collect(),
            composition,
            lacks,
            empty,
            gaps,
            standards,
            held,
            past,
            follows: Follows(&mut *self.conn).of_unit(id).await?,
            people: if by_right(&seats, Thing::Person, Verb::Read).is_some() { people } else { 0 },
            on,
            may: may(&seats),
            unit,
        }))
    }

    /// What a committee lacks to be whole (S2-01).
    async fn lacks(
        &mut self,
        unit: &Unit,
        guides: &[Unit],
        held: &[PostLine],
        on: Date,
    ) -> Result<Vec<CommitteePart>, StoreError> {
        let mut around: Vec<UnitKind> = guides.iter().map(|it| it.detail.kind).collect();
        if let Some(parent) = unit.parent {
            around.extend(Units(&mut *self.conn).find(parent).await?.map(|it| it.detail.kind));
        }
        let below = Units(&mut *self.conn).children(Some(unit.unit)).await?;
        let there = below.iter().filter(|it| it.unit.exists_on(on) && !it.unit.draft);
        let below: Vec<UnitKind> = there.map(|it| it.unit.detail.kind).collect();
        let posts: Vec<Post> = held.iter().map(|it| it.appointment.detail.post).collect();
        Ok(missing_parts(unit.detail.kind, &around, &below, &posts))
    }

    /// Who holds posts on the day, in the office's order; and everybody who held some at another time.
    async fn posts_at(
        &mut self,
        unit: UnitId,
        on: Date,
    ) -> Result<(Vec<PostLine>, Vec<PostLine>), StoreError> {
        let mut held = Vec::new();
        let mut past = Vec::new();
        for it in Appointments(&mut *self.conn).of_unit(unit).await? {
            let now = it.holds_on(on);
            let line = self.named(it, false).await?;
            if now { held.push(line) } else { past.push(line) }
        }
        held.extend(self.followers(unit, on).await?);
        held.sort_by_key(|it| it.appointment.detail.post);
        Ok((held, past))
    }

    /// Members because they hold another post (S1-01).
    pub(super) async fn followers(&mut self, unit: UnitId, on: Date) -> Result<Vec<PostLine>, StoreError> {
        let mut lines = Vec::new();
        for follow in Follows(&mut *self.conn).of_unit(unit).await? {
            if !follow.holds_on(on) {
                continue;
            }
            for it in Appointments(&mut *self.conn).held_at(follow.of_unit, on).await? {
                if it.detail.post == follow.of_post {
                    let mut derived = it;
                    (derived.detail.unit, derived.detail.post) = (unit, follow.post);
                    derived.detail.term.from = derived.detail.term.from.max(follow.from);
                    lines.push(self.named(derived, true).await?);
                }
            }
        }
        Ok(lines)
    }

    async fn named(&mut self, it: Appointment, follows: bool) -> Result<PostLine, StoreError> {
        let person = People(&mut *self.conn).find(it.detail.person).await?;
        let name = person.map_or_else(String::new, |it| it.detail.name.into());
        self.post_line(it, &name, follows).await
    }

    async fn composition(&mut self, held: &[PostLine], on: Date) -> Result<Composition, StoreError> {
        let mut members = Vec::new();
        for line in held {
            let detail = &line.appointment.detail;
            let Some(person) = People(&mut *self.conn).find(detail.person).await? else { continue };
            let private = People(&mut *self.conn).private(detail.person).await?;
            members.push((detail.person, person.detail.staff, private.and_then(|it| it.birth), detail.post));
        }
        Ok(composition(members, on))
    }
}
