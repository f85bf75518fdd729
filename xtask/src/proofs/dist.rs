use std::io::Read;
use std::path::Path;

use crate::dist::{self, Built};
use crate::http::{Answer, Client};
use crate::place;
use crate::process::Scratch;
use crate::report::Report;
use crate::server::{Server, Wanted, free_port};
use crate::setup;
use crate::site::{Asset, read_list};
use crate::trouble::{Outcome, Trouble};

/// Starts a copy of the binary in an empty folder and asks for every file in every encoding; then pays a first visit.
pub fn prove() -> Outcome<Report> {
    setup::for_tests()?;
    let built = dist::build()?;
    let Built { binary, site } = &built;
    let scratch = Scratch::new("verify-dist")?;
    let alone = scratch.path().join("gongjian");
    place::copy(binary, &alone)?;
    let data = scratch.path().join("data");
    let folder = Some(scratch.path());
    let server = Server::start(&Wanted { folder, ..Wanted::new(&alone, &data, free_port()?) })?;
    let client = Client::new(&server.base);
    let list = read_list(site)?;
    let mut faults = Vec::new();
    for asset in &list {
        for encoding in ["br", "gzip", "identity"] {
            let answer = client.get(&asset.path, &[("accept-encoding", encoding)])?;
            faults.extend(faults_of(asset, encoding, &answer, site)?);
        }
    }
    faults.extend(faults_of_shell(&client)?);
    let (bytes, mut report) = dist::weighed(&built)?;
    if bytes > dist::BYTES_MAX {
        faults.push(format!("a first visit costs {bytes} bytes, more than {}", dist::BYTES_MAX));
    }
    for fault in &faults {
        println!("  fault: {fault}");
    }
    report.ok = faults.is_empty();
    Ok(report.with("files", list.len()).with("start_ms", server.started_ms).with("faults", faults))
}

fn faults_of(asset: &Asset, encoding: &str, answer: &Answer, site: &Path) -> Outcome<Vec<String>> {
    let plain = place::read(&site.join(&asset.file))?;
    let packed = site.join(format!("{}.{}", asset.file, dist::ending(encoding))).exists();
    let expected = if packed { encoding } else { "" };
    let cached = if asset.immutable { "immutable" } else { "no-cache" };
    let checks = [
        ("status is not 200", answer.status == 200),
        ("type differs", answer.header("content-type") == asset.media_type),
        ("encoding differs", answer.header("content-encoding") == expected),
        ("cache-control differs", answer.header("cache-control").contains(cached)),
        ("bytes differ", unpack(answer)? == plain),
    ];
    let failed = checks.iter().filter(|(_, holds)| !holds);
    Ok(failed.map(|(what, _)| format!("{} ({encoding}): {what}", asset.path)).collect())
}

fn unpack(answer: &Answer) -> Outcome<Vec<u8>> {
    let mut plain = Vec::new();
    let read = match answer.header("content-encoding") {
        "br" => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut plain),
        "gzip" => flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut plain),
        _ => (&answer.body[..]).read_to_end(&mut plain),
    };
    read.map_err(|error| {
        Trouble::new(format!("an answer does not unpack: {error}"), "build the packed files again")
    })?;
    Ok(plain)
}

/// The page itself: its policy, and the same page at an address inside the app.
fn faults_of_shell(client: &Client) -> Outcome<Vec<String>> {
    let page = client.get("/", &[("accept", "text/html")])?;
    let inside = client.get("/work", &[("accept", "text/html")])?;
    let policy = page.header("content-security-policy");
    let checks = [
        ("/: no content-security-policy", !policy.is_empty()),
        (
            "/: the policy allows inline or evaluated script",
            !policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"),
        ),
        ("/: the policy forbids wasm", policy.contains("'wasm-unsafe-eval'")),
        ("/: nosniff is missing", page.header("x-content-type-options") == "nosniff"),
        ("/work: not the same page as /", inside.status == 200 && inside.body == page.body),
    ];
    Ok(checks.iter().filter(|(_, holds)| !holds).map(|(what, _)| (*what).to_owned()).collect())
}
