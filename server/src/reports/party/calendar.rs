use std::collections::BTreeMap;

use gongjian_shared::calendar::{Half, Year};
use gongjian_shared::ids::UnitId;
use gongjian_shared::party::Level;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::wire::party::{CalendarYear, Named, UnitYears};

use super::Asker;
use crate::store::StoreError;
use crate::store::party::{Calendars, Units};

/// How many years before and after this one a page shows.
const BESIDE: i16 = 1;

impl Asker<'_> {
    /// The calendar of a unit, from last year to next; `None`: there is no such unit for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn calendar(&mut self, unit: UnitId) -> Result<Option<UnitYears>, StoreError> {
        let seats = self.seats(unit).await?;
        if by_right(&seats, Thing::Unit, Verb::Read).is_none() {
            return Ok(None);
        }
        let Some(known) = Units(&mut *self.conn).find(unit).await? else { return Ok(None) };
        let whole = Calendars(&mut *self.conn).of(unit).await?;
        let (terms, days) = (whole.terms(), whole.working_days());
        let mut years = BTreeMap::new();
        for number in self.today.year() - BESIDE..=self.today.year() + BESIDE {
            let Ok(year) = Year::try_from(number) else { continue };
            let first = |half| terms.term(year, half).first();
            let told = CalendarYear {
                own: Calendars(&mut *self.conn).own(unit, year).await?,
                terms: (first(Half::First), first(Half::Second)),
                days: days.rows(year),
            };
            years.insert(year, told);
        }
        let may_set = known.detail.level <= Level::School
            && known.dissolved.is_none()
            && by_right(&seats, Thing::Unit, Verb::Write).is_some();
        let unit = Named { unit, name: known.detail.name.into() };
        Ok(Some(UnitYears { unit, today: self.today, may_set, years }))
    }
}
