//! One edit and its ack; and later, after somebody has killed the server: is it there?

use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::frame::Up;
use serde_json::{Value, json};

use crate::Outcome;
use crate::link::Link;
use crate::pen::{Pen, plan};
use crate::seats::Seats;

/// `number`: which document. Gives the hash as soon as it is acknowledged.
pub async fn make(seats: &Seats) -> Outcome<Value> {
    let mut pen = Pen::new(seats.seat(0), plan(seats.space, 0xe0, seats.number("number", 0)), 950);
    let mut link = Link::open(seats, seats.seat(0), None, Vec::new()).await?;
    link.ears.catch_up(seats.space).await?;
    let (hash, bytes) = pen.write()?;
    let push = pen.push(vec![bytes]);
    link.mouth.say(&[Up::Push(push)]).await?;
    link.ears.acked(1).await?;
    Ok(json!({ "hash": hex(hash.as_bytes()) }))
}

/// `hash`: is this change in the log?
pub async fn kept(seats: &Seats) -> Outcome<Value> {
    let wanted = seats.word("hash").ok_or("which hash?")?;
    Ok(json!({ "kept": all(seats, seats.space).await?.iter().any(|hash| hash == wanted) }))
}

async fn all(seats: &Seats, space: SpaceId) -> Outcome<Vec<String>> {
    let mut link = Link::open(seats, seats.seat(1), None, Vec::new()).await?;
    let (_, _, changes) = link.ears.catch_up(space).await?;
    let headers = changes.iter().filter_map(|bytes| ChangeHeader::read(bytes).ok());
    Ok(headers.map(|header| hex(header.hash.as_bytes())).collect())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
