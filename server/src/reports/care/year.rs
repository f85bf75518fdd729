use std::collections::BTreeMap;

use gongjian_shared::calendar::Year;
use gongjian_shared::care::{Line, TableCell, TableValue, yearly};
use gongjian_shared::ids::{FilingId, PairId, ProgrammeId, SpaceId};
use gongjian_shared::programmes::{Cell, Column};
use gongjian_shared::rules::filings::Table;
use gongjian_shared::wire::care::{FilingLine, YearLine, YearTable};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::gather::serves_since;
use super::{Asker, Found, Whole, names};
use crate::programmes::definition;
use crate::store::StoreError;
use crate::store::accounts::Accounts;
use crate::store::filings::Filings;

/// 年度汇总表 as it is kept when it is filed: what was counted, and nothing of who asks.
#[derive(Serialize, Deserialize)]
pub struct Frozen {
    programme: ProgrammeId,
    title: String,
    name: (String, String),
    year: i16,
    columns: Vec<Column>,
    lines: Vec<(PairId, Vec<TableCell>)>,
    /// What the choices in it are called, Chinese and English.
    names: BTreeMap<String, (String, String)>,
}

impl Frozen {
    pub fn kept(&self) -> Table {
        let json = serde_json::to_string(self).expect("a table is plain data");
        let sha256 = Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect();
        Table { json, sha256 }
    }
}

impl Asker<'_> {
    /// 年度汇总表 of a programme as it stands, with what was filed; `None` when there is none for the asker.
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
        let Some(frozen) = self.frozen(programme, year, found).await? else { return Ok(None) };
        let sha256 = frozen.kept().sha256;
        Ok(Some(self.shown(&whole, frozen, sha256, None).await?))
    }

    /// A filed copy, as it was; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn filed(&mut self, filing: FilingId) -> Result<Option<YearTable>, StoreError> {
        let Some(kept) = Filings(&mut *self.conn).find(filing).await? else { return Ok(None) };
        let Some(whole) = self.whole(kept.programme).await? else { return Ok(None) };
        let Ok(frozen) = serde_json::from_str::<Frozen>(&kept.content) else {
            tracing::error!(%filing, "a filed table cannot be read");
            return Ok(None);
        };
        Ok(Some(self.shown(&whole, frozen, kept.sha256, Some(filing)).await?))
    }

    /// The table in the form in which it is filed.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn frozen(
        &mut self,
        programme: ProgrammeId,
        year: Year,
        found: &Found,
    ) -> Result<Option<Frozen>, StoreError> {
        let Some(whole) = self.whole(programme).await? else { return Ok(None) };
        let Some(known) = definition(&whole.started.definition) else { return Ok(None) };
        let Some(report) = known.reports.iter().find(|it| it.line.as_str() == "pair") else {
            return Ok(None);
        };
        let mut lines = Vec::new();
        for pair in whole.pairs {
            let space = SpaceId::of_pair(pair.pair);
            let serves_since = serves_since(&mut *self.conn, pair.counselor.person).await?;
            let records = found.get(&space).cloned().unwrap_or_default();
            lines.push(Line { pair, serves_since, records });
        }
        let lines = yearly(known, report, &lines, year, self.today);
        Ok(Some(Frozen {
            programme,
            title: whole.started.title.into(),
            name: (report.zh.clone(), report.en.clone()),
            year: year.get(),
            columns: report.columns.clone(),
            names: named(&report.columns, &lines),
            lines,
        }))
    }

    async fn shown(
        &mut self,
        whole: &Whole,
        it: Frozen,
        sha256: String,
        filed: Option<FilingId>,
    ) -> Result<YearTable, StoreError> {
        let line = |(pair, cells)| {
            let space = SpaceId::of_pair(pair);
            YearLine { pair, space, opens: whole.opens.contains(&space), cells }
        };
        Ok(YearTable {
            filings: self.filings(it.programme, it.year).await?,
            programme: it.programme,
            title: it.title,
            name: it.name,
            year: it.year,
            today: self.today,
            columns: it.columns,
            lines: it.lines.into_iter().map(line).collect(),
            names: it.names,
            sha256,
            filed,
        })
    }

    async fn filings(&mut self, programme: ProgrammeId, year: i16) -> Result<Vec<FilingLine>, StoreError> {
        let mut lines = Vec::new();
        for it in Filings(&mut *self.conn).of_year(programme, year).await? {
            let by = Accounts(&mut *self.conn).find(it.user).await?;
            lines.push(FilingLine {
                filing: it.filing,
                version: it.version,
                number: it.number,
                reason: it.reason,
                at: it.at,
                by: by.map(|it| it.name.as_str().to_owned()).unwrap_or_default(),
                sha256: it.sha256,
            });
        }
        Ok(lines)
    }
}

fn named(columns: &[Column], lines: &[(PairId, Vec<TableCell>)]) -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    for (column, cell) in lines.iter().flat_map(|(_, cells)| columns.iter().zip(cells)) {
        let (Cell::Kinds(kind), TableValue::Kinds(choices)) = (&column.cell, &cell.value) else { continue };
        for choice in choices {
            if let Some(name) = names::of(kind.as_str(), choice) {
                found.insert(choice.clone(), name.clone());
            }
        }
    }
    found
}
