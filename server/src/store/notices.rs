//! Notices, their addressees and receipts (S0-32, X-23).

use gongjian_shared::ids::{NoticeId, PersonId, UnitId, UserId};
use gongjian_shared::rules::notices::{Addressee, Ask, NoticeText, ReceiptKind};
use gongjian_shared::time::Timestamp;
use sqlx::any::AnyRow;

use super::{Columns, Connection, StoreError};

/// A notice as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub notice: NoticeId,
    pub from: UnitId,
    pub text: NoticeText,
    pub at: Timestamp,
    pub sent_by: UserId,
    pub withdrawn: Option<Withdrawn>,
}

/// Taken back by the office that sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub at: Timestamp,
    pub by: UserId,
    pub why: String,
}

/// A receipt that an addressee's side left, or that the office recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub to: Addressee,
    pub kind: ReceiptKind,
    pub user: UserId,
    pub at: Timestamp,
    pub words: String,
}

pub struct Notices<'t>(pub &'t mut Connection);

impl Notices<'_> {
    pub async fn find(&mut self, notice: NoticeId) -> Result<Option<Notice>, StoreError> {
        let row = sqlx::query("SELECT * FROM notices WHERE notice = $1").bind(id(notice));
        row.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    /// What the unit sent, the newest first.
    pub async fn sent_by(&mut self, unit: UnitId, most: i64) -> Result<Vec<Notice>, StoreError> {
        let sql = "SELECT * FROM notices WHERE from_unit = $1 ORDER BY at DESC, notice LIMIT $2";
        let query = sqlx::query(sql).bind(unit.as_bytes().to_vec()).bind(most);
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// What was sent to this addressee, the newest first.
    pub async fn sent_to(&mut self, to: Addressee, most: i64) -> Result<Vec<Notice>, StoreError> {
        let sql = "SELECT notices.* FROM notice_addressees JOIN notices ON notices.notice = notice_addressees.notice \
                   WHERE notice_addressees.kind = $1 AND notice_addressees.addressee = $2 \
                   ORDER BY notices.at DESC, notices.notice LIMIT $3";
        let (kind, key) = parts(to);
        let query = sqlx::query(sql).bind(kind).bind(key).bind(most);
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    pub async fn insert(&mut self, it: &Notice, to: &[Addressee]) -> Result<(), StoreError> {
        let sql = "INSERT INTO notices (notice, from_unit, title, body, ask, due, at, sent_by) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        sqlx::query(sql)
            .bind(id(it.notice))
            .bind(it.from.as_bytes().to_vec())
            .bind(it.text.title.as_str())
            .bind(it.text.body.as_str())
            .bind(it.text.ask.as_str())
            .bind(it.text.due.map(|it| it.to_string()))
            .bind(it.at.millis())
            .bind(it.sent_by.as_bytes().to_vec())
            .execute(&mut *self.0)
            .await?;
        for addressee in to {
            let (kind, key) = parts(*addressee);
            let sql = "INSERT INTO notice_addressees (notice, kind, addressee) VALUES ($1, $2, $3)";
            sqlx::query(sql).bind(id(it.notice)).bind(kind).bind(key).execute(&mut *self.0).await?;
        }
        Ok(())
    }

    pub async fn withdraw(&mut self, notice: NoticeId, it: &Withdrawn) -> Result<(), StoreError> {
        let sql =
            "UPDATE notices SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_why = $4 WHERE notice = $1";
        sqlx::query(sql)
            .bind(id(notice))
            .bind(it.at.millis())
            .bind(it.by.as_bytes().to_vec())
            .bind(it.why.as_str())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn addressees(&mut self, notice: NoticeId) -> Result<Vec<Addressee>, StoreError> {
        let sql = "SELECT kind, addressee FROM notice_addressees WHERE notice = $1 ORDER BY kind, addressee";
        let rows = sqlx::query(sql).bind(id(notice)).fetch_all(&mut *self.0).await?;
        rows.iter().map(|row| addressee(&Columns::new("notice_addressees", "addressee", row))).collect()
    }

    pub async fn is_addressed(&mut self, notice: NoticeId, to: Addressee) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM notice_addressees WHERE notice = $1 AND kind = $2 AND addressee = $3";
        let (kind, key) = parts(to);
        let query = sqlx::query_scalar::<_, i64>(sql).bind(id(notice)).bind(kind).bind(key);
        Ok(query.fetch_one(&mut *self.0).await? > 0)
    }

    /// All receipts of a notice, in the order in which they came.
    pub async fn receipts(&mut self, notice: NoticeId) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT * FROM notice_receipts WHERE notice = $1 ORDER BY at, receipt, user_id";
        sqlx::query(sql).bind(id(notice)).fetch_all(&mut *self.0).await?.iter().map(read_receipt).collect()
    }

    /// Those of one addressee, in the order in which they came.
    pub async fn receipts_of(&mut self, notice: NoticeId, to: Addressee) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT * FROM notice_receipts WHERE notice = $1 AND kind = $2 AND addressee = $3 \
                   ORDER BY at, receipt, user_id";
        let (kind, key) = parts(to);
        let query = sqlx::query(sql).bind(id(notice)).bind(kind).bind(key);
        query.fetch_all(&mut *self.0).await?.iter().map(read_receipt).collect()
    }

    /// Keeps a receipt. A person's newer answer takes the place of the older one; the audit has both.
    pub async fn keep(&mut self, notice: NoticeId, it: &Kept) -> Result<(), StoreError> {
        let sql = "INSERT INTO notice_receipts (notice, kind, addressee, receipt, user_id, at, words) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) \
                   ON CONFLICT (notice, kind, addressee, receipt, user_id) \
                   DO UPDATE SET at = excluded.at, words = excluded.words";
        let (kind, key) = parts(it.to);
        sqlx::query(sql)
            .bind(id(notice))
            .bind(kind)
            .bind(key)
            .bind(it.kind.as_str())
            .bind(it.user.as_bytes().to_vec())
            .bind(it.at.millis())
            .bind(it.words.as_str())
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }
}

const UNIT: &str = "unit";
const PERSON: &str = "person";

fn parts(to: Addressee) -> (&'static str, Vec<u8>) {
    match to {
        Addressee::Unit { unit } => (UNIT, unit.as_bytes().to_vec()),
        Addressee::Person { person } => (PERSON, person.as_bytes().to_vec()),
    }
}

fn addressee(columns: &Columns<'_>) -> Result<Addressee, StoreError> {
    match columns.raw::<String>("kind")?.as_str() {
        UNIT => Ok(Addressee::Unit { unit: columns.bytes::<UnitId>("addressee")? }),
        PERSON => Ok(Addressee::Person { person: columns.bytes::<PersonId>("addressee")? }),
        _ => Err(columns.bad("kind")),
    }
}

fn id(it: NoticeId) -> Vec<u8> {
    it.as_bytes().to_vec()
}

fn read(row: &AnyRow) -> Result<Notice, StoreError> {
    let columns = Columns::new("notices", "notice", row);
    let due: Option<String> = columns.raw("due")?;
    let text = NoticeText {
        title: columns.value("title")?,
        body: columns.raw("body")?,
        ask: columns.value::<Ask>("ask")?,
        due: due.map(|it| it.parse().map_err(|_| columns.bad("due"))).transpose()?,
    };
    let withdrawn = match columns.raw::<Option<i64>>("withdrawn_at")? {
        Some(at) => Some(Withdrawn {
            at: Timestamp::from_millis(at),
            by: columns.bytes("withdrawn_by")?,
            why: columns.raw("withdrawn_why")?,
        }),
        None => None,
    };
    Ok(Notice {
        withdrawn,
        notice: columns.bytes("notice")?,
        from: columns.bytes("from_unit")?,
        text,
        at: columns.moment("at")?,
        sent_by: columns.bytes("sent_by")?,
    })
}

fn read_receipt(row: &AnyRow) -> Result<Kept, StoreError> {
    let columns = Columns::new("notice_receipts", "addressee", row);
    Ok(Kept {
        to: addressee(&columns)?,
        kind: columns.value::<ReceiptKind>("receipt")?,
        user: columns.bytes("user_id")?,
        at: columns.moment("at")?,
        words: columns.raw("words")?,
    })
}
