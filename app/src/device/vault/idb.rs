//! IndexedDB as promises: open, one strict write transaction, one range read.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::VaultError;

#[derive(Clone)]
pub(super) struct Database(IdbDatabase);

type Writes = Vec<(&'static str, Vec<u8>, Option<Vec<u8>>)>;

impl Database {
    pub async fn open(name: &str, version: u32, stores: &[&'static str]) -> Result<Self, VaultError> {
        let request = factory()?.open_with_u32(name, version).map_err(broken)?;
        let stores: Vec<&'static str> = stores.to_vec();
        let asked = request.clone();
        let upgrade = Closure::once_into_js(move || {
            if let Ok(database) = asked.result().map(JsCast::unchecked_into::<IdbDatabase>) {
                let has = database.object_store_names();
                for store in stores.iter().filter(|store| !has.contains(store)) {
                    let _ = database.create_object_store(store);
                }
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let database: IdbDatabase = opened(&request).await?.unchecked_into();
        // A newer version in another tab, or a sign-out there, must not wait for this one.
        let closing = database.clone();
        let give_way = Closure::once_into_js(move || closing.close());
        database.set_onversionchange(Some(give_way.unchecked_ref()));
        Ok(Self(database))
    }

    pub fn close(&self) {
        self.0.close();
    }

    pub async fn delete(name: &str) -> Result<(), VaultError> {
        let request = factory()?.delete_database(name).map_err(broken)?;
        opened(&request).await.map(|_| ())
    }

    pub async fn write(&self, writes: Writes) -> Result<(), VaultError> {
        let mut names: Vec<&str> = writes.iter().map(|(store, _, _)| *store).collect();
        names.sort_unstable();
        names.dedup();
        let names: Array = names.into_iter().map(JsValue::from_str).collect();
        let transaction = self.strict(&names).map_err(broken)?;
        let done = completed(&transaction);
        for (store, key, value) in writes {
            let store = transaction.object_store(store).map_err(broken)?;
            let key = Uint8Array::from(key.as_slice());
            match value {
                Some(value) => store.put_with_key(&Uint8Array::from(value.as_slice()), &key),
                None => store.delete(&key),
            }
            .map_err(broken)?;
        }
        JsFuture::from(done).await.map_err(broken)?;
        Ok(())
    }

    /// A write transaction that is complete only when it is on the disk. (`web_sys` has no stable name for this.)
    fn strict(&self, stores: &Array) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        begin.call3(&self.0, stores, &"readwrite".into(), &options)?.dyn_into()
    }

    pub async fn range(&self, store: &str, prefix: &[u8]) -> Result<Vec<(Vec<u8>, Vec<u8>)>, VaultError> {
        let transaction = self.0.transaction_with_str(store).map_err(broken)?;
        let store = transaction.object_store(store).map_err(broken)?;
        let within = within(prefix)?;
        let keys = store.get_all_keys_with_key(&within).map_err(broken)?;
        let values = store.get_all_with_key(&within).map_err(broken)?;
        let (keys, values) = (answered(&keys), answered(&values));
        let keys: Array = JsFuture::from(keys).await.map_err(broken)?.unchecked_into();
        let values: Array = JsFuture::from(values).await.map_err(broken)?.unchecked_into();
        Ok(keys.iter().zip(values.iter()).map(|(key, value)| (bytes(&key), bytes(&value))).collect())
    }
}

/// In page and worker alike.
fn factory() -> Result<IdbFactory, VaultError> {
    let found = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(broken)?;
    found.dyn_into().map_err(|_| VaultError::Broken("this browser has no IndexedDB".into()))
}

/// Every key that begins with `prefix`: from it to the next prefix of the same length.
fn within(prefix: &[u8]) -> Result<JsValue, VaultError> {
    let lower = Uint8Array::from(prefix);
    let mut upper = prefix.to_vec();
    while upper.last() == Some(&0xff) {
        upper.pop();
    }
    let range = match upper.last_mut() {
        None => IdbKeyRange::lower_bound(&lower),
        Some(last) => {
            *last += 1;
            IdbKeyRange::bound_with_lower_open_and_upper_open(
                &lower,
                &Uint8Array::from(upper.as_slice()),
                false,
                true,
            )
        }
    };
    range.map(JsValue::from).map_err(broken)
}

fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

/// The promise of a request's result.
fn answered(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let asked = request.clone();
        let good =
            Closure::once_into_js(move || call(&resolve, &asked.result().unwrap_or(JsValue::UNDEFINED)));
        let asked = request.clone();
        let bad = Closure::once_into_js(move || call(&reject, &error(asked.error().ok().flatten())));
        request.set_onsuccess(Some(good.unchecked_ref()));
        request.set_onerror(Some(bad.unchecked_ref()));
    })
}

async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, VaultError> {
    JsFuture::from(answered(request)).await.map_err(broken)
}

/// The promise of a transaction's end: kept only when it is complete.
fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let good = Closure::once_into_js(move || call(&resolve, &JsValue::UNDEFINED));
        let ended = transaction.clone();
        let bad = Closure::once_into_js(move || call(&reject, &error(ended.error())));
        transaction.set_oncomplete(Some(good.unchecked_ref()));
        transaction.set_onabort(Some(bad.unchecked_ref()));
    })
}

fn error(found: Option<web_sys::DomException>) -> JsValue {
    found.map_or_else(|| JsValue::from_str("aborted"), JsValue::from)
}

fn call(function: &Function, value: &JsValue) {
    let _ = function.call1(&JsValue::UNDEFINED, value);
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
fn broken(error: JsValue) -> VaultError {
    let text = |key: &str| Reflect::get(&error, &key.into()).ok().and_then(|it| it.as_string());
    let name = text("name").unwrap_or_default();
    if name == "QuotaExceededError" {
        return VaultError::Full;
    }
    VaultError::Broken(format!("{name} {}", text("message").unwrap_or_default()).trim().to_owned())
}
