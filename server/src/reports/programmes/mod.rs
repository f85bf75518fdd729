//! Programmes, for the pages 项目.

use gongjian_shared::ids::{ProgrammeId, UnitId, UserId};
use gongjian_shared::programmes::{Definition, Label, RuleSet, burden, check, phases_on, timeline};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::wire::programmes::{
    DraftAsked, Drafted, Offered, ProgrammeLine, ProgrammeList, ProgrammePage, TickLine, VersionLine,
};
use jiff::civil::Date;

use super::rounds::sees_pairs;
use crate::programmes::{definition, definitions, situation};
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::party::Units;
use crate::store::programmes::{Programmes, Started};
use crate::store::{Connection, StoreError};

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

    /// The programmes that the asker may read, what can be started, and where.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn list(&mut self) -> Result<ProgrammeList, StoreError> {
        let mut lines = Vec::new();
        for it in Programmes(&mut *self.conn).all().await? {
            if self.reads(it.owner).await? {
                lines.extend(self.line(it).await?);
            }
        }
        let offered = definitions().iter().map(|it| Offered {
            definition: it.id.clone(),
            title: it.title.clone(),
            phases: it.phases.len(),
            commitments: it.commitments.len(),
        });
        Ok(ProgrammeList { lines, offered: offered.collect(), owners: self.owners().await? })
    }

    async fn line(&mut self, it: Started) -> Result<Option<ProgrammeLine>, StoreError> {
        let Some(known) = definition(&it.definition) else { return Ok(None) };
        let running = Programmes(&mut *self.conn).running(&it).await?;
        let rules = running.history.latest();
        let phases = phases_on(known, rules, self.today).into_iter();
        Ok(Some(ProgrammeLine {
            programme: it.programme,
            definition: it.definition,
            title: it.title.into(),
            owner: it.owner,
            owner_name: self.name(it.owner).await?,
            from: rules.run().from,
            to: rules.run().to,
            ended: it.ended,
            running: phases.map(|it| Label { zh: it.zh.clone(), en: it.en.clone() }).collect(),
        }))
    }

    /// The units at which one of the asker's posts may start a programme.
    async fn owners(&mut self) -> Result<Vec<(UnitId, String)>, StoreError> {
        let mut owners = Vec::new();
        for unit in self.posts.held.iter().map(|it| it.unit).collect::<std::collections::BTreeSet<_>>() {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            if by_right(&seats, Thing::Programme, Verb::Create).is_some() {
                owners.push((unit, self.name(unit).await?));
            }
        }
        if self.posts.administrator {
            let tops = Units(&mut *self.conn).children(None).await?.into_iter();
            owners.extend(tops.map(|it| (it.unit.unit, it.unit.detail.name.into())));
        }
        Ok(owners)
    }

    /// The page of a programme; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn page(&mut self, id: ProgrammeId) -> Result<Option<ProgrammePage>, StoreError> {
        let Some(it) = Programmes(&mut *self.conn).find(id).await? else { return Ok(None) };
        if !self.reads(it.owner).await? {
            return Ok(None);
        }
        let Some(known) = definition(&it.definition) else { return Ok(None) };
        let running = Programmes(&mut *self.conn).running(&it).await?;
        let rules = running.history.latest().clone();
        let seats = self.posts.seats(&mut *self.conn, it.owner).await?;
        let contacts = it.contacts.len();
        Ok(Some(ProgrammePage {
            programme: it.programme,
            owner: it.owner,
            owner_name: self.name(it.owner).await?,
            contacts: it.contacts,
            versions: self.versions(id).await?,
            timeline: timeline(known, &rules),
            running: phases_on(known, &rules, self.today).into_iter().map(|it| it.id.clone()).collect(),
            ticks: self.ticks(id).await?,
            sites: self.sites().await?,
            draft: self.drafted(known, rules.clone(), it.owner, contacts, &[]).await?,
            definition: known.clone(),
            rules,
            today: self.today,
            ended: it.ended,
            may_write: by_right(&seats, Thing::Programme, Verb::Write).is_some(),
            sees_pairs: sees_pairs(&seats),
            title: it.title.into(),
        }))
    }

    /// What a start or a change would look like; `None` when the asker may not read programmes of the owner.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn draft(&mut self, asked: &DraftAsked) -> Result<Option<Drafted>, StoreError> {
        let Some(known) = definition(&asked.definition) else { return Ok(None) };
        if !self.reads(asked.owner).await? {
            return Ok(None);
        }
        let start = RuleSet::start(known, asked.on);
        let (rules, problems) = match start.adjust(known, &asked.changes) {
            Ok(rules) => (rules.first(), vec![]),
            Err(problems) => (start, problems),
        };
        let contacts = usize::try_from(asked.contacts).unwrap_or(usize::MAX);
        let drafted = self.drafted(known, rules, asked.owner, contacts, &asked.numbers).await?;
        Ok(Some(Drafted { problems, ..drafted }))
    }

    async fn drafted(
        &mut self,
        known: &Definition,
        rules: RuleSet,
        owner: UnitId,
        contacts: usize,
        numbers: &[(gongjian_shared::programmes::Key, u32)],
    ) -> Result<Drafted, StoreError> {
        let mut there = situation(&mut *self.conn, known, owner, contacts, self.today).await?;
        there.numbers.extend(numbers.iter().cloned());
        Ok(Drafted {
            definition: known.clone(),
            timeline: timeline(known, &rules),
            contradictions: check(known, &rules, &there),
            problems: vec![],
            burden: burden(known, &rules, &there),
            situation: there,
            rules,
        })
    }

    async fn versions(&mut self, id: ProgrammeId) -> Result<Vec<VersionLine>, StoreError> {
        let mut lines = Vec::new();
        for it in Programmes(&mut *self.conn).versions(id).await? {
            let by = self.person(it.user).await?;
            lines.push(VersionLine {
                version: it.rules.version().number(),
                at: it.at,
                by,
                reason: it.reason,
            });
        }
        Ok(lines)
    }

    async fn ticks(&mut self, id: ProgrammeId) -> Result<Vec<TickLine>, StoreError> {
        let mut lines = Vec::new();
        for it in Programmes(&mut *self.conn).ticks(id).await? {
            let (site_name, by) = (self.name(it.site).await?, self.person(it.user).await?);
            lines.push(TickLine { site: it.site, site_name, phase: it.phase, item: it.item, at: it.at, by });
        }
        Ok(lines)
    }

    /// Where the asker writes papers, and so ticks.
    async fn sites(&mut self) -> Result<Vec<(UnitId, String)>, StoreError> {
        let mut sites = Vec::new();
        for unit in self.posts.held.iter().map(|it| it.unit).collect::<std::collections::BTreeSet<_>>() {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            if by_right(&seats, Thing::Paper, Verb::Write).is_some() {
                sites.push((unit, self.name(unit).await?));
            }
        }
        Ok(sites)
    }

    /// The asker may read programmes of this owner.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn reads(&mut self, owner: UnitId) -> Result<bool, StoreError> {
        let seats = self.posts.seats(&mut *self.conn, owner).await?;
        Ok(by_right(&seats, Thing::Programme, Verb::Read).is_some())
    }

    async fn name(&mut self, unit: UnitId) -> Result<String, StoreError> {
        let found = Units(&mut *self.conn).find(unit).await?;
        Ok(found.map_or_else(String::new, |it| it.detail.name.into()))
    }

    async fn person(&mut self, user: UserId) -> Result<String, StoreError> {
        let found = Accounts(&mut *self.conn).find(user).await?;
        Ok(found.map_or_else(String::new, |it| it.name.into()))
    }
}
