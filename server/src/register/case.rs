//! A command on its way through the register, and in which post it was decided.

use gongjian_shared::ids::{CommandId, SpaceId, UserId};
use gongjian_shared::party::Post;
use gongjian_shared::rights::{Seat, parts};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::filings::Table;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::escrow::Escrow;
use crate::store::party::Units;
use crate::store::{Connection, StoreError};

/// A command with all that is needed to judge it.
#[derive(Clone)]
pub(super) struct Case {
    pub who: UserId,
    pub id: CommandId,
    /// When it first came in: this counts for deadlines and is what the record says.
    pub received: Timestamp,
    /// When it is judged: rights must hold then.
    pub now: Timestamp,
    pub command: Command,
    /// The hash of the password in the command: made before the transaction, which must be short.
    pub hash: Option<String>,
    /// Nobody is here yet, so the code on the terminal stands in for an administrator.
    pub first: bool,
    /// The late work that the command names.
    pub escrow: Option<Escrow>,
    /// The table that the command files: computed before the transaction.
    pub table: Option<Table>,
}

impl Case {
    /// A command that is only weighed.
    pub const fn asked(who: UserId, id: CommandId, now: Timestamp, command: Command) -> Self {
        Self { who, id, received: now, now, command, hash: None, first: false, escrow: None, table: None }
    }

    /// The space whose log and members it may change.
    pub fn space(&self) -> Option<SpaceId> {
        match &self.command {
            Command::SetMember { space, .. } => Some(*space),
            Command::Party { party: PartyCommand::ChangeUnit { unit, .. } } => Some(SpaceId::of_unit(*unit)),
            Command::TakeIn { .. } | Command::TurnAway { .. } => {
                self.escrow.as_ref().map(|escrow| escrow.head.space)
            }
            Command::AddSpace { .. }
            | Command::AddPerson { .. }
            | Command::SetAccountOpen { .. }
            | Command::Party { .. }
            | Command::Programme { .. }
            | Command::Notice { .. }
            | Command::Call { .. }
            | Command::Application { .. }
            | Command::Measure { .. }
            | Command::Meeting { .. }
            | Command::Review { .. }
            | Command::Liaison { .. }
            | Command::Need { .. }
            | Command::Evaluation { .. }
            | Command::Corps { .. }
            | Command::Pairing { .. }
            | Command::Round { .. }
            | Command::Filing { .. }
            | Command::Decision { .. }
            | Command::Wish { .. } => None,
        }
    }
}

/// A command that was accepted, and the post that gave the right.
pub(super) struct Decided<'c> {
    pub case: &'c Case,
    pub seat: Option<Seat>,
    pub post: Option<Post>,
    /// The name of the unit of that post.
    pub unit: Option<String>,
}

impl<'c> Decided<'c> {
    pub async fn by(conn: &mut Connection, case: &'c Case, seat: Option<Seat>) -> Result<Self, StoreError> {
        let mut it = Self { case, seat, post: None, unit: None };
        let Some(Seat { appointment: Some(appointment), unit: Some(unit), part, .. }) = seat else {
            return Ok(it);
        };
        let posts = Posts::of(&mut *conn, case.who, local_day(case.now)).await?;
        let gives = posts.held.iter().find(|held| {
            (held.appointment, held.unit) == (appointment, unit)
                && parts(held.post, held.acting).contains(&part)
        });
        it.post = gives.map(|held| held.post);
        it.unit = Units(conn).find(unit).await?.map(|it| it.detail.name.as_str().to_owned());
        Ok(it)
    }

    /// For the audit: which appointment, which unit, which post, which part.
    pub fn told(&self) -> Value {
        let Some(seat) = self.seat else { return Value::Null };
        json!({
            "appointment": seat.appointment, "unit": seat.unit, "part": seat.part,
            "relation": seat.relation, "post": self.post,
        })
    }
}
