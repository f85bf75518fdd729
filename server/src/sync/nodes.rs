//! Other nodes on the same database: what they did reaches the links here, what we did is hinted to them. With one
//! node (SQLite) nothing of this runs.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use gongjian_shared::ids::SpaceId;
use gongjian_shared::sync::hub::Input;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::MissedTickBehavior;

use super::run::Event;
use crate::store::postgres::{Hint, News};
use crate::store::{Nodes, StoreError, Stores};

/// A hint that is lost costs so long, on databases without notifications every move does.
const LOOK_EVERY: Duration = Duration::from_millis(500);
const DIAL_AGAIN_AFTER: Duration = Duration::from_secs(1);
/// Most moves that wait to be told; more are found by looking.
const MOVES_MAX: usize = 1_024;

/// Where this node's own moves are handed in.
#[derive(Clone, Debug)]
pub(super) struct Neighbours(Option<mpsc::Sender<(SpaceId, u64)>>);

impl Neighbours {
    /// Starts to listen, to look and to tell. All ends when the hub or the store does.
    pub fn start(stores: &Stores, events: &mpsc::Sender<Event>) -> Self {
        let Some(nodes) = stores.nodes.clone() else { return Self(None) };
        let (moves, told) = mpsc::channel(MOVES_MAX);
        let heard = Arc::new(Notify::new());
        tokio::spawn(listen(nodes.clone(), events.clone(), heard.clone()));
        tokio::spawn(look(nodes.clone(), events.clone(), heard));
        tokio::spawn(tell(nodes, told));
        Self(Some(moves))
    }

    /// Spaces have moved, and it is on the disk.
    pub fn moved(&self, moved: &[(SpaceId, u64)]) {
        let Some(moves) = &self.0 else { return };
        for one in moved {
            // A full queue is no loss: the others look by themselves.
            let _ = moves.try_send(*one);
        }
    }
}

/// Hears hints. A move is passed on as it is; for all else somebody looks.
async fn listen(nodes: Nodes, events: mpsc::Sender<Event>, heard: Arc<Notify>) {
    while !events.is_closed() {
        if let Err(error) = hear(&nodes, &events, &heard).await {
            tracing::warn!(%error, "hints of other nodes cannot be heard; looking goes on");
        }
        tokio::time::sleep(DIAL_AGAIN_AFTER).await;
    }
}

async fn hear(nodes: &Nodes, events: &mpsc::Sender<Event>, heard: &Notify) -> Result<(), StoreError> {
    let mut hints = nodes.listen().await?;
    loop {
        // Whatever was said before this line was open.
        heard.notify_one();
        loop {
            match hints.next().await? {
                Hint::Moved(moved) => {
                    if pass_on(events, moved).await.is_none() {
                        return Ok(());
                    }
                }
                Hint::News => heard.notify_one(),
                Hint::Lost => break,
            }
        }
    }
}

/// Looks again and again at what may have changed for the links here; the work grows with their spaces only.
async fn look(nodes: Nodes, events: mpsc::Sender<Event>, heard: Arc<Notify>) {
    let mut tick = tokio::time::interval(LOOK_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut broken = false;
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = heard.notified() => {}
        }
        match look_once(&nodes, &events).await {
            Ok(Some(())) => broken = false,
            Ok(None) => return,
            Err(error) if !broken => {
                tracing::error!(%error, "what other nodes do cannot be seen");
                broken = true;
            }
            Err(_) => {}
        }
    }
}

/// `None`: the hub has gone.
async fn look_once(nodes: &Nodes, events: &mpsc::Sender<Event>) -> Result<Option<()>, StoreError> {
    // Rights first: who has lost one gets nothing of what came after.
    for news in nodes.read().await? {
        let event = match news {
            News::RightsChanged(user) => Event::RightsChanged(user),
            News::SessionEnded(key) => Event::SessionEnded(key),
            News::Missed => Event::NewsMissed,
        };
        if events.send(event).await.is_err() {
            return Ok(None);
        }
    }
    let (answer, spaces) = oneshot::channel();
    if events.send(Event::Spaces(answer)).await.is_err() {
        return Ok(None);
    }
    let Ok(spaces) = spaces.await else { return Ok(None) };
    if spaces.is_empty() {
        return Ok(Some(()));
    }
    let heads = nodes.heads(&spaces).await?;
    Ok(pass_on(events, heads).await)
}

async fn pass_on(events: &mpsc::Sender<Event>, moved: Vec<(SpaceId, u64)>) -> Option<()> {
    for (space, newest) in moved {
        events.send(Event::Link(Input::Moved { space, newest })).await.ok()?;
    }
    Some(())
}

/// Tells the others; what comes while one message is out goes into the next together.
async fn tell(nodes: Nodes, mut moves: mpsc::Receiver<(SpaceId, u64)>) {
    while let Some((space, seq)) = moves.recv().await {
        let mut ends = BTreeMap::from([(space, seq)]);
        while let Ok((space, seq)) = moves.try_recv() {
            let end = ends.entry(space).or_default();
            *end = seq.max(*end);
        }
        let told: Vec<(SpaceId, u64)> = ends.into_iter().collect();
        if let Err(error) = nodes.tell(&told).await {
            tracing::debug!(%error, "a hint was not told; the others will look");
        }
    }
}
