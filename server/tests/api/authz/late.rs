use gongjian_shared::ids::EscrowId;
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::sync::frame::{Down, Goodbye};
use serde_json::json;

use super::Seen;
use super::world::{World, space_of};
use crate::links::acked;
use crate::office::Browser;
use crate::phone::{Phone, Plan};

/// An escrow that nobody has.
const NONE: EscrowId = EscrowId::from_bytes([9; 16]);

/// Somebody wrote at the unit, was removed, and comes back with more: it waits for the supervisor.
pub async fn leave(world: &mut World, unit: u16) -> EscrowId {
    let (number, appointment) = (60 + unit, 600 + unit);
    world.employ(number, unit, appointment, "member").await;
    let browser = world.browser(number, &format!("late{unit}")).await;
    let (mut phone, welcome) = Phone::greet(&world.served, &browser, vec![]).await;
    let nth = 220 + u8::try_from(unit).expect("small");
    let mut plan = Plan::new(space_of(unit), nth, &welcome);
    acked(phone.push(1, plan.head, &[&plan.write("甲").bytes]).await);
    world.end(appointment).await;
    assert_eq!(phone.goodbye().await, Some(Goodbye::RightsChanged));
    let (mut phone, _) = Phone::greet(&world.served, &browser, vec![]).await;
    match phone.push(2, plan.head, &[&plan.write("乙").bytes]).await {
        Some(Down::Escrowed(kept)) => kept.escrow,
        other => panic!("escrow, not {other:?}"),
    }
}

/// The list, the preview, and a decision on another number of changes than there are.
pub async fn walk(browser: &mut Browser, escrow: EscrowId) -> Vec<Seen> {
    let list = browser.ask("escrows", json!({})).await.text();
    let listed = Seen::new("escrows", Thing::Escrow, Verb::Read, list.contains(&escrow.to_string()));
    let preview = browser.ask("escrow-preview", json!({ "escrow": escrow })).await;
    let nothing = browser.ask("escrow-preview", json!({ "escrow": NONE })).await;
    let mut seen = Seen::new("escrow preview", Thing::Escrow, Verb::Read, preview.status.is_success());
    if !seen.allowed && (preview.status, preview.body) != (nothing.status, nothing.body) {
        seen.told_apart_from_nothing = Some(Thing::Escrow);
    }
    let mut told = Vec::new();
    for escrow in [escrow, NONE] {
        let take = json!({ "command": "take_in", "escrow": escrow, "changes": 99 });
        told.push(browser.plain(take).await.json()["outcome"].clone());
    }
    let mut decided =
        Seen::new("take in", Thing::Escrow, Verb::Decide, told[0]["refusal"]["code"] == "escrow_grew");
    if !decided.allowed && told[0] != told[1] {
        decided.told_apart_from_nothing = Some(Thing::Escrow);
    }
    vec![listed, seen, decided]
}
