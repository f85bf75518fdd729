//! The tabs of one browser: which of them holds the link (a Web Lock), and news between them (a BroadcastChannel).

use std::collections::BTreeSet;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// Calls `chosen` once this tab holds the lock; it keeps it until the tab ends or `Chair` is dropped.
pub struct Chair {
    leave: Function,
}

impl Chair {
    /// Waits in line. A browser without locks lets every tab in: the server takes each change once anyway.
    pub fn wait(name: &str, chosen: impl FnOnce() + 'static) -> Self {
        let mut leave = None;
        let held = Promise::new(&mut |resolve, _| leave = Some(resolve));
        let leave = leave.unwrap_or_else(|| Function::new_no_args(""));
        let Some((locks, request)) = locks() else {
            spawn_local(async move { chosen() });
            return Self { leave };
        };
        let sit = Closure::once_into_js(move |_: JsValue| {
            chosen();
            held
        });
        let _ = request.call2(&locks, &name.into(), &sit);
        Self { leave }
    }
}

impl Drop for Chair {
    fn drop(&mut self) {
        let _ = self.leave.call0(&JsValue::UNDEFINED);
    }
}

/// The names of all locks that are held in this browser. `None` where it does not tell.
pub async fn held() -> Option<BTreeSet<String>> {
    let (locks, _) = locks()?;
    let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = query.call0(&locks).ok()?.dyn_into().ok()?;
    let answer = JsFuture::from(asked).await.ok()?;
    let held: Array = Reflect::get(&answer, &"held".into()).ok()?.dyn_into().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(held.iter().filter_map(name).collect())
}

/// The lock manager and its `request`. (`web_sys` has no stable name for them.)
fn locks() -> Option<(JsValue, Function)> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// News between the tabs of one person. What a tab says itself it does not hear.
pub struct Board {
    channel: BroadcastChannel,
    _handler: Closure<dyn FnMut(MessageEvent)>,
}

impl Board {
    pub fn open(name: &str, heard: impl Fn(Vec<u8>) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let handler = Closure::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                heard(bytes.to_vec());
            }
        });
        channel.set_onmessage(Some(handler.as_ref().unchecked_ref()));
        Some(Self { channel, _handler: handler })
    }

    pub fn post(&self, bytes: &[u8]) {
        let _ = self.channel.post_message(&Uint8Array::from(bytes));
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
