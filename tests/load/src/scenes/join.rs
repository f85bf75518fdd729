//! Two phones write apart and meet; then a new phone reads everything.

use gongjian_shared::documents::live::Document;
use gongjian_shared::sync::frame::Up;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::Outcome;
use crate::figures::{millis, round};
use crate::link::Link;
use crate::pen::{Pen, plan};
use crate::seats::Seats;

/// Changes in one push: well below the limit of a message.
const PUSH: usize = 500;

/// `edits`: how many one phone has written before; `apart`: how many each of two writes without a network.
pub async fn play(seats: &Seats) -> Outcome<Value> {
    let (edits, apart) = (seats.number("edits", 50_000_usize), seats.number("apart", 5_000_usize));
    let head = plan(seats.space, 0xd0, 0);
    let mut first = Pen::new(seats.seat(0), head, 900);
    let start = Instant::now();
    let typed = type_all(&mut first, edits)?;
    let typing = start.elapsed();
    let mut link = Link::open(seats, seats.seat(0), None, Vec::new()).await?;
    link.ears.catch_up(seats.space).await?;
    push(&mut link, &mut first, typed).await?;
    drop(link);

    let start = Instant::now();
    let mut newcomer = Link::open(seats, seats.seat(2), None, Vec::new()).await?;
    let (incarnation, cursor, changes) = newcomer.ears.catch_up(seats.space).await?;
    let read = start.elapsed();
    let mut document = Document::new(head.kind, b"a-new-phone-here");
    document.apply(changes.iter().map(Vec::as_slice)).map_err(|error| error.to_string())?;
    let opened = start.elapsed();
    let (bytes, messages) = (newcomer.ears.bytes, newcomer.ears.messages);
    drop(newcomer);

    // Two phones apart, each on a document of its own history; one meets what the other wrote.
    let meeting = plan(seats.space, 0xd1, 0);
    let (mut here, mut there) =
        (Pen::new(seats.seat(0), meeting, 901), Pen::new(seats.seat(1), meeting, 902));
    let (mine, theirs) = (type_all(&mut here, apart)?, type_all(&mut there, apart)?);
    let mut other = Link::open(seats, seats.seat(1), Some(incarnation), vec![(seats.space, cursor)]).await?;
    other.ears.welcome().await?;
    push(&mut other, &mut there, theirs).await?;
    drop(other);
    let start = Instant::now();
    let mut link = Link::open(seats, seats.seat(0), Some(incarnation), vec![(seats.space, cursor)]).await?;
    let (_, _, theirs) = link.ears.catch_up(seats.space).await?;
    here.document.apply(theirs.iter().map(Vec::as_slice)).map_err(|error| error.to_string())?;
    push(&mut link, &mut here, mine).await?;
    let met = start.elapsed();
    Ok(json!({
        "edits": edits,
        "typing_ms_per_edit": round(typing.as_secs_f64() * 1_000.0 / edits as f64),
        "cold_join_ms": millis(opened),
        "cold_join_read_ms": millis(read),
        "cold_join_open_ms": millis(opened - read),
        "cold_join_bytes": bytes,
        "cold_join_messages": messages,
        "merge_ms": millis(met),
        "merge_bytes": link.mouth.bytes + link.ears.bytes,
    }))
}

/// Typed before anything is dialled: nobody keeps a link waiting while they write.
fn type_all(pen: &mut Pen, count: usize) -> Outcome<Vec<Vec<u8>>> {
    (0..count).map(|_| pen.write().map(|(_, bytes)| bytes)).collect()
}

async fn push(link: &mut Link, pen: &mut Pen, changes: Vec<Vec<u8>>) -> Outcome {
    for part in changes.chunks(PUSH) {
        let push = pen.push(part.to_vec());
        link.mouth.say(&[Up::Push(push)]).await?;
        link.ears.acked(1).await?;
    }
    Ok(())
}
