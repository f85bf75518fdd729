//! Versions of documents that were fixed: append-only, each with its bytes and their hash.

use gongjian_shared::ids::{AppointmentId, CommandId, DocumentId, PinId, SpaceId, UserId};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::version::digest;
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// How many rows are looked at together: each may be large.
const PAGE_ROWS: i64 = 20;

/// A fixed version, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    pub pin: PinId,
    pub document: DocumentId,
    pub space: SpaceId,
    /// In rising order.
    pub heads: Vec<Hash>,
    pub sha256: Hash,
    pub made: Made,
    pub number: Option<String>,
}

/// Who decided, in which post, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub at: Timestamp,
    pub by: UserId,
    pub appointment: Option<AppointmentId>,
    pub command: CommandId,
    pub reason: String,
}

pub struct Pins<'t>(pub &'t mut Connection);

impl Pins<'_> {
    pub async fn find(&mut self, pin: PinId) -> Result<Option<Pin>, StoreError> {
        let sql = "SELECT pin, document, space, heads, sha256, at, decided_by, appointment, command, reason, number \
                   FROM pins WHERE pin = $1";
        let row = sqlx::query(sql).bind(pin.as_bytes().to_vec()).fetch_optional(&mut *self.0).await?;
        row.as_ref().map(read).transpose()
    }

    /// The framed changes of a version.
    pub async fn bytes(&mut self, pin: PinId) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query("SELECT pin, bytes FROM pins WHERE pin = $1").bind(pin.as_bytes().to_vec());
        let row = query.fetch_optional(&mut *self.0).await?;
        row.map(|row| Columns::new("pins", "pin", &row).raw("bytes")).transpose()
    }

    /// Exactly this version of the document is fixed, and that was not undone.
    pub async fn is_fixed(&mut self, document: DocumentId, heads: &[Hash]) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM pins WHERE document = $1 AND heads = $2 \
                   AND pin NOT IN (SELECT pin FROM reopened_pins)";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(document.as_bytes().to_vec());
        Ok(query.bind(joined(heads)).fetch_one(&mut *self.0).await? > 0)
    }

    /// Keeps a version with its bytes.
    pub async fn insert(&mut self, it: &Pin, bytes: Vec<u8>) -> Result<(), StoreError> {
        let sql = "INSERT INTO pins (pin, seq, document, space, heads, sha256, bytes, at, decided_by, appointment, \
                   command, reason, number) VALUES ($1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM pins), \
                   $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        sqlx::query(sql)
            .bind(it.pin.as_bytes().to_vec())
            .bind(it.document.as_bytes().to_vec())
            .bind(it.space.as_bytes().to_vec())
            .bind(joined(&it.heads))
            .bind(it.sha256.as_bytes().to_vec())
            .bind(bytes)
            .bind(it.made.at.millis())
            .bind(it.made.by.as_bytes().to_vec())
            .bind(it.made.appointment.map(|it| it.as_bytes().to_vec()))
            .bind(it.made.command.as_bytes().to_vec())
            .bind(it.made.reason.clone())
            .bind(it.number.clone())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn is_reopened(&mut self, pin: PinId) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM reopened_pins WHERE pin = $1";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(pin.as_bytes().to_vec());
        Ok(query.fetch_one(&mut *self.0).await? > 0)
    }

    pub async fn reopen(&mut self, pin: PinId, made: &Made) -> Result<(), StoreError> {
        let sql = "INSERT INTO reopened_pins (pin, at, decided_by, appointment, command, reason) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(pin.as_bytes().to_vec())
            .bind(made.at.millis())
            .bind(made.by.as_bytes().to_vec())
            .bind(made.appointment.map(|it| it.as_bytes().to_vec()))
            .bind(made.command.as_bytes().to_vec())
            .bind(made.reason.clone())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// Looks at every version in the order of the decisions; gives their number.
    ///
    /// # Errors
    /// [`StoreError::BadRow`] names the first one that is not as it was fixed, or the place where one is gone.
    pub async fn verify(&mut self) -> Result<u64, StoreError> {
        let mut seen = 0;
        loop {
            let sql =
                "SELECT pin, seq, document, sha256, bytes FROM pins WHERE seq > $1 ORDER BY seq LIMIT $2";
            let rows = sqlx::query(sql).bind(seen).bind(PAGE_ROWS).fetch_all(&mut *self.0).await?;
            for row in &rows {
                fits(row, seen + 1)?;
                seen += 1;
            }
            if rows.is_empty() {
                return Ok(u64::try_from(seen).unwrap_or(0));
            }
        }
    }
}

fn fits(row: &AnyRow, seq: i64) -> Result<(), StoreError> {
    let columns = Columns::new("pins", "pin", row);
    if columns.raw::<i64>("seq")? != seq {
        return Err(StoreError::bad_row("pins", seq, "is gone"));
    }
    let found = digest(columns.bytes("document")?, &columns.raw::<Vec<u8>>("bytes")?);
    let kept = Hash::from_bytes(columns.bytes("sha256")?);
    let pin: PinId = columns.bytes("pin")?;
    if found == kept { Ok(()) } else { Err(StoreError::bad_row("pins", pin, "is not what was fixed")) }
}

fn joined(heads: &[Hash]) -> Vec<u8> {
    heads.iter().flat_map(|it| *it.as_bytes()).collect()
}

fn read(row: &AnyRow) -> Result<Pin, StoreError> {
    let columns = Columns::new("pins", "pin", row);
    let heads: Vec<u8> = columns.raw("heads")?;
    let heads = heads.chunks(32).map(Hash::try_from).collect::<Result<_, _>>();
    let appointment: Option<Vec<u8>> = columns.raw("appointment")?;
    let appointment = appointment.map(|it| AppointmentId::try_from(it.as_slice())).transpose();
    Ok(Pin {
        pin: columns.bytes("pin")?,
        document: columns.bytes("document")?,
        space: columns.bytes("space")?,
        heads: heads.map_err(|_| columns.bad("heads"))?,
        sha256: Hash::from_bytes(columns.bytes("sha256")?),
        made: Made {
            at: columns.moment("at")?,
            by: columns.bytes("decided_by")?,
            appointment: appointment.map_err(|_| columns.bad("appointment"))?,
            command: columns.bytes("command")?,
            reason: columns.raw("reason")?,
        },
        number: columns.raw("number")?,
    })
}
