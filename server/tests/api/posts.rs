//! Posts, bodies and parts that the sources ask for, over HTTP (S0-06, S0-22, S1-02, S2-01, S4-03, S4-07).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::office::Browser;
use crate::pairs;
use crate::party::{COLLEGE, NORTH, PROVINCE, Party, SOUTH, UNIVERSITY, WANG, appointment, id, unit};

async fn gaps(browser: &mut Browser) -> Value {
    browser.ask("party/gaps", json!({ "on": null })).await.expect_status(StatusCode::OK).json()
}

async fn page(browser: &mut Browser, number: u16) -> Value {
    let asked = json!({ "unit": id(number), "on": null });
    browser.ask("party/unit", asked).await.expect_status(StatusCode::OK).json()
}

// S0-06
// planted: every branch is a League body of teachers
#[tokio::test]
async fn departments_with_a_league_body_of_teachers_are_counted_and_other_kinds_are_none() {
    let mut party = Party::new().await;
    party.unit(5, Some(NORTH), unit("化工学院", "college", "college")).await;
    let counted = |gaps: &Value| gaps["teacher_bodies"].clone();
    assert_eq!(counted(&gaps(&mut party.admin).await), json!([["school", 2, 0], ["college", 2, 0]]));
    // A body of students is none of teachers.
    party.unit(31, Some(COLLEGE), unit("学生团支部", "branch", "branch")).await;
    assert_eq!(counted(&gaps(&mut party.admin).await)[1], json!(["college", 2, 0]));
    for (number, above, kind) in [
        (32, NORTH, "teacher_league_committee"),
        (33, COLLEGE, "league_general_branch"),
        (34, 5, "league_subcommittee"),
    ] {
        party.unit(number, Some(above), unit(&format!("教工团{number}"), kind, "branch")).await;
    }
    assert_eq!(counted(&gaps(&mut party.admin).await), json!([["school", 2, 1], ["college", 2, 2]]));
    // A kind that is not listed is not taken.
    let detail = unit("教工团小组", "teacher_league_circle", "branch");
    let command =
        json!({ "act": "add_unit", "unit": id(35), "parent": id(COLLEGE), "detail": detail, "draft": false });
    party.admin.party(command).await.expect_status(StatusCode::BAD_REQUEST);
}

// S0-22
// planted: a tick asks for no post
#[tokio::test]
async fn a_site_begins_with_exactly_one_deputy_in_charge_and_misses_them_when_the_post_ends() {
    let mut party = Party::new().await;
    let detail = json!({ "name": "专职副书记", "under": id(PROVINCE), "kind": "university", "post": "deputy_in_charge", "least": 1, "most": 1 });
    let set = json!({ "act": "set_standard", "standard": id(51), "detail": detail });
    party.admin.party(set).await.expect_status(StatusCode::OK);
    let mut office = party.browser(UNIVERSITY).await;
    let start = json!({
        "act": "start", "programme": id(90), "definition": "demonstration_sites", "owner": id(NORTH), "title": "示范点",
        "on": "2014-12-01", "contacts": [{ "name": "李敏", "phone": "0000-000" }],
    });
    let started = office.order("programme", start).await.json();
    assert_eq!(started["outcome"]["outcome"], "accepted", "{started}");
    let tick = |phase: &str, item: &str| json!({ "act": "tick", "programme": id(90), "site": id(NORTH), "phase": phase, "item": item, "done": true });
    let definition = gongjian_shared::programmes::bundled().expect("sound");
    let sites = definition.iter().find(|it| it.id.as_str() == "demonstration_sites").expect("ships");
    let (prepares, builds) = (&sites.phases[0], &sites.phases[1]);
    let of =
        |phase: &gongjian_shared::programmes::Phase| tick(phase.id.as_str(), phase.checklist[0].id.as_str());
    let why = |answer: Value| answer["outcome"]["refusal"]["programme"].clone();
    assert_eq!(why(office.order("programme", of(prepares)).await.json()), Value::Null, "it prepares");
    let refused = why(office.order("programme", of(builds)).await.json());
    assert_eq!((&refused["why"], &refused["has"]), (&json!("understaffed"), &json!(0)), "{refused}");
    party.appoint(41, WANG, NORTH, "deputy_in_charge", "2026-01-01").await;
    assert_eq!(page(&mut party.admin, NORTH).await["gaps"], json!([]));
    party.person(15, "赵同", NORTH).await;
    party.appoint(42, 15, NORTH, "deputy_in_charge", "2026-01-01").await;
    let two = why(office.order("programme", of(builds)).await.json());
    assert_eq!((&two["why"], &two["has"], &two["most"]), (&json!("understaffed"), &json!(2), &json!(1)));
    let today = party.office.today();
    let end = |number: u16| {
        let end = json!({ "on": today, "basis": "handover", "document": "校团〔2026〕9号" });
        json!({ "act": "end_appointment", "appointment": id(number), "end": end })
    };
    party.admin.party(end(42)).await.expect_status(StatusCode::OK);
    assert_eq!(why(office.order("programme", of(builds)).await.json()), Value::Null, "it begins");
    // The appointment ends, and the vacancy is told: on the page of the site, among the gaps, and today.
    party.admin.party(end(41)).await.expect_status(StatusCode::OK);
    let short = json!({ "short": "too_few", "has": 0, "needs": 1 });
    assert_eq!(page(&mut office, NORTH).await["gaps"][0]["short"], short);
    let today = office.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
    let told = today.as_array().expect("a list").iter();
    let told: Vec<&Value> = told.filter(|it| it["waits"] == "gap" && it["unit"] == id(NORTH)).collect();
    assert_eq!(told.len(), 1, "{today}");
    assert_eq!(told[0]["posts"], json!(["专职副书记"]));
}

// S1-02
// planted: no sites for those who write there
#[tokio::test]
async fn a_leading_group_has_an_office_below_it_with_its_own_staff_and_task_list() {
    let (office, mut admin, _staff) = pairs::place().await;
    for (number, above, name, kind) in
        [(70, pairs::OWNER, "联系工作领导小组", "leading_group"), (71, 70, "领导小组办公室", "office")]
    {
        let detail = json!({ "name": name, "kind": kind, "line": "party", "level": "school" });
        let add = json!({ "act": "add_unit", "unit": id(number), "parent": id(above), "detail": detail, "draft": false });
        admin.party(add).await.expect_status(StatusCode::OK);
    }
    let mut clerk = pairs::someone(&office, &mut admin, 72, 71, "office_staff").await;
    let of_group = page(&mut admin, 70).await;
    assert_eq!(of_group["children"][0]["unit"], id(71), "the office is a unit under the group");
    assert_eq!(of_group["held"], json!([]), "its staff is not the group's");
    let held = page(&mut admin, 71).await["held"].clone();
    assert_eq!((held.as_array().map(Vec::len), &held[0]["person_name"]), (Some(1), &json!("人员72")));
    let start = json!({
        "act": "start", "programme": id(91), "definition": "leaders_counselors", "owner": id(71),
        "title": "办公室工作", "on": "2026-11-01", "contacts": [{ "name": "李敏", "phone": "0000-000" }],
    });
    let started = clerk.order("programme", start).await.json();
    assert_eq!(started["outcome"]["outcome"], "accepted", "{started}");
    // Its task list: the open items of the running phases, ticked there, and counted there alone.
    let tasks = async |browser: &mut Browser| {
        let waits = browser.ask("today", json!({})).await.expect_status(StatusCode::OK).json();
        let all = waits.as_array().expect("a list").clone();
        let lists = all.into_iter().filter(|it| it["waits"] == "checklist");
        lists.map(|it| (it["site"].clone(), it["open"].as_u64().expect("a number"))).collect::<Vec<_>>()
    };
    let before = tasks(&mut clerk).await;
    assert!(!before.is_empty() && before.iter().all(|(site, _)| *site == id(71)), "{before:?}");
    let tick = json!({
        "act": "tick", "programme": id(91), "site": id(71), "phase": "pairing", "item": "group_set_up", "done": true,
    });
    let mut above = pairs::someone(&office, &mut admin, 73, pairs::OWNER, "member").await;
    let others = tasks(&mut above).await;
    clerk.order("programme", tick).await.expect_status(StatusCode::OK);
    assert_eq!(tasks(&mut above).await, others, "the list of another unit stays");
    let after = tasks(&mut clerk).await;
    let sum = |all: &[(Value, u64)]| all.iter().map(|(_, open)| open).sum::<u64>();
    assert_eq!(sum(&after) + 1, sum(&before));
}

// S2-01
// planted: what is missing is not told
#[tokio::test]
async fn a_committee_that_is_not_whole_is_told_what_is_missing_until_it_is() {
    let mut party = Party::new().await;
    let mut of_party = unit("滇北大学党委", "party_committee", "school");
    of_party["line"] = json!("party");
    party.unit(60, Some(PROVINCE), of_party).await;
    party.unit(61, Some(NORTH), unit("滇北大学关工委", "next_generation_committee", "school")).await;
    let lacks = async |party: &mut Party| page(&mut party.admin, 61).await["lacks"].clone();
    let all = ["leading_body", "team", "office", "elders", "students"];
    assert_eq!(lacks(&mut party).await, json!(all));
    let guide = json!({ "act": "set_guide", "unit": id(61), "guide": id(60), "guides": true });
    party.admin.party(guide).await.expect_status(StatusCode::OK);
    assert_eq!(lacks(&mut party).await, json!(all[1..]));
    party.appoint(41, WANG, 61, "director", "2026-01-01").await;
    assert_eq!(lacks(&mut party).await, json!(all[2..]));
    party.unit(62, Some(61), unit("关工委办公室", "office", "school")).await;
    assert_eq!(lacks(&mut party).await, json!(all[3..]));
    for (number, post) in [(42, "elder"), (43, "student_member")] {
        party.appoint(number, UNIVERSITY, 61, post, "2026-01-01").await;
    }
    assert_eq!(lacks(&mut party).await, json!([]));
    assert_eq!(page(&mut party.admin, NORTH).await["lacks"], json!([]), "a university is no committee");
    // Nobody of its members is retired, and all are of one band of age.
    assert_eq!(page(&mut party.admin, 61).await["empty"], json!(["retired", "age_steps"]));
}

// S4-03
// planted: an appointment without a paper is taken
#[tokio::test]
async fn an_appointment_names_the_congress_the_decision_or_the_post_that_it_rests_on() {
    let mut party = Party::new().await;
    party.unit(7, Some(PROVINCE), unit("云南少工委", "pioneer_committee", "province")).await;
    for (number, post, basis) in [
        (41, "standing_deputy_director", "congress"),
        (42, "deputy_director", "decision"),
        (43, "member", "ex_officio"),
    ] {
        let mut command = appointment(number, WANG, 7, post, "2026-01-01");
        command["detail"]["basis"] = json!(basis);
        party.admin.party(command).await.expect_status(StatusCode::OK);
    }
    let held = page(&mut party.admin, 7).await["held"].clone();
    let told = held.as_array().expect("a list").iter().map(|it| (it["post"].clone(), it["basis"].clone()));
    let expected = [
        (json!("standing_deputy_director"), json!("congress")),
        (json!("deputy_director"), json!("decision")),
        (json!("member"), json!("ex_officio")),
    ];
    let told: Vec<(Value, Value)> = told.collect();
    assert!(expected.iter().all(|it| told.contains(it)), "{told:?}");
    for basis in [json!("custom"), Value::Null] {
        let mut command = appointment(44, WANG, 7, "director", "2026-01-01");
        command["detail"]["basis"] = basis;
        party.admin.party(command).await.expect_status(StatusCode::BAD_REQUEST);
    }
    let mut bare = appointment(44, WANG, 7, "director", "2026-01-01");
    bare["detail"]["document"] = json!("");
    let bare = party.admin.party(bare).await.json();
    assert_eq!(bare["outcome"]["refusal"]["party"]["why"], "no_document");
}

// S4-07
// planted: titles counted at the home of the person
#[tokio::test]
async fn titles_are_kept_with_their_track_and_counted_by_prefecture() {
    let mut party = Party::new().await;
    let (kunming, yuxi) = (61, 62);
    for (number, name, school) in [(kunming, "昆明市少工委", 63), (yuxi, "玉溪市少工委", 64)] {
        party.unit(number, Some(PROVINCE), unit(name, "pioneer_committee", "prefecture")).await;
        party.unit(school, Some(number), unit(&format!("第{school}小学"), "school", "school")).await;
    }
    for (number, home) in [(71, 63), (72, 63), (73, 64)] {
        party.person(number, &format!("辅导员{number}"), home).await;
    }
    let award = |number: u16, person: u16, track: &str, on: &str| {
        json!({
            "act": "award", "award": id(number), "person": id(person), "title": "高级教师", "track": track, "on": on,
            "document": "云人社〔2026〕8号",
        })
    };
    for (number, person, track, on) in [
        (81, 71, "少先队活动", "2026-03-01"),
        (82, 72, "少先队活动", "2026-03-01"),
        (83, 72, "行政职级", "2026-04-01"),
        (84, 73, "少先队活动", "2026-05-01"),
        (85, 73, "行政职级", "2027-01-01"),
    ] {
        party.admin.party(award(number, person, track, on)).await.expect_status(StatusCode::OK);
    }
    let of = party.admin.ask("party/person", json!({ "person": id(72) })).await.json();
    assert_eq!(
        of["awards"],
        json!([["高级教师", "少先队活动", "2026-03-01"], ["高级教师", "行政职级", "2026-04-01"]])
    );
    let titles = gaps(&mut party.admin).await["titles"].clone();
    let told = titles.as_array().expect("a list").iter();
    let told: Vec<Value> = told.map(|it| json!([it["unit"]["name"], it["track"], it["count"]])).collect();
    let expected = [
        json!(["昆明市少工委", "少先队活动", 2]),
        json!(["昆明市少工委", "行政职级", 1]),
        json!(["玉溪市少工委", "少先队活动", 1]),
    ];
    assert_eq!(told, expected, "what comes later is not counted today");
    // Who sees one school alone hears of no other prefecture.
    party.appoint(91, UNIVERSITY, SOUTH, "office_staff", "2026-01-01").await;
    let mut beside = party.browser(UNIVERSITY).await;
    assert_eq!(gaps(&mut beside).await["titles"], json!([]));
}

// For S4-02: an earlier term of somebody who holds the post now is entered later, over before this one began.
// planted: an appointment with an end overlaps whatever comes after it
#[tokio::test]
async fn a_term_of_the_past_is_entered_with_its_end_and_never_over_another() {
    let mut party = Party::new().await;
    party.unit(7, Some(PROVINCE), unit("云南少工委", "pioneer_committee", "province")).await;
    party.appoint(42, UNIVERSITY, 7, "director", "2015-10-16").await;
    let earlier = |until: &str| {
        let mut it = appointment(43, UNIVERSITY, 7, "director", "2005-03-01");
        it["end"] = json!({ "on": until, "basis": "handover", "document": "少工委〔2007〕1号" });
        it
    };
    let overlaps = party.admin.party(earlier("2015-10-17")).await.json();
    assert_eq!(overlaps["outcome"]["refusal"]["party"]["why"], "terms_overlap");
    party.admin.party(earlier("2007-03-01")).await.expect_status(StatusCode::OK);
    for (day, held) in [("2007-02-28", true), ("2007-03-01", false), ("2015-10-16", true)] {
        let asked = json!({ "unit": id(7), "on": day });
        let page = party.admin.ask("party/unit", asked).await.expect_status(StatusCode::OK).json();
        assert_eq!(page["held"].as_array().map(Vec::len), Some(usize::from(held)), "{day}");
    }
}
