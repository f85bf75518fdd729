//! Every specimen: it breaks the library, and we refuse it cheaply.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use crate::child::{self, CPU_MAX_US, End, RSS_MAX_KIB};
use crate::specimens::{ALL, Breaks, Specimen};

/// What came of all specimens.
#[derive(Debug, Default)]
pub struct Sum {
    pub inputs: u64,
    pub refused: u64,
    pub cpu_us: u64,
    pub rss_kib: u64,
    pub faults: Vec<String>,
}

impl Sum {
    pub fn json(&self) -> Value {
        json!({
            "ok": self.faults.is_empty() && self.inputs > 0,
            "specimens": ALL.len(),
            "inputs": self.inputs,
            "refused": self.refused,
            "worst_cpu_ms": self.cpu_us.div_ceil(1_000),
            "worst_rss_mib": self.rss_kib.div_ceil(1 << 10),
        })
    }
}

/// With the guard whole (`plant` is `None`) or with one of its parts taken out.
///
/// # Errors
/// When a child does not start or a file cannot be written.
pub fn prove(folder: &Path, plant: Option<&str>) -> io::Result<Sum> {
    let mut sum = Sum::default();
    for (number, it) in ALL.iter().enumerate() {
        let file = folder.join(format!("specimen-{number}"));
        if plant.is_none() {
            made(number, &file)?;
            broken(it, &file, &mut sum)?;
        }
        refused(it, &file, plant, &mut sum)?;
    }
    Ok(sum)
}

fn made(number: usize, file: &Path) -> io::Result<()> {
    match child::call(&["make", &number.to_string(), &file.to_string_lossy()])? {
        End::Said(_) => Ok(()),
        End::Killed(_) | End::Failed => Err(io::Error::other("a specimen could not be made")),
    }
}

fn broken(it: &Specimen, file: &Path, sum: &mut Sum) -> io::Result<()> {
    match child::call(&["raw", &file.to_string_lossy()])? {
        End::Killed(signal) => println!("  {}: unguarded, killed by signal {signal}", it.name),
        End::Said(said) => {
            let figure = |name: &str| said[name].as_u64().unwrap_or(0);
            let (inputs, broken) = (figure("inputs"), figure("broken"));
            let (cpu_us, rss_kib) = (figure("cpu_us"), figure("rss_kib"));
            let breaks = match it.breaks {
                Breaks::Costs => cpu_us > CPU_MAX_US || rss_kib > RSS_MAX_KIB,
                Breaks::Harms => inputs > 0 && broken == inputs,
            };
            println!(
                "  {}: unguarded, {broken} of {inputs} do harm, {cpu_us} µs, {} MiB",
                it.name,
                rss_kib >> 10
            );
            if !breaks {
                sum.faults.push(format!("{}: the library bears it: no specimen any more", it.name));
            }
        }
        End::Failed => sum.faults.push(format!("{}: the unguarded child failed", it.name)),
    }
    Ok(())
}

fn refused(it: &Specimen, file: &Path, plant: Option<&str>, sum: &mut Sum) -> io::Result<()> {
    let file = file.to_string_lossy();
    let words = ["guarded", &file, plant.unwrap_or_default()];
    let words = if plant.is_some() { &words[..] } else { &words[..2] };
    let End::Said(said) = child::call(words)? else {
        sum.faults.push(format!("{}: our own decoding was killed", it.name));
        return Ok(());
    };
    let figure = |name: &str| said[name].as_u64().unwrap_or(u64::MAX);
    let (inputs, refused) = (figure("inputs"), figure("refused"));
    let (cpu_us, rss_kib) = (figure("cpu_us"), figure("rss_kib"));
    sum.inputs += inputs;
    sum.refused += refused;
    sum.cpu_us = sum.cpu_us.max(cpu_us);
    sum.rss_kib = sum.rss_kib.max(rss_kib);
    if plant.is_none() {
        println!("  {}: {refused} of {inputs} refused, {cpu_us} µs, {} MiB", it.name, rss_kib >> 10);
    }
    if refused != inputs {
        sum.faults.push(format!("{}: {} of {inputs} were taken", it.name, inputs.saturating_sub(refused)));
    }
    if cpu_us > CPU_MAX_US || rss_kib > RSS_MAX_KIB {
        sum.faults.push(format!("{}: refusing it cost {cpu_us} µs and {rss_kib} KiB", it.name));
    }
    Ok(())
}
