use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{PersonId, SpaceId, UnitId};
use serde_json::Value;

use crate::store::accounts::Accounts;
use crate::store::party::{People, Units};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// Names for the ids of one answer, each asked for once.
pub struct Names<'c> {
    conn: &'c mut Connection,
    /// The units whose papers lie in a space.
    of_units: BTreeMap<SpaceId, UnitId>,
    people: BTreeMap<PersonId, (Option<String>, Option<UnitId>)>,
    units: BTreeMap<UnitId, Option<String>>,
    spaces: BTreeMap<SpaceId, Option<String>>,
}

impl<'c> Names<'c> {
    pub async fn new(conn: &'c mut Connection) -> Result<Self, StoreError> {
        let units = Units(&mut *conn).ids().await?;
        let of_units = units.into_iter().map(|unit| (SpaceId::of_unit(unit), unit)).collect();
        let (people, units, spaces) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Ok(Self { conn, of_units, people, units, spaces })
    }

    pub fn conn(&mut self) -> &mut Connection {
        self.conn
    }

    /// The name of a person who is entered, or of an account.
    pub async fn person(&mut self, id: &str) -> Result<Option<String>, StoreError> {
        let Ok(id) = id.parse::<PersonId>() else { return Ok(None) };
        Ok(self.known(id).await?.0)
    }

    async fn known(&mut self, id: PersonId) -> Result<(Option<String>, Option<UnitId>), StoreError> {
        if let Some(known) = self.people.get(&id) {
            return Ok(known.clone());
        }
        let found = match People(&mut *self.conn).find(id).await? {
            Some(it) => (Some(it.detail.name.as_str().to_owned()), Some(it.detail.home)),
            None => {
                let account = Accounts(&mut *self.conn).find(id.into()).await?;
                (account.map(|it| it.name.as_str().to_owned()), None)
            }
        };
        self.people.insert(id, found.clone());
        Ok(found)
    }

    pub async fn unit(&mut self, id: &Value) -> Result<Option<String>, StoreError> {
        let Some(id) = id.as_str().and_then(|it| it.parse::<UnitId>().ok()) else { return Ok(None) };
        if let Some(known) = self.units.get(&id) {
            return Ok(known.clone());
        }
        let found = Units(&mut *self.conn).find(id).await?.map(|it| it.detail.name.as_str().to_owned());
        self.units.insert(id, found.clone());
        Ok(found)
    }

    /// A unit or a person: what something was merged into or put below.
    pub async fn other(&mut self, id: &Value) -> Result<Option<String>, StoreError> {
        match (self.unit(id).await?, id.as_str()) {
            (Some(unit), _) => Ok(Some(unit)),
            (None, Some(id)) => self.person(id).await,
            (None, None) => Ok(None),
        }
    }

    pub async fn space(&mut self, id: &Value) -> Result<Option<String>, StoreError> {
        let Some(id) = id.as_str().and_then(|it| it.parse::<SpaceId>().ok()) else { return Ok(None) };
        if let Some(known) = self.spaces.get(&id) {
            return Ok(known.clone());
        }
        let found = Spaces(&mut *self.conn).find(id).await?.map(|it| it.name.as_str().to_owned());
        self.spaces.insert(id, found.clone());
        Ok(found)
    }

    /// Every unit that the entries concern: those that are named, those whose papers a named space holds, and the
    /// homes of the people that are named.
    pub async fn units_of(&mut self, entries: &Value) -> Result<BTreeSet<UnitId>, StoreError> {
        let (mut units, mut people) = (BTreeSet::new(), BTreeSet::new());
        let mut open = vec![entries];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(fields) => open.extend(fields.values()),
                Value::String(text) => {
                    if let Ok(id) = text.parse::<UnitId>() {
                        units.insert(id);
                        units.extend(self.of_units.get(&SpaceId::from(id.as_uuid())));
                        people.insert(PersonId::from(id.as_uuid()));
                    }
                }
                Value::Null | Value::Bool(_) | Value::Number(_) => {}
            }
        }
        for person in people {
            units.extend(self.known(person).await?.1);
        }
        Ok(units)
    }
}
