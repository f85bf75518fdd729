//! Links that say nothing: what does each of them cost the server?

use std::time::Duration;

use serde_json::{Value, json};

use crate::Outcome;
use crate::figures::{memory_kib, round};
use crate::link::Link;
use crate::seats::Seats;

/// How many links, step by step.
const STEPS: [usize; 2] = [200, 1_500];
/// The server's tasks come to rest before its memory is read.
const REST: Duration = Duration::from_secs(1);

pub async fn play(seats: &Seats) -> Outcome<Value> {
    let memory = || memory_kib(seats.process).ok_or("the server's memory cannot be read".to_owned());
    let before = memory()?;
    let (mut links, mut sizes) = (Vec::new(), vec![before]);
    for step in STEPS {
        while links.len() < step {
            let mut link = Link::open(seats, seats.seat(links.len()), None, Vec::new()).await?;
            link.ears.catch_up(seats.space).await?;
            links.push(link);
        }
        tokio::time::sleep(REST).await;
        sizes.push(memory()?);
    }
    let most = STEPS[STEPS.len() - 1];
    let per_socket = sizes[STEPS.len()].saturating_sub(before) as f64 / most as f64;
    Ok(json!({
        "rss_mb_0": sizes[0] / 1_024,
        "rss_mb_200": sizes[1] / 1_024,
        "rss_mb_1500": sizes[2] / 1_024,
        "rss_idle_kb_per_socket": round(per_socket),
    }))
}
