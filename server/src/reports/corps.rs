//! Mentors and young teachers of a unit, for its office and those who decide; and the check of a certificate, for anybody.

use std::collections::BTreeMap;

use gongjian_shared::ids::{PersonId, ProjectId, UnitId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::corps::{
    Corps, CorpsKind, Kept, Project, ProjectKind, Recommendation, RecommendationOutcome, is_code,
};
use gongjian_shared::wire::corps::{Checked, CorpsPage, MinutesOf, Named, RecommendedIn};
use jiff::civil::Date;

use crate::rights::Posts;
use crate::store::corps::CorpsRows;
use crate::store::party::{Appointments, People, PersonFilter, Units};
use crate::store::{Connection, StoreError};

/// Most people who are offered by name.
const PEOPLE_MAX: i64 = 3_000;

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    posts: Posts,
    today: Date,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, today: Date) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, posts, today })
    }

    /// What a unit keeps; without a unit, the first that the asker may write at, or else read. `None`: no such unit for
    /// the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn page(&mut self, unit: Option<UnitId>) -> Result<Option<CorpsPage>, StoreError> {
        let Some(unit) = (match unit {
            Some(unit) => Some(unit),
            None => self.own().await?,
        }) else {
            return Ok(None);
        };
        let seats = self.posts.seats(&mut *self.conn, unit).await?;
        if by_right(&seats, Thing::Corps, Verb::Read).is_none() {
            return Ok(None);
        }
        let Some(found) = Units(&mut *self.conn).find(unit).await? else { return Ok(None) };
        let mut page = CorpsPage {
            unit,
            unit_name: found.detail.name.into(),
            writes: by_right(&seats, Thing::Corps, Verb::Write).is_some(),
            corps: CorpsKind::defaults().map(|kind| Corps::by_default(unit, kind)).collect(),
            projects: ProjectKind::defaults().map(|kind| Project::by_default(unit, kind)).collect(),
            memberships: Vec::new(),
            hours: Vec::new(),
            by_project: Vec::new(),
            by_person: Vec::new(),
            agreement: None,
            certificates: Vec::new(),
            groups: Vec::new(),
            services: Vec::new(),
            recommendations: Vec::new(),
            recommended: Vec::new(),
            people: self.people(unit).await?,
        };
        for kept in CorpsRows(&mut *self.conn).of_unit(unit).await? {
            take(&mut page, kept);
        }
        finish(&mut page);
        Ok(Some(page))
    }

    async fn own(&mut self) -> Result<Option<UnitId>, StoreError> {
        let mut reads = None;
        let units: Vec<UnitId> = self.posts.held.iter().map(|it| it.unit).collect();
        for unit in units {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            if by_right(&seats, Thing::Corps, Verb::Write).is_some() {
                return Ok(Some(unit));
            }
            if by_right(&seats, Thing::Corps, Verb::Read).is_some() {
                reads.get_or_insert(unit);
            }
        }
        Ok(reads)
    }

    /// Who can be named: at home in the unit or below, or in a post there.
    async fn people(&mut self, unit: UnitId) -> Result<Vec<Named>, StoreError> {
        let mut people: BTreeMap<PersonId, String> = BTreeMap::new();
        for it in Appointments(&mut *self.conn).held_at(unit, self.today).await? {
            if let Some(found) = People(&mut *self.conn).find(it.detail.person).await? {
                people.insert(it.detail.person, found.detail.name.into());
            }
        }
        let filter = PersonFilter { roots: Some(vec![unit]), most: PEOPLE_MAX, ..PersonFilter::default() };
        for line in People(&mut *self.conn).list(&filter).await? {
            people.insert(line.person.person, line.person.detail.name.into());
        }
        let mut named: Vec<Named> = people.into_iter().map(|(person, name)| Named { person, name }).collect();
        named.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
        Ok(named)
    }
}

fn take(page: &mut CorpsPage, kept: Kept) {
    match kept {
        Kept::Corps { it } => page.corps.push(it),
        Kept::Project { it } => page.projects.push(it),
        Kept::Membership { it } => page.memberships.push(it),
        Kept::Hours { it } => page.hours.push(it),
        Kept::Agreement { it } => page.agreement = Some(it),
        Kept::Certificate { it } => page.certificates.push(*it),
        Kept::Group { it } => page.groups.push(it),
        Kept::Service { it } => page.services.push(it),
        Kept::Recommendation { it } => page.recommendations.push(it),
    }
}

/// Orders and sums.
fn finish(page: &mut CorpsPage) {
    page.hours.sort_by_key(|it| (std::cmp::Reverse(it.on), it.entry));
    page.services.sort_by_key(|it| (std::cmp::Reverse(it.on), it.entry));
    page.certificates.sort_by_key(|it| (std::cmp::Reverse(it.issued), it.entry));
    page.groups.sort_by(|a, b| (&a.discipline, &a.name, a.entry).cmp(&(&b.discipline, &b.name, b.entry)));
    let mut of_project: BTreeMap<ProjectId, u32> = BTreeMap::new();
    let mut of_person: BTreeMap<(String, PersonId), u32> = BTreeMap::new();
    for it in page.hours.iter().filter(|it| it.void.is_none()) {
        *of_project.entry(it.project.project).or_default() += it.minutes;
        *of_person.entry((it.name.clone(), it.person)).or_default() += it.minutes;
    }
    let sum = |it: &Project| {
        let minutes = of_project.get(&it.project).copied().unwrap_or(0);
        MinutesOf { of: it.clone(), minutes }
    };
    page.by_project = page.projects.iter().map(sum).collect();
    let named = |((name, person), minutes)| MinutesOf { of: Named { person, name }, minutes };
    page.by_person = of_person.into_iter().map(named).collect();
    page.recommended = counted(&page.recommendations);
}

/// How many in each year, by kind; the newest year first.
fn counted(all: &[Recommendation]) -> Vec<RecommendedIn> {
    let mut counts = BTreeMap::new();
    for it in all {
        let count: &mut (u32, u32) = counts.entry((std::cmp::Reverse(it.on.year()), it.kind)).or_default();
        count.0 += 1;
        count.1 += u32::from(it.outcome == RecommendationOutcome::Accepted);
    }
    let line = |((year, kind), (made, accepted)): ((std::cmp::Reverse<i16>, _), _)| RecommendedIn {
        year: year.0,
        kind,
        made,
        accepted,
    };
    counts.into_iter().map(line).collect()
}

/// The certificate with this code, as a stranger may read it; `None`: there is none.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn check(conn: &mut Connection, typed: &str) -> Result<Option<Checked>, StoreError> {
    let Some(code) = is_code(typed) else { return Ok(None) };
    let found = CorpsRows(conn).coded(&code).await?;
    Ok(match found {
        Some(Kept::Certificate { it }) => Some((*it).into()),
        Some(
            Kept::Corps { .. }
            | Kept::Project { .. }
            | Kept::Membership { .. }
            | Kept::Hours { .. }
            | Kept::Agreement { .. }
            | Kept::Group { .. }
            | Kept::Service { .. }
            | Kept::Recommendation { .. },
        )
        | None => None,
    })
}
