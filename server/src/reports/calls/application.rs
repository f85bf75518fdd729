use gongjian_shared::ids::{ApplicationId, SpaceId};
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::rules::calls::{ApplicationRow, ApplicationState as S, CallRow, Eligibility};
use gongjian_shared::wire::calls::{ApplicationPage, Mays};

use super::Asker;
use crate::register::{answers_of, head_facts};
use crate::store::StoreError;
use crate::store::calls::{Applications, Calls};
use crate::store::party::Units;

impl Asker<'_> {
    /// The page of an application; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn application(&mut self, id: ApplicationId) -> Result<Option<ApplicationPage>, StoreError> {
        let Some(row) = Applications(&mut *self.conn).find(id).await? else { return Ok(None) };
        let Some(call) = Calls(&mut *self.conn).find(row.call).await? else { return Ok(None) };
        let Some(sight) = self.sight(&call).await? else { return Ok(None) };
        if !self.sees(&row, &sight).await? {
            return Ok(None);
        }
        let seats = self.posts.seats(&mut *self.conn, row.host).await?;
        let may = self.mays(&row, &call, &seats, sight.receives(Verb::Write));
        let shown = self.shown(id, &row, &call).await?;
        let siblings = Applications(&mut *self.conn).of_nominating(row.call, row.nominating).await?;
        let used = siblings.iter().filter(|(other, it)| *other != id && it.holds_place()).count();
        let receiver_name = match call.text.receiver {
            Some(unit) => self.unit_name(unit).await?,
            None => String::new(),
        };
        Ok(Some(ApplicationPage {
            application: id,
            call_title: call.text.title.as_str().to_owned(),
            call_state: call.state,
            deadline: call.text.deadline,
            quota: call.text.quota.unwrap_or(0),
            used: u32::try_from(used).unwrap_or(u32::MAX),
            form: call.text.form.clone(),
            host_name: self.unit_name(row.host).await?,
            nominating_name: self.unit_name(row.nominating).await?,
            head_name: self.head_name(row.head).await?,
            receiver_name,
            eligibility: self.eligibility(&row, &call).await?,
            space: SpaceId::of_unit(row.host),
            may,
            shown,
            told: super::super::review::told(&mut *self.conn, row.call, id).await?,
            row,
        }))
    }

    async fn eligibility(&mut self, row: &ApplicationRow, call: &CallRow) -> Result<Eligibility, StoreError> {
        let founded = Units(&mut *self.conn).find(row.host).await?.and_then(|it| it.detail.founded);
        let head = head_facts(&mut *self.conn, row.head).await?;
        Ok(Eligibility::of(call.text.reference, self.today, row.host, founded, head.as_ref()))
    }

    /// What the rules would let the asker do now; they are asked again when a command comes.
    fn mays(&self, row: &ApplicationRow, call: &CallRow, seats: &[Seat], office: bool) -> Mays {
        let at = |unit, verb| {
            let own: Vec<Seat> = seats.iter().copied().filter(|it| it.unit == Some(unit)).collect();
            by_right(&own, Thing::Application, verb).is_some()
        };
        let in_time = row.in_time(call, self.now);
        let (at_host, with_committee) =
            (matches!(row.state, S::Draft | S::Returned), matches!(row.state, S::HandedUp | S::Checked));
        let checks = at(row.nominating, Verb::Write) && at(row.nominating, Verb::Decide);
        let submits = at(row.nominating, Verb::Decide);
        Mays {
            write: at(row.host, Verb::Create) && at_host,
            hand_up: at(row.host, Verb::Decide) && at_host && in_time,
            check: checks && row.state == S::HandedUp,
            submit: submits && row.state == S::Checked && in_time,
            give_back: (checks && with_committee)
                || (office && row.state == S::Submitted && row.until.is_none()),
            withdraw: row.state != S::Withdrawn
                && (submits || (at(row.host, Verb::Decide) && !row.holds_place())),
            receive: office && row.state == S::Submitted,
        }
    }

    /// The versions that count, for those who do not write in the host's space too.
    async fn shown(
        &mut self,
        id: ApplicationId,
        row: &ApplicationRow,
        call: &CallRow,
    ) -> Result<
        Option<(gongjian_shared::forms::name::TemplateId, gongjian_shared::forms::answers::Answers)>,
        StoreError,
    > {
        let Some(form) = call.text.form.clone().filter(|_| !row.papers.is_empty()) else { return Ok(None) };
        let versions: Vec<_> = row.papers.iter().map(|it| (it.document, it.heads.clone())).collect();
        let answers = answers_of(&mut *self.conn, id, row.host, &form, &versions).await?;
        Ok(answers.map(|answers| (form, answers)))
    }
}
