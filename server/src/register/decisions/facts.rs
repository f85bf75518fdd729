use gongjian_shared::ids::{DocumentId, SpaceId, UserId};
use gongjian_shared::rules::decisions::{DecisionCommand, DecisionFacts, PaperFacts, PinFacts};
use gongjian_shared::sync::guard::genesis_hash;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;

use crate::rights::PaperSeats;
use crate::store::changes::Changes;
use crate::store::pins::Pins;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction. Of a document that the sender may not see, nothing is gathered.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    who: UserId,
    command: &DecisionCommand,
    now: Timestamp,
) -> Result<DecisionFacts, StoreError> {
    match command {
        DecisionCommand::Adopt { pin, document, heads, .. } => {
            let Some(head) = Changes(&mut *conn).find(*document).await? else {
                return Ok(DecisionFacts::default());
            };
            let paper = seen(&mut *conn, who, head.space, now).await?;
            if paper.is_none() {
                return Ok(DecisionFacts::default());
            }
            let id_taken = Pins(&mut *conn).find(*pin).await?.is_some();
            let adopted = Pins(&mut *conn).is_fixed(*document, &in_order(heads)).await?;
            let first = genesis_hash(head.kind);
            let missing = missing(conn, *document, heads, first).await?;
            Ok(DecisionFacts { paper, id_taken, adopted, missing, pin: None })
        }
        DecisionCommand::Reopen { pin, .. } => {
            let Some(kept) = Pins(&mut *conn).find(*pin).await? else { return Ok(DecisionFacts::default()) };
            let paper = seen(&mut *conn, who, kept.space, now).await?;
            let reopened = Pins(&mut *conn).is_reopened(*pin).await?;
            Ok(DecisionFacts { paper, pin: Some(PinFacts { reopened }), ..DecisionFacts::default() })
        }
    }
}

async fn seen(
    conn: &mut Connection,
    who: UserId,
    space: SpaceId,
    now: Timestamp,
) -> Result<Option<PaperFacts>, StoreError> {
    if Spaces(&mut *conn).open_role(space, who, now).await?.is_none() {
        return Ok(None);
    }
    let seats = PaperSeats::of(&mut *conn, who, now).await?.over(conn, space).await?;
    Ok(Some(PaperFacts { seats }))
}

/// The genesis never travels: everybody has it.
async fn missing(
    conn: &mut Connection,
    document: DocumentId,
    heads: &[Hash],
    first: Hash,
) -> Result<Vec<Hash>, StoreError> {
    let wanted: Vec<Hash> = in_order(heads).into_iter().filter(|hash| *hash != first).collect();
    Changes(conn).missing(document, &wanted).await
}

fn in_order(heads: &[Hash]) -> Vec<Hash> {
    let mut heads = heads.to_vec();
    heads.sort_unstable();
    heads.dedup();
    heads
}
