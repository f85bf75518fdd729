use std::collections::BTreeSet;
use std::fmt;

use super::scan::Found;
use crate::test::Ran;
use crate::trouble::{Outcome, Trouble};

/// One line of tests/requirements.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Required {
    pub id: String,
    pub title: String,
    pub clauses: usize,
}

/// # Errors
/// A line that is not `id,seed,title,clauses`.
pub fn read(csv: &str) -> Outcome<Vec<Required>> {
    let line = |line: &str| {
        let columns: Vec<&str> = line.split(',').collect();
        let [id, _, title, clauses] = columns.as_slice() else { return None };
        Some(Required {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            clauses: clauses.trim().parse().ok()?,
        })
    };
    let bad = |text: &str| Trouble::new(format!("tests/requirements.csv: `{text}`"), "it has four columns");
    csv.lines().skip(1).map(|text| line(text).ok_or_else(|| bad(text))).collect()
}

/// What is shown of one requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    pub id: String,
    title: String,
    clauses: usize,
    /// Clauses that a test names, and those of tests that ran.
    named: BTreeSet<usize>,
    ran: BTreeSet<usize>,
    tests: Vec<(String, bool)>,
    pub planted: usize,
}

impl Cover {
    pub fn is_covered(&self) -> bool {
        self.ran.len() == self.clauses
    }

    pub fn is_named(&self) -> bool {
        self.named.len() == self.clauses
    }

    fn of(it: &Required, found: &[Found], record: Option<&Ran>) -> Self {
        let (mut named, mut ran, mut tests, mut planted) = (BTreeSet::new(), BTreeSet::new(), Vec::new(), 0);
        for test in found {
            let tags: Vec<_> = test.tags.tags.iter().filter(|tag| tag.id == it.id).collect();
            if tags.is_empty() {
                continue;
            }
            let did = record.is_some_and(|record| has_run(test, found, record));
            for tag in tags {
                let clauses = tag.clause.map_or(1..=it.clauses, |(which, _)| which..=which);
                named.extend(clauses.clone());
                ran.extend(clauses.filter(|_| did));
            }
            planted += test.tags.planted.len();
            tests.push((format!("{} {}", test.file, test.name), did));
        }
        Self { id: it.id.clone(), title: it.title.clone(), clauses: it.clauses, named, ran, tests, planted }
    }
}

impl fmt::Display for Cover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, title, clauses, .. } = self;
        let word = if self.is_covered() { "covered" } else { "-" };
        let (ran, planted) = (self.ran.len(), self.planted);
        writeln!(f, "{id}  clauses {ran}/{clauses}  planted {planted}  {word:7}  {title}")?;
        for (test, ran) in &self.tests {
            writeln!(f, "         {} {test}", if *ran { "ran    " } else { "not run" })?;
        }
        Ok(())
    }
}

pub fn all(required: &[Required], found: &[Found], record: Option<&Ran>) -> Vec<Cover> {
    required.iter().map(|it| Cover::of(it, found, record)).collect()
}

/// Runners give no files, so a name that several tests have counts when as many of them passed.
fn has_run(test: &Found, found: &[Found], record: &Ran) -> bool {
    let same = found.iter().filter(|it| it.name == test.name).count();
    record.times(&test.name) >= same
}

/// Comments that name what is not on the list, or clauses that it does not have.
pub fn strangers(required: &[Required], found: &[Found]) -> Vec<String> {
    let mut told = Vec::new();
    for test in found {
        for tag in &test.tags.tags {
            let known = required.iter().find(|it| it.id == tag.id);
            let fits = known.is_some_and(|it| {
                tag.clause.is_none_or(|(which, of)| of == it.clauses && (1..=of).contains(&which))
            });
            if !fits {
                told.push(format!(
                    "{} {}: {} is not on the list, or has other clauses",
                    test.file, test.name, tag.id
                ));
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::scan;
    use super::*;

    const CSV: &str = "id,seed,title,clauses\nS1-08,001,Talk each quarter,2\nX-01,all,Two at once,1\n";
    const TEXT: &str = "// S1-08 1/2\n#[test]\nfn one() {}\n// S1-08 2/2\n// planted: a switch\n#[test]\nfn two() {}\n\
                        // X-01\n#[test]\nfn three() {}\n";

    fn ran(names: &[&str]) -> Ran {
        let mut ran = Ran::default();
        let mut all = Ran::default();
        names.iter().for_each(|name| ran.read(&format!("test a::{name} ... ok")));
        all.add("stage", ran);
        all
    }

    fn covered(names: &[&str], text: &str) -> Vec<bool> {
        let found = scan::tests("a.rs", text);
        all(&read(CSV).unwrap(), &found, Some(&ran(names))).iter().map(Cover::is_covered).collect()
    }

    #[test]
    fn all_clauses_must_have_run() {
        assert_eq!(covered(&["one", "two", "three"], TEXT), [true, true]);
        assert_eq!(covered(&["one", "three"], TEXT), [false, true]);
        assert_eq!(covered(&["two"], TEXT), [false, false]);
        let plain = TEXT.replace("// S1-08 1/2", "// S1-08");
        assert_eq!(covered(&["one"], &plain), [true, false]);
    }

    #[test]
    fn a_name_that_two_tests_have_counts_when_both_ran() {
        let text = format!("{TEXT}#[test]\nfn three() {{}}\n");
        assert_eq!(covered(&["three"], &text), [false, false]);
        assert_eq!(covered(&["three", "three"], &text), [false, true]);
    }

    #[test]
    fn without_a_record_nothing_is_covered() {
        let found = scan::tests("a.rs", TEXT);
        let covers = all(&read(CSV).unwrap(), &found, None);
        assert!(covers.iter().all(|it| it.is_named() && !it.is_covered()));
        assert_eq!(covers[0].planted, 1);
        assert_eq!(covers[0].to_string().lines().count(), 3);
    }

    #[test]
    fn a_wrong_id_and_a_wrong_clause_are_told() {
        for (comment, told) in [
            ("// S1-09", 1),
            ("// S1-08 1/3", 1),
            ("// S1-08 3/2", 1),
            ("// S1-08 0/2", 1),
            ("// S1-08 2/2", 0),
        ] {
            let found = scan::tests("a.rs", &format!("{comment}\n#[test]\nfn it() {{}}\n"));
            assert_eq!(strangers(&read(CSV).unwrap(), &found).len(), told, "{comment}");
        }
        assert!(read("id,seed,title,clauses\nS1-08,001,many\n").is_err());
    }
}
