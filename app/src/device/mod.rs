//! The only code that touches the browser: `web_sys`, `js_sys` and `wasm_bindgen` stay in this folder.

pub mod clock;
pub mod dialog;
pub mod dice;
pub mod drag;
pub mod editor;
pub mod file;
pub mod http;
pub mod kept;
pub mod language;
pub mod link;
pub mod looked;
pub mod page;
pub mod picture;
pub mod room;
pub mod safe_mode;
pub mod start;
pub mod tabs;
pub mod textarea;
pub mod timer;
pub mod upload;
pub mod vault;
pub mod waits;
pub mod wire;
