//! Calls and applications, for the pages 申报: cut to what the asker's posts let them see.

mod application;
mod page;

use gongjian_shared::calendar::Deadline;
use gongjian_shared::ids::{AppointmentId, CallId, ProgrammeId, UnitId, UserId};
use gongjian_shared::programmes::Label;
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::rules::calls::{
    ApplicationRow, ApplicationState, CallChange, CallRow, CallState, near_sees,
};
use gongjian_shared::rules::notices::Addressee;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::calls::{CallDesk, CallLine, CallList};
use gongjian_shared::wire::today::Waiting;
use jiff::civil::Date;

use crate::register::{addressee_of, belongs_to, templates};
use crate::rights::Posts;
use crate::store::calls::{Applications, Calls};
use crate::store::party::{Appointments, People, Units};
use crate::store::programmes::Programmes;
use crate::store::{Connection, StoreError};

/// Somebody who asks, inside one reading transaction.
pub struct Asker<'c> {
    pub(super) conn: &'c mut Connection,
    posts: Posts,
    user: UserId,
    now: Timestamp,
    today: Date,
    /// The units for which the asker speaks.
    mine: Vec<UnitId>,
}

/// How the asker stands to a call.
struct Sight {
    /// Seats over the owner: who keeps the programme keeps its calls.
    owner: Vec<Seat>,
    /// Seats over the receiver.
    office: Vec<Seat>,
}

impl Sight {
    fn may(&self, verb: Verb) -> bool {
        by_right(&self.owner, Thing::Programme, verb).is_some()
    }

    fn receives(&self, verb: Verb) -> bool {
        by_right(&self.office, Thing::Programme, verb).is_some()
    }
}

impl<'c> Asker<'c> {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn new(conn: &'c mut Connection, user: UserId, now: Timestamp) -> Result<Self, StoreError> {
        let today = crate::clock::local_day(now);
        let posts = Posts::of(&mut *conn, user, today).await?;
        let belongs = belongs_to(&mut *conn, user, now).await?;
        let mine = belongs.into_iter().filter_map(|it| match it {
            Addressee::Unit { unit } => Some(unit),
            Addressee::Person { .. } => None,
        });
        Ok(Self { conn, posts, user, now, today, mine: mine.collect() })
    }

    /// The calls that the asker sees, and the programmes for which they may call.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn list(&mut self) -> Result<CallList, StoreError> {
        let mut lines = Vec::new();
        for (call, row) in Calls(&mut *self.conn).all().await? {
            if let Some(sight) = self.sight(&row).await? {
                lines.push(self.line(call, row, &sight).await?);
            }
        }
        let owed = super::review::owed(&mut *self.conn, self.user, self.now).await?;
        Ok(CallList { lines, programmes: self.programmes().await?, owed })
    }

    async fn line(&mut self, call: CallId, row: CallRow, sight: &Sight) -> Result<CallLine, StoreError> {
        let mut mine = Vec::new();
        for (id, it) in Applications(&mut *self.conn).of_call(call).await? {
            if !sight.may(Verb::Read) && self.sees(&it, sight).await? {
                mine.push((id, it.title, it.state));
            }
        }
        let issued = row.changes.iter().find(|it| it.what == CallChange::Issued).map(|it| it.at);
        Ok(CallLine {
            call,
            owner_name: self.unit_name(row.owner).await?,
            title: row.text.title.into(),
            batch: row.text.batch,
            state: row.state,
            issued,
            deadline: row.text.deadline,
            mine,
        })
    }

    async fn programmes(&mut self) -> Result<Vec<(ProgrammeId, String)>, StoreError> {
        let mut all = Vec::new();
        for it in Programmes(&mut *self.conn).all().await? {
            let seats = self.posts.seats(&mut *self.conn, it.owner).await?;
            let alive = it.ended.is_none_or(|on| self.today < on);
            if alive && by_right(&seats, Thing::Programme, Verb::Write).is_some() {
                all.push((it.programme, it.title.into()));
            }
        }
        Ok(all)
    }

    /// What a call of this programme can be made of; `None` when there is none that the asker keeps.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn desk(&mut self, programme: ProgrammeId) -> Result<Option<CallDesk>, StoreError> {
        let Some(it) = Programmes(&mut *self.conn).find(programme).await? else { return Ok(None) };
        let seats = self.posts.seats(&mut *self.conn, it.owner).await?;
        if by_right(&seats, Thing::Programme, Verb::Write).is_none() {
            return Ok(None);
        }
        let units = Units(&mut *self.conn).below(&[it.owner]).await?.into_iter();
        let units = units.filter(|it| !it.draft && it.exists_on(self.today));
        let label = |zh: &str, en: &str| Label { zh: zh.to_owned(), en: en.to_owned() };
        Ok(Some(CallDesk {
            programme,
            programme_title: it.title.into(),
            owner: it.owner,
            units: units.map(|it| (it.unit, it.detail.name.into(), it.detail.level)).collect(),
            forms: templates().map(|it| (it.id.clone(), label(&it.title.zh, &it.title.en))).collect(),
        }))
    }

    /// `None`: the asker does not see the call. A draft is seen by those who keep it.
    async fn sight(&mut self, row: &CallRow) -> Result<Option<Sight>, StoreError> {
        let owner = self.posts.seats(&mut *self.conn, row.owner).await?;
        let office = match row.text.receiver {
            Some(receiver) => self.posts.seats(&mut *self.conn, receiver).await?,
            None => Vec::new(),
        };
        let sight = Sight { owner, office };
        if row.state == CallState::Draft {
            return Ok(sight.may(Verb::Write).then_some(sight));
        }
        let mut sees = sight.may(Verb::Read) || sight.receives(Verb::Read);
        for unit in self.mine.clone() {
            sees = sees || addressee_of(&mut *self.conn, row, unit).await?.is_some();
        }
        Ok(sees.then_some(sight))
    }

    /// At its host, at its committee; and at the office once it was there.
    async fn sees(&mut self, it: &ApplicationRow, sight: &Sight) -> Result<bool, StoreError> {
        let seats = self.posts.seats(&mut *self.conn, it.host).await?;
        let came = it.submitted.is_some() && sight.receives(Verb::Read);
        Ok(came || near_sees(&seats, it))
    }

    /// Applications that wait for a check of the asker's unit, or came back to where the asker writes.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn waiting(&mut self) -> Result<Vec<Waiting>, StoreError> {
        let mut all = Vec::new();
        for (call, row) in Calls(&mut *self.conn).all().await? {
            if row.state != CallState::Open {
                continue;
            }
            for (application, it) in Applications(&mut *self.conn).of_call(call).await? {
                let Some(returned) = self.handles(&it).await?.filter(|_| it.in_time(&row, self.now)) else {
                    continue;
                };
                let until = it.until.or(row.text.deadline).map(Deadline::date);
                let host_name = self.unit_name(it.host).await?;
                all.push(Waiting::Application { application, title: it.title, host_name, returned, until });
            }
        }
        Ok(all)
    }

    /// The next step is the asker's: `Some(true)` when it came back to be changed.
    async fn handles(&mut self, it: &ApplicationRow) -> Result<Option<bool>, StoreError> {
        let (unit, verb, returned) = match it.state {
            ApplicationState::HandedUp => (it.nominating, Verb::Decide, false),
            ApplicationState::Returned => (it.host, Verb::Create, true),
            ApplicationState::Draft
            | ApplicationState::Checked
            | ApplicationState::Submitted
            | ApplicationState::Withdrawn => return Ok(None),
        };
        let seats = self.posts.seats(&mut *self.conn, it.host).await?;
        let own: Vec<Seat> = seats.into_iter().filter(|seat| seat.unit == Some(unit)).collect();
        Ok(by_right(&own, Thing::Application, verb).map(|_| returned))
    }

    async fn unit_name(&mut self, unit: UnitId) -> Result<String, StoreError> {
        let found = Units(&mut *self.conn).find(unit).await?;
        Ok(found.map(|it| it.detail.name.into()).unwrap_or_default())
    }

    async fn head_name(&mut self, head: AppointmentId) -> Result<String, StoreError> {
        let Some(it) = Appointments(&mut *self.conn).find(head).await? else { return Ok(String::new()) };
        let person = People(&mut *self.conn).find(it.detail.person).await?;
        Ok(person.map(|it| it.detail.name.into()).unwrap_or_default())
    }
}
