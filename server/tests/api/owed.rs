//! What pairs owe: by the school's own terms, today, in every view that follows from one talk, outside the office.

use crate::care::{Note, cell, coverage, pairs, push, talk, year_table};
use crate::office::{Browser, Office};
use crate::pairs::{COLLEGE, COUNSELOR, LEADER, PROGRAMME, id, sign_in};
use axum::http::StatusCode;
use gongjian_shared::forms::answer::Answer;
use jiff::civil::date;
use serde_json::{Value, json};

/// Sets the terms of the academic year 2026–2027 at the owner of the programme.
fn terms(first: &str) -> Value {
    let setting = json!({ "terms": [first, "2027-02-22"] });
    json!({ "act": "set_calendar", "unit": id(crate::pairs::OWNER), "year": 2026, "setting": setting })
}

// what is owed in a term is judged by the school's own terms, on the server and on phones.
// planted: the row of a pair told without the terms
#[tokio::test]
async fn a_school_that_begins_early_has_its_guidance_counted_in_the_term_that_it_lies_in() {
    let (_office, _admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let (mut note, mut changes) = Note::of("guidance_note", 1, &welcome);
    changes.push(note.fill("held_on", Answer::Date(date(2026, 8, 26))));
    changes.push(note.fill("kind", Answer::one("awards".try_into().expect("a name"))));
    push(&mut phone, 1, &note, &changes).await;
    let met = async |staff: &mut Browser| {
        let asked = json!({ "programme": id(PROGRAMME), "year": 2026, "rule": "term_guidance" });
        let found = staff.ask("care/coverage", asked).await.expect_status(StatusCode::OK).json();
        (cell(&found, 0, "met"), cell(&found, 1, "met"))
    };
    assert_eq!(met(&mut staff).await, (json!(1), json!(0)), "26 August is in the spring term by default");
    let wrong = staff.party(terms("2026-06-24")).await.json();
    let told = &wrong["outcome"]["refusal"]["party"];
    assert_eq!((&told["why"], &told["error"]["fault"]), (&json!("calendar"), &json!("terms")));
    staff.party(terms("2026-08-24")).await.expect_status(StatusCode::OK);
    assert_eq!(met(&mut staff).await, (json!(0), json!(1)));
    // The phone of the leader hears of it at once.
    while !String::from_utf8_lossy(&phone.wire).contains("2026-08-24") {
        phone.entries().await;
    }
    let page = staff.ask("party/calendar", json!({ "unit": id(COLLEGE) })).await.json();
    assert_eq!(
        page["years"]["2026"]["terms"],
        json!(["2026-08-24", "2027-02-22"]),
        "a college has its school's"
    );
    assert_eq!((&page["may_set"], &page["years"]["2026"]["own"]["terms"]), (&json!(false), &Value::Null));
    // Taken back, all is as before.
    let mut back = terms("2026-08-24");
    back["setting"] = json!({ "terms": null });
    staff.party(back).await.expect_status(StatusCode::OK);
    assert_eq!(met(&mut staff).await, (json!(1), json!(0)));
}

// What a leader owes is told today, one line for each kind, and goes when it is done; nobody else is told.
// planted: what is met stays
#[tokio::test]
async fn what_a_pair_owes_waits_for_its_leader_until_it_is_recorded() {
    let (office, mut admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let mut leader = office.browser(78);
    leader.sign_in(&format!("person{LEADER}"), crate::office::PASSWORD).await.expect_status(StatusCode::OK);
    let owed = async |browser: &mut Browser| {
        let waits = browser.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
        let all = waits.as_array().expect("a list").clone();
        let pairs = all.into_iter().filter(|it| it["waits"] == "pair");
        let line = |it: Value| (it["pair"].clone(), it["owed"]["zh"].clone(), it["due"].clone());
        pairs.map(line).collect::<Vec<_>>()
    };
    let talk_of = |number: u16, due: Value| (json!(id(number)), json!("每季度约谈"), due);
    let before = owed(&mut leader).await;
    assert!(before.contains(&talk_of(200, json!("2026-12-31"))), "{before:?}");
    assert!(before.contains(&talk_of(201, json!("2026-12-31"))), "{before:?}");
    for month in [2_i8, 5, 8, 11] {
        let nth = month.unsigned_abs();
        let (note, changes) = talk(nth, &welcome, date(2026, month, 3), "face");
        push(&mut phone, u64::from(nth), &note, &changes).await;
    }
    let after = owed(&mut leader).await;
    assert!(!after.iter().any(|(pair, what, _)| *pair == id(200) && *what == "每季度约谈"), "{after:?}");
    assert!(after.contains(&talk_of(201, json!("2026-12-31"))), "{after:?}");
    let mut counselor = sign_in(&office, &mut admin, COUNSELOR).await;
    assert_eq!((owed(&mut counselor).await, owed(&mut staff).await), (vec![], vec![]));
}

// entered once; every view follows, the file as well
#[tokio::test]
async fn one_changed_talk_changes_the_quarters_the_yearly_table_its_file_and_what_is_to_be_arranged() {
    let (office, mut admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let mut liaison = crate::pairs::someone(&office, &mut admin, 40, COLLEGE, "liaison").await;
    let (mut note, changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    push(&mut phone, 1, &note, &changes).await;
    let mut views = Vec::new();
    for (batch, day) in [(2, None), (3, Some(date(2026, 8, 3)))] {
        if let Some(day) = day {
            let moved = note.fill("held_on", Answer::Date(day));
            push(&mut phone, batch, &note, &[moved]).await;
        }
        let quarters = coverage(&mut staff).await;
        let table = year_table(&mut staff).await;
        let column = |name: &str| {
            let columns = table["columns"].as_array().expect("columns");
            let at = columns.iter().position(|it| it["id"] == name).expect("there");
            let lines = table["lines"].as_array().expect("lines");
            lines.iter().filter_map(|line| line["cells"][at]["value"]["number"].as_u64()).sum::<u64>()
        };
        let file = staff.get(&format!("/api/yearly/{}?year=2026", id(PROGRAMME)), &[]).await;
        let book = gongjian_tables::read(&file.expect_status(StatusCode::OK).body).expect("a workbook");
        let cells: Vec<String> = book.grids[0].cells.iter().map(|it| it.text.clone()).collect();
        let list = liaison.ask("liaison/arrange", json!({})).await.json();
        let line = list["lines"].as_array().expect("lines").iter().find(|it| it["pair"] == id(200)).cloned();
        let open = line.expect("served")["open"].as_array().expect("open").clone();
        let open_in = |slot: &str| open.iter().any(|it| it["rule"] == "quarterly_talk" && it["slot"] == slot);
        views.push((
            [cell(&quarters, 0, "met"), cell(&quarters, 2, "met")],
            [column("talks_q1"), column("talks_q3")],
            [open_in("2026-Q1"), open_in("2026-Q3")],
            cells,
        ));
    }
    assert_eq!((&views[0].0, &views[1].0), (&[json!(1), json!(0)], &[json!(0), json!(1)]));
    assert_eq!((views[0].1, views[1].1), ([1, 0], [0, 1]));
    assert_eq!((views[0].2, views[1].2), ([false, true], [true, false]));
    assert_ne!(views[0].3, views[1].3, "the file");
}

/// Asks for the coverage as somebody else than the office does: the heads of the owner.
async fn head_of_the_owner(office: &Office, admin: &mut Browser) -> Browser {
    crate::pairs::someone(office, admin, 50, crate::pairs::OWNER, "head").await
}

// S1-22: coverage by leader level
// S1-23 3/3: no ranking: units by name, nobody by name outside the office
#[tokio::test]
async fn outside_the_office_no_line_has_fewer_than_three_leaders_and_no_cell_names_anybody() {
    let (office, mut admin, mut staff, _served, mut phone, welcome) = pairs().await;
    let mut head = head_of_the_owner(&office, &mut admin).await;
    let confirm = |pair: u16, leader: u16, counselor: u16| {
        json!({
            "act": "confirm", "pair": id(pair), "programme": id(PROGRAMME), "leader": id(leader + 100),
            "counselor": id(counselor + 100), "from": "2026-01-01",
        })
    };
    // The head of the owner is a college leader with a counselor of her own.
    let paired = staff.order("pairing", confirm(202, 50, COUNSELOR + 2)).await.json();
    assert_eq!(paired["outcome"]["outcome"], "accepted", "{paired}");
    let (note, changes) = talk(1, &welcome, date(2026, 2, 3), "face");
    push(&mut phone, 1, &note, &changes).await;
    let inside = coverage(&mut staff).await;
    let levels = |it: &Value| {
        let levels = it["levels"].as_array().expect("levels").clone();
        levels
            .into_iter()
            .map(|it| (it["level"].clone(), it["leaders"].clone(), it["cells"][0]["met"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(&inside), [(json!("leader"), json!(1), json!(0)), (json!("head"), json!(1), json!(1))]);
    let outside = coverage(&mut head).await;
    assert_eq!(
        (&outside["office"], levels(&outside)),
        (&json!(false), vec![]),
        "one leader is nobody's line"
    );
    let sum = |it: &Value| {
        let units = it["units"].as_array().expect("units").clone();
        units.iter().filter_map(|it| it["cells"][0]["owed"].as_u64()).sum::<u64>()
    };
    assert_eq!(sum(&inside), sum(&outside), "no number is lost");
    assert!(!outside.to_string().contains("人员"), "{outside}");
    let asked = json!({
        "programme": id(PROGRAMME), "year": 2026, "rule": "quarterly_talk", "slot": "2026-Q1", "unit": id(COLLEGE),
    });
    staff.ask("care/cell", asked.clone()).await.expect_status(StatusCode::OK);
    assert_eq!(head.ask("care/cell", asked).await.status, StatusCode::NOT_FOUND);
}
