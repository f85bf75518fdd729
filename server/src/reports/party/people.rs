use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Age, Person, latest_birth};
use gongjian_shared::rights::{Seat, Thing, Verb, by_right};
use gongjian_shared::wire::party::{Named, PeopleAsked, PeopleFound, PersonLine, PersonPage, PostLine};

use super::{Asker, LINES_MAX, may};
use crate::rights::Sight;
use crate::store::accounts::Accounts;
use crate::store::party::{Appointments, Follows, People, PersonFilter, Units};
use crate::store::{self, StoreError};

impl Asker<'_> {
    /// A page of the list of people, in the order of X-18.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn people(&mut self, asked: &PeopleAsked) -> Result<PeopleFound, StoreError> {
        let Some(filter) = self.filter(asked, LINES_MAX).await? else { return Ok(PeopleFound::default()) };
        let found = People(&mut *self.conn).list(&filter).await?;
        let total = People(&mut *self.conn).count(&filter).await?;
        let full = i64::try_from(found.len()).is_ok_and(|it| it == LINES_MAX);
        let next = found.last().filter(|_| full).map(|it| it.place.clone());
        Ok(PeopleFound { lines: found.into_iter().map(told).collect(), total, next })
    }

    /// The first `most` people that what is typed finds. Nobody is counted: that would read all names once more.
    pub(super) async fn found(&mut self, typed: &str, most: i64) -> Result<Vec<PersonLine>, StoreError> {
        let asked = PeopleAsked { typed: typed.to_owned(), ..PeopleAsked::default() };
        let Some(filter) = self.filter(&asked, most).await? else { return Ok(Vec::new()) };
        Ok(People(&mut *self.conn).list(&filter).await?.into_iter().map(told).collect())
    }

    /// `None` when the asker may see nothing there.
    async fn filter(&mut self, asked: &PeopleAsked, most: i64) -> Result<Option<PersonFilter>, StoreError> {
        let thing = if asked.young.is_some() { Thing::Private } else { Thing::Person };
        let Some(sight) = self.roots(asked.within, thing).await? else { return Ok(None) };
        let born_from =
            asked.young.map(|it| latest_birth(Age { years: it.years, inclusive: it.inclusive, on: it.on }));
        let (roots, alone) = match sight {
            Sight::Everywhere => (None, vec![]),
            Sight::Within { trees, alone } => (Some(trees), alone),
        };
        Ok(Some(PersonFilter {
            roots,
            alone,
            typed: asked.typed.clone(),
            staff: asked.staff.clone(),
            born_from,
            after: asked.after.clone(),
            most,
        }))
    }

    /// Where to look; `None` when the asker may see nothing there.
    async fn roots(&mut self, within: Option<UnitId>, thing: Thing) -> Result<Option<Sight>, StoreError> {
        let sight = self.sight(thing).await?;
        let Some(unit) = within else { return Ok(Some(sight)) };
        if !self.may_read(unit, thing).await? {
            return Ok(None);
        }
        let above = Units(&mut *self.conn).above(unit).await?;
        let sees_below = match &sight {
            Sight::Everywhere => true,
            Sight::Within { trees, .. } => {
                trees.contains(&unit) || above.iter().any(|it| trees.contains(&it.unit))
            }
        };
        let (trees, alone) = if sees_below { (vec![unit], vec![]) } else { (vec![], vec![unit]) };
        Ok(Some(Sight::Within { trees, alone }))
    }

    /// The page of a person; `None` when there is none for the asker.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn person(&mut self, id: PersonId) -> Result<Option<PersonPage>, StoreError> {
        let Some(person) = People(&mut *self.conn).find(id).await? else { return Ok(None) };
        let own = PersonId::from(self.user) == id;
        let mut seats = self.seats(person.detail.home).await?;
        for held in Appointments(&mut *self.conn).held_by(id, self.today).await? {
            // Who sees a unit sees who works in it, wherever their home is; nothing more comes from that.
            let there = self.seats(held.detail.unit).await?;
            seats.extend(by_right(&there, Thing::Person, Verb::Read).filter(|_| !sees(&seats)));
        }
        if !own && !sees(&seats) {
            return Ok(None);
        }
        let home = Units(&mut *self.conn).find(person.detail.home).await?;
        let home_seats = self.seats(person.detail.home).await?;
        let may = may(&home_seats);
        let private = if own || may.private { People(&mut *self.conn).private(id).await? } else { None };
        let login = Accounts(&mut *self.conn).find(id.into()).await?.filter(|_| own || may.account);
        Ok(Some(PersonPage {
            home: Named {
                unit: person.detail.home,
                name: home.map_or_else(String::new, |it| it.detail.name.into()),
            },
            private,
            posts: self.posts_of(&person).await?,
            awards: People(&mut *self.conn).awards(id).await?,
            login: login.map(|it| it.login.into()),
            may,
            person,
        }))
    }

    async fn posts_of(&mut self, person: &Person) -> Result<Vec<PostLine>, StoreError> {
        let mut lines = Vec::new();
        for it in Appointments(&mut *self.conn).of_person(person.person).await? {
            let follows = Follows(&mut *self.conn).from_post(it.detail.unit, it.detail.post).await?;
            for follow in follows {
                let mut derived = it.clone();
                (derived.detail.unit, derived.detail.post) = (follow.unit, follow.post);
                derived.detail.term.from = derived.detail.term.from.max(follow.from);
                lines.push(self.post_line(derived, person.detail.name.as_str(), true).await?);
            }
            lines.push(self.post_line(it, person.detail.name.as_str(), false).await?);
        }
        Ok(lines)
    }

    pub(super) async fn post_line(
        &mut self,
        it: gongjian_shared::party::Appointment,
        person_name: &str,
        follows: bool,
    ) -> Result<PostLine, StoreError> {
        let unit = Units(&mut *self.conn).find(it.detail.unit).await?;
        let mut guided_by = Vec::new();
        for guide in &it.detail.guides {
            let found = Units(&mut *self.conn).find(*guide).await?;
            guided_by.extend(found.map(|it| Named { unit: it.unit, name: it.detail.name.into() }));
        }
        Ok(PostLine {
            appointment: it,
            person_name: person_name.to_owned(),
            unit_name: unit.map_or_else(String::new, |it| it.detail.name.into()),
            follows,
            guided_by,
        })
    }
}

fn told(it: store::party::PersonLine) -> PersonLine {
    PersonLine {
        person: it.person.person,
        detail: it.person.detail,
        home_name: it.home_name,
        account: it.account,
    }
}

fn sees(seats: &[Seat]) -> bool {
    by_right(seats, Thing::Person, Verb::Read).is_some()
}
