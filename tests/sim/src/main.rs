//! `sim seeds SMALL LARGE`, `sim seed SEED small|large`, `sim sabotage [PART]`; the last line is one JSON object.
//! `cargo xtask verify sim` and `cargo xtask verify sabotage` build and call it.

use std::process::ExitCode;

use gongjian_sim::plan::Size;
use gongjian_sim::suite::{self, Sum};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // What a panic says is part of the verdict.
    std::panic::set_hook(Box::new(|_| {}));
    match words.as_slice() {
        ["seeds", small, large] => match (small.parse(), large.parse()) {
            (Ok(small), Ok(large)) => close(&suite::many(small, large)),
            _ => usage(),
        },
        ["seed", seed, size @ ("small" | "large")] => match seed.parse() {
            Ok(seed) => close(&suite::one(seed, if *size == "large" { Size::Large } else { Size::Small })),
            Err(_) => usage(),
        },
        #[cfg(feature = "sabotage")]
        ["sabotage"] => sabotage(""),
        #[cfg(feature = "sabotage")]
        ["sabotage", part] => sabotage(part),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!(
        "usage: sim seeds SMALL LARGE | sim seed SEED small|large | sim sabotage [PART] (feature `sabotage`)"
    );
    ExitCode::FAILURE
}

fn close(sum: &Sum) -> ExitCode {
    for (plan, size, violation) in &sum.failures {
        for line in suite::explain(plan, *size, violation) {
            println!("{line}");
        }
    }
    for missing in &sum.missing {
        println!("met too seldom: {missing}");
    }
    println!("{}", sum.json());
    if sum.ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(feature = "sabotage")]
fn sabotage(part: &str) -> ExitCode {
    let hunt = gongjian_sim::sabotage::hunt(part);
    for (name, caught) in &hunt.0 {
        match caught {
            Some((seed, it)) => println!("{name:40} {:6} seed {seed:3}  {}", it.oracle, it.what),
            None => println!("{name:40} NOT CAUGHT"),
        }
    }
    println!("{}", hunt.json());
    if hunt.ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
