use gongjian_shared::ids::{AppointmentId, UnitId};
use gongjian_shared::party::{AppointmentDetail, Basis, End, Term};
use jiff::civil::Date;
use uuid::Uuid;

use crate::store::party::{Appointments, Units};
use crate::store::{Connection, StoreError};

/// Under this name the ids of appointments are hashed that go over to another unit.
const GONE_OVER: Uuid = Uuid::from_u128(0x51d8_37a3_9f5c_5d0e_b7f2_6d41_0c52_9e18);

/// Every appointment that holds on the day ends there, and begins at `into`.
pub async fn units(conn: &mut Connection, unit: UnitId, into: UnitId, on: Date) -> Result<(), StoreError> {
    for held in Appointments(&mut *conn).held_at(unit, on).await? {
        end(conn, held.appointment, on).await?;
        let id: AppointmentId = Uuid::new_v5(&GONE_OVER, held.appointment.as_bytes()).into();
        let term = Term { from: on, ..held.detail.term };
        let detail = AppointmentDetail { unit: into, term, ..held.detail };
        Appointments(&mut *conn).insert(id, &detail).await?;
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
