//! The board of a programme's pairs, for its office and for who decides there.

mod lists;

use std::collections::BTreeMap;

use gongjian_shared::ids::{AppointmentId, PersonId, ProgrammeId, UserId};
use gongjian_shared::pairing::Tier;
use gongjian_shared::pairing::round::Pair;
use gongjian_shared::programmes::{RuleSet, RuleValue};
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::rules::pairing::load_of;
use gongjian_shared::wire::rounds::{Board, KeptRound, PastRound, RunningPair};
use jiff::civil::Date;

use self::lists::Lists;
use crate::programmes::definition;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::pairs::Pairs;
use crate::store::party::{Appointments, People, Units};
use crate::store::programmes::Programmes;
use crate::store::rounds::{KeptDraft, Rounds};
use crate::store::{Connection, StoreError};

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    posts: Posts,
    today: Date,
    names: BTreeMap<PersonId, String>,
}

/// Pairs of the register: those that run, and those that are over.
type Pairings = (Vec<RunningPair>, std::collections::BTreeSet<Pair>);

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, today: Date) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, posts, today, names: BTreeMap::new() })
    }

    /// `None` when there is none for the asker. Who may only decide sees no drafts, nor why two are kept apart.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn board(&mut self, id: ProgrammeId) -> Result<Option<Board>, StoreError> {
        let Some(it) = Programmes(&mut *self.conn).find(id).await? else { return Ok(None) };
        let seats = self.posts.seats(&mut *self.conn, it.owner).await?;
        let may_write = by_right(&seats, Thing::Programme, Verb::Write).is_some();
        if !sees_pairs(&seats) {
            return Ok(None);
        }
        let Some(known) = definition(&it.definition) else { return Ok(None) };
        let running = Programmes(&mut *self.conn).running(&it).await?;
        let rules = running.history.latest();
        let Some(load) = load_of(known, rules) else { return Ok(None) };
        let lists = Lists::on(&mut *self.conn, known, load, it.owner, self.today).await?;
        let (running, earlier) = self.pairs(id).await?;
        let rounds = Rounds(&mut *self.conn).of_programme(id).await?;
        let draft = rounds.iter().find(|it| it.published.is_none()).filter(|_| may_write);
        let draft = match draft {
            Some(it) => Some(self.kept(it).await?),
            None => None,
        };
        let owner = Units(&mut *self.conn).find(it.owner).await?;
        Ok(Some(Board {
            programme: id,
            title: it.title.into(),
            owner_name: owner.map_or_else(String::new, |it| it.detail.name.into()),
            today: self.today,
            run: (rules.run().from, rules.run().to),
            may_write: may_write && it.ended.is_none_or(|on| on > self.today),
            leaders: lists.leaders,
            counselors: lists.counselors,
            load: load.bound,
            order: order(rules),
            running,
            earlier,
            draft,
            past: self.past(&rounds).await?,
        }))
    }

    async fn pairs(&mut self, programme: ProgrammeId) -> Result<Pairings, StoreError> {
        let (mut running, mut earlier) = Pairings::default();
        for it in Pairs(&mut *self.conn).of_programme(programme).await? {
            let both = self.person(it.leader).await?.zip(self.person(it.counselor).await?);
            let Some((leader, counselor)) = both else { continue };
            let both = Pair { counselor, leader };
            if it.until.is_some_and(|until| until <= self.today) {
                earlier.insert(both);
                continue;
            }
            let (leader_name, counselor_name) = (self.name(leader).await?, self.name(counselor).await?);
            let (pair, from, planned_end) = (it.pair, it.from, it.planned_end);
            running.push(RunningPair { pair, both, leader_name, counselor_name, from, planned_end });
        }
        Ok((running, earlier))
    }

    async fn kept(&mut self, it: &KeptDraft) -> Result<KeptRound, StoreError> {
        let by = self.account(it.user).await?;
        let (round, version, at) = (it.round, it.version, it.at);
        Ok(KeptRound { round, version, at, by, draft: it.draft.clone() })
    }

    async fn past(&mut self, rounds: &[KeptDraft]) -> Result<Vec<PastRound>, StoreError> {
        let mut past = Vec::new();
        for it in rounds {
            let Some(published) = it.published else { continue };
            let mut pairs: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for pair in &it.draft.pairs {
                let counselor = self.name(pair.counselor).await?;
                pairs.entry(self.name(pair.leader).await?).or_default().push(counselor);
            }
            let (round, kind, from) = (it.round, it.draft.kind, it.draft.from);
            let by = self.account(it.user).await?;
            past.push(PastRound { round, kind, from, published, by, pairs: pairs.into_iter().collect() });
        }
        Ok(past)
    }

    async fn person(&mut self, post: AppointmentId) -> Result<Option<PersonId>, StoreError> {
        Ok(Appointments(&mut *self.conn).find(post).await?.map(|it| it.detail.person))
    }

    async fn name(&mut self, person: PersonId) -> Result<String, StoreError> {
        if let Some(name) = self.names.get(&person) {
            return Ok(name.clone());
        }
        let found = People(&mut *self.conn).find(person).await?;
        let name: String = found.map_or_else(String::new, |it| it.detail.name.into());
        self.names.insert(person, name.clone());
        Ok(name)
    }

    async fn account(&mut self, user: UserId) -> Result<String, StoreError> {
        let found = Accounts(&mut *self.conn).find(user).await?;
        Ok(found.map_or_else(String::new, |it| it.name.into()))
    }
}

/// Who runs the programme, or decides in it, sees all its pairs; others see their own elsewhere.
pub fn sees_pairs(seats: &[Seat]) -> bool {
    let may = |verb| by_right(seats, Thing::Programme, verb).is_some();
    may(Verb::Read) && (may(Verb::Write) || may(Verb::Decide))
}

/// Which wish comes first, by the rules of the programme.
fn order(rules: &RuleSet) -> Vec<Tier> {
    let keys = rules.values().find_map(|(_, value)| {
        let RuleValue::Order(keys) = value else { return None };
        Some(Tier::order(keys)).filter(|tiers| !tiers.is_empty())
    });
    keys.unwrap_or_else(|| vec![Tier::Shortfall, Tier::SameUnit, Tier::NoRepeat, Tier::Balance])
}
