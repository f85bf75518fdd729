//! As much as it takes: every writer sends the next batch as soon as the last one is durable.

use gongjian_shared::sync::frame::Up;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::Outcome;
use crate::figures::{Latencies, cpu, round};
use crate::link::Link;
use crate::pen::{Pen, plan};
use crate::seats::Seats;

/// `writers`, `batches`, `size` (changes in a batch). Each writer has a document of its own.
pub async fn play(seats: &Seats) -> Outcome<Value> {
    let (writers, batches) = (seats.number("writers", 20_usize), seats.number("batches", 40_usize));
    let size = seats.number("size", 50_usize);
    let mut ready = Vec::new();
    for nth in 0..writers {
        let mut pen = Pen::new(seats.seat(nth), plan(seats.space, 0xb0, nth as u32), nth as u64);
        let mut pushes = Vec::with_capacity(batches);
        for _ in 0..batches {
            let changes =
                (0..size).map(|_| pen.write().map(|(_, bytes)| bytes)).collect::<Outcome<Vec<_>>>()?;
            pushes.push(pen.push(changes));
        }
        let mut link = Link::open(seats, seats.seat(nth), None, Vec::new()).await?;
        link.ears.catch_up(seats.space).await?;
        ready.push((link, pushes));
    }
    let used = cpu(seats.process);
    let start = Instant::now();
    let writing: Vec<_> = ready.into_iter().map(|(link, pushes)| tokio::spawn(send(link, pushes))).collect();
    let mut acked = Latencies::default();
    for it in writing {
        acked.extend(it.await.map_err(|error| error.to_string())??);
    }
    let took = start.elapsed();
    let used = used.zip(cpu(seats.process)).map(|(before, after)| after.saturating_sub(before));
    let changes = writers * batches * size;
    Ok(json!({
        "changes": changes,
        "acked_per_s": round(changes as f64 / took.as_secs_f64()),
        "cpu_us_per_change": used.map(|used| round(used.as_secs_f64() * 1e6 / changes as f64)),
        "batch_ms": acked.told(),
    }))
}

async fn send(mut link: Link, pushes: Vec<gongjian_shared::sync::frame::Push>) -> Outcome<Latencies> {
    let mut acked = Latencies::default();
    for push in pushes {
        let start = Instant::now();
        link.mouth.say(&[Up::Push(push)]).await?;
        link.ears.acked(1).await?;
        acked.add(start.elapsed());
    }
    Ok(acked)
}
