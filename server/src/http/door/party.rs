//! What stands behind the questions about units, people and posts.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::party::PartyDoor;
use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::{
    Found, Gaps, MyPosts, PeopleAsked, PeopleFound, PersonPage, TreeLine, UnitPage, UnitYears, Weighed,
};
use jiff::civil::Date;

use super::{OpenDoor, ask};
use crate::reports::party::Asker;

#[async_trait]
impl PartyDoor for OpenDoor {
    async fn tree(&self, parent: Option<UnitId>) -> Result<Vec<TreeLine>, CallError> {
        ask!(self, Asker, |asker| asker.tree(parent))?.ok_or(CallError::NotThere)
    }

    async fn unit(&self, unit: UnitId, on: Option<Date>) -> Result<UnitPage, CallError> {
        ask!(self, Asker, |asker| asker.unit(unit, on))?.ok_or(CallError::NotThere)
    }

    async fn person(&self, person: PersonId) -> Result<PersonPage, CallError> {
        ask!(self, Asker, |asker| asker.person(person))?.ok_or(CallError::NotThere)
    }

    async fn people(&self, asked: PeopleAsked) -> Result<PeopleFound, CallError> {
        ask!(self, Asker, |asker| asker.people(&asked))
    }

    async fn find(&self, typed: String) -> Result<Found, CallError> {
        ask!(self, Asker, |asker| asker.find(&typed))
    }

    async fn gaps(&self, on: Option<Date>) -> Result<Gaps, CallError> {
        ask!(self, Asker, |asker| asker.gaps(on))
    }

    async fn calendar(&self, unit: UnitId) -> Result<UnitYears, CallError> {
        ask!(self, Asker, |asker| asker.calendar(unit))?.ok_or(CallError::NotThere)
    }

    async fn weigh(&self, command: PartyCommand) -> Result<Weighed, CallError> {
        ask!(self, Asker, |asker| asker.weigh(&command))
    }

    async fn my_posts(&self) -> Result<MyPosts, CallError> {
        ask!(self, Asker, |asker| asker.my_posts())
    }
}
