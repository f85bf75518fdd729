//! Work notes bound into a booklet, and never the private part (S1-18).

use crate::care::{pairs, push, talk};
use crate::pairs::pair;
use crate::phone::Phone;
use gongjian_shared::care::{Note as Printed, booklet};
use gongjian_shared::documents::edit::Style;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::{TextView, View};
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::ids::SpaceId;
use gongjian_shared::rules::pairing::PairRow;
use gongjian_shared::sync::entry::Entry;
use gongjian_tables::letter::Layout;
use jiff::civil::date;

/// The forms that a phone got, by space and document.
async fn forms(phone: &mut Phone, spaces: usize) -> Vec<(DocumentHead, Document)> {
    let mut found: Vec<(DocumentHead, Document)> = Vec::new();
    for _ in 0..spaces {
        let page = phone.entries().await;
        assert_eq!(page.from + u64::try_from(page.entries.len()).expect("few"), page.newest, "one page each");
        for entry in page.entries {
            let Entry::Change(change) = entry else { continue };
            let head = change.head(page.space);
            if !found.iter().any(|(it, _)| *it == head) {
                found.push((head, Document::new(Kind::Form, b"booklet")));
            }
            let (_, form) = found.iter_mut().find(|(it, _)| *it == head).expect("just made");
            form.apply([change.bytes.as_slice()]).expect("fits");
        }
    }
    found
}

fn booklet_of(forms: &[(DocumentHead, Document)], row: &PairRow) -> TextView {
    let note = |(head, form): &(DocumentHead, Document)| {
        let View::Sheet(view) = form.view() else { panic!("a form") };
        let said =
            |answer: &Answer| if let Answer::Text(text) = answer { text.clone() } else { String::new() };
        let fields = ["place", "family"].map(|it| it.try_into().expect("a name"));
        let lines = fields
            .iter()
            .flat_map(|field| view.answers.of_field(field))
            .map(|it| (String::new(), said(it)))
            .collect();
        Printed::of(head, row, &view, "约谈".to_owned(), lines)
    };
    booklet("工作纪要汇编", forms.iter().filter_map(note).collect(), |day| day.to_string())
}

// S1-18: from the work notes of chosen records, with a page of contents, and never the private part
// planted: what a booklet is made of was not asked for its space
#[tokio::test]
async fn a_booklet_is_bound_from_work_notes_by_unit_and_leader_and_never_holds_the_private_part() {
    const OPEN: &str = "三楼会议室";
    const SECRET: &str = "母亲住院";
    let (office, _admin, staff, served, mut phone, welcome) = pairs().await;
    let (mut note, mut changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    changes.push(note.fill("place", Answer::text(OPEN)));
    push(&mut phone, 1, &note, &changes).await;
    let private = SpaceId::of_pair_private(pair(200));
    // Where it lies counts, not what it looks like.
    let (mut secret, mut closed) = talk(2, &welcome, date(2026, 2, 3), "face");
    secret.head.space = private;
    closed.push(secret.fill("place", Answer::text(SECRET)));
    push(&mut phone, 2, &secret, &closed).await;

    let mut reader = office.state.stores.log_readers.acquire().await.expect("free");
    let sql = "SELECT bytes FROM log WHERE row_key = 'pair' AND space = $1 ORDER BY seq DESC LIMIT 1";
    let notes = SpaceId::of_pair(pair(200));
    let row: Vec<u8> =
        sqlx::query_scalar(sql).bind(notes.as_bytes().to_vec()).fetch_one(&mut *reader).await.expect("a row");
    let row: PairRow = serde_json::from_slice(&row).expect("JSON");
    // At the office: not a byte of it comes, so none can go in.
    let (mut clerk, at_office) = Phone::greet(&served, &staff, vec![]).await;
    let held = forms(&mut clerk, at_office.spaces.len()).await;
    assert!(!clerk.wire.windows(SECRET.len()).any(|it| it == SECRET.as_bytes()));
    // And on the phone of the two, which holds both, the private part is no part of it either.
    let mut both = forms(&mut Phone::greet(&served, &staff, vec![]).await.0, at_office.spaces.len()).await;
    let mut own = Document::new(Kind::Form, b"booklet");
    own.apply(closed.iter().map(Vec::as_slice)).expect("fits");
    both.push((secret.head, own));
    for forms in [held, both] {
        let text = booklet_of(&forms, &row);
        let headings: Vec<&str> = text
            .blocks
            .iter()
            .filter(|it| matches!(it.style, Style::Heading { .. }))
            .map(|it| it.text.as_str())
            .collect();
        assert_eq!(headings, ["材料学院", "人员20", "约谈  人员30  2026-02-03"]);
        let file = gongjian_tables::letter::write_with_contents(&text, Layout::Official, "目录");
        let again = gongjian_tables::letter::read(&file).expect("it opens again").text;
        let said: Vec<&str> = again.blocks.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(
            said.iter().filter(|it| **it == "材料学院").count(),
            2,
            "in the contents and as a heading"
        );
        assert!(said.contains(&"目录") && said.contains(&OPEN), "{said:?}");
        assert!(!said.concat().contains(SECRET));
    }
}
