use std::sync::{Arc, Mutex, PoisonError};

use gongjian_shared::wire::audit::Verified;

use crate::store::audit::{Audit, End};
use crate::store::{Connection, StoreError};

/// Most rows that one question makes this server recompute.
const ROWS_MAX: i64 = 20_000;

/// How far this process has recomputed the chain of the record; each question goes on where the last one stopped.
#[derive(Clone, Debug, Default)]
pub struct Trail(Arc<Mutex<End>>);

impl Trail {
    /// Recomputes what is new.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails. A row that does not fit is an answer, not an error.
    pub async fn follow(&self, conn: &mut Connection) -> Result<Verified, StoreError> {
        let from = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = Audit(&mut *conn).newest().await?;
        match Audit(conn).follow(from, ROWS_MAX).await {
            Ok(end) => {
                *self.0.lock().unwrap_or_else(PoisonError::into_inner) = end;
                Ok(Verified { to: end.seq, broken_at: None, newest })
            }
            Err(StoreError::BadRow { row, what, .. }) => {
                let broken_at = row.parse().unwrap_or(from.seq + 1);
                tracing::error!(audit.row = broken_at, %what, "the record of decisions is broken");
                Ok(Verified { to: broken_at - 1, broken_at: Some(broken_at), newest })
            }
            Err(error) => Err(error),
        }
    }
}
