//! Everything that has not left this phone, as one file for the worst day: readable words first, then the bytes.

use serde::Serialize;

use super::Desk;
use crate::keeper::shelf;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;

#[derive(Serialize)]
struct Export {
    what: &'static str,
    person: String,
    documents: Vec<Exported>,
}

#[derive(Serialize)]
struct Exported {
    document: String,
    kind: &'static str,
    title: String,
    /// The document with the unsent work in it, as it is shown.
    content: View,
    /// The unsent changes in order, hexadecimal.
    unsent: Vec<String>,
}

pub(super) async fn text(desk: &Desk) -> String {
    let mut documents = Vec::new();
    for document in desk.shelf.waiting.keys() {
        let (Some(vault), Some(card)) = (&desk.vault, desk.shelf.cards.get(document)) else { continue };
        let changes = shelf::changes(vault, *document).await.unwrap_or_default();
        let mut whole = Document::new(card.head.kind, b"export");
        for (_, change) in &changes {
            let _ = whole.apply([change.bytes.as_slice()]);
        }
        let line = desk.shelf.waiting.get(document);
        let waits = |hash| line.is_some_and(|line| line.contains_key(hash));
        let unsent =
            changes.iter().filter(|(hash, _)| waits(hash)).map(|(_, change)| hex(&change.bytes)).collect();
        documents.push(Exported {
            document: document.to_string(),
            kind: card.head.kind.as_str(),
            title: card.title.clone(),
            content: whole.view(),
            unsent,
        });
    }
    let person = desk.me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let export = Export { what: "gongjian-unsent/1", person, documents };
    serde_json::to_string_pretty(&export).unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
