//! Figures that nobody types (K8, S4-28): records written by phones, added up over the tree, opened as far as rights allow.

use axum::http::StatusCode;
use gongjian_server::projection;
use gongjian_server::store::measures::Figures;
use gongjian_shared::activities::{Group, PlanField, Seen};
use gongjian_shared::calendar::Year;
use gongjian_shared::documents::edit::{ActivityEdit, Edit};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Document;
use gongjian_shared::ids::{InstallationId, PersonId, SpaceId, UserId};
use gongjian_shared::measures::Measure;
use gongjian_shared::sync::frame::Welcome;
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::links::acked;
use crate::office::{Browser, Office, PASSWORD};
use crate::phone::{Phone, document, serve};

fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

const COUNTY: u16 = 1;
const EAST: u16 = 2;
const WEST: u16 = 3;
const COUNTY_OFFICE: u16 = 11;
const EAST_HEAD: u16 = 12;
const WEST_HEAD: u16 = 13;

async fn unit(admin: &mut Browser, number: u16, name: &str, parent: Option<u16>, level: &str) {
    let kind = if parent.is_none() { "pioneer_committee" } else { "school" };
    let detail = json!({ "name": name, "kind": kind, "line": "league", "level": level, "place": number });
    let add = json!({ "act": "add_unit", "unit": id(number), "parent": parent.map(id), "detail": detail, "draft": false });
    admin.party(add).await.expect_status(StatusCode::OK);
}

async fn someone(office: &Office, admin: &mut Browser, number: u16, unit: u16, post: &str) -> Browser {
    let detail = json!({ "name": format!("人{number}"), "staff": "administrator", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "少〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 1_000), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
    let login = format!("person{number}");
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": PASSWORD });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

struct County {
    office: Office,
    staff: Browser,
    east: Browser,
    west: Browser,
}

async fn county() -> County {
    let (office, mut admin) = Office::open().await;
    unit(&mut admin, COUNTY, "东江县少工委", None, "county").await;
    unit(&mut admin, EAST, "东江县第一小学", Some(COUNTY), "school").await;
    unit(&mut admin, WEST, "东江县第二小学", Some(COUNTY), "school").await;
    let staff = someone(&office, &mut admin, COUNTY_OFFICE, COUNTY, "office_staff").await;
    let east = someone(&office, &mut admin, EAST_HEAD, EAST, "secretary").await;
    let west = someone(&office, &mut admin, WEST_HEAD, WEST, "secretary").await;
    County { office, staff, east, west }
}

/// An activity that a phone writes.
struct Activity {
    head: DocumentHead,
    live: Document,
    seen: Seen,
    batch: u64,
}

impl Activity {
    fn new(nth: u8, unit: u16, by: u16, welcome: &Welcome) -> Self {
        let space = SpaceId::of_unit(id(unit).parse().expect("an id"));
        let live = Document::new(Kind::Activity, &[welcome.actor_prefix, [nth; 8]].concat());
        let user: UserId = id(by).parse().expect("an id");
        let seen = Seen { device: InstallationId::from_bytes([nth; 16]), user };
        Self {
            head: DocumentHead::free(document(nth), space, Kind::Activity),
            live,
            seen,
            batch: u64::from(nth) * 10,
        }
    }

    async fn edit(&mut self, phone: &mut Phone, edits: &[ActivityEdit]) {
        let mut changes = Vec::new();
        for edit in edits {
            let heads = self.live.heads();
            let edited = self.live.edit(&heads, &Edit::Activity(edit.clone()), Timestamp::from_millis(5));
            changes.push(edited.expect("fits").expect("changes something").bytes);
        }
        let changes: Vec<&[u8]> = changes.iter().map(Vec::as_slice).collect();
        self.batch += 1;
        acked(phone.push(self.batch, self.head, &changes).await);
    }

    fn arrive(&self, person: u16) -> ActivityEdit {
        let person: PersonId = id(person).parse().expect("an id");
        ActivityEdit::Arrive {
            person,
            group: Group::Student,
            seen: self.seen,
            newcomer: Some("来人".to_owned()),
        }
    }
}

fn set(field: PlanField, value: &str) -> ActivityEdit {
    ActivityEdit::Set { field, value: value.to_owned() }
}

async fn board(browser: &mut Browser, unit: Option<u16>, measure: &str) -> Value {
    let asked = json!({ "unit": unit.map(id), "year": 2026, "measure": measure });
    browser.ask("measures/board", asked).await.expect_status(StatusCode::OK).json()
}

fn first(figures: &Value) -> Value {
    figures["quarters"][0].clone()
}

// S4-28
// one record changed, every number follows
// planted: a correction added without taking the old one away; the county's rights asked at the school
#[tokio::test]
async fn what_schools_record_is_the_countys_number_and_who_says_nothing_is_shown() {
    let County { office, mut staff, mut east, mut west } = county().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &east, vec![]).await;
    let mut fair = Activity::new(1, EAST, EAST_HEAD, &welcome);
    let edits = [
        set(PlanField::Title, "读书会"),
        set(PlanField::Day, "2026-02-03"),
        fair.arrive(77),
        fair.arrive(78),
    ];
    fair.edit(&mut phone, &edits).await;
    let mut second = Activity::new(2, EAST, EAST_HEAD, &welcome);
    let edits = [set(PlanField::Title, "参观"), set(PlanField::Day, "2026-03-08"), second.arrive(78)];
    second.edit(&mut phone, &edits).await;

    let seen = board(&mut staff, None, "attendances").await;
    assert_eq!(
        (&seen["unit"]["name"], seen["rows"].as_array().map(Vec::len)),
        (&json!("东江县少工委"), Some(2))
    );
    assert_eq!(first(&seen["rows"][0]["figures"]), json!({ "amount": 3, "told": 1, "due": 1 }));
    assert_eq!(
        first(&seen["rows"][1]["figures"]),
        json!({ "amount": null, "told": 0, "due": 1 }),
        "silence is not 0"
    );
    assert_eq!(first(&seen["whole"]), json!({ "amount": 3, "told": 1, "due": 2 }));
    assert_eq!((&seen["months"][1], &seen["months"][2]), (&json!(2), &json!(1)));
    let people = board(&mut staff, Some(COUNTY), "persons").await;
    assert_eq!(first(&people["whole"])["amount"], json!(2), "who came twice is one person");

    // The west says that there was nothing: it is 0 now, and only the west may say so.
    let say =
        json!({ "act": "report_nothing", "unit": id(WEST), "quarter": { "year": 2026, "quarter": "Q1" } });
    let refused = staff.order("measure", say.clone()).await.json();
    assert_eq!(refused["outcome"]["refusal"]["measure"]["why"], "not_yours");
    for _ in 0..2 {
        assert_eq!(
            west.order("measure", say.clone()).await.json()["outcome"],
            json!({ "outcome": "accepted" })
        );
    }
    let seen = board(&mut staff, None, "attendances").await;
    assert_eq!(first(&seen["rows"][1]["figures"]), json!({ "amount": 0, "told": 1, "due": 1 }));

    // The second was noted on the wrong day: it moves, and nothing is counted twice.
    second.edit(&mut phone, &[set(PlanField::Day, "2026-04-08")]).await;
    let seen = board(&mut staff, None, "activities").await;
    let quarters = |at: usize| seen["whole"]["quarters"][at]["amount"].clone();
    assert_eq!((quarters(0), quarters(1), &seen["whole"]["year"]["amount"]), (json!(1), json!(1), &json!(2)));

    // Counted anew from nothing, every number is the same.
    let stores = &office.state.stores;
    projection::clear(stores).await.expect("cleared");
    assert_eq!(board(&mut staff, None, "activities").await, seen);
    assert_eq!(
        projection::figures::catch_up(stores).await.expect("counts"),
        0,
        "what has not changed is not looked at"
    );

    // Each number opens its records, and a school's papers are open to the school only.
    let behind = json!({ "unit": id(COUNTY), "alone": false, "year": 2026, "quarter": "Q1", "measure": "attendances" });
    let told = staff.ask("measures/behind", behind.clone()).await.expect_status(StatusCode::OK).json();
    let line = &told["lines"][0];
    assert_eq!(
        (&told["count"], &line["amount"], &line["unit"]),
        (&json!(1), &json!(2), &json!("东江县第一小学"))
    );
    assert_eq!(line["open"], Value::Null, "the title is the school's: {line}");
    let own =
        json!({ "unit": id(EAST), "alone": false, "year": 2026, "quarter": "Q1", "measure": "attendances" });
    let told = east.ask("measures/behind", own).await.expect_status(StatusCode::OK).json();
    assert_eq!(told["lines"][0]["open"]["title"], "读书会");

    // A school sees itself, and neither its neighbour nor the county.
    assert_eq!(board(&mut east, None, "activities").await["unit"]["name"], "东江县第一小学");
    for unit in [WEST, COUNTY, 999] {
        let asked = json!({ "unit": id(unit), "year": 2026, "measure": "activities" });
        east.ask("measures/board", asked).await.expect_status(StatusCode::NOT_FOUND);
        let path = format!("/api/figures?unit={}&year=2026&measure=activities", id(unit));
        east.get(&path, &[]).await.expect_status(StatusCode::NOT_FOUND);
    }
    east.ask("measures/behind", behind).await.expect_status(StatusCode::NOT_FOUND);
}

//
#[tokio::test]
async fn a_board_leaves_as_a_table_in_which_silence_is_an_empty_cell() {
    let County { office, mut staff, east, .. } = county().await;
    let served = serve(&office).await;
    let (mut phone, welcome) = Phone::greet(&served, &east, vec![]).await;
    let mut fair = Activity::new(1, EAST, EAST_HEAD, &welcome);
    let edits = [set(PlanField::Day, "2026-02-03"), fair.arrive(77)];
    fair.edit(&mut phone, &edits).await;
    let path = format!("/api/figures?unit={}&year=2026&measure=activities", id(COUNTY));
    let file = staff.get(&path, &[]).await.expect_status(StatusCode::OK);
    let texts = crate::lists::texts(&file.body);
    for word in ["东江县第一小学", "东江县第二小学", "合计", "一季度活动场次", "全年应报单位"]
    {
        assert!(texts.contains(word), "{word} in {texts:?}");
    }
}

#[tokio::test]
async fn of_two_who_count_at_once_the_one_with_the_older_log_keeps_nothing() {
    let office = Office::empty().await;
    let space = SpaceId::from_bytes([5; 16]);
    let mut side = office.state.stores.side.acquire().await.expect("free");
    let mut figures = Figures(&mut side);
    assert!(figures.advance(space, (0, 7), 1).await.expect("written"));
    assert!(!figures.advance(space, (0, 5), 1).await.expect("read"), "somebody else was first");
    assert_eq!(figures.places(1).await.expect("read").get(&space), Some(&7));
    assert!(figures.advance(space, (0, 9), 2).await.expect("written"), "a new way to count begins anew");
    let year = Year::try_from(2026).expect("a year");
    assert!(figures.amounts(Measure::Wishes, year).await.expect("read").is_empty());
}
