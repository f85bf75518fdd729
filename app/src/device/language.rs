//! Where the chosen language is remembered: a setting of this browser, not of the account.

const KEY: &str = "gongjian-language";

/// What was chosen in this browser, or what the browser prefers (`zh-CN`, `en-GB` …).
pub fn preferred() -> String {
    let window = leptos::prelude::window();
    let kept = window.local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.unwrap_or_else(|| "zh".to_owned())
}

/// Remembers the choice where the browser allows it, and tells the document, so that screen readers pronounce it well.
pub fn keep(tag: &str) {
    if let Ok(Some(storage)) = leptos::prelude::window().local_storage() {
        // A private window may refuse: then the choice lives as long as the page.
        drop(storage.set_item(KEY, tag));
    }
    tell_document(tag);
}

/// Sets the `lang` of the document.
pub fn tell_document(tag: &str) {
    let lang = if tag == "zh" { "zh-CN" } else { tag };
    if let Some(root) = leptos::prelude::document().document_element() {
        drop(root.set_attribute("lang", lang));
    }
}
