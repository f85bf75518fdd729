//! The modal behaviour of `<dialog>`: focus goes in, stays in, and returns on close.

use web_sys::HtmlDialogElement;

pub fn show(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Fails only for a dialog that is not in the page.
        drop(dialog.show_modal());
    }
}

pub fn hide(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Whether the press fell on the backdrop, which belongs to the dialog element itself.
pub fn is_backdrop(dialog: &HtmlDialogElement, x: i32, y: i32) -> bool {
    let frame = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(x), f64::from(y));
    x < frame.left() || x > frame.right() || y < frame.top() || y > frame.bottom()
}
