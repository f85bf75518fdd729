//! What lists call units and people, and what their names mean.

use gongjian_shared::ids::{PersonId, UnitId};

use super::Known;

/// Between the names of a path.
const BELOW: &str = "/";

impl Known {
    /// The names from the top down to the unit.
    pub fn path(&self, unit: UnitId) -> String {
        let mut names: Vec<&str> = self.above(unit).iter().chain([&unit]).map(|it| self.name(*it)).collect();
        // `above` goes upwards, and the unit itself came last.
        let last = names.pop();
        names.reverse();
        names.extend(last);
        names.join(BELOW)
    }

    fn name(&self, unit: UnitId) -> &str {
        self.units.get(&unit).map_or("", |it| it.detail.name.as_str())
    }

    /// The units that a text may mean: by path, else by bare name.
    pub fn meant(&self, text: &str) -> Vec<UnitId> {
        let by_path = self.paths.get(text).or_else(|| self.names.get(text));
        let all = by_path.cloned().unwrap_or_default();
        let in_force: Vec<UnitId> = all
            .iter()
            .copied()
            .filter(|it| self.units.get(it).is_some_and(|it| it.dissolved.is_none()))
            .collect();
        if in_force.is_empty() { all } else { in_force }
    }

    /// How a list names a unit: by its path, with the id where a path alone would not do.
    pub fn called_unit(&self, unit: UnitId) -> String {
        let path = self.path(unit);
        if self.paths.get(&path).is_some_and(|it| it.as_slice() == [unit]) && !path.contains(LISTING) {
            path
        } else if path.contains(LISTING) {
            bracketed("", &unit.to_string())
        } else {
            bracketed(&path, &unit.to_string())
        }
    }

    /// How a list of appointments names a person: by name, with the id where there are several at the same home.
    pub fn called_person(&self, person: PersonId) -> String {
        let Some(it) = self.people.get(&person) else { return bracketed("", &person.to_string()) };
        let name = it.detail.name.as_str();
        if self.namesakes(name, Some(it.detail.home)).as_slice() == [person] {
            name.to_owned()
        } else {
            bracketed(name, &person.to_string())
        }
    }

    /// Those who are called so; at home in `home`, if it is named.
    pub fn namesakes(&self, name: &str, home: Option<UnitId>) -> Vec<PersonId> {
        let called = self.called.get(name).into_iter().flatten().copied();
        let at_home = |it: &PersonId| {
            home.is_none_or(|home| self.people.get(it).is_some_and(|it| it.detail.home == home))
        };
        called.filter(at_home).collect()
    }
}

/// What stands between several units in one cell.
pub const LISTING: [char; 3] = ['；', ';', '\n'];

fn bracketed(name: &str, id: &str) -> String {
    format!("{name} [{id}]").trim_start().to_owned()
}

/// The id at the end of a text, in brackets.
pub fn id_in(text: &str) -> Option<&str> {
    let (_, id) = text.strip_suffix(']')?.rsplit_once('[')?;
    uuid::Uuid::try_parse(id).ok().map(|_| id)
}
