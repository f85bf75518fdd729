use gongjian_shared::ids::{PersonId, StandardId, UnitId, UserId};
use gongjian_shared::party::AppointmentDetail;
use gongjian_shared::rules::party::{PartyCommand, PartyFacts, PersonFacts, UnitFacts};
use jiff::civil::Date;

use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::party::{Appointments, Calendars, Follows, People, Standards, Units};
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(crate) async fn gather(
    conn: &mut Connection,
    who: UserId,
    command: &PartyCommand,
    today: Date,
) -> Result<PartyFacts, StoreError> {
    let posts = Posts::of(&mut *conn, who, today).await?;
    let mut it = Gather { conn, posts, today };
    it.facts(command).await
}

struct Gather<'c> {
    conn: &'c mut Connection,
    posts: Posts,
    today: Date,
}

impl Gather<'_> {
    async fn facts(&mut self, command: &PartyCommand) -> Result<PartyFacts, StoreError> {
        use PartyCommand as C;
        let mut facts = PartyFacts::on(self.today);
        facts.administrator = self.posts.administrator;
        match command {
            C::AddUnit { unit, parent, detail, .. } => {
                facts.id_taken = Units(&mut *self.conn).find(*unit).await?.is_some();
                facts.other = self.maybe_unit(*parent).await?;
                facts.name_taken = self.name_taken(*parent, detail.name.as_str(), *unit).await?;
            }
            C::ChangeUnit { unit, detail } => {
                facts.unit = self.unit(*unit).await?;
                let parent = facts.unit.as_ref().and_then(|it| it.unit.parent);
                facts.other = self.maybe_unit(parent).await?;
                facts.name_taken = self.name_taken(parent, detail.name.as_str(), *unit).await?;
            }
            C::EnactUnit { unit } | C::DissolveUnit { unit, .. } | C::DeleteUnit { unit } => {
                facts.unit = self.unit(*unit).await?;
            }
            C::MoveUnit { unit, parent } => {
                self.two_units(&mut facts, *unit, *parent).await?;
                if let Some(it) = &facts.unit {
                    let name = it.unit.detail.name.as_str().to_owned();
                    facts.name_taken = self.name_taken(Some(*parent), &name, *unit).await?;
                }
            }
            C::SetGuide { unit, guide: other, .. } | C::MergeUnit { unit, into: other, .. } => {
                self.two_units(&mut facts, *unit, *other).await?;
            }
            C::AddPerson { person, detail, .. } => {
                facts.id_taken = self.number_taken(*person).await?;
                facts.other = self.unit(detail.home).await?;
            }
            C::ChangePerson { person, detail } => {
                facts.person = self.person(*person).await?;
                facts.other = self.unit(detail.home).await?;
            }
            C::SetPrivate { person, .. } | C::DeletePerson { person } => {
                facts.person = self.person(*person).await?;
            }
            C::MergePerson { person, into } => {
                facts.person = self.person(*person).await?;
                facts.other_person = self.person(*into).await?;
            }
            C::OpenAccount { user, login, .. } => {
                facts.person = self.person((*user).into()).await?;
                facts.login_taken = Accounts(&mut *self.conn).find_login(login).await?.is_some();
            }
            C::Award { award, person, .. } => {
                facts.person = self.person(*person).await?;
                facts.id_taken = People(&mut *self.conn).award_is_there(*award).await?;
            }
            C::Appoint { appointment, detail, .. } => {
                facts.id_taken = Appointments(&mut *self.conn).find(*appointment).await?.is_some();
                self.appoint(&mut facts, detail).await?;
            }
            C::EndAppointment { appointment, .. } => {
                facts.appointment = Appointments(&mut *self.conn).find(*appointment).await?;
                let unit = facts.appointment.as_ref().map(|it| it.detail.unit);
                facts.unit = self.maybe_unit(unit).await?;
            }
            C::AddFollow { follow } => {
                facts.id_taken = Follows(&mut *self.conn).find(follow.follow).await?.is_some();
                self.two_units(&mut facts, follow.unit, follow.of_unit).await?;
            }
            C::EndFollow { follow, .. } => {
                facts.follow = Follows(&mut *self.conn).find(*follow).await?;
                let unit = facts.follow.as_ref().map(|it| it.unit);
                facts.unit = self.maybe_unit(unit).await?;
            }
            C::SetStandard { standard, detail } => {
                self.standard(&mut facts, *standard, Some(detail.under)).await?;
            }
            C::DropStandard { standard } => self.standard(&mut facts, *standard, None).await?,
            C::SetCalendar { unit, year, .. } => {
                facts.unit = self.unit(*unit).await?;
                facts.set = Calendars(&mut *self.conn).own(*unit, *year).await?;
            }
        }
        Ok(facts)
    }

    async fn appoint(&mut self, facts: &mut PartyFacts, it: &AppointmentDetail) -> Result<(), StoreError> {
        facts.unit = self.unit(it.unit).await?;
        facts.person = self.person(it.person).await?;
        let held = Appointments(&mut *self.conn).of_person(it.person).await?;
        facts.same_post =
            held.into_iter().filter(|old| (old.detail.unit, old.detail.post) == (it.unit, it.post)).collect();
        Ok(())
    }

    /// A standard that moves to another unit needs the right where it is.
    async fn standard(
        &mut self,
        facts: &mut PartyFacts,
        standard: StandardId,
        under: Option<UnitId>,
    ) -> Result<(), StoreError> {
        let present = Standards(&mut *self.conn).under(standard).await?;
        facts.unit = self.maybe_unit(present.or(under)).await?;
        Ok(())
    }

    async fn two_units(
        &mut self,
        facts: &mut PartyFacts,
        unit: UnitId,
        other: UnitId,
    ) -> Result<(), StoreError> {
        facts.unit = self.unit(unit).await?;
        facts.other = self.unit(other).await?;
        let above = Units(&mut *self.conn).above(other).await?;
        facts.other_below_unit = unit == other || above.iter().any(|it| it.unit == unit);
        Ok(())
    }

    async fn maybe_unit(&mut self, unit: Option<UnitId>) -> Result<Option<UnitFacts>, StoreError> {
        match unit {
            Some(unit) => self.unit(unit).await,
            None => Ok(None),
        }
    }

    async fn unit(&mut self, id: UnitId) -> Result<Option<UnitFacts>, StoreError> {
        let Some(unit) = Units(&mut *self.conn).find(id).await? else { return Ok(None) };
        let seats = self.posts.seats(&mut *self.conn, id).await?;
        let (children, people, documents) = Units(&mut *self.conn).counts(id).await?;
        let below = Units(&mut *self.conn).count_below(id).await?;
        let appointments = Appointments(&mut *self.conn).count_of_unit(id).await?;
        let current = Appointments(&mut *self.conn).held_at(id, self.today).await?.len();
        Ok(Some(UnitFacts {
            unit,
            seats,
            children,
            below,
            appointments,
            current: count(current),
            people,
            documents,
        }))
    }

    /// The seats over a person are those over the home and over every unit where they hold a post.
    async fn person(&mut self, id: PersonId) -> Result<Option<PersonFacts>, StoreError> {
        let Some(person) = People(&mut *self.conn).find(id).await? else { return Ok(None) };
        let seats = self.posts.seats(&mut *self.conn, person.detail.home).await?;
        let appointments = Appointments(&mut *self.conn).of_person(id).await?.len();
        let account = Accounts(&mut *self.conn).find(id.into()).await?.is_some();
        Ok(Some(PersonFacts { person, seats, appointments: count(appointments), account }))
    }

    async fn number_taken(&mut self, id: PersonId) -> Result<bool, StoreError> {
        Ok(People(&mut *self.conn).find(id).await?.is_some()
            || Accounts(&mut *self.conn).find(id.into()).await?.is_some())
    }

    async fn name_taken(
        &mut self,
        parent: Option<UnitId>,
        name: &str,
        but: UnitId,
    ) -> Result<bool, StoreError> {
        Units(&mut *self.conn).name_is_taken(parent, name, but).await
    }
}

fn count(it: usize) -> u64 {
    u64::try_from(it).unwrap_or(u64::MAX)
}
