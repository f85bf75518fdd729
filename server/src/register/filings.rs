//! Tables that are filed (S1-20): the facts of a command, and what it writes.

use gongjian_shared::ids::UserId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::filings::{Filed, FilingCommand, FilingEntry, FilingFacts, Table};

use super::case::Case;
use super::{Register, RegisterError};
use crate::clock::local_day;
use crate::reports::care;
use crate::rights::Posts;
use crate::store::evaluations::Evaluations;
use crate::store::filings::{Filing, Filings};
use crate::store::programmes::Programmes;
use crate::store::{Connection, StoreError};

impl Register {
    /// The table that the command files, as it stands: folded from records, which takes longer than a transaction may.
    pub(super) async fn table(&self, who: UserId, command: &Command) -> Result<Option<Table>, RegisterError> {
        let Command::Filing { filing: FilingCommand::File { programme, year, .. } } = command else {
            return Ok(None);
        };
        let now = self.clock.now();
        let Some(found) = care::found(&self.stores, who, now, *programme).await? else { return Ok(None) };
        let mut reader = self.stores.log_readers.begin().await?;
        let frozen = care::Asker::new(&mut reader, who, now).frozen(*programme, *year, &found).await?;
        Ok(frozen.map(|it| it.kept()))
    }
}

/// Gathers inside the deciding transaction.
pub(super) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &FilingCommand,
) -> Result<FilingFacts, StoreError> {
    let FilingCommand::File { filing, programme, year, .. } = command;
    let today = local_day(case.now);
    let facts = FilingFacts { today, table: case.table.clone(), ..FilingFacts::default() };
    let Some(started) = Programmes(&mut *conn).find(*programme).await? else { return Ok(facts) };
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    let known = Filings(&mut *conn).find(*filing).await?;
    let last = Filings(&mut *conn).of_year(*programme, year.get()).await?.into_iter().next();
    Ok(FilingFacts {
        owner_seats: Some(posts.seats(&mut *conn, started.owner).await?),
        owner: Some(started.owner),
        known: known.map(filed),
        last: last.map(filed),
        evaluated: Evaluations::of(&mut *conn, *programme, *year).is_adopted().await?,
        numbers: Filings(conn).numbers(started.owner, today.year()).await?,
        ..facts
    })
}

fn filed(it: Filing) -> Filed {
    Filed { filing: it.filing, number: it.number, version: it.version, sha256: it.sha256 }
}

/// Writes one entry.
pub(super) async fn entry(conn: &mut Connection, it: FilingEntry, case: &Case) -> Result<(), StoreError> {
    let FilingEntry::TableFiled { filing, programme, owner, year, number, version, reason, sha256, table } =
        it;
    let numbered_in = local_day(case.now).year();
    let (content, at, user) = (table, case.received, case.who);
    let kept = Filing {
        filing,
        programme,
        owner,
        year,
        version,
        number,
        numbered_in,
        reason,
        sha256,
        content,
        at,
        user,
    };
    Filings(conn).insert(&kept).await
}
