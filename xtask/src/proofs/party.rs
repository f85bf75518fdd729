//! How quick the pages of the organisation are with all of Yunnan in the register (`run --demo yunnan`).

use std::path::PathBuf;

use gongjian_shared::ids::InstallationId;
use serde_json::{Value, json};

use crate::args::Args;
use crate::clock::Stopwatch;
use crate::demo::{self, Demo, PASSWORD, Sights, World};
use crate::dist;
use crate::http::Client;
use crate::place;
use crate::report::Report;
use crate::server::{self, Server, Wanted, free_port};
use crate::trouble::{Outcome, Trouble};

/// Of each question by each person.
const REQUESTS: usize = 200;
const SEED: u32 = demo::YUNNAN_SEED;
/// Sign-in names: who sees everything, and who sees one province.
const ASKERS: [&str; 2] = ["admin", "province"];
/// The page of the list of people that is asked for, beside the first.
const LATER_PAGE: usize = 10;

/// `--dev` measures Cargo's debug build, `--server` a binary that is there; `--data` takes a folder that has the demo,
/// or gets it.
pub fn measure(mut args: Args) -> Outcome<Report> {
    let dev = args.flag("--dev");
    let [folder, given] = [args.value("--data")?, args.value("--server")?].map(|it| it.map(PathBuf::from));
    args.end()?;
    let demo = Demo::Yunnan { seed: SEED };
    let data = folder.unwrap_or_else(|| place::root().join("data").join(demo.folder()));
    let binary = match given {
        Some(binary) => binary,
        None if dev => server::build()?,
        None => dist::build()?.binary,
    };
    std::fs::create_dir_all(&data).map_err(|error| Trouble::file(&data, &error))?;
    let server = Server::start(&Wanted { hides_code: true, ..Wanted::new(&binary, &data, free_port()?) })?;
    demo::make_once(&server, demo, &data)?;
    let sights = World::new(SEED)?.sights;
    println!("{:32} {:>9} {:>9} {:>9}", "question (ms)", "p50", "p95", "p99");
    let mut report = Report::new(true);
    for asker in ASKERS {
        let mut client = signed_in(&server.base, asker)?;
        for (name, path, body) in questions(&mut client, sights)? {
            let times = ask(&mut client, path, &body)?;
            let [p50, p95, p99] = [50, 95, 99].map(|percent| at(&times, percent));
            println!("{:32} {p50:9.1} {p95:9.1} {p99:9.1}", format!("{asker} {name}"));
            for (part, value) in [("p50", p50), ("p95", p95), ("p99", p99)] {
                report = report.with(&format!("{asker}_{name}_{part}_ms"), value);
            }
        }
    }
    Ok(report)
}

fn signed_in(base: &str, login: &str) -> Outcome<Client> {
    let mut client = Client::new(base);
    let installation = InstallationId::from_bytes([7; 16]);
    let body = json!({ "login": login, "password": PASSWORD, "installation": installation });
    let _: Value = client.post("/api/sign-in", &body)?;
    Ok(client)
}

type Question = (&'static str, &'static str, Value);

fn questions(client: &mut Client, sights: Sights) -> Outcome<Vec<Question>> {
    let find = |typed: &str| json!({ "typed": typed });
    let people = |after: &Value| json!({ "asked": { "after": after } });
    let later = later_page(client)?;
    Ok(vec![
        ("tree_province", "/api/party/tree", json!({ "parent": sights.yunnan })),
        ("tree_county", "/api/party/tree", json!({ "parent": sights.county })),
        ("find_pinyin", "/api/party/find", find("wangfang")),
        ("find_initials", "/api/party/find", find("wf")),
        ("find_character", "/api/party/find", find("王")),
        ("people_first", "/api/party/people", people(&Value::Null)),
        ("people_tenth", "/api/party/people", people(&later)),
        ("unit_province", "/api/party/unit", json!({ "unit": sights.yunnan, "on": null })),
        ("unit_university", "/api/party/unit", json!({ "unit": sights.university, "on": null })),
        ("person", "/api/party/person", json!({ "person": sights.leader })),
        ("gaps", "/api/party/gaps", json!({ "on": null })),
    ])
}

/// Behind which place the later page begins.
fn later_page(client: &mut Client) -> Outcome<Value> {
    let mut after = Value::Null;
    for _ in 1..LATER_PAGE {
        let page: Value = client.post("/api/party/people", &json!({ "asked": { "after": after } }))?;
        after = page["next"].clone();
    }
    Ok(after)
}

/// Milliseconds of each answer, the quickest first.
fn ask(client: &mut Client, path: &str, body: &Value) -> Outcome<Vec<f64>> {
    let mut times = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let watch = Stopwatch::start();
        let _: Value = client.post(path, body)?;
        times.push(watch.elapsed().as_secs_f64() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// The time that so many percent of the answers kept, to a tenth of a millisecond.
fn at(times: &[f64], percent: usize) -> f64 {
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(place).map_or(0.0, |time| (time * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!([50, 95, 99].map(|percent| at(&times, percent)), [100.0, 190.0, 198.0]);
        assert!(at(&[], 50).abs() < f64::EPSILON);
    }
}
