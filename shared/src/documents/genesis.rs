//! The fixed first change of each kind: same bytes on every phone and server, so two people who make one document
//! offline make the same one. It never travels; both ends know it.
//!
//! Every container that two people could create at once is in it.

use super::kind::Kind;

/// Who wrote every genesis.
pub const ACTOR: &[u8] = b"gongjian";

/// The stored bytes of the first change (an uncompressed Automerge change).
pub const fn bytes(kind: Kind) -> &'static [u8] {
    match kind {
        Kind::SitePlan => include_bytes!("genesis/site_plan_1.change"),
        Kind::BlankPlan => include_bytes!("genesis/blank_plan_1.change"),
        Kind::BasicForm => include_bytes!("genesis/basic_form_1.change"),
        Kind::Form => include_bytes!("genesis/form_1.change"),
        Kind::Answer => include_bytes!("genesis/answer_1.change"),
        Kind::Activity => include_bytes!("genesis/activity_1.change"),
        Kind::Minutes => include_bytes!("genesis/minutes_1.change"),
        Kind::Comments => include_bytes!("genesis/comments_1.change"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::edit::Style;
    use crate::documents::{activity, comments, form, minutes, sheet, text};
    use automerge::transaction::{CommitOptions, Transactable};
    use automerge::{ActorId, AutoCommit, ObjType, ROOT, TextEncoding};

    const HEADINGS: [&str; 7] =
        ["工作基础", "健全组织", "搭建平台", "促进成长", "服务需求", "实施步骤", "保障措施"];

    /// An answer has the containers of a blank plan: the message keeps their hashes apart.
    fn built(kind: Kind) -> Vec<u8> {
        let mut doc = AutoCommit::new_with_encoding(TextEncoding::Utf16CodeUnit);
        doc.set_actor(ActorId::from(ACTOR));
        match kind {
            Kind::SitePlan => plan(&mut doc, &HEADINGS),
            Kind::BlankPlan | Kind::Answer => plan(&mut doc, &[]),
            Kind::BasicForm => basic_form(&mut doc),
            Kind::Form => any_form(&mut doc),
            Kind::Activity => any_activity(&mut doc),
            Kind::Comments => drop(doc.put_object(ROOT, comments::ITEMS, ObjType::Map).expect("new")),
            Kind::Minutes => {
                plan(&mut doc, &["会议议题", "讨论情况", "议定事项"]);
                for map in minutes::MAPS {
                    doc.put_object(ROOT, map, ObjType::Map).expect("new");
                }
            }
        }
        let options = CommitOptions::default().with_time(0);
        doc.commit_with(if kind == Kind::Answer { options.with_message(kind.as_str()) } else { options });
        doc.get_last_local_change().expect("one change").raw_bytes().to_vec()
    }

    fn plan(doc: &mut AutoCommit, headings: &[&str]) {
        doc.put_object(ROOT, text::TITLE, ObjType::Text).expect("new");
        let body = doc.put_object(ROOT, text::BODY, ObjType::Text).expect("new");
        doc.put_object(ROOT, "tables", ObjType::Map).expect("new");
        let mut at = 0;
        for heading in headings {
            text::split(doc, &body, at, Style::Heading { level: 1 }).expect("new");
            doc.splice_text(&body, at + 1, 0, heading).expect("new");
            at += 1 + heading.encode_utf16().count();
            text::split(doc, &body, at, Style::Paragraph).expect("new");
            at += 1;
        }
        if headings.is_empty() {
            text::split(doc, &body, 0, Style::Paragraph).expect("new");
        }
    }

    fn basic_form(doc: &mut AutoCommit) {
        doc.put_object(ROOT, form::VALUES, ObjType::Map).expect("new");
        let long = doc.put_object(ROOT, form::LONG, ObjType::Map).expect("new");
        doc.put_object(&long, "pilot_content", ObjType::Text).expect("new");
    }

    fn any_form(doc: &mut AutoCommit) {
        for map in sheet::MAPS {
            doc.put_object(ROOT, map, ObjType::Map).expect("new");
        }
    }

    fn any_activity(doc: &mut AutoCommit) {
        for map in activity::MAPS {
            doc.put_object(ROOT, map, ObjType::Map).expect("new");
        }
        doc.put_object(ROOT, activity::NOTES, ObjType::Text).expect("new");
    }

    /// The stored bytes are what people's documents stand on: they never change. `GONGJIAN_WRITE_GENESIS=1` writes
    /// the file of a **new** kind.
    #[test]
    fn the_stored_bytes_are_the_ones_that_were_released() {
        for kind in Kind::ALL {
            let name = format!("src/documents/genesis/{}.change", kind.as_str().replace('/', "_"));
            if std::env::var_os("GONGJIAN_WRITE_GENESIS").is_some() {
                std::fs::write(&name, built(kind)).expect("writable");
            } else {
                assert_eq!(bytes(kind), built(kind), "{name}");
            }
        }
    }

    /// The same, where nobody can rewrite a file and a test together without seeing it.
    #[test]
    fn the_first_changes_have_the_hashes_that_were_released() {
        for (kind, expected) in [
            (Kind::Form, "ad411916c6c5e1a928447b003d440de18e55f52c4abfedf428558dcecc314d1b"),
            (Kind::Answer, "1fd2e126973f9411d96339d76cbf2cfd6e20b6d11e37e51a194b3eae5b22b733"),
            (Kind::Minutes, "4f1cc08e45c02940e2cb5aa8166583789b09ea5d1e6a91e7657dbada58e46da2"),
            (Kind::Activity, "e2dad9c6cb2283a0fbc74a8c811ddbcffef5c28f8b89bde9adf78b7c33f57c91"),
            (Kind::Comments, "82a8adf3bb6159d237a60b4d438bd4cd379e4c9f610e7d5fb304ba3d2d79bf22"),
        ] {
            let change = automerge::Change::from_bytes(bytes(kind).to_vec()).expect("a change");
            assert_eq!(change.hash().to_string(), expected, "{kind:?}");
        }
    }
}
