//! The rights, cell by cell: `expected.csv` was written from the requirements, not from the product's table, and every
//! cell that somebody can ask today is asked: by commands, questions, search and links (T9, X-08, X-14, X-25).

mod commands;
mod expected;
mod late;
mod links;
mod questions;
mod tally;
mod world;

use axum::http::StatusCode;
use expected::Expected;
use gongjian_shared::rights::{Part, Relation, Thing, Verb, may};
use serde_json::json;
use tally::Tally;
use world::{RELATIONS, Subject, World, id};

/// One thing somebody tried: what it shows, and whether it worked.
pub struct Seen {
    pub path: &'static str,
    pub thing: Thing,
    pub verb: Verb,
    pub allowed: bool,
    /// Refused otherwise than for something that does not exist; fine only for who may read this.
    pub told_apart_from_nothing: Option<Thing>,
    /// Looks at a part of what may be read: an empty answer is no refusal.
    pub partial: bool,
}

impl Seen {
    pub const fn new(path: &'static str, thing: Thing, verb: Verb, allowed: bool) -> Self {
        Self { path, thing, verb, allowed, told_apart_from_nothing: None, partial: false }
    }
}

//
#[test]
fn the_table_says_what_was_expected_of_it_in_every_cell() {
    let expected = Expected::read();
    let mut differ = Vec::new();
    for part in Part::ALL {
        for relation in Relation::ALL {
            for (thing, verb) in tally::questions() {
                let has = may(*part, *relation, thing, verb);
                if expected.get(*part, *relation, thing, verb) != Some(has) {
                    differ.push(format!("{part:?} {relation:?} {thing:?} {verb:?}: the table says {has}"));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{} cells differ:\n{}", differ.len(), differ.join("\n"));
}

//
#[tokio::test]
async fn every_cell_that_can_be_asked_is_answered_as_expected_and_a_removal_cuts() {
    let mut world = World::new().await;
    let mut tally = Tally::new(Expected::read());
    let mut subjects = world.subjects().await;
    for subject in &mut subjects {
        for (relation, unit) in RELATIONS {
            for seen in all(&mut world, subject, unit).await {
                tally.take(subject, relation, &seen);
            }
        }
    }
    for subject in subjects.iter_mut().filter(|it| it.appointment.is_some()) {
        world.remove(subject).await;
        for (_, unit) in &RELATIONS[..2] {
            for seen in all(&mut world, subject, *unit).await {
                tally.after_removal(subject, &seen);
            }
        }
    }
    tally.close();
}

async fn all(world: &mut World, subject: &mut Subject, unit: u16) -> Vec<Seen> {
    let mut seen = questions::ask_all(&mut subject.browser, unit).await;
    for path in commands::PATHS {
        seen.push(commands::send(path, subject, unit).await);
    }
    if seen.iter().any(|it| it.allowed && (it.thing, it.verb) == (Thing::Standard, Verb::Remove)) {
        world.mend(unit).await;
    }
    seen.extend(links::walk(world, subject, unit).await);
    let escrow = world.late[&unit];
    seen.extend(late::walk(&mut subject.browser, escrow).await);
    seen
}

//
#[tokio::test]
async fn the_world_of_this_proof_has_what_it_asks_about() {
    let mut world = World::new().await;
    for (_, unit) in RELATIONS {
        let page = world.admin.ask("party/unit", json!({ "unit": id(unit), "on": null })).await;
        let page = page.expect_status(StatusCode::OK).text();
        assert!(page.contains(&world::victim_name(unit)) && page.contains(&world::standard_name(unit)));
    }
}
