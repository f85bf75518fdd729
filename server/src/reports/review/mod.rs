//! Reviews, for the pages 评审. What a reviewer gave is seen by themselves alone until the results are opened, and then by the
//! office; an applicant sees the comments meant for them once all is released.

mod board;

use gongjian_shared::ids::{ApplicationId, CallId, PersonId, UnitId, UserId};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::calls::{ApplicationRow, ApplicationState, CallRow, CallState};
use gongjian_shared::rules::review::{Pair, ReviewRow, ReviewState, SheetRow, Tie};
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::calls::Told;
use gongjian_shared::wire::review::{ReviewTask, SheetPage};
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;

use crate::register::{answers_of, applicant, posts_of};
use crate::rights::Posts;
use crate::store::calls::{Applications, Calls};
use crate::store::party::Units;
use crate::store::reviews::{Reviews, Sheets};
use crate::store::{Connection, StoreError};

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    conn: &'c mut Connection,
    user: UserId,
    me: PersonId,
    today: Date,
}

/// What became of an application, and what reviewers wrote to the applicant; `None` before all are told (S3-30).
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn told(
    conn: &mut Connection,
    call: CallId,
    application: ApplicationId,
) -> Result<Option<Told>, StoreError> {
    let Some(review) = Reviews(&mut *conn).find(call).await? else { return Ok(None) };
    let Some(verdict) = review.told(application) else { return Ok(None) };
    let sheets = Sheets(conn).of_call(call).await?.into_iter();
    let its = sheets.filter(|it| it.pair.application == application && it.is_in());
    let comments = its.map(|it| it.sheet.to_applicant).filter(|it| !it.trim().is_empty()).collect();
    Ok(Some(Told { outcome: verdict.outcome, reason: verdict.reason.clone(), comments }))
}

/// How many sheets somebody owes.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn owed(conn: &mut Connection, user: UserId, now: Timestamp) -> Result<u32, StoreError> {
    let tasks = Asker::new(conn, user, now).tasks().await?;
    let owed = tasks.iter().filter(|it| it.state == ReviewState::Scoring && !it.handed).count();
    Ok(u32::try_from(owed).unwrap_or(u32::MAX))
}

/// Sheets that somebody owes, and results whose publicity is over, for the office that releases them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn waiting(
    conn: &mut Connection,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<Waiting>, StoreError> {
    let tasks = Asker::new(&mut *conn, user, now).tasks().await?.into_iter();
    let owed = tasks.filter(|it| it.state == ReviewState::Scoring && !it.handed && it.tie.is_none());
    let mut all: Vec<Waiting> = owed
        .map(|it| Waiting::Review { application: it.application, title: it.title, call_title: it.call_title })
        .collect();
    let today = crate::clock::local_day(now);
    let posts = Posts::of(&mut *conn, user, today).await?;
    for (call, review) in Reviews(&mut *conn).all().await? {
        let over = review.publicity.filter(|it| review.state == ReviewState::Public && it.to < today);
        let (Some(publicity), Some(row)) = (over, Calls(&mut *conn).find(call).await?) else { continue };
        let Some(receiver) = row.text.receiver else { continue };
        let seats = posts.seats(&mut *conn, receiver).await?;
        if by_right(&seats, Thing::Application, Verb::Decide).is_some_and(|it| it.unit == Some(receiver)) {
            let title = row.text.title.as_str().to_owned();
            all.push(Waiting::Publicity { call, title, to: publicity.to });
        }
    }
    Ok(all)
}

/// The asker's own, of sheets of the same call.
fn own(sheets: &[SheetRow], application: ApplicationId) -> Option<&SheetRow> {
    sheets.iter().find(|it| it.pair.application == application)
}

impl<'c> Asker<'c> {
    pub fn new(conn: &'c mut Connection, user: UserId, now: Timestamp) -> Self {
        Self { conn, user, me: user.into(), today: crate::clock::local_day(now) }
    }

    /// What the asker judges; before that is fixed, what they may be asked to judge, to say what they cannot.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn tasks(&mut self) -> Result<Vec<ReviewTask>, StoreError> {
        let mut tasks = Vec::new();
        for (call, review) in Reviews(&mut *self.conn).all().await? {
            if !review.pool.contains(&self.me) {
                continue;
            }
            let Some(row) = self.issued(call).await? else { continue };
            let sheets = Sheets(&mut *self.conn).of_reviewer(call, self.me).await?;
            for (id, it) in self.came(call).await? {
                let pair = Pair { application: id, reviewer: self.me };
                if review.state == ReviewState::Gathering || review.pairs.contains(&pair) {
                    let mine = own(&sheets, id);
                    tasks.push(ReviewTask {
                        call,
                        call_title: row.text.title.as_str().to_owned(),
                        application: id,
                        host_name: self.unit_name(it.host).await?,
                        state: review.state,
                        handed: mine.is_some_and(SheetRow::is_in),
                        reopened: mine.and_then(|it| it.reopened.clone()),
                        tie: self.tie(&row, &it, &review, pair).await?,
                        title: it.title,
                    });
                }
            }
        }
        Ok(tasks)
    }

    /// The asker's sheet; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn sheet(&mut self, id: ApplicationId) -> Result<Option<SheetPage>, StoreError> {
        let Some(it) = Applications(&mut *self.conn).find(id).await? else { return Ok(None) };
        let Some(row) = self.issued(it.call).await? else { return Ok(None) };
        let Some(review) = Reviews(&mut *self.conn).find(it.call).await? else { return Ok(None) };
        let pair = Pair { application: id, reviewer: self.me };
        if it.state != ApplicationState::Submitted || !review.pairs.contains(&pair) {
            return Ok(None);
        }
        let sheets = Sheets(&mut *self.conn).of_reviewer(it.call, self.me).await?;
        Ok(Some(SheetPage {
            call: it.call,
            call_title: row.text.title.as_str().to_owned(),
            application: id,
            host_name: self.unit_name(it.host).await?,
            state: review.state,
            rubric: review.rubric,
            pins: it.papers.iter().map(|it| it.pin).collect(),
            mine: own(&sheets, id).cloned(),
            shown: self.shown(id, &it, &row).await?,
            title: it.title,
        }))
    }

    async fn shown(
        &mut self,
        id: ApplicationId,
        it: &ApplicationRow,
        call: &CallRow,
    ) -> Result<Option<Shown>, StoreError> {
        let Some(form) = call.text.form.clone() else { return Ok(None) };
        let versions: Vec<_> = it.papers.iter().map(|it| (it.document, it.heads.clone())).collect();
        let answers = answers_of(&mut *self.conn, id, it.host, &form, &versions).await?;
        Ok(answers.map(|answers| (form, answers)))
    }

    async fn issued(&mut self, call: CallId) -> Result<Option<CallRow>, StoreError> {
        Ok(Calls(&mut *self.conn).find(call).await?.filter(|row| row.state != CallState::Draft))
    }

    /// The applications that the office has.
    async fn came(&mut self, call: CallId) -> Result<Vec<(ApplicationId, ApplicationRow)>, StoreError> {
        let all = Applications(&mut *self.conn).of_call(call).await?;
        Ok(all.into_iter().filter(|(_, it)| it.state == ApplicationState::Submitted).collect())
    }

    async fn tie(
        &mut self,
        call: &CallRow,
        it: &ApplicationRow,
        review: &ReviewRow,
        pair: Pair,
    ) -> Result<Option<Tie>, StoreError> {
        let applicant = applicant(&mut *self.conn, call, it).await?;
        let posts = posts_of(&mut *self.conn, pair.reviewer, self.today).await?;
        let declared = review.has_declared(pair).then_some(Tie::Declared);
        Ok(applicant.tie(pair.reviewer, &posts).or(declared))
    }

    async fn unit_name(&mut self, unit: UnitId) -> Result<String, StoreError> {
        let found = Units(&mut *self.conn).find(unit).await?;
        Ok(found.map(|it| it.detail.name.into()).unwrap_or_default())
    }
}

type Shown = (gongjian_shared::forms::name::TemplateId, gongjian_shared::forms::answers::Answers);
