//! A phone that holds a thousand documents comes back: ten of them have changed meanwhile.

use gongjian_shared::sync::frame::Up;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::Outcome;
use crate::figures::millis;
use crate::link::Link;
use crate::pen::{Pen, plan};
use crate::seats::Seats;

/// `documents` held, `changed` of them while away.
pub async fn play(seats: &Seats) -> Outcome<Value> {
    let (documents, changed) = (seats.number("documents", 1_000_u32), seats.number("changed", 10_u32));
    let mut writer = Link::open(seats, seats.seat(0), None, Vec::new()).await?;
    writer.ears.catch_up(seats.space).await?;
    let mut pens: Vec<Pen> = (0..documents)
        .map(|nth| Pen::new(seats.seat(0), plan(seats.space, 0xa0, nth), u64::from(nth)))
        .collect();
    send(&mut writer, &mut pens).await?;

    let mut reader = Link::open(seats, seats.seat(1), None, Vec::new()).await?;
    let (incarnation, cursor, _) = reader.ears.catch_up(seats.space).await?;
    drop(reader);
    send(&mut writer, &mut pens[..changed as usize]).await?;

    let start = Instant::now();
    let mut back = Link::open(seats, seats.seat(1), Some(incarnation), vec![(seats.space, cursor)]).await?;
    let (_, _, changes) = back.ears.catch_up(seats.space).await?;
    let took = start.elapsed();
    if changes.len() != changed as usize {
        return Err(format!("{changed} changes were expected, {} came", changes.len()));
    }
    Ok(json!({
        "reconnect_bytes": back.mouth.bytes + back.ears.bytes,
        "reconnect_ms": millis(took),
        "round_trips": 1,
        "messages": back.ears.messages,
    }))
}

/// One change for each document, a batch of its own each; waits for all of them.
async fn send(link: &mut Link, pens: &mut [Pen]) -> Outcome {
    for group in pens.chunks_mut(50) {
        let mut open = 0;
        for pen in group {
            let (_, bytes) = pen.write()?;
            let push = pen.push(vec![bytes]);
            link.mouth.say(&[Up::Push(push)]).await?;
            open += 1;
        }
        link.ears.acked(open).await?;
    }
    Ok(())
}
