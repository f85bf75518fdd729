use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{CallId, PersonId, UnitId};
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::rules::calls::{ApplicationRow, CallRow};
use gongjian_shared::rules::review::{
    Pair, ReviewRow, ReviewState, SheetRow, Tie, Wanted, assign, stats, total,
};
use gongjian_shared::wire::review::{BoardLine, BoardPage, BoardSheet, Candidate};

use super::Asker;
use crate::register::{applicant, posts_of};
use crate::rights::Posts;
use crate::store::StoreError;
use crate::store::accounts::Accounts;
use crate::store::party::{People, PersonFilter};
use crate::store::reviews::{Reviews, Sheets};

/// Most people that a search finds.
const FOUND_MAX: i64 = 30;

impl Asker<'_> {
    /// The asker's seats over the receiver, when they may look at its reviews.
    async fn office(&mut self, row: &CallRow) -> Result<Option<Vec<Seat>>, StoreError> {
        let Some(receiver) = row.text.receiver else { return Ok(None) };
        let posts = Posts::of(&mut *self.conn, self.user, self.today).await?;
        let seats = posts.seats(&mut *self.conn, receiver).await?;
        // Who only reads the programme reads no reviews.
        let may = |verb| by_right(&seats, Thing::Programme, verb).is_some();
        Ok((may(Verb::Write) || may(Verb::Decide)).then_some(seats))
    }

    /// The board; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn board(&mut self, call: CallId) -> Result<Option<BoardPage>, StoreError> {
        let Some(row) = self.issued(call).await? else { return Ok(None) };
        let Some(seats) = self.office(&row).await? else { return Ok(None) };
        let review = Reviews(&mut *self.conn).find(call).await?;
        let sheets = Sheets(&mut *self.conn).of_call(call).await?;
        let pool = review.as_ref().map(|it| it.pool.clone()).unwrap_or_default();
        let mut posts: Posted = BTreeMap::new();
        let mut names = Vec::new();
        for person in pool {
            posts.insert(person, posts_of(&mut *self.conn, person, self.today).await?);
            let account = Accounts(&mut *self.conn).find(person.into()).await?;
            names.push((person, account.map(|it| it.name.into()).unwrap_or_default()));
        }
        let mut lines = Vec::new();
        for (id, it) in self.came(call).await? {
            let ties = self.ties(&row, &it, &posts).await?;
            lines.push(self.line(id, &it, ties, review.as_ref(), &sheets).await?);
        }
        let (proposal, gaps) = review.as_ref().map(|it| proposed(it, &lines)).unwrap_or_default();
        let may = |verb| by_right(&seats, Thing::Programme, verb).is_some();
        Ok(Some(BoardPage {
            call,
            call_title: row.text.title.as_str().to_owned(),
            may_write: may(Verb::Write),
            may_decide: may(Verb::Write) || may(Verb::Decide),
            places: row.text.places,
            review,
            pool: names,
            lines,
            proposal,
            gaps,
        }))
    }

    async fn ties(
        &mut self,
        call: &CallRow,
        it: &ApplicationRow,
        posts: &Posted,
    ) -> Result<Vec<(PersonId, Tie)>, StoreError> {
        let applicant = applicant(&mut *self.conn, call, it).await?;
        let ties = posts.iter().filter_map(|(who, posts)| applicant.tie(*who, posts).map(|tie| (*who, tie)));
        Ok(ties.collect())
    }

    async fn line(
        &mut self,
        application: gongjian_shared::ids::ApplicationId,
        it: &ApplicationRow,
        mut ties: Vec<(PersonId, Tie)>,
        review: Option<&ReviewRow>,
        sheets: &[SheetRow],
    ) -> Result<BoardLine, StoreError> {
        let its: Vec<&SheetRow> =
            sheets.iter().filter(|it| it.pair.application == application && it.is_in()).collect();
        let declared = review.into_iter().flat_map(|it| &it.recusals);
        let declared = declared.filter(|it| it.pair.application == application).map(|it| it.pair.reviewer);
        let known: BTreeSet<_> = ties.iter().map(|(who, _)| *who).collect();
        ties.extend(declared.filter(|who| !known.contains(who)).map(|who| (who, Tie::Declared)));
        let judges = review.into_iter().flat_map(|it| &it.pairs).filter(|it| it.application == application);
        let judged = |who| its.iter().any(|it| it.pair.reviewer == who);
        let reviewers = judges.map(|it| (it.reviewer, judged(it.reviewer))).collect();
        let opened = review.filter(|it| !matches!(it.state, ReviewState::Gathering | ReviewState::Scoring));
        let sheet = |review: &ReviewRow, it: &SheetRow| BoardSheet {
            reviewer: it.pair.reviewer,
            total: total(&review.rubric, &it.sheet),
            sheet: it.sheet.clone(),
        };
        let shown: Vec<BoardSheet> =
            opened.map(|review| its.iter().map(|it| sheet(review, it)).collect()).unwrap_or_default();
        let scores: Vec<u32> = shown.iter().filter_map(|it| it.total).collect();
        Ok(BoardLine {
            application,
            title: it.title.clone(),
            host_name: self.unit_name(it.host).await?,
            nominating_name: self.unit_name(it.nominating).await?,
            ties,
            reviewers,
            stats: stats(&scores),
            sheets: shown,
            verdict: review.and_then(|it| it.verdict(application)).cloned(),
        })
    }

    /// Who can be a reviewer, by what is typed; `None` when the asker has no review to open.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn people(
        &mut self,
        call: CallId,
        typed: String,
    ) -> Result<Option<Vec<Candidate>>, StoreError> {
        let Some(row) = self.issued(call).await? else { return Ok(None) };
        if self.office(&row).await?.is_none() {
            return Ok(None);
        }
        let roots: Option<Vec<UnitId>> = Some(row.text.receiver.into_iter().collect());
        let filter = PersonFilter { roots, typed, most: FOUND_MAX, ..PersonFilter::default() };
        let found = People(&mut *self.conn).list(&filter).await?;
        let mut all = Vec::new();
        for it in found {
            let account = Accounts(&mut *self.conn).find(it.person.person.into()).await?;
            if account.is_some_and(|it| it.open) {
                let name = it.person.detail.name.into();
                all.push(Candidate { person: it.person.person, name, home_name: it.home_name });
            }
        }
        Ok(Some(all))
    }
}

/// The units of each reviewer's posts.
type Posted = BTreeMap<PersonId, BTreeSet<UnitId>>;

fn proposed(
    review: &ReviewRow,
    lines: &[BoardLine],
) -> (Vec<Pair>, Vec<gongjian_shared::rules::review::Gap>) {
    if !matches!(review.state, ReviewState::Gathering | ReviewState::Scoring) {
        return Default::default();
    }
    let pairs = |line: &BoardLine, people: Vec<PersonId>| {
        let application = line.application;
        people.into_iter().map(move |reviewer| Pair { application, reviewer })
    };
    let tied = |line: &BoardLine| pairs(line, line.ties.iter().map(|(who, _)| *who).collect());
    let is_in =
        |line: &BoardLine| pairs(line, line.reviewers.iter().filter(|it| it.1).map(|it| it.0).collect());
    assign(&Wanted {
        applications: lines.iter().map(|it| it.application).collect(),
        pool: review.pool.clone(),
        each: review.each,
        most: review.most,
        forbidden: lines.iter().flat_map(tied).collect(),
        kept: lines.iter().flat_map(is_in).collect(),
    })
}
