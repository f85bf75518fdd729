use std::sync::atomic::{AtomicU32, Ordering};

/// An element id that no other element of the page has, so that labels and texts can point at their field.
pub fn unique(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{name}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
