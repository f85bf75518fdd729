//! `bombs prove`, `bombs planted` (feature `sabotage`), `bombs fuzz INPUTS SEED`; the last line is one JSON object.
//! `cargo xtask verify bombs` builds and calls it. The other words are for the processes that it starts itself.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use gongjian_bombs::{child, fuzz, prove, specimens};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // Panics are what is looked for here.
    std::panic::set_hook(Box::new(|_| {}));
    match run(&words) {
        Ok(said) => {
            println!("{said}");
            if said["ok"] == false { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(error) => {
            eprintln!("bombs: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> io::Result<Value> {
    match words {
        ["prove"] => {
            let folder = Folder::new()?;
            let sum = prove::prove(&folder.0, None)?;
            sum.faults.iter().for_each(|it| println!("  {it}"));
            Ok(sum.json())
        }
        ["fuzz", inputs, seed] => match (inputs.parse(), seed.parse()) {
            (Ok(inputs), Ok(seed)) => Ok(fuzzed(inputs, seed)),
            (_, _) => usage(),
        },
        #[cfg(feature = "sabotage")]
        ["fuzz", inputs, seed, plant] => {
            gongjian_shared::sync::sabotage::plant(bug(plant));
            run(&["fuzz", inputs, seed])
        }
        #[cfg(feature = "sabotage")]
        ["planted"] => planted(),
        ["make", number, file] => {
            let made = number.parse().ok().and_then(|it: usize| specimens::ALL.get(it));
            child::write(Path::new(file), &made.map(|it| (it.make)()).unwrap_or_default())?;
            Ok(json!({}))
        }
        ["raw", file] => {
            child::limit()?;
            child::run_raw(Path::new(file))
        }
        ["guarded", file] => {
            child::limit()?;
            child::run_guarded(Path::new(file))
        }
        #[cfg(feature = "sabotage")]
        ["guarded", file, plant] => {
            gongjian_shared::sync::sabotage::plant(bug(plant));
            run(&["guarded", file])
        }
        _ => usage(),
    }
}

fn usage() -> io::Result<Value> {
    Err(io::Error::other("usage: bombs prove | planted (feature `sabotage`) | fuzz INPUTS SEED"))
}

/// Mutations of what honest phones send, for each target.
fn fuzzed(inputs: usize, seed: u64) -> Value {
    let counts = fuzz::run(inputs, seed);
    let mut said = json!({ "ok": counts.iter().all(fuzz::Count::is_ok), "seed": seed });
    for it in &counts {
        println!("  {}: {} inputs, {} read, {} taken", it.target, it.inputs, it.read, it.whole);
        it.broken.iter().take(5).for_each(|what| println!("    {what}"));
        said[it.target] = json!({ "inputs": it.inputs, "read": it.read, "broken": it.broken.len() });
    }
    said
}

/// Takes out one part of the guard after the other: each time something must come through.
#[cfg(feature = "sabotage")]
fn planted() -> io::Result<Value> {
    use gongjian_shared::sync::sabotage::Bug;
    let folder = Folder::new()?;
    let whole = prove::prove(&folder.0, None)?;
    whole.faults.iter().for_each(|it| println!("  {it}"));
    let mut caught = 0;
    for bug in Bug::OF_BYTES {
        let sum = prove::prove(&folder.0, Some(&format!("{bug:?}")))?;
        match sum.faults.first() {
            Some(fault) => println!("{bug:?}: {fault}"),
            None => println!("{bug:?}: NOT CAUGHT"),
        }
        caught += usize::from(!sum.faults.is_empty());
    }
    let planted = Bug::OF_BYTES.len();
    let mut said = whole.json();
    said["ok"] = json!(whole.faults.is_empty() && caught == planted);
    said["planted"] = json!(planted);
    said["caught"] = json!(caught);
    Ok(said)
}

#[cfg(feature = "sabotage")]
fn bug(name: &str) -> Option<gongjian_shared::sync::sabotage::Bug> {
    gongjian_shared::sync::sabotage::Bug::OF_BYTES.iter().copied().find(|it| format!("{it:?}") == name)
}

/// A folder for specimens; it goes away with its owner.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("gongjian-bombs-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays is some kilobytes in a folder for such things.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
