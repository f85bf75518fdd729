//! Free disk. A full one does not fail by itself: Chromium quietly refuses to store what a page must open offline,
//! and every story then waits in vain.

use std::path::Path;

use crate::place;
use crate::process::answer;
use crate::trouble::{Outcome, Trouble};

/// Chromium leaves about 2 GiB of a disk alone.
const BROWSERS_MIB: u64 = 3 * 1024;
/// What all stages write into an empty `target/` (about 18 GiB, without notes for a next build), and what the browsers need.
const TESTS_MIB: u64 = 18 * 1024 + BROWSERS_MIB;

const ADVICE: &str = "free some: `cargo clean` in old checkouts, `rm -r target/*/incremental` in this one";

/// Before all stages, so that nobody waits half an hour for what cannot end well.
///
/// # Errors
/// When what is free and what `target/` holds already are less than all stages take.
pub fn for_tests() -> Outcome {
    let Some(free) = free_mib(&place::root()) else { return Ok(()) };
    println!("disk: {} GiB free", free / 1024);
    let built = answer("du", &["-sm", &place::target().to_string_lossy()]).and_then(|it| first_number(&it));
    enough("the tests", free + built.unwrap_or(0), TESTS_MIB)
}

/// Before browsers start: their profiles are in the folder for temporary files.
///
/// # Errors
/// When less is free than Chromium asks for.
pub fn for_browsers() -> Outcome {
    free_mib(&std::env::temp_dir()).map_or(Ok(()), |free| enough("the browser stories", free, BROWSERS_MIB))
}

fn enough(what: &str, free: u64, needed: u64) -> Outcome {
    if free >= needed {
        return Ok(());
    }
    Err(Trouble::new(format!("{what} need {needed} MiB of disk, and {free} MiB are to be had"), ADVICE))
}

/// `None` where the machine has no `df` that tells.
fn free_mib(folder: &Path) -> Option<u64> {
    let table = answer("df", &["-Pm", &folder.to_string_lossy()])?;
    table.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

fn first_number(text: &str) -> Option<u64> {
    text.split_whitespace().next()?.parse().ok()
}
