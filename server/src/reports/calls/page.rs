use std::collections::BTreeMap;

use gongjian_shared::ids::{ApplicationId, CallId, UnitId};
use gongjian_shared::party::Post;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::calls::{ApplicationRow, CallRow, CallState, notice_of};
use gongjian_shared::rules::notices::{Addressee, ReceiptKind};
use gongjian_shared::wire::calls::{ApplicationLine, CallAddressee, CallPage, Committee, HostChoice};

use super::Asker;
use crate::register::addressee_of;
use crate::store::StoreError;
use crate::store::calls::{Applications, Calls};
use crate::store::notices::Notices;
use crate::store::party::Appointments;

impl Asker<'_> {
    /// The page of a call; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn page(&mut self, call: CallId) -> Result<Option<CallPage>, StoreError> {
        let Some(row) = Calls(&mut *self.conn).find(call).await? else { return Ok(None) };
        let Some(sight) = self.sight(&row).await? else { return Ok(None) };
        let may_write = sight.may(Verb::Write);
        let all = Applications(&mut *self.conn).of_call(call).await?;
        let mut applications = Vec::new();
        for (id, it) in &all {
            if self.sees(it, &sight).await? {
                applications.push(self.application_line(*id, it).await?);
            }
        }
        applications
            .sort_by_key(|it| (it.nominating_name.clone(), it.rank.is_none(), it.rank, it.application));
        let keeps = may_write && row.state != CallState::Draft;
        let addressees = if keeps { self.addressees(call, &row, &all).await? } else { Vec::new() };
        let drafts = may_write && row.state == CallState::Draft;
        let desk = if drafts { self.desk(row.programme).await? } else { None };
        let receiver_name = match row.text.receiver {
            Some(unit) => self.unit_name(unit).await?,
            None => String::new(),
        };
        Ok(Some(CallPage {
            call,
            owner_name: self.unit_name(row.owner).await?,
            receiver_name,
            may_write,
            addressees,
            applications,
            hosts: self.hosts(&row).await?,
            committees: self.committees(&row).await?,
            desk,
            may_review: (sight.receives(Verb::Write) || sight.receives(Verb::Decide))
                && row.state != CallState::Draft
                && !row.takes(self.now),
            row,
        }))
    }

    async fn application_line(
        &mut self,
        application: ApplicationId,
        it: &ApplicationRow,
    ) -> Result<ApplicationLine, StoreError> {
        Ok(ApplicationLine {
            application,
            title: it.title.clone(),
            host: it.host,
            host_name: self.unit_name(it.host).await?,
            nominating: it.nominating,
            nominating_name: self.unit_name(it.nominating).await?,
            head_name: self.head_name(it.head).await?,
            state: it.state,
            rank: it.rank,
            holds_place: it.holds_place(),
            submitted: it.submitted,
            paper: it.paper.is_some(),
            seal: it.seal.is_some(),
        })
    }

    /// The receipts are those of the notice that told of the call.
    async fn addressees(
        &mut self,
        call: CallId,
        row: &CallRow,
        all: &[(ApplicationId, ApplicationRow)],
    ) -> Result<Vec<CallAddressee>, StoreError> {
        let mut first: BTreeMap<(UnitId, ReceiptKind), _> = BTreeMap::new();
        for it in Notices(&mut *self.conn).receipts(notice_of(call, 1)).await? {
            if let Addressee::Unit { unit } = it.to {
                first.entry((unit, it.kind)).or_insert(it.at);
            }
        }
        let mut lines = Vec::new();
        for unit in &row.text.to {
            let came = all.iter().filter(|(_, it)| it.nominating == *unit && it.holds_place()).count();
            lines.push(CallAddressee {
                unit: *unit,
                name: self.unit_name(*unit).await?,
                opened: first.get(&(*unit, ReceiptKind::Opened)).copied(),
                confirmed: first.get(&(*unit, ReceiptKind::Answered)).copied(),
                submitted: u32::try_from(came).unwrap_or(u32::MAX),
            });
        }
        Ok(lines)
    }

    /// Where the asker may begin an application while the call is open.
    async fn hosts(&mut self, row: &CallRow) -> Result<Vec<HostChoice>, StoreError> {
        let mut hosts = Vec::new();
        if !row.takes(self.now) {
            return Ok(hosts);
        }
        for unit in self.mine.clone() {
            let seats = self.posts.seats(&mut *self.conn, unit).await?;
            let creates = by_right(&seats, Thing::Application, Verb::Create).is_some();
            if !creates || addressee_of(&mut *self.conn, row, unit).await?.is_none() {
                continue;
            }
            let mut heads = Vec::new();
            for it in Appointments(&mut *self.conn).held_at(unit, self.today).await? {
                if matches!(it.detail.post, Post::Secretary | Post::Head) {
                    heads.push((it.appointment, self.head_name(it.appointment).await?));
                }
            }
            hosts.push(HostChoice { unit, name: self.unit_name(unit).await?, heads });
        }
        Ok(hosts)
    }

    /// The addressees in whose name the asker checks or submits.
    async fn committees(&mut self, row: &CallRow) -> Result<Vec<Committee>, StoreError> {
        let mut committees = Vec::new();
        for unit in row.text.to.iter().filter(|_| row.state != CallState::Draft) {
            let seats = self.posts.seats(&mut *self.conn, *unit).await?;
            let own: Vec<_> = seats.into_iter().filter(|it| it.unit == Some(*unit)).collect();
            let may = |verb| by_right(&own, Thing::Application, verb).is_some();
            // A host that is its own nominating unit has these rights too; co-authors alone do not check.
            let (may_check, may_submit) = (may(Verb::Write) && may(Verb::Decide), may(Verb::Decide));
            if may_submit {
                committees.push(Committee {
                    unit: *unit,
                    name: self.unit_name(*unit).await?,
                    may_check,
                    may_submit,
                });
            }
        }
        Ok(committees)
    }
}
