use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use super::{Fact, Key, Level, Value};

/// Records that count: of this kind, and holding every condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    pub kind: Key,
    #[serde(default)]
    pub conditions: Vec<Condition>,
}

/// What a record must say to count. One that says nothing under the heading does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Said to be so: face to face, completed, proved.
    Flag(Key),
    /// One of the choices; with `open` any text of the writer's own too, as long as there is one (其他, S1-12).
    OneOf {
        attribute: Key,
        choices: BTreeSet<Key>,
        #[serde(default)]
        open: bool,
    },
    LevelAtLeast {
        attribute: Key,
        level: Level,
    },
}

impl Counting {
    pub fn takes(&self, fact: &Fact) -> bool {
        self.kind == fact.kind && self.conditions.iter().all(|condition| condition.holds(fact))
    }
}

impl Condition {
    fn holds(&self, fact: &Fact) -> bool {
        match self {
            Self::Flag(attribute) => fact.attributes.get(attribute) == Some(&Value::Flag(true)),
            Self::OneOf { attribute, choices, open } => match fact.attributes.get(attribute) {
                Some(Value::Choice(choice)) => choices.contains(choice),
                Some(Value::Other(text)) => *open && !text.trim().is_empty(),
                Some(Value::Flag(_) | Value::Level(_)) | None => false,
            },
            Self::LevelAtLeast { attribute, level } => match fact.attributes.get(attribute) {
                Some(Value::Level(it)) => it >= level,
                Some(Value::Flag(_) | Value::Choice(_) | Value::Other(_)) | None => false,
            },
        }
    }
}
