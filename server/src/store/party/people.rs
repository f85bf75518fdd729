//! People (A2); confidential fields apart.

use gongjian_shared::ids::{AwardId, PersonId, UnitId};
use gongjian_shared::party::{Gender, Person, PersonDetail, Private, Rank, StaffKind};
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::days::{key, maybe_day, maybe_id, text};
use super::search::{order_key, search_text};
use super::units::like;
use crate::store::{Columns, Connection, StoreError};

/// Which people are listed.
#[derive(Clone, Debug, Default)]
pub struct PersonFilter {
    /// Only at home in these subtrees, or in the units of `alone`; `None` = everywhere.
    pub roots: Option<Vec<UnitId>>,
    pub alone: Vec<UnitId>,
    /// Characters, pinyin or initials.
    pub typed: String,
    pub staff: Vec<StaffKind>,
    /// Born on this day or later (S0-01). Asks the confidential table.
    pub born_from: Option<Date>,
    /// Continue behind this place of the list.
    pub after: Option<String>,
    pub most: i64,
}

/// One line of a list of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub person: Person,
    pub home_name: String,
    pub account: bool,
    /// Where the list continues behind it.
    pub place: String,
}

pub struct People<'t>(pub &'t mut Connection);

impl People<'_> {
    pub async fn find(&mut self, person: PersonId) -> Result<Option<Person>, StoreError> {
        let row = sqlx::query("SELECT * FROM persons WHERE person = $1").bind(id(person));
        row.fetch_optional(&mut *self.0).await?.as_ref().map(read).transpose()
    }

    pub async fn list(&mut self, filter: &PersonFilter) -> Result<Vec<PersonLine>, StoreError> {
        let (with, clause) = filter.sql();
        // Few names match what is typed: to sort those is quicker than to walk the index over all people.
        let order = if filter.typed.trim().is_empty() { "persons.sorts" } else { "persons.sorts || ''" };
        let sql = format!(
            "{with} SELECT persons.*, units.name AS home_name, accounts.user_id AS account \
             FROM persons JOIN units ON units.unit = persons.home \
             LEFT JOIN accounts ON accounts.user_id = persons.person \
             WHERE {clause} ORDER BY {order} LIMIT $2"
        );
        let query = filter.bind(sqlx::query(AssertSqlSafe(sql)));
        query.fetch_all(&mut *self.0).await?.iter().map(read_line).collect()
    }

    /// How many the filter finds in all, the place left out.
    pub async fn count(&mut self, filter: &PersonFilter) -> Result<u64, StoreError> {
        let all = PersonFilter { after: None, ..filter.clone() };
        let (with, clause) = all.sql();
        let sql = format!("{with} SELECT COUNT(*) AS n FROM persons WHERE {clause} AND $2 = $2");
        let row = all.bind(sqlx::query(AssertSqlSafe(sql))).fetch_one(&mut *self.0).await?;
        Ok(Columns::new("persons", "n", &row).raw::<i64>("n")?.unsigned_abs())
    }

    pub async fn insert(&mut self, person: PersonId, detail: &PersonDetail) -> Result<(), StoreError> {
        let sql = "INSERT INTO persons (name, staff, gender, title, person_rank, home, place, began, search, sorts, person) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        self.write(sql, person, detail).await
    }

    pub async fn change(&mut self, person: PersonId, detail: &PersonDetail) -> Result<(), StoreError> {
        let sql = "UPDATE persons SET name = $1, staff = $2, gender = $3, title = $4, person_rank = $5, home = $6, \
                   place = $7, began = $8, search = $9, sorts = $10 WHERE person = $11";
        self.write(sql, person, detail).await
    }

    async fn write(
        &mut self,
        sql: &'static str,
        person: PersonId,
        detail: &PersonDetail,
    ) -> Result<(), StoreError> {
        let name = detail.name.as_str();
        sqlx::query(sql)
            .bind(name)
            .bind(detail.staff.as_str())
            .bind(detail.gender.map(Gender::as_str))
            .bind(detail.title.as_str())
            .bind(detail.rank.as_str())
            .bind(key(detail.home))
            .bind(detail.place)
            .bind(text(detail.began))
            .bind(search_text(name))
            .bind(place_in_lists(person, detail))
            .bind(id(person))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn private(&mut self, person: PersonId) -> Result<Option<Private>, StoreError> {
        let row = sqlx::query("SELECT * FROM person_private WHERE person = $1").bind(id(person));
        row.fetch_optional(&mut *self.0).await?.as_ref().map(read_private).transpose()
    }

    /// What is confidential of everybody of whom it is kept.
    pub async fn all_private(&mut self) -> Result<Vec<(PersonId, Private)>, StoreError> {
        let rows =
            sqlx::query("SELECT * FROM person_private ORDER BY person").fetch_all(&mut *self.0).await?;
        let read =
            |row| Ok((Columns::new("person_private", "person", row).bytes("person")?, read_private(row)?));
        rows.iter().map(read).collect()
    }

    pub async fn set_private(&mut self, person: PersonId, it: &Private) -> Result<(), StoreError> {
        let sql = "INSERT INTO person_private (person, birth, phone, email, consent) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (person) DO UPDATE SET birth = excluded.birth, phone = excluded.phone, \
                   email = excluded.email, consent = excluded.consent";
        sqlx::query(sql)
            .bind(id(person))
            .bind(text(it.birth))
            .bind(it.phone.as_str())
            .bind(it.email.as_str())
            .bind(i64::from(it.consent))
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    pub async fn delete(&mut self, person: PersonId) -> Result<(), StoreError> {
        for sql in ["DELETE FROM person_private WHERE person = $1", "DELETE FROM persons WHERE person = $1"] {
            sqlx::query(sql).bind(id(person)).execute(&mut *self.0).await?;
        }
        Ok(())
    }

    /// What the first entry has goes over to the second, which stays.
    pub async fn merge(&mut self, person: PersonId, into: PersonId) -> Result<(), StoreError> {
        for sql in [
            "UPDATE appointments SET person = $2 WHERE person = $1",
            "UPDATE awards SET person = $2 WHERE person = $1",
            "UPDATE persons SET merged_into = $2 WHERE person = $1",
        ] {
            sqlx::query(sql).bind(id(person)).bind(id(into)).execute(&mut *self.0).await?;
        }
        let gone = "DELETE FROM person_private WHERE person = $1";
        sqlx::query(gone).bind(id(person)).execute(&mut *self.0).await?;
        Ok(())
    }

    pub async fn award(
        &mut self,
        award: AwardId,
        person: PersonId,
        words: [&str; 3],
        on: Date,
    ) -> Result<(), StoreError> {
        let [title, track, document] = words.map(str::to_owned);
        let sql = "INSERT INTO awards (award, person, title, track, on_day, document) VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(award.as_bytes().to_vec())
            .bind(id(person))
            .bind(title)
            .bind(track)
            .bind(on.to_string())
            .bind(document)
            .execute(&mut *self.0)
            .await?;
        Ok(())
    }

    /// (title, track, day) of a person's awards.
    pub async fn awards(&mut self, person: PersonId) -> Result<Vec<(String, String, Date)>, StoreError> {
        let sql = "SELECT * FROM awards WHERE person = $1 ORDER BY on_day, award";
        let rows = sqlx::query(sql).bind(id(person)).fetch_all(&mut *self.0).await?;
        rows.iter()
            .map(|row| {
                let columns = Columns::new("awards", "award", row);
                Ok((columns.raw("title")?, columns.raw("track")?, super::days::day(&columns, "on_day")?))
            })
            .collect()
    }

    /// (home of the person, track) of each title that was given until a day.
    pub async fn titles_until(&mut self, on: Date) -> Result<Vec<(UnitId, String)>, StoreError> {
        let sql = "SELECT awards.award, awards.track, persons.home FROM awards \
                   JOIN persons ON persons.person = awards.person WHERE awards.on_day <= $1 ORDER BY awards.award";
        let rows = sqlx::query(sql).bind(on.to_string()).fetch_all(&mut *self.0).await?;
        let read = |row| {
            let columns = Columns::new("awards", "award", row);
            Ok((columns.bytes("home")?, columns.raw("track")?))
        };
        rows.iter().map(read).collect()
    }

    pub async fn award_is_there(&mut self, award: AwardId) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM awards WHERE award = $1";
        let count: i64 =
            sqlx::query_scalar(sql).bind(award.as_bytes().to_vec()).fetch_one(&mut *self.0).await?;
        Ok(count > 0)
    }
}

type Query<'q> = sqlx::query::Query<'q, crate::store::Db, sqlx::any::AnyArguments>;

impl PersonFilter {
    /// The tables before SELECT, and the conditions. `$1` = pattern, `$2` = most.
    fn sql(&self) -> (String, String) {
        let mut clause = "persons.merged_into IS NULL".to_owned();
        // Who asks for everybody need not have all names read.
        clause.push_str(if self.typed.trim().is_empty() {
            " AND $1 = $1"
        } else {
            " AND persons.search LIKE $1 ESCAPE '!'"
        });
        let mut with = String::new();
        let mut next = 3;
        let mut place = || {
            next += 1;
            format!("${}", next - 1)
        };
        if let Some(roots) = &self.roots {
            let places: Vec<String> = roots.iter().map(|_| place()).collect();
            let list = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
            with = format!(
                "WITH RECURSIVE tree(unit) AS (SELECT unit FROM units WHERE unit IN ({list}) \
                 UNION SELECT units.unit FROM units JOIN tree ON units.parent = tree.unit)"
            );
            let alone: Vec<String> = self.alone.iter().map(|_| place()).collect();
            let alone = if alone.is_empty() { "NULL".to_owned() } else { alone.join(", ") };
            clause.push_str(&format!(
                " AND (persons.home IN (SELECT unit FROM tree) OR persons.home IN ({alone}))"
            ));
        }
        if !self.staff.is_empty() {
            let places: Vec<String> = self.staff.iter().map(|_| place()).collect();
            clause.push_str(&format!(" AND persons.staff IN ({})", places.join(", ")));
        }
        if self.born_from.is_some() {
            clause.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM person_private p WHERE p.person = persons.person AND p.birth >= {})",
                place()
            ));
        }
        if self.after.is_some() {
            clause.push_str(&format!(" AND persons.sorts > {}", place()));
        }
        (with, clause)
    }

    fn bind<'q>(&self, query: Query<'q>) -> Query<'q> {
        let query = query.bind(like(&self.typed)).bind(self.most);
        let homes = self.roots.iter().flat_map(|roots| roots.iter().chain(&self.alone));
        let query = homes.fold(query, |query, home| query.bind(key(*home)));
        let query = self.staff.iter().fold(query, |query, staff| query.bind(staff.as_str()));
        let query = match self.born_from {
            Some(born) => query.bind(born.to_string()),
            None => query,
        };
        match &self.after {
            Some(after) => query.bind(after.clone()),
            None => query,
        }
    }
}

/// Leaders in the order of their unit, then everybody by strokes; the id makes places differ.
pub fn place_in_lists(person: PersonId, detail: &PersonDetail) -> String {
    let name = order_key(detail.name.as_str());
    if detail.place > 0 {
        format!("0 {:06} {name}{person}", detail.place)
    } else {
        format!("1 {name}{person}")
    }
}

fn id(it: PersonId) -> Vec<u8> {
    it.as_bytes().to_vec()
}

fn read_line(row: &AnyRow) -> Result<PersonLine, StoreError> {
    let columns = Columns::new("persons", "person", row);
    let account: Option<Vec<u8>> = columns.raw("account")?;
    Ok(PersonLine {
        person: read(row)?,
        home_name: columns.raw("home_name")?,
        account: account.is_some(),
        place: columns.raw("sorts")?,
    })
}

fn read_private(row: &AnyRow) -> Result<Private, StoreError> {
    let columns = Columns::new("person_private", "person", row);
    Ok(Private {
        birth: maybe_day(&columns, "birth")?,
        phone: columns.raw("phone")?,
        email: columns.raw("email")?,
        consent: columns.flag("consent")?,
    })
}

pub(super) fn read(row: &AnyRow) -> Result<Person, StoreError> {
    let columns = Columns::new("persons", "person", row);
    let gender: Option<String> = columns.raw("gender")?;
    let detail = PersonDetail {
        name: columns.value("name")?,
        staff: columns.value::<StaffKind>("staff")?,
        gender: gender.map(|it| Gender::parse(&it).ok_or_else(|| columns.bad("gender"))).transpose()?,
        title: columns.raw("title")?,
        rank: columns.value::<Rank>("person_rank")?,
        home: columns.bytes("home")?,
        place: columns.raw("place")?,
        began: maybe_day(&columns, "began")?,
    };
    Ok(Person { person: columns.bytes("person")?, detail, merged_into: maybe_id(&columns, "merged_into")? })
}
