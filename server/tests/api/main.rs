//! Stories told over HTTP to the real router, each on a fresh folder.

mod accounts;
mod audit;
mod authz;
mod batch;
mod blobs;
mod calls;
mod care;
mod commands;
mod company;
#[path = "../support/sqlite.rs"]
mod database;
mod demo;
mod digest;
mod figures;
mod first_administrator;
#[path = "../support/folder.rs"]
mod folder;
mod headers;
mod late;
mod links;
mod lists;
mod meetings;
mod notices;
mod office;
mod pairs;
mod party;
mod phone;
mod pins;
mod poison;
mod programmes;
mod record;
mod review;
mod rights;
mod roster;
mod rounds;
mod sessions;
mod sign_in;
mod site;
mod start;
mod sync;
mod tables;
mod tls;
mod wishes;
