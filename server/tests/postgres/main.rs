//! The stories of `tests/api` again, told to the same server on PostgreSQL; and what several nodes promise.
//! `cargo xtask test` runs them; by hand: `cargo test -p gongjian-server --test postgres`.

#[path = "../api/accounts.rs"]
mod accounts;
#[path = "../api/authz/mod.rs"]
mod authz;
#[path = "../api/batch.rs"]
mod batch;
#[path = "../api/blobs.rs"]
mod blobs;
#[path = "../api/booklet.rs"]
mod booklet;
#[path = "../api/calls.rs"]
mod calls;
#[path = "../api/care.rs"]
mod care;
#[path = "../api/commands.rs"]
mod commands;
#[path = "../api/company.rs"]
mod company;
#[path = "../api/corps.rs"]
mod corps;
mod cuts;
#[path = "../support/postgres.rs"]
mod database;
#[path = "../api/demo.rs"]
mod demo;
#[path = "../api/digest.rs"]
mod digest;
#[path = "../api/evaluations.rs"]
mod evaluations;
#[path = "../api/feeds.rs"]
mod feeds;
#[path = "../api/figures.rs"]
mod figures;
#[path = "../api/first_administrator.rs"]
mod first_administrator;
#[path = "../support/folder.rs"]
mod folder;
mod guard;
#[path = "../api/headers.rs"]
mod headers;
#[path = "../api/late.rs"]
mod late;
#[path = "../api/liaison.rs"]
mod liaison;
#[path = "../api/links.rs"]
mod links;
#[path = "../api/lists.rs"]
mod lists;
#[path = "../api/mail_tls.rs"]
mod mail_tls;
#[path = "../api/meetings.rs"]
mod meetings;
#[path = "../api/needs.rs"]
mod needs;
mod nodes;
#[path = "../api/notices.rs"]
mod notices;
mod numbers;
#[path = "../api/office.rs"]
mod office;
mod outages;
#[path = "../api/owed.rs"]
mod owed;
#[path = "../api/pairs.rs"]
mod pairs;
#[path = "../api/party.rs"]
mod party;
#[path = "../api/phone.rs"]
mod phone;
#[path = "../api/pins.rs"]
mod pins;
#[path = "../api/poison.rs"]
mod poison;
#[path = "../api/posts.rs"]
mod posts;
#[path = "../api/programmes.rs"]
mod programmes;
#[path = "../api/record.rs"]
mod record;
#[path = "../api/review.rs"]
mod review;
#[path = "../api/rights.rs"]
mod rights;
#[path = "../api/roster.rs"]
mod roster;
#[path = "../api/rounds.rs"]
mod rounds;
mod safety;
#[path = "../api/sessions.rs"]
mod sessions;
#[path = "../api/sign_in.rs"]
mod sign_in;
#[path = "../api/site.rs"]
mod site;
#[path = "../api/start.rs"]
mod start;
#[path = "../api/sync.rs"]
mod sync;
#[path = "../api/tables.rs"]
mod tables;
#[path = "../api/tls.rs"]
mod tls;
mod turns;
#[path = "../api/wishes.rs"]
mod wishes;

/// `gongjian audit` looks at the files of SQLite.
const OF_FILES: [&str; 1] = ["audit;"];

/// A story that is told on one database only would be found out here.
#[test]
fn both_databases_hear_the_same_stories() {
    let named = |text: &str| {
        let lines = text.lines().filter_map(|line| line.strip_prefix("mod ").map(str::to_owned));
        lines.collect::<std::collections::BTreeSet<String>>()
    };
    let here = named(include_str!("main.rs"));
    let missing: Vec<String> = named(include_str!("../api/main.rs")).difference(&here).cloned().collect();
    assert_eq!(missing, OF_FILES);
}
