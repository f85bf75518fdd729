//! The evaluation of a programme in a year, as far as the asker may see it (S1-25).

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{PersonId, ProgrammeId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::evaluations::{Evaluation, summed};
use gongjian_shared::rules::pairing::PairRow;
use gongjian_shared::wire::corps::{EvaluationPage, MyView};
use jiff::civil::Date;

use crate::register::evaluations::of_year;
use crate::rights::Posts;
use crate::store::evaluations::Evaluations;
use crate::store::party::People;
use crate::store::programmes::Programmes;
use crate::store::{Connection, StoreError};

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    me: PersonId,
    posts: Posts,
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, today: Date) -> Result<Self, StoreError> {
        let posts = Posts::of(&mut *conn, user, today).await?;
        Ok(Self { conn, me: user.into(), posts })
    }

    /// `None`: no such programme for the asker, who neither runs it, nor decides in it, nor has a pair in that year.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn page(
        &mut self,
        programme: ProgrammeId,
        year: Year,
    ) -> Result<Option<EvaluationPage>, StoreError> {
        let Some(started) = Programmes(&mut *self.conn).find(programme).await? else { return Ok(None) };
        let seats = self.posts.seats(&mut *self.conn, started.owner).await?;
        let has = |verb| by_right(&seats, Thing::Programme, verb).is_some();
        let (runs, decides) = (has(Verb::Write), has(Verb::Decide));
        let pairs = of_year(&mut *self.conn, programme, year).await?;
        let leads = pairs.iter().any(|it| it.leader.person == self.me);
        let counsels = pairs.iter().any(|it| it.counselor.person == self.me);
        if !(runs || decides || leads || counsels) {
            return Ok(None);
        }
        let mut kept = Evaluations::of(&mut *self.conn, programme, year);
        let (evaluation, answered, words) = (kept.find().await?, kept.answered().await?, kept.words().await?);
        let mine = |it: &PairRow| MyView {
            pair: it.pair,
            leader: it.leader.name.clone(),
            answered: answered.contains(&it.pair),
        };
        let spoke = words.iter().find(|(person, _)| *person == self.me).map(|(_, words)| words.clone());
        let mut page = EvaluationPage {
            title: started.title.into(),
            year: year.get(),
            runs,
            decides,
            mine: pairs.iter().filter(|it| it.counselor.person == self.me).map(mine).collect(),
            my_words: leads.then(|| spoke.unwrap_or_default()),
            pairs: 0,
            answered: 0,
            sum: None,
            words: Vec::new(),
            evaluation: evaluation.clone(),
        };
        if runs || decides {
            page.pairs = pairs.len();
            page.answered = answered.len();
            page.sum = self.sum(programme, year, evaluation.as_ref()).await?;
            page.words = self.named(words).await?;
        }
        Ok(Some(page))
    }

    async fn sum(
        &mut self,
        programme: ProgrammeId,
        year: Year,
        evaluation: Option<&Evaluation>,
    ) -> Result<Option<gongjian_shared::rules::evaluations::Summed>, StoreError> {
        let Some(evaluation) = evaluation else { return Ok(None) };
        let views = Evaluations::of(&mut *self.conn, programme, year).views().await?;
        Ok(summed(evaluation.state, &views))
    }

    /// By name: nobody is ranked.
    async fn named(&mut self, words: Vec<(PersonId, String)>) -> Result<Vec<(String, String)>, StoreError> {
        let mut named = Vec::new();
        for (person, words) in words {
            let found = People(&mut *self.conn).find(person).await?;
            named.push((found.map(|it| it.detail.name.into()).unwrap_or_default(), words));
        }
        named.sort();
        Ok(named)
    }
}
