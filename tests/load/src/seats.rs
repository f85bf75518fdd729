//! Who plays: signed-in people and the numbers of the scene.

use std::collections::BTreeMap;
use std::str::FromStr;

use gongjian_shared::ids::SpaceId;
use gongjian_shared::wire::Me;
use serde::Deserialize;

use crate::Outcome;

/// One signed-in person.
#[derive(Clone, Debug, Deserialize)]
pub struct Seat {
    pub me: Me,
    pub cookie: String,
    /// The one space that this person is in.
    pub space: SpaceId,
}

#[derive(Debug, Deserialize)]
struct File {
    base: String,
    /// The process of the server, for its memory and its CPU time.
    process: u32,
    seats: Vec<Seat>,
}

#[derive(Debug)]
pub struct Seats {
    pub base: String,
    pub process: u32,
    /// The space of the first seat, for scenes with one space.
    pub space: SpaceId,
    all: Vec<Seat>,
    numbers: BTreeMap<String, String>,
}

impl Seats {
    pub fn read(path: &str, words: impl Iterator<Item = String>) -> Outcome<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let File { base, process, seats } =
            serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        let space = seats.first().map(|seat| seat.space).ok_or_else(|| format!("{path}: nobody is there"))?;
        let numbers = words
            .filter_map(|word| word.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())));
        Ok(Self { base, process, space, all: seats, numbers: numbers.collect() })
    }

    /// The nth seat; there are more links than people, as people have several tabs.
    pub fn seat(&self, nth: usize) -> &Seat {
        &self.all[nth % self.all.len()]
    }

    /// A value from the command line.
    pub fn word(&self, name: &str) -> Option<&str> {
        self.numbers.get(name).map(String::as_str)
    }

    /// A number from the command line, or this one.
    pub fn number<T: FromStr>(&self, name: &str, otherwise: T) -> T {
        self.word(name).and_then(|it| it.parse().ok()).unwrap_or(otherwise)
    }
}
