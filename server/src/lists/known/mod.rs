//! The register as one asker knows it, held in memory while a list is written or looked at. Rows that pass change it,
//! so a row may speak of what an earlier one made.

mod names;

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{AppointmentId, PersonId, UnitId, UserId};
use gongjian_shared::party::{Appointment, Person, Post, Private, Unit};
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::rules::party::{PersonFacts, UnitFacts};
use gongjian_shared::wire::lists::ListKind;
use jiff::civil::Date;

use crate::clock::{Clock, local_day};
use crate::rights::{Posts, Sight};
use crate::store::party::{Appointments, People, PersonFilter, Units};
use crate::store::{Connection, StoreError};

pub use self::names::{LISTING, id_in};

pub struct Known {
    pub clock: Clock,
    pub today: Date,
    posts: Posts,
    pub units: BTreeMap<UnitId, Unit>,
    /// The units that guide a unit.
    pub guides: BTreeMap<UnitId, Vec<UnitId>>,
    /// Units in force by parent and name.
    siblings: BTreeMap<(Option<UnitId>, String), BTreeSet<UnitId>>,
    /// What the asker may call a unit: its path from the top, and its bare name.
    paths: BTreeMap<String, Vec<UnitId>>,
    names: BTreeMap<String, Vec<UnitId>>,
    pub people: BTreeMap<PersonId, Person>,
    /// People in the order of lists.
    pub order: Vec<PersonId>,
    pub called: BTreeMap<String, Vec<PersonId>>,
    pub private: BTreeMap<PersonId, Private>,
    pub appointments: BTreeMap<AppointmentId, Appointment>,
    /// Appointments of one person to one post at one unit.
    pub held: BTreeMap<(PersonId, UnitId, Post), Vec<AppointmentId>>,
}

impl Known {
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn gather(
        conn: &mut Connection,
        user: UserId,
        clock: Clock,
        kind: ListKind,
    ) -> Result<Self, StoreError> {
        let today = local_day(clock.now());
        let posts = Posts::of(&mut *conn, user, today).await?;
        let units = Units(&mut *conn).all().await?;
        let guides = Units(&mut *conn).all_guides().await?;
        let mut known = Self::new(clock, today, posts, units, guides);
        match kind {
            ListKind::Units => {}
            ListKind::People => known.add_people(conn, Thing::Person).await?,
            ListKind::Private => {
                known.add_people(conn, Thing::Private).await?;
                for (person, private) in People(&mut *conn).all_private().await? {
                    if known.people.contains_key(&person) {
                        known.private.insert(person, private);
                    }
                }
            }
            ListKind::Appointments => {
                known.add_people(conn, Thing::Person).await?;
                known.add_appointments(conn).await?;
            }
        }
        Ok(known)
    }

    pub fn new(
        clock: Clock,
        today: Date,
        posts: Posts,
        units: Vec<Unit>,
        guides: BTreeMap<UnitId, Vec<UnitId>>,
    ) -> Self {
        let units: BTreeMap<_, _> = units.into_iter().map(|it| (it.unit, it)).collect();
        let mut known = Self {
            clock,
            today,
            posts,
            guides,
            siblings: BTreeMap::new(),
            paths: BTreeMap::new(),
            names: BTreeMap::new(),
            people: BTreeMap::new(),
            order: Vec::new(),
            called: BTreeMap::new(),
            private: BTreeMap::new(),
            appointments: BTreeMap::new(),
            held: BTreeMap::new(),
            units: BTreeMap::new(),
        };
        let ids: Vec<UnitId> = units.keys().copied().collect();
        known.units = units;
        ids.into_iter().for_each(|unit| known.index(unit));
        known
    }

    async fn add_people(&mut self, conn: &mut Connection, thing: Thing) -> Result<(), StoreError> {
        let (roots, alone) = match self.posts.sight(&mut *conn, thing).await? {
            Sight::Everywhere => (None, Vec::new()),
            Sight::Within { trees, alone } => (Some(trees), alone),
        };
        let filter = PersonFilter { roots, alone, most: i64::MAX, ..PersonFilter::default() };
        let mut readable = BTreeMap::<UnitId, bool>::new();
        for line in People(conn).list(&filter).await? {
            let home = line.person.detail.home;
            if *readable.entry(home).or_insert_with(|| self.may(home, thing, Verb::Read)) {
                self.add_person(line.person);
            }
        }
        Ok(())
    }

    /// The appointments at units where the asker may read them, and who holds them, wherever they are at home.
    async fn add_appointments(&mut self, conn: &mut Connection) -> Result<(), StoreError> {
        let mut readable = BTreeMap::<UnitId, bool>::new();
        for it in Appointments(&mut *conn).all().await? {
            let unit = it.detail.unit;
            if !*readable.entry(unit).or_insert_with(|| self.may(unit, Thing::Appointment, Verb::Read)) {
                continue;
            }
            if !self.people.contains_key(&it.detail.person)
                && let Some(person) = People(&mut *conn).find(it.detail.person).await?
            {
                self.add_person(person);
            }
            self.put_appointment(it);
        }
        Ok(())
    }

    pub fn put_appointment(&mut self, it: Appointment) {
        let held = self.held.entry((it.detail.person, it.detail.unit, it.detail.post)).or_default();
        if !held.contains(&it.appointment) {
            held.push(it.appointment);
        }
        self.appointments.insert(it.appointment, it);
    }

    pub fn add_person(&mut self, it: Person) {
        self.called.entry(it.detail.name.as_str().to_owned()).or_default().push(it.person);
        self.order.push(it.person);
        self.people.insert(it.person, it);
    }

    pub fn change_person(&mut self, it: &Person) {
        if let Some(before) = self.people.insert(it.person, it.clone())
            && before.detail.name != it.detail.name
        {
            if let Some(called) = self.called.get_mut(before.detail.name.as_str()) {
                called.retain(|person| *person != it.person);
            }
            self.called.entry(it.detail.name.as_str().to_owned()).or_default().push(it.person);
        }
    }

    /// A unit as a row made it.
    pub fn put_unit(&mut self, it: Unit) {
        let unit = it.unit;
        if let Some(before) = self.units.insert(unit, it) {
            let key = (before.parent, before.detail.name.as_str().to_owned());
            if let Some(siblings) = self.siblings.get_mut(&key) {
                siblings.remove(&unit);
            }
        }
        self.index(unit);
    }

    fn index(&mut self, unit: UnitId) {
        self.index_in_force(unit);
        if self.may(unit, Thing::Unit, Verb::Read)
            && let Some(it) = self.units.get(&unit)
        {
            let name = it.detail.name.as_str().to_owned();
            let path = self.path(unit);
            // A unit that was renamed is found by either name.
            for (index, text) in [(&mut self.paths, path), (&mut self.names, name)] {
                let called = index.entry(text).or_default();
                if !called.contains(&unit) {
                    called.push(unit);
                }
            }
        }
    }

    fn index_in_force(&mut self, unit: UnitId) {
        if let Some(it) = self.units.get(&unit).filter(|it| it.dissolved.is_none()) {
            let key = (it.parent, it.detail.name.as_str().to_owned());
            self.siblings.entry(key).or_default().insert(unit);
        }
    }

    /// The units above, from the parent to the top.
    pub fn above(&self, unit: UnitId) -> Vec<UnitId> {
        let mut above = Vec::new();
        let mut at = self.units.get(&unit).and_then(|it| it.parent);
        while let Some(parent) = at.filter(|it| !above.contains(it)) {
            above.push(parent);
            at = self.units.get(&parent).and_then(|it| it.parent);
        }
        above
    }

    pub fn is_below(&self, unit: UnitId, root: UnitId) -> bool {
        unit == root || self.above(unit).contains(&root)
    }

    pub fn seats(&self, unit: UnitId) -> Vec<Seat> {
        let path = self.above(unit);
        let guides = path.iter().chain([&unit]).filter_map(|it| self.guides.get(it)).flatten();
        self.posts.seen(unit, &path, &guides.copied().collect::<Vec<_>>())
    }

    pub fn may(&self, unit: UnitId, thing: Thing, verb: Verb) -> bool {
        by_right(&self.seats(unit), thing, verb).is_some()
    }

    pub fn sees(&self, unit: UnitId) -> bool {
        self.units.contains_key(&unit) && self.may(unit, Thing::Unit, Verb::Read)
    }

    pub const fn administrator(&self) -> bool {
        self.posts.administrator
    }

    /// In force, under the same parent, and another one.
    pub fn name_taken(&self, parent: Option<UnitId>, name: &str, but: UnitId) -> bool {
        let siblings = self.siblings.get(&(parent, name.to_owned()));
        siblings.is_some_and(|them| them.iter().any(|it| *it != but))
    }

    /// The unit in force of that name directly below; of several the first.
    pub fn child(&self, parent: Option<UnitId>, name: &str) -> Option<UnitId> {
        self.siblings.get(&(parent, name.to_owned()))?.iter().copied().find(|it| self.sees(*it))
    }

    /// What the rules ask of a unit. Counts that only pages show are left out.
    pub fn unit_facts(&self, unit: UnitId) -> Option<UnitFacts> {
        let it = self.units.get(&unit)?;
        Some(UnitFacts {
            unit: it.clone(),
            seats: self.seats(unit),
            children: self.children(unit),
            below: 0,
            appointments: 0,
            current: 0,
            people: 0,
            documents: 0,
        })
    }

    /// Units directly below that are in force.
    fn children(&self, unit: UnitId) -> u64 {
        let from = (Some(unit), String::new());
        let below = self.siblings.range(from..).take_while(|((parent, _), _)| *parent == Some(unit));
        u64::try_from(below.map(|(_, units)| units.len()).sum::<usize>()).unwrap_or(u64::MAX)
    }

    pub fn person_facts(&self, person: PersonId) -> Option<PersonFacts> {
        let person = self.people.get(&person)?.clone();
        let seats = self.seats(person.detail.home);
        Some(PersonFacts { person, seats, appointments: 0, account: false })
    }
}
