use std::collections::BTreeMap;

use gongjian_shared::ids::{NoticeId, PersonId, UnitId};
use gongjian_shared::party::Unit;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::notices::{Addressee, ReceiptRow};
use gongjian_shared::wire::notices::{AddresseeLine, SentPage};

use super::Asker;
use super::sent::{Readers, reached};
use crate::store::StoreError;
use crate::store::notices::Notices;
use crate::store::party::{People, Units};

/// Where a line stands: units in the order of the tree, then people in the order of offices.
type Place = (usize, String);

impl Asker<'_> {
    /// A notice with all its addressees; `None` when there is none that the asker may follow.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn page(&mut self, id: NoticeId) -> Result<Option<SentPage>, StoreError> {
        let Some(it) = Notices(&mut *self.conn).find(id).await? else { return Ok(None) };
        let seats = self.posts.seats(&mut *self.conn, it.from).await?;
        if by_right(&seats, Thing::Notice, Verb::Read).is_none() {
            return Ok(None);
        }
        let readers = self.readers().await?;
        let to = Notices(&mut *self.conn).addressees(id).await?;
        let kept = Notices(&mut *self.conn).receipts(id).await?;
        let reached = reached(&to, &kept, &readers);
        let mut receipts: BTreeMap<Addressee, Vec<ReceiptRow>> = BTreeMap::new();
        for it in kept {
            receipts.entry(it.to).or_default().push(self.receipt(it).await?);
        }
        let withdrawn = self.withdrawal(&it).await?;
        Ok(Some(SentPage {
            withdrawn,
            notice: id,
            from: it.from,
            from_name: self.unit_name(it.from).await?,
            sent_by: self.account_name(it.sent_by).await?,
            at: it.at,
            text: it.text,
            reached,
            lines: self.lines(to, receipts, &readers).await?,
            may_write: by_right(&seats, Thing::Notice, Verb::Write).is_some(),
        }))
    }

    async fn lines(
        &mut self,
        to: Vec<Addressee>,
        mut receipts: BTreeMap<Addressee, Vec<ReceiptRow>>,
        readers: &Readers,
    ) -> Result<Vec<AddresseeLine>, StoreError> {
        let units = Units(&mut *self.conn).all().await?;
        let order = in_the_order_of_the_tree(&units);
        let units: BTreeMap<UnitId, Unit> = units.into_iter().map(|it| (it.unit, it)).collect();
        let name = |unit: Option<UnitId>| {
            let found = unit.and_then(|it| units.get(&it));
            found.map(|it| it.detail.name.as_str().to_owned()).unwrap_or_default()
        };
        let mut lines: Vec<(Place, AddresseeLine)> = Vec::new();
        for to in to {
            let (place, shown, above) = match to {
                Addressee::Unit { unit } => {
                    let place = order.get(&unit).copied().unwrap_or(order.len());
                    let above = units.get(&unit).and_then(|it| it.parent);
                    ((place, String::new()), name(Some(unit)), name(above))
                }
                Addressee::Person { person } => {
                    let (sorts, shown, home) = self.person(person).await?;
                    ((usize::MAX, sorts), shown, name(home))
                }
            };
            let receipts = receipts.remove(&to).unwrap_or_default();
            let delivered = readers.reach(to);
            lines.push((place, AddresseeLine { to, name: shown, above, delivered, receipts }));
        }
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }

    async fn person(&mut self, it: PersonId) -> Result<(String, String, Option<UnitId>), StoreError> {
        let Some(found) = People(&mut *self.conn).find(it).await? else { return Ok(Default::default()) };
        Ok((found_place(&found), found.detail.name.as_str().to_owned(), Some(found.detail.home)))
    }
}

fn found_place(it: &gongjian_shared::party::Person) -> String {
    crate::store::party::place_in_lists(it.person, &it.detail)
}

/// Each unit behind the one above it, those beside each other in the order that offices gave them.
fn in_the_order_of_the_tree(units: &[Unit]) -> BTreeMap<UnitId, usize> {
    let mut below: BTreeMap<Option<UnitId>, Vec<UnitId>> = BTreeMap::new();
    for it in units.iter().rev() {
        below.entry(it.parent).or_default().push(it.unit);
    }
    let mut order = BTreeMap::new();
    let mut open = below.remove(&None).unwrap_or_default();
    while let Some(unit) = open.pop() {
        order.insert(unit, order.len());
        open.extend(below.remove(&Some(unit)).unwrap_or_default());
    }
    order
}
