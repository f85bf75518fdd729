//! `gongjian-load SCENE SEATS [NAME=VALUE…]`: plays one scene against a running server and prints one JSON object.
//!
//! `SEATS` is a file that `cargo xtask bench sync` writes: who is signed in, with which cookie, and in which space.
//! The load is open-loop where latency is measured: every edit has its moment, and a late server makes nobody wait.

mod figures;
mod link;
mod pen;
mod scenes;
mod seats;

use std::process::ExitCode;

use seats::Seats;

/// What went wrong, in one line; the scene ends.
pub type Outcome<T = ()> = Result<T, String>;

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (Some(scene), Some(seats)) = (words.next(), words.next()) else {
        eprintln!("gongjian-load SCENE SEATS [NAME=VALUE…]; scenes: {}", scenes::NAMES.join(", "));
        return ExitCode::from(2);
    };
    let played = match Seats::read(&seats, words) {
        Ok(seats) => scenes::play(&scene, &seats).await,
        Err(trouble) => Err(trouble),
    };
    match played {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("gongjian-load {scene}: {trouble}");
            ExitCode::FAILURE
        }
    }
}
