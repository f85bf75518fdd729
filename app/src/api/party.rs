//! Units, people and posts: asked online.

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::{
    Found, Gaps, MyPosts, PeopleAsked, PeopleFound, PersonPage, TreeLine, UnitPage, UnitYears, Weighed,
};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallError;

/// What the server does behind these calls.
#[cfg(feature = "ssr")]
#[async_trait::async_trait]
pub trait PartyDoor: Send + Sync {
    async fn tree(&self, parent: Option<UnitId>) -> Result<Vec<TreeLine>, CallError>;
    async fn unit(&self, unit: UnitId, on: Option<Date>) -> Result<UnitPage, CallError>;
    async fn person(&self, person: PersonId) -> Result<PersonPage, CallError>;
    async fn people(&self, asked: PeopleAsked) -> Result<PeopleFound, CallError>;
    async fn find(&self, typed: String) -> Result<Found, CallError>;
    async fn gaps(&self, on: Option<Date>) -> Result<Gaps, CallError>;
    async fn calendar(&self, unit: UnitId) -> Result<UnitYears, CallError>;
    async fn weigh(&self, command: PartyCommand) -> Result<Weighed, CallError>;
    async fn my_posts(&self) -> Result<MyPosts, CallError>;
}

#[cfg(feature = "ssr")]
fn door() -> Result<std::sync::Arc<dyn PartyDoor>, CallError> {
    use_context::<std::sync::Arc<dyn PartyDoor>>().ok_or(CallError::Fault)
}

/// The units below one, or where the asker's sight begins.
#[server(name = ReadTree, prefix = "/api", endpoint = "party/tree", input = Json, output = Json)]
pub async fn tree(parent: Option<UnitId>) -> Result<Vec<TreeLine>, CallError> {
    door()?.tree(parent).await
}

/// The page of a unit, as it was on a day (today when none is named).
#[server(name = ReadUnit, prefix = "/api", endpoint = "party/unit", input = Json, output = Json)]
pub async fn unit(unit: UnitId, on: Option<Date>) -> Result<UnitPage, CallError> {
    door()?.unit(unit, on).await
}

/// The page of a person.
#[server(name = ReadPerson, prefix = "/api", endpoint = "party/person", input = Json, output = Json)]
pub async fn person(person: PersonId) -> Result<PersonPage, CallError> {
    door()?.person(person).await
}

/// One part of the list of people.
#[server(name = ReadPeople, prefix = "/api", endpoint = "party/people", input = Json, output = Json)]
pub async fn people(asked: PeopleAsked) -> Result<PeopleFound, CallError> {
    door()?.people(asked).await
}

/// Units and people by characters, pinyin or initials.
#[server(name = FindParty, prefix = "/api", endpoint = "party/find", input = Json, output = Json)]
pub async fn find(typed: String) -> Result<Found, CallError> {
    door()?.find(typed).await
}

/// Vacancies and gaps on a day.
#[server(name = ReadGaps, prefix = "/api", endpoint = "party/gaps", input = Json, output = Json)]
pub async fn gaps(on: Option<Date>) -> Result<Gaps, CallError> {
    door()?.gaps(on).await
}

/// The calendar of a unit.
#[server(name = ReadCalendar, prefix = "/api", endpoint = "party/calendar", input = Json, output = Json)]
pub async fn calendar(unit: UnitId) -> Result<UnitYears, CallError> {
    door()?.calendar(unit).await
}

/// What a command would do; nothing is written.
#[server(name = WeighParty, prefix = "/api", endpoint = "party/weigh", input = Json, output = Json)]
pub async fn weigh(command: PartyCommand) -> Result<Weighed, CallError> {
    door()?.weigh(command).await
}

/// The asker's own posts.
#[server(name = ReadMyPosts, prefix = "/api", endpoint = "party/my-posts", input = Json, output = Json)]
pub async fn my_posts() -> Result<MyPosts, CallError> {
    door()?.my_posts().await
}
