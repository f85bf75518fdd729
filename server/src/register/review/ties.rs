//! What ties people to an application (回避, S3-14), from the register of units, people and posts.

use std::collections::BTreeSet;

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::rules::calls::{ApplicationRow, CallRow};
use gongjian_shared::rules::review::Applicant;
use jiff::civil::Date;

use crate::rights::Posts;
use crate::store::party::{Appointments, Units};
use crate::store::{Connection, StoreError};

/// Whose application it is. When the receiver itself nominates, only the host's own tree counts: all would be tied.
pub(crate) async fn applicant(
    conn: &mut Connection,
    call: &CallRow,
    row: &ApplicationRow,
) -> Result<Applicant, StoreError> {
    let own = call.text.receiver == Some(row.nominating);
    let root = if own { row.host } else { row.nominating };
    let below = Units(&mut *conn).below(&[root]).await?;
    let units: BTreeSet<UnitId> = below.into_iter().map(|it| it.unit).chain([root]).collect();
    let path = Units(&mut *conn).above(row.host).await?;
    let near = path.into_iter().map(|it| it.unit).filter(|unit| units.contains(unit)).chain([row.host]);
    let mut guides = BTreeSet::new();
    for unit in near.collect::<BTreeSet<_>>() {
        guides.extend(Units(&mut *conn).guides(unit).await?.into_iter().map(|it| it.unit));
    }
    let head = Appointments(conn).find(row.head).await?.map(|it| it.detail.person);
    Ok(Applicant { units, guides, head })
}

/// Where somebody holds a post on a day.
pub(crate) async fn posts_of(
    conn: &mut Connection,
    person: PersonId,
    on: Date,
) -> Result<BTreeSet<UnitId>, StoreError> {
    Ok(Posts::of(conn, person.into(), on).await?.held.iter().map(|it| it.unit).collect())
}
