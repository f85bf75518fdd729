//! The definitions that this server knows, and what there is for their rules to be met by.

use std::sync::LazyLock;

use gongjian_shared::ids::UnitId;
use gongjian_shared::programmes::{Definition, Key, Situation, bundled};
use jiff::civil::Date;

use crate::store::party::{Appointments, Units};
use crate::store::{Connection, StoreError};

static DEFINITIONS: LazyLock<Vec<Definition>> =
    LazyLock::new(|| bundled().expect("a test reads the definitions that are built in"));

/// All definitions, in the order in which they are offered.
pub fn definitions() -> &'static [Definition] {
    &DEFINITIONS
}

pub fn definition(id: &Key) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|it| it.id == *id)
}

/// Counts the holders of each role in the owner's subtree, and what is known of the owner.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn situation(
    conn: &mut Connection,
    definition: &Definition,
    owner: UnitId,
    contacts: usize,
    on: Date,
) -> Result<Situation, StoreError> {
    let units = Units(&mut *conn).below(&[owner]).await?;
    let inside: std::collections::BTreeSet<UnitId> = units.iter().map(|it| it.unit).collect();
    let mut situation =
        Situation { contacts: u32::try_from(contacts).unwrap_or(u32::MAX), ..Situation::default() };
    for role in &definition.roles {
        let mut people = std::collections::BTreeSet::new();
        for post in &role.posts {
            let held = Appointments(&mut *conn).holders(*post, on).await?;
            people
                .extend(held.iter().filter(|it| inside.contains(&it.detail.unit)).map(|it| it.detail.person));
        }
        situation.numbers.insert(role.id.clone(), u32::try_from(people.len()).unwrap_or(u32::MAX));
    }
    if let Some(owner) = units.iter().find(|it| it.unit == owner) {
        situation.owner_since = owner.detail.founded;
        situation.owner_until = owner.dissolved;
    }
    Ok(situation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_programmes_come_with_the_server() {
        assert_eq!(definitions().len(), 5);
    }
}
