//! What stands behind the questions about units, people and posts.

use async_trait::async_trait;
use gongjian_app::api::CallError;
use gongjian_app::api::party::PartyDoor;
use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::{
    Found, Gaps, MyPosts, PeopleAsked, PeopleFound, PersonPage, TreeLine, UnitPage, Weighed,
};
use jiff::civil::Date;

use super::{OpenDoor, fault};
use crate::clock::local_day;
use crate::http::Fault;
use crate::reports::party::Asker;

/// Opens one reading transaction and asks in it.
macro_rules! ask {
    ($door:expr, |$asker:ident| $question:expr) => {{
        let asked = async {
            let (who, _) = $door.someone().await?;
            let mut reader = $door.state.stores.log_readers.begin().await?;
            let today = local_day($door.state.clock.now());
            let mut $asker = Asker::new(&mut reader, who.user, today).await?;
            Ok::<_, Fault>($question.await?)
        };
        asked.await.map_err(fault)
    }};
}

#[async_trait]
impl PartyDoor for OpenDoor {
    async fn tree(&self, parent: Option<UnitId>) -> Result<Vec<TreeLine>, CallError> {
        ask!(self, |asker| asker.tree(parent))?.ok_or(CallError::NotThere)
    }

    async fn unit(&self, unit: UnitId, on: Option<Date>) -> Result<UnitPage, CallError> {
        ask!(self, |asker| asker.unit(unit, on))?.ok_or(CallError::NotThere)
    }

    async fn person(&self, person: PersonId) -> Result<PersonPage, CallError> {
        ask!(self, |asker| asker.person(person))?.ok_or(CallError::NotThere)
    }

    async fn people(&self, asked: PeopleAsked) -> Result<PeopleFound, CallError> {
        ask!(self, |asker| asker.people(&asked))
    }

    async fn find(&self, typed: String) -> Result<Found, CallError> {
        ask!(self, |asker| asker.find(&typed))
    }

    async fn gaps(&self, on: Option<Date>) -> Result<Gaps, CallError> {
        ask!(self, |asker| asker.gaps(on))
    }

    async fn weigh(&self, command: PartyCommand) -> Result<Weighed, CallError> {
        ask!(self, |asker| asker.weigh(&command))
    }

    async fn my_posts(&self) -> Result<MyPosts, CallError> {
        ask!(self, |asker| asker.my_posts())
    }
}
