use gongjian_shared::ids::{AppointmentId, UnitId};
use gongjian_shared::party::{AppointmentDetail, Basis, End, Term};
use jiff::civil::Date;

use crate::store::party::{Appointments, Units, successor};
use crate::store::{Connection, StoreError};

/// Every appointment that holds on the day ends there, and begins at `into`.
pub async fn units(conn: &mut Connection, unit: UnitId, into: UnitId, on: Date) -> Result<(), StoreError> {
    for held in Appointments(&mut *conn).held_at(unit, on).await? {
        end(conn, held.appointment, on).await?;
        let term = Term { from: on, ..held.detail.term };
        let detail = AppointmentDetail { unit: into, term, ..held.detail };
        Appointments(&mut *conn).insert(successor(held.appointment), &detail).await?;
    }
    Units(&mut *conn).hand_over(unit, into).await?;
    Units(&mut *conn).dissolve(unit, on, Some(into)).await
}

/// Every appointment that holds on the day ends with the unit.
pub async fn dissolve(conn: &mut Connection, unit: UnitId, on: Date) -> Result<(), StoreError> {
    for held in Appointments(&mut *conn).held_at(unit, on).await? {
        end(conn, held.appointment, on).await?;
    }
    Units(conn).dissolve(unit, on, None).await
}

async fn end(conn: &mut Connection, appointment: AppointmentId, on: Date) -> Result<(), StoreError> {
    let end = End { on, basis: Basis::Decision, document: String::new() };
    Appointments(conn).end(appointment, &end).await
}
