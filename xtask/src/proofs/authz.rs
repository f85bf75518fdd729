use std::process::Command;

use serde_json::{Map, Value};

use crate::place;
use crate::process::{Scratch, cargo, run};
use crate::report::Report;
use crate::trouble::{Outcome, Trouble};

/// Runs the API test that asks every cell of the rights, and shows what it saw.
pub fn prove() -> Outcome<Report> {
    let scratch = Scratch::new("authz")?;
    let path = scratch.path().join("figures.json");
    let passed = run(test().env("GONGJIAN_AUTHZ", &path), "what was wrong stands above");
    let text = place::read_text(&path).map_err(|_| match &passed {
        Err(trouble) => Trouble::new(trouble.to_string(), "no cell was asked"),
        Ok(()) => Trouble::new("the test left no figures", "is it still called `authz`?"),
    })?;
    let figures: Map<String, Value> = serde_json::from_str(&text)
        .map_err(|error| Trouble::new(format!("the figures: {error}"), "look at server/tests/api/authz"))?;
    Ok(report(passed.is_ok(), &figures))
}

fn test() -> Command {
    let mut test = cargo();
    test.args(["test", "--quiet", "-p", "gongjian-server", "--test", "api", "--", "authz::"]);
    test
}

fn report(passed: bool, figures: &Map<String, Value>) -> Report {
    println!(
        "{:18} {:12} {:7} {:>5} {:>4} {:>8} {:>8}",
        "part", "thing", "verb", "cells", "run", "allowed", "refused"
    );
    for line in list(figures, "lines") {
        let word = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        let (part, thing, verb) = (word("part"), word("thing"), word("verb"));
        let number = |name: &str| line[name].as_u64().unwrap_or(0);
        let (cells, ran) = (number("cells"), number("run"));
        println!(
            "{part:18} {thing:12} {verb:7} {cells:>5} {ran:>4} {:>8} {:>8}",
            number("allowed"),
            number("refused")
        );
    }
    for (name, about) in [
        ("wrong", "wrong"),
        ("lacking", "not seen"),
        ("without_path", "nothing asks for it yet"),
        ("never_apart", "asked only together with another part"),
    ] {
        list(figures, name).iter().for_each(|it| println!("{about}: {}", it.as_str().unwrap_or_default()));
    }
    let ok = passed && figures.get("ok") == Some(&Value::Bool(true));
    let known = figures.iter().filter(|(name, _)| !matches!(name.as_str(), "ok" | "lines"));
    known.fold(Report::new(ok), |report, (name, value)| report.with(name, value.clone()))
}

fn list<'f>(figures: &'f Map<String, Value>, name: &str) -> &'f [Value] {
    figures.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_is_green_only_when_the_test_and_its_figures_are() {
        let figures = |ok: bool| {
            let all = json!({ "ok": ok, "cells": 9, "cells_run": 4, "lines": [] });
            all.as_object().expect("an object").clone()
        };
        assert!(report(true, &figures(true)).ok);
        assert!(!report(false, &figures(true)).ok);
        assert!(!report(true, &figures(false)).ok);
        assert!(report(true, &figures(true)).line("authz").contains(r#""cells":9,"cells_run":4"#));
    }
}
