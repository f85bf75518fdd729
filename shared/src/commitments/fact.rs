use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::Key;
use crate::ids::DocumentId;

/// A record, as far as rules look at it; read from the record's work notes, never from a private part (S1-24).
///
/// Road A: its author wrote it. A voided record is no fact: the caller leaves it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: DocumentId,
    pub kind: Key,
    /// The day it happened, not the day it was written down. A project or paper: the day it was completed or published.
    pub date: Date,
    pub attributes: BTreeMap<Key, Value>,
}

/// What a record says under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Flag(bool),
    /// One of the named choices.
    Choice(Key),
    /// A choice of the writer's own, with what it is (其他).
    Other(String),
    Level(Level),
}

/// How high a body stands (domain §2.2), the lowest first, so that "at least" is an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Branch or brigade.
    Branch,
    /// College or department (院级).
    College,
    School,
    County,
    Prefecture,
    Province,
    Centre,
}
