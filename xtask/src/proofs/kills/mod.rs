//! `verify kills`: the real binary is killed while phones write; what it acknowledged must be there afterwards.

pub mod backups;
mod era;
mod ground;
mod postgres;
mod tally;

use crate::args::Args;
use crate::place;
use crate::process::Scratch;
use crate::report::Report;
use crate::server;
use crate::storm::Dice;
use crate::trouble::{Outcome, Trouble};
use era::Storm;
use ground::{Ground, Sqlite};
use postgres::Postgres;

/// As many as the proof asks for.
const KILLS: usize = 60;
const KILLS_POSTGRES: usize = 20;
/// In every test run.
const KILLS_SMALL: usize = 24;
const KILLS_POSTGRES_SMALL: usize = 4;

/// `--n N`: how many kills; `--database postgres`: on a PostgreSQL of the machine's packages, started for this; `--seed
/// S`: where and when, as far as that can be repeated.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let kills = number(&mut args, "--n")?;
    let seed = number(&mut args, "--seed")?.unwrap_or_else(Dice::seed);
    let database = args.value("--database")?;
    args.end()?;
    match database.as_deref() {
        None | Some("sqlite") => storm(&mut Sqlite::new()?, kills.unwrap_or(KILLS), seed),
        Some("postgres") => storm(&mut Postgres::new()?, kills.unwrap_or(KILLS_POSTGRES), seed),
        Some(other) => {
            Err(Trouble::new(format!("there is no database `{other}` here"), "choose sqlite or postgres"))
        }
    }
}

/// A small one for every test run.
pub fn prove_small() -> Outcome<Report> {
    storm(&mut Sqlite::new()?, KILLS_SMALL, Dice::seed())
}

pub fn prove_small_on_postgres() -> Outcome<Report> {
    storm(&mut Postgres::new()?, KILLS_POSTGRES_SMALL, Dice::seed())
}

fn storm(ground: &mut dyn Ground, kills: usize, seed: u64) -> Outcome<Report> {
    let scratch = Scratch::new("kills-binary")?;
    let binary = scratch.path().join("gongjian");
    place::copy(&server::build()?, &binary)?;
    Storm::new(ground, binary, Dice::new(seed))?.run(kills, seed)
}

pub fn number<T: std::str::FromStr>(args: &mut Args, name: &str) -> Outcome<Option<T>> {
    let Some(text) = args.value(name)? else { return Ok(None) };
    let wrong = |_| Trouble::new(format!("`{text}` is no number"), format!("as {name} 60"));
    text.parse().map(Some).map_err(wrong)
}
