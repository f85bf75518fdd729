use gongjian_shared::calendar::{SchoolCalendar, Year};
use gongjian_shared::care::{Line, yearly};
use gongjian_shared::ids::{PersonId, ProgrammeId, SpaceId};
use gongjian_shared::party::Post;
use gongjian_shared::wire::care::{YearLine, YearTable};
use jiff::civil::Date;

use super::{Asker, Found};
use crate::programmes::definition;
use crate::store::StoreError;
use crate::store::party::Appointments;

impl Asker<'_> {
    /// 年度汇总表 of a programme as it stands; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn year(
        &mut self,
        programme: ProgrammeId,
        year: Year,
        found: &Found,
    ) -> Result<Option<YearTable>, StoreError> {
        let Some(whole) = self.whole(programme).await? else { return Ok(None) };
        let Some(known) = definition(&whole.started.definition) else { return Ok(None) };
        let Some(report) = known.reports.iter().find(|it| it.line.as_str() == "pair") else {
            return Ok(None);
        };
        let mut lines = Vec::new();
        for pair in whole.pairs {
            let space = SpaceId::of_pair(pair.pair);
            let serves_since = self.serves_since(pair.counselor.person).await?;
            let records = found.get(&space).cloned().unwrap_or_default();
            lines.push(Line { pair, serves_since, records });
        }
        let rows = yearly(known, report, &lines, year, self.today, &SchoolCalendar::default());
        let line = |(pair, cells)| {
            let space = SpaceId::of_pair(pair);
            YearLine { pair, space, opens: whole.opens.contains(&space), cells }
        };
        Ok(Some(YearTable {
            programme,
            title: whole.started.title.into(),
            name: (report.zh.clone(), report.en.clone()),
            year: year.get(),
            today: self.today,
            columns: report.columns.clone(),
            lines: rows.into_iter().map(line).collect(),
            filings: Vec::new(),
        }))
    }

    /// The first day of the first post as a counselor.
    async fn serves_since(&mut self, person: PersonId) -> Result<Option<Date>, StoreError> {
        let held = Appointments(&mut *self.conn).of_person(person).await?;
        let serves = |post| matches!(post, Post::Counselor | Post::ChiefCounselor | Post::BrigadeCounselor);
        Ok(held.iter().filter(|it| serves(it.detail.post)).map(|it| it.detail.term.from).min())
    }
}
