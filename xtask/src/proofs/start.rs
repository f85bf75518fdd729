use crate::dist;
use crate::process::Scratch;
use crate::report::Report;
use crate::server::{Server, Wanted, free_port};
use crate::trouble::Outcome;

/// First start makes the databases; the second finds them.
pub fn measure() -> Outcome<Report> {
    let binary = dist::build()?.binary;
    let scratch = Scratch::new("bench-start")?;
    let start = || Ok(Server::start(&Wanted::new(&binary, scratch.path(), free_port()?))?.started_ms);
    let first = start()?;
    let second = start()?;
    Ok(Report::new(true).with("first_start_ms", first).with("second_start_ms", second))
}
