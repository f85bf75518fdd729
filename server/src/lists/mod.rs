//! Lists by xlsx: units, people and appointments out, cut to what the asker may see; and in, looked at row by
//! row. Looking writes nothing and takes no turn at the database: what a row would do is decided by the same rules on
//! the same facts, held in memory ([`known`]), and goes as commands when a person has confirmed it.

mod check;
mod known;
mod people;
mod posts;
mod private;
mod row;
mod said;
mod sheet;
mod units;

#[cfg(test)]
mod tests;

use gongjian_shared::ids::{UnitId, UserId};
use gongjian_shared::wire::lists::{ListAnswer, ListKind, ListRefusal, ListReport};
use gongjian_tables::rows::{self, Headings};

use self::known::Known;
use crate::clock::Clock;
use crate::store::{StoreError, Stores};

/// Why there is no answer at all.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// Also what the asker may not see.
    #[error("nothing is here")]
    NotFound,
    #[error("the file could not be worked on")]
    Broken,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ListError {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

/// Somebody with a list in hand.
pub struct ListDesk {
    pub stores: Stores,
    pub user: UserId,
    pub clock: Clock,
}

impl ListDesk {
    /// The list as the asker may see it, of everything or of one subtree.
    ///
    /// # Errors
    /// [`ListError::NotFound`] when the unit is not there for the asker.
    pub async fn export(
        &self,
        kind: ListKind,
        headings: Headings,
        within: Option<UnitId>,
    ) -> Result<ListAnswer<Vec<u8>>, ListError> {
        let known = self.known(kind).await?;
        if within.is_some_and(|unit| !known.sees(unit)) {
            return Err(ListError::NotFound);
        }
        let wrote = move || {
            let records = check::rows(&known, kind, headings, within);
            rows::export(&sheet::columns(kind), headings, &records).map_err(|_| ListRefusal::TooLarge)
        };
        aside(wrote).await
    }

    /// What the file would do, row by row; nothing is written.
    ///
    /// # Errors
    /// [`ListError`] when the server broke.
    pub async fn check(&self, kind: ListKind, file: Vec<u8>) -> Result<ListAnswer<ListReport>, ListError> {
        let read = aside(move || sheet::read(kind, &file)).await?;
        let sheet = match read {
            Ok(sheet) => sheet,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut known = self.known(kind).await?;
        aside(move || Ok(check::report(&mut known, &sheet))).await
    }

    async fn known(&self, kind: ListKind) -> Result<Known, StoreError> {
        let mut reader = self.stores.log_readers.begin().await?;
        Known::gather(&mut reader, self.user, self.clock.clone(), kind).await
    }
}

/// Beside the server's own work: a large file may take a while.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, ListError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| ListError::Broken)
}
