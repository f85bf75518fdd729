use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::ids::{DocumentId, MeetingId, UnitId};
use gongjian_shared::measures::{Measure, Source};
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::wire::measures::{Behind, Opens, RecordLine};

use super::{Asker, months};
use crate::store::StoreError;
use crate::store::measures::{Counted, Figures};
use crate::store::party::Units;

/// Most records of one answer.
const RECORDS_MAX: i64 = 50;

impl Asker<'_> {
    /// The records behind a number: of `line` and what is below it; of the whole when it is the root itself and
    /// `alone` is not set. `None`: no figures for the asker there.
    ///
    /// # Errors
    /// [`StoreError`] when a database fails.
    pub async fn behind(
        &mut self,
        (unit, alone): (UnitId, bool),
        (year, quarter): (Year, Option<Quarter>),
        measure: Measure,
    ) -> Result<Option<Behind>, StoreError> {
        if !self.may(unit, Verb::Read).await? {
            return Ok(None);
        }
        let units = if alone { vec![unit] } else { self.tree(unit, year).await?.units().collect() };
        let mut side = self.stores.side.acquire().await?;
        let range = months(year, quarter);
        let (found, count) = Figures(&mut side).behind(measure.source(), range, &units, RECORDS_MAX).await?;
        drop(side);
        let (mut lines, mut seen) = (Vec::with_capacity(found.len()), BTreeMap::new());
        for it in found {
            let of = it.entry.unit;
            if let Entry::Vacant(place) = seen.entry(of) {
                place.insert(self.unit(of).await?);
            }
            let (name, opens) = &seen[&of];
            lines.push(line(it, measure, name, *opens));
        }
        Ok(Some(Behind { lines, count }))
    }

    /// Its name, and whether its papers and its meetings are open to the asker.
    async fn unit(&mut self, unit: UnitId) -> Result<(String, [bool; 2]), StoreError> {
        let seats = self.posts.seats(&mut *self.conn, unit).await?;
        let opens = [Thing::Paper, Thing::Meeting].map(|thing| by_right(&seats, thing, Verb::Read).is_some());
        let found = Units(&mut *self.conn).find(unit).await?;
        Ok((found.map(|it| it.detail.name.as_str().to_owned()).unwrap_or_default(), opens))
    }
}

fn line(it: Counted, measure: Measure, unit: &str, [papers, meetings]: [bool; 2]) -> RecordLine {
    let Counted { record, space, title, entry } = it;
    let open = match entry.source {
        Source::Activity => {
            papers.then(|| Opens::Activity { title, document: DocumentId::from_bytes(record) })
        }
        Source::Wish => papers.then_some(Opens::Wish { space }),
        Source::Meeting => meetings.then(|| Opens::Meeting { title, meeting: MeetingId::from_bytes(record) }),
    };
    let amount = match measure {
        Measure::Persons => entry.persons.len() as u64,
        Measure::Activities | Measure::Attendances | Measure::Wishes | Measure::Meetings => {
            entry.amount(measure)
        }
    };
    RecordLine { source: entry.source, unit: unit.to_owned(), day: entry.day, amount, open }
}
