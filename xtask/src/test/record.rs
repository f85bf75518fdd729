use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::place;
use crate::trouble::{Outcome, Trouble};

/// The tests that passed, by the stage that ran them. `cargo xtask test` keeps it for `verify requirements`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran(BTreeMap<String, Vec<String>>);

/// Before a stage has a name.
const HERE: &str = "";

impl Ran {
    /// Takes in a line of cargo's runner (`test a::b ... ok`) or of node's (`✔ a b (12.3ms)`).
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        let of_cargo = line.strip_prefix("test ").and_then(|it| it.strip_suffix(" ... ok"));
        let of_node = line.strip_prefix("✔ ").map(|it| it.rsplit_once(" (").map_or(it, |(name, _)| name));
        if let Some(name) = of_cargo.or(of_node) {
            self.0.entry(HERE.to_owned()).or_default().push(name.to_owned());
        }
    }

    /// What a stage ran takes the place of what it ran before.
    pub fn add(&mut self, stage: &str, ran: Self) {
        let names = ran.0.into_values().flatten().collect();
        self.0.insert(stage.to_owned(), names);
    }

    /// How often a test of this name passed, in the stage where that was most: stages repeat each other.
    pub fn times(&self, name: &str) -> usize {
        let is = |it: &&String| it.rsplit("::").next() == Some(name) || *it == name;
        self.0.values().map(|names| names.iter().filter(is).count()).max().unwrap_or(0)
    }

    /// Puts it into the record under the name of its stage. A stage without tests leaves nothing.
    pub fn keep(&self, stage: &str) -> Outcome {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut all = Self::read_all()?.unwrap_or_default();
        all.add(stage, self.clone());
        let text = serde_json::to_vec_pretty(&all.0);
        place::write(
            &path(),
            &text.map_err(|error| Trouble::new(format!("the record: {error}"), "try again"))?,
        )
    }

    /// What was kept; `None`: nothing.
    pub fn read_all() -> Outcome<Option<Self>> {
        let path = path();
        if !path.is_file() {
            return Ok(None);
        }
        let read = serde_json::from_slice(&place::read(&path)?);
        let advice = "remove it and run `cargo xtask test`";
        read.map(|it| Some(Self(it)))
            .map_err(|error| Trouble::new(format!("{}: {error}", path.display()), advice))
    }
}

fn path() -> PathBuf {
    place::target().join("tests-ran.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_passed_is_kept_by_its_name() {
        let mut ran = Ran::default();
        for line in [
            "test rules::membership ... ok",
            "test rules::broken ... FAILED",
            "test rules::left_out ... ignored",
            "  ✔ two people write (1203.4ms)",
            "✖ three people write (3ms)",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ] {
            ran.read(line);
        }
        assert_eq!(ran.times("membership"), 1);
        assert_eq!(ran.times("two people write"), 1);
        for name in ["broken", "left_out", "three people write", "member"] {
            assert_eq!(ran.times(name), 0, "{name}");
        }
    }

    #[test]
    fn a_stage_that_runs_again_is_not_counted_twice() {
        let mut all = Ran::default();
        for stage in ["API", "API", "PostgreSQL"] {
            let mut ran = Ran::default();
            ran.read("test a::it_holds ... ok");
            all.add(stage, ran);
        }
        assert_eq!(all.times("it_holds"), 1);
    }
}
