//! The view of a text, `app/editor`: a script of its own that is fetched when a plan is opened. What is said between the
//! two is JSON; `screens/plan/writing` knows what it means.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// What `boot.js` leaves to fetch the script with.
const FETCH: &str = "gongjianEditor";

#[wasm_bindgen]
extern "C" {
    type Desk;
    #[wasm_bindgen(method)]
    fn hear(this: &Desk, json: &str);
    #[wasm_bindgen(method)]
    fn flush(this: &Desk);
    #[wasm_bindgen(method)]
    fn quiet(this: &Desk) -> bool;
    #[wasm_bindgen(method)]
    fn caret(this: &Desk) -> JsValue;
    #[wasm_bindgen(method)]
    fn put(this: &Desk, block: u32, at: u32);
    #[wasm_bindgen(method)]
    fn selection(this: &Desk) -> JsValue;
    #[wasm_bindgen(method)]
    fn reveal(this: &Desk, block: u32, at: u32);
    #[wasm_bindgen(method)]
    fn end(this: &Desk);
}

/// The script, fetched.
pub struct Script(JsValue);

/// A view on the page. It goes when this is dropped.
pub struct View {
    desk: Desk,
    _tell: Closure<dyn FnMut(String)>,
}

/// Fetches the script; `None` when it is not on this device and there is no network.
pub async fn fetch() -> Option<Script> {
    let fetch = Reflect::get(&js_sys::global(), &FETCH.into()).ok()?.dyn_into::<Function>().ok()?;
    let promise = fetch.call0(&JsValue::UNDEFINED).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok().map(Script)
}

impl Script {
    /// Puts a view into `place`. It tells what a person does by `tell`, from within calls to it as well.
    pub fn mount(&self, place: &HtmlElement, start: &str, tell: impl Fn(&str) + 'static) -> Option<View> {
        let mount = Reflect::get(&self.0, &"mount".into()).ok()?.dyn_into::<Function>().ok()?;
        let tell = Closure::<dyn FnMut(String)>::new(move |json: String| tell(&json));
        let desk = mount.call3(&JsValue::UNDEFINED, place, &start.into(), tell.as_ref()).ok()?;
        Some(View { desk: desk.unchecked_into(), _tell: tell })
    }
}

impl View {
    pub fn hear(&self, json: &str) {
        self.desk.hear(json);
    }

    /// Tells what is not told yet, also what is being composed.
    pub fn flush(&self) {
        self.desk.flush();
    }

    /// Nothing composes and everything is told.
    pub fn is_quiet(&self) -> bool {
        self.desk.quiet()
    }

    /// Which block has the caret, and where in its text.
    pub fn caret(&self) -> Option<(usize, usize)> {
        let place: Array = self.desk.caret().dyn_into().ok()?;
        let number = |at| place.get(at).as_f64().map(|it| it as usize);
        Some((number(0)?, number(1)?))
    }

    /// Block and place where the selection begins, and where it ends.
    pub fn selection(&self) -> Option<[(usize, usize); 2]> {
        let places: Array = self.desk.selection().dyn_into().ok()?;
        let number = |at| places.get(at).as_f64().map(|it| it as usize);
        Some([(number(0)?, number(1)?), (number(2)?, number(3)?)])
    }

    /// Brings a place into sight.
    pub fn reveal(&self, block: usize, at: usize) {
        self.desk.reveal(number(block), number(at));
    }

    pub fn put_caret(&self, block: usize, at: usize) {
        self.desk.put(number(block), number(at));
    }
}

fn number(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}

impl Drop for View {
    fn drop(&mut self) {
        self.desk.end();
    }
}

/// Something that must not be: on the console, where tests listen.
pub fn complain(what: &str) {
    web_sys::console::error_1(&format!("editor: {what} is not as it should be").into());
}
