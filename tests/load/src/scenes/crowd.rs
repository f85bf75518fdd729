//! Many links in a few spaces; some of them type at a steady pace. How long until the writer has an ack, and until each
//! of the others has the words?

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::frame::{Down, Up};
use gongjian_shared::sync::hash::Hash;
use serde_json::{Value, json};
use tokio::sync::{Mutex, Notify};
use tokio::time::Instant;

use crate::Outcome;
use crate::figures::{Latencies, cpu, memory_kib, round};
use crate::link::{Ears, Link, Mouth};
use crate::pen::{Pen, plan};
use crate::seats::Seats;

/// When each change was due. Written before it is sent.
type Due = Arc<Mutex<HashMap<Hash, Instant>>>;

/// What one link heard.
#[derive(Default)]
struct Heard {
    acked: Latencies,
    delivered: Latencies,
    refused: usize,
}

/// `writers`, `readers`, `seconds`, `every_ms` (between two edits of one writer), `wait_s` (for stragglers).
pub async fn play(seats: &Seats) -> Outcome<Value> {
    let (writers, readers) = (seats.number("writers", 5_usize), seats.number("readers", 20_usize));
    let (seconds, every) = (seats.number("seconds", 20_u64), seats.number("every_ms", 100_u64));
    let due = Due::default();
    let over = Arc::new(Notify::new());
    let (mut listeners, mut mouths) = (Vec::new(), Vec::new());
    let mut links: HashMap<SpaceId, u64> = HashMap::new();
    for nth in 0..writers + readers {
        let mut link = Link::open(seats, seats.seat(nth), None, Vec::new()).await?;
        let space = seats.seat(nth).space;
        link.ears.catch_up(space).await?;
        *links.entry(space).or_insert(0_u64) += 1;
        listeners.push(tokio::spawn(listen(link.ears, due.clone(), over.clone())));
        if nth < writers {
            mouths.push((nth, link.mouth));
        } else {
            // Kept open, silent.
            listeners.push(tokio::spawn(hold(link.mouth, over.clone())));
        }
    }
    let used = cpu(seats.process);
    let start = Instant::now() + Duration::from_millis(200);
    let (edits, period) = (seconds * 1_000 / every, Duration::from_millis(every));
    let (mut writing, mut wanted) = (Vec::new(), 0);
    for (nth, mouth) in mouths {
        let space = seats.seat(nth).space;
        let head = plan(space, 0xc0, 0);
        wanted += edits * links.get(&space).copied().unwrap_or(0);
        let pen = Pen::new(seats.seat(nth), head, nth as u64);
        // Writers do not all type in the same moment.
        let first = start + period.mul_f64(nth as f64 / writers as f64);
        writing.push(tokio::spawn(write(mouth, pen, due.clone(), first, period, edits)));
    }
    let mut open = Vec::new();
    for it in writing {
        open.push(it.await.map_err(|error| error.to_string())??);
    }
    let offered = edits * writers as u64;
    let used = used.zip(cpu(seats.process)).map(|(before, after)| after.saturating_sub(before));
    tokio::time::sleep(Duration::from_secs(seats.number("wait_s", 3))).await;
    over.notify_waiters();
    let mut all = Heard::default();
    for listener in listeners {
        let heard = listener.await.map_err(|error| error.to_string())?;
        all.acked.extend(heard.acked);
        all.delivered.extend(heard.delivered);
        all.refused += heard.refused;
    }
    drop(open);
    Ok(json!({
        "sockets": writers + readers,
        "spaces": links.len(),
        "offered": offered,
        "offered_per_s": round(offered as f64 / seconds as f64),
        "refused": all.refused,
        "acked": all.acked.count(),
        "delivered": all.delivered.count(),
        "missing": wanted.saturating_sub(all.delivered.count() as u64),
        "cpu_ms_per_edit": used.map(|used| round(used.as_secs_f64() * 1_000.0 / offered as f64)),
        "rss_mb": memory_kib(seats.process).map(|kib| kib / 1_024),
        "acked_ms": all.acked.told(),
        "delivered_ms": all.delivered.told(),
    }))
}

/// Sends each edit at its moment, however the last one fares.
async fn write(
    mut mouth: Mouth,
    mut pen: Pen,
    due: Due,
    first: Instant,
    period: Duration,
    edits: u64,
) -> Outcome<Mouth> {
    for nth in 0..edits {
        let moment = first + period * u32::try_from(nth).unwrap_or(u32::MAX);
        let (hash, bytes) = pen.write()?;
        tokio::time::sleep_until(moment).await;
        due.lock().await.insert(hash, moment);
        let push = pen.push(vec![bytes]);
        mouth.say(&[Up::Push(push)]).await?;
    }
    Ok(mouth)
}

async fn hold(mouth: Mouth, over: Arc<Notify>) -> Heard {
    over.notified().await;
    drop(mouth);
    Heard::default()
}

async fn listen(mut ears: Ears, due: Due, over: Arc<Notify>) -> Heard {
    let mut heard = Heard::default();
    let ended = over.notified();
    tokio::pin!(ended);
    loop {
        let items = tokio::select! {
            items = ears.hear() => items,
            () = &mut ended => return heard,
        };
        let Ok(items) = items else { return heard };
        let now = Instant::now();
        for item in items {
            match item {
                Down::Ack(ack) => {
                    let due = due.lock().await;
                    let moments = ack.taken.iter().filter_map(|(hash, _)| due.get(hash));
                    moments.for_each(|moment| heard.acked.add(now.saturating_duration_since(*moment)));
                }
                Down::Entries(page) => {
                    let due = due.lock().await;
                    for entry in page.entries {
                        let Entry::Change(change) = entry else { continue };
                        let header = ChangeHeader::read(&change.bytes).ok();
                        if let Some(moment) = header.and_then(|header| due.get(&header.hash).copied()) {
                            heard.delivered.add(now.saturating_duration_since(moment));
                        }
                    }
                }
                Down::Refused(_) | Down::Escrowed(_) => heard.refused += 1,
                Down::Settled(_)
                | Down::Welcome(_)
                | Down::Later(_)
                | Down::Goodbye(_)
                | Down::Pong(_)
                | Down::Presence(_) => {}
            }
        }
    }
}
