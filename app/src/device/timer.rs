//! Waiting, in page and worker alike.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Comes back after about `millis`.
pub async fn wait(millis: u64) {
    let millis = u32::try_from(millis.min(i32::MAX as u64)).unwrap_or(u32::MAX);
    let promise = Promise::new(&mut |resolve, _| {
        let global = js_sys::global();
        if let Ok(set) = Reflect::get(&global, &"setTimeout".into()).and_then(JsCast::dyn_into::<Function>) {
            let _ = set.call2(&global, &resolve, &JsValue::from(millis));
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// What `work` gives, if it ends within about `millis`; otherwise it is dropped.
pub async fn within<T>(millis: u64, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut end) = (pin!(work), pin!(wait(millis)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(given) => Poll::Ready(Some(given)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}
