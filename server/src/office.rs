//! Tables of other issuers: who may read a space may fill its tables, who may write there uploads and ties them.
//! Files are read beside the server's own work: an unseen one may take a while.

use gongjian_shared::forms::definitions::shipped;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::template::{FieldKind, Template};
use gongjian_shared::ids::{SpaceId, TableId, UserId};
use gongjian_shared::office::book::Book;
use gongjian_shared::office::tie::{FillError, Tie, Value, Values};
use gongjian_shared::rules::Role;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::tables::{FillAsked, TABLES_MAX, TableAnswer, TableLine, TableRefusal, TableView};
use gongjian_tables::rows::Headings;
use gongjian_tables::{Filled, Unusable};

use crate::register::{Noted, note};
use crate::store::spaces::Spaces;
use crate::store::tables::{Table, Tables};
use crate::store::{StoreError, Stores, turns};

/// Why there is no answer at all.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// Also what the asker may not see.
    #[error("nothing is here")]
    NotFound,
    #[error("the file could not be worked on")]
    Broken,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for OfficeError {
    fn from(it: sqlx::Error) -> Self {
        Self::Store(it.into())
    }
}

/// Somebody at the tables of one space.
pub struct OfficeDesk {
    pub stores: Stores,
    pub user: UserId,
    pub space: SpaceId,
    pub now: Timestamp,
}

impl OfficeDesk {
    /// The tables of the space.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] for who may not read there.
    pub async fn list(&self) -> Result<Vec<TableLine>, OfficeError> {
        self.role().await?;
        let mut reader = self.stores.log_readers.acquire().await?;
        Ok(Tables(&mut reader).of_space(self.space).await?.iter().map(line).collect())
    }

    /// Keeps a file; its cells are tied afterwards. The same id again changes nothing.
    ///
    /// # Errors
    /// As [`Self::list`], and for who may not write there.
    pub async fn keep(
        &self,
        table: TableId,
        name: String,
        template: TemplateId,
        file: Vec<u8>,
    ) -> Result<TableAnswer<TableView>, OfficeError> {
        self.writes().await?;
        if newest(&template).is_none() {
            return Ok(Err(TableRefusal::NoSuchForm));
        }
        let (file, book) = match read(file).await? {
            Ok(it) => it,
            Err(why) => return Ok(Err(TableRefusal::Unusable { why })),
        };
        let kept = Table { table, space: self.space, name, template, ties: Vec::new() };
        let mut writer = self.stores.log_writer.begin().await?;
        turns::register(&mut writer).await?;
        let kept = match Tables(&mut writer).find(table).await? {
            Some(there) if there.space == self.space => there,
            Some(_) => return Err(OfficeError::NotFound),
            None if Tables(&mut writer).count(self.space).await? >= TABLES_MAX => {
                return Ok(Err(TableRefusal::TooMany { most: TABLES_MAX }));
            }
            None => {
                Tables(&mut writer).insert(&kept, file, self.user, self.now).await?;
                let noted = Noted::TableKept { space: self.space, table };
                note(&mut writer, self.user, self.now, &noted).await?;
                kept
            }
        };
        writer.commit().await?;
        Ok(Ok(TableView { line: line(&kept), book, ties: kept.ties }))
    }

    /// A table with its cells, to be looked at or tied anew.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when there is none for the asker.
    pub async fn view(&self, table: TableId) -> Result<TableAnswer<TableView>, OfficeError> {
        let (kept, file) = self.kept(table).await?;
        Ok(match read(file).await? {
            Ok((_, book)) => Ok(TableView { line: line(&kept), book, ties: kept.ties }),
            Err(why) => Err(TableRefusal::Unusable { why }),
        })
    }

    /// Ties cells to fields, in the place of all earlier ties; tried on the file with an empty form first.
    ///
    /// # Errors
    /// As [`Self::view`], and for who may not write there.
    pub async fn tie(&self, table: TableId, ties: Vec<Tie>) -> Result<TableAnswer<TableLine>, OfficeError> {
        self.writes().await?;
        let (mut kept, file) = self.kept(table).await?;
        let Some(template) = newest(&kept.template) else { return Ok(Err(TableRefusal::NoSuchForm)) };
        if let Err(refusal) = fill(file, ties.clone(), empty(&template)).await? {
            return Ok(Err(refusal));
        }
        let mut writer = self.stores.log_writer.begin().await?;
        turns::register(&mut writer).await?;
        Tables(&mut writer).tie(table, &ties, self.user, self.now).await?;
        let noted = Noted::TableTied { space: self.space, table, ties: ties.len() };
        note(&mut writer, self.user, self.now, &noted).await?;
        writer.commit().await?;
        kept.ties = ties;
        Ok(Ok(line(&kept)))
    }

    /// The table with the answers in its tied cells; everything else as it was uploaded.
    ///
    /// # Errors
    /// As [`Self::view`].
    pub async fn fill(
        &self,
        table: TableId,
        asked: FillAsked,
    ) -> Result<TableAnswer<(String, Filled)>, OfficeError> {
        let (kept, file) = self.kept(table).await?;
        let Some(template) = newest(&kept.template) else { return Ok(Err(TableRefusal::NoSuchForm)) };
        let headings = if asked.english { Headings::En } else { Headings::Zh };
        let values =
            gongjian_tables::answers::values(&template, &asked.answers, headings, &|_| String::new());
        let values = match values {
            Ok(values) => values,
            Err(at) => return Ok(Err(TableRefusal::Disputed { at })),
        };
        Ok(fill(file, kept.ties, values).await?.map(|filled| (kept.name, filled)))
    }

    async fn role(&self) -> Result<Role, OfficeError> {
        let mut reader = self.stores.log_readers.acquire().await?;
        let role = Spaces(&mut reader).open_role(self.space, self.user, self.now).await?;
        role.ok_or(OfficeError::NotFound)
    }

    async fn writes(&self) -> Result<(), OfficeError> {
        if self.role().await?.may_write() { Ok(()) } else { Err(OfficeError::NotFound) }
    }

    async fn kept(&self, table: TableId) -> Result<(Table, Vec<u8>), OfficeError> {
        self.role().await?;
        let mut reader = self.stores.log_readers.acquire().await?;
        let kept = Tables(&mut reader).find(table).await?.filter(|it| it.space == self.space);
        let kept = kept.ok_or(OfficeError::NotFound)?;
        let file = Tables(&mut reader).file(table).await?.ok_or(OfficeError::NotFound)?;
        Ok((kept, file))
    }
}

fn line(it: &Table) -> TableLine {
    TableLine { table: it.table, name: it.name.clone(), template: it.template.clone(), ties: it.ties.len() }
}

fn newest(id: &TemplateId) -> Option<Template> {
    shipped().into_iter().filter(|it| it.id == *id).max_by_key(|it| it.version)
}

/// Every name that a tie to this form may have, with nothing to write.
fn empty(template: &Template) -> Values {
    let mut values = Values::default();
    for field in template.fields() {
        if matches!(field.kind, FieldKind::Table { .. }) {
            values.lists.insert(field.id.to_string(), Vec::new());
        } else {
            values.single.insert(field.id.to_string(), Value::Empty);
        }
    }
    values
}

async fn read(file: Vec<u8>) -> Result<Result<(Vec<u8>, Book), Unusable>, OfficeError> {
    let work = tokio::task::spawn_blocking(move || gongjian_tables::read(&file).map(|book| (file, book)));
    work.await.map_err(|_| OfficeError::Broken)
}

async fn fill(file: Vec<u8>, ties: Vec<Tie>, values: Values) -> Result<TableAnswer<Filled>, OfficeError> {
    let work = tokio::task::spawn_blocking(move || gongjian_tables::fill(&file, &ties, &values));
    Ok(work.await.map_err(|_| OfficeError::Broken)?.map_err(|error| match error {
        FillError::File(why) => TableRefusal::Unusable { why },
        FillError::Ties(faults) => TableRefusal::Ties { faults },
    }))
}
