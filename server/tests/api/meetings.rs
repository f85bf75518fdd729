//! Meetings over HTTP and links: called by an office, answered by who is invited, written down by several, fixed by the
//! chair (F6, F7).

use axum::http::StatusCode;
use gongjian_shared::activities::Seen;
use gongjian_shared::documents::edit::{Edit, MinutesEdit, Step};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::{Document, Edited};
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{InstallationId, MeetingId, PersonId, PinId, SpaceId, UserId};
use gongjian_shared::meetings::Presence;
use gongjian_shared::sync::frame::Welcome;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::office::{Browser, Office, PASSWORD};
use crate::phone::{Phone, Served, serve};

fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

const SCHOOL: u16 = 1;
const BESIDE: u16 = 2;
const MEETING: u16 = 900;
/// Of the office; chairs; takes notes; comes; sits at the unit beside.
const OFFICE: u16 = 11;
const CHAIR: u16 = 12;
const NOTES: u16 = 13;
const COMES: u16 = 14;
const STRANGER: u16 = 15;

fn meeting() -> MeetingId {
    id(MEETING).parse().expect("an id")
}

async fn unit(admin: &mut Browser, number: u16, name: &str) {
    let detail = json!({ "name": name, "kind": "league_committee", "line": "league", "level": "centre", "place": number });
    let add =
        json!({ "act": "add_unit", "unit": id(number), "parent": null, "detail": detail, "draft": false });
    admin.party(add).await.expect_status(StatusCode::OK);
}

async fn someone(
    office: &Office,
    admin: &mut Browser,
    number: u16,
    unit: u16,
    post: &str,
    name: &str,
) -> Browser {
    let detail = json!({ "name": name, "staff": "administrator", "home": id(unit) });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": null });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": post, "from": "2020-01-01", "basis": "decision", "document": "关〔2020〕1号",
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

struct Committee {
    admin: Browser,
    office: Office,
    secretary: Browser,
    chair: Browser,
    notes: Browser,
    comes: Browser,
    stranger: Browser,
}

async fn committee() -> Committee {
    let (office, mut admin) = Office::open().await;
    unit(&mut admin, SCHOOL, "关工委").await;
    unit(&mut admin, BESIDE, "别处").await;
    let secretary = someone(&office, &mut admin, OFFICE, SCHOOL, "secretary_general", "秘书").await;
    let chair = someone(&office, &mut admin, CHAIR, SCHOOL, "director", "主任").await;
    let notes = someone(&office, &mut admin, NOTES, SCHOOL, "member", "记录").await;
    let comes = someone(&office, &mut admin, COMES, SCHOOL, "elder", "老同志").await;
    let stranger = someone(&office, &mut admin, STRANGER, BESIDE, "secretary_general", "外人").await;
    Committee { admin, office, secretary, chair, notes, comes, stranger }
}

fn draft() -> Value {
    json!({
        "kind": "committee", "title": "第一次委员会议", "on": "2026-12-01", "begins": "14:30:00", "place": "301",
        "agenda": ["审议工作要点"], "chair": id(CHAIR), "note_takers": [id(NOTES)],
        "invited": [id(CHAIR), id(NOTES), id(COMES)], "quorum": "majority", "series": "half_year",
    })
}

fn act(act: &str) -> Value {
    json!({ "act": act, "meeting": id(MEETING) })
}

fn plan() -> Value {
    json!({ "act": "plan", "meeting": id(MEETING), "unit": id(SCHOOL), "draft": draft() })
}

async fn order(browser: &mut Browser, command: Value) -> Value {
    browser.order("meeting", command).await.json()["outcome"].clone()
}

async fn done(browser: &mut Browser, command: Value) {
    assert_eq!(order(browser, command.clone()).await, json!({ "outcome": "accepted" }), "{command}");
}

fn why(outcome: &Value) -> &str {
    outcome["refusal"]["meeting"]["why"].as_str().unwrap_or_else(|| panic!("no refusal: {outcome}"))
}

async fn waits(browser: &mut Browser, kind: &str) -> Vec<Value> {
    let all = browser.ask("today", json!({})).await.json();
    all.as_array().expect("a list").iter().filter(|it| it["waits"] == kind).cloned().collect()
}

fn space() -> SpaceId {
    SpaceId::of_meeting(meeting())
}

fn sees(welcome: &Welcome) -> bool {
    welcome.spaces.iter().any(|it| it.space == space())
}

async fn row(office: &Office) -> Value {
    let sql = "SELECT bytes FROM log WHERE row_key = 'meeting' ORDER BY seq DESC LIMIT 1";
    let query = sqlx::query_scalar::<_, Vec<u8>>(sql);
    let bytes = query.fetch_one(&office.state.stores.log_readers).await.expect("a row");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// The minutes on somebody's phone.
struct Desk {
    phone: Phone,
    document: Document,
    batch: u64,
    _served: Served,
}

impl Desk {
    async fn open(office: &Office, browser: &Browser) -> Self {
        let served = serve(office).await;
        let (phone, welcome) = Phone::greet(&served, browser, vec![]).await;
        assert!(sees(&welcome));
        let actor = [welcome.actor_prefix, [1; 8]].concat();
        Self { phone, document: Document::new(Kind::Minutes, &actor), batch: 0, _served: served }
    }

    fn edit(&mut self, edit: &Edit) -> Edited {
        let heads = self.document.heads();
        self.document.edit(&heads, edit, Timestamp::from_millis(1)).expect("fits").expect("changes something")
    }

    fn arrive(&mut self, who: u16, presence: Presence) -> Edited {
        let seen = Seen { device: InstallationId::from_bytes([9; 16]), user: UserId::from_bytes([9; 16]) };
        let person: PersonId = id(who).parse().expect("an id");
        self.edit(&Edit::Minutes(MinutesEdit::Arrive { person, presence, seen }))
    }

    fn write(&mut self, text: &str) -> Edited {
        let View::Text(view) = self.document.view() else { panic!("a text") };
        let at = view.start_of(1);
        self.edit(&Edit::Body { steps: vec![Step::Splice { at, delete: 0, insert: text.to_owned() }] })
    }

    async fn push(&mut self, edited: &Edited) {
        self.batch += 1;
        let head = DocumentHead::minutes_of(meeting());
        self.phone.push(self.batch, head, &[&edited.bytes]).await.expect("an answer");
    }
}

fn fix(nth: u8, heads: &[Hash]) -> Value {
    let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
    json!({ "act": "fix", "meeting": id(MEETING), "pin": PinId::from_bytes([nth; 16]), "heads": heads })
}

async fn held(it: &mut Committee) {
    done(&mut it.secretary, plan()).await;
    done(&mut it.secretary, act("call")).await;
    done(&mut it.chair, act("hold")).await;
}

#[tokio::test]
async fn who_is_invited_sees_the_meeting_with_the_call_and_nobody_else_learns_that_there_is_one() {
    let mut it = committee().await;
    let served = serve(&it.office).await;
    for (browser, expected) in
        [(&mut it.comes, "not_there"), (&mut it.chair, "not_yours"), (&mut it.stranger, "not_there")]
    {
        assert_eq!(why(&order(browser, plan()).await), expected);
    }
    let mut elsewhere = plan();
    elsewhere["draft"]["invited"] = json!([id(STRANGER)]);
    assert_eq!(why(&order(&mut it.secretary, elsewhere).await), "unknown_person");
    done(&mut it.secretary, plan()).await;
    let (_, early) = Phone::greet(&served, &it.comes, vec![]).await;
    assert!(!sees(&early) && waits(&mut it.comes, "meeting").await.is_empty());
    assert_eq!(why(&order(&mut it.comes, act("hold")).await), "not_there");
    done(&mut it.secretary, act("call")).await;
    let (_, called) = Phone::greet(&served, &it.comes, vec![]).await;
    assert!(sees(&called));
    assert_eq!(waits(&mut it.comes, "meeting").await.len(), 1);
    let (_, outside) = Phone::greet(&served, &it.stranger, vec![]).await;
    assert!(!sees(&outside));
    let mut nowhere = act("hold");
    nowhere["meeting"] = json!(id(901));
    let (here, there) = (order(&mut it.stranger, act("hold")).await, order(&mut it.stranger, nowhere).await);
    assert_eq!(here, there);
    let mut answer = act("answer");
    (answer["coming"], answer["reason"]) = (json!("leave"), json!("出差"));
    done(&mut it.comes, answer).await;
    assert!(waits(&mut it.comes, "meeting").await.is_empty());
    assert_eq!(row(&it.office).await["invited"][2]["answer"]["reason"], "出差");
    // Who is taken out sees it no more.
    let mut without = draft();
    without["invited"] = json!([id(CHAIR), id(NOTES)]);
    let change = json!({ "act": "change", "meeting": id(MEETING), "draft": without, "reason": "换人" });
    done(&mut it.secretary, change).await;
    let (_, after) = Phone::greet(&served, &it.comes, vec![]).await;
    assert!(!sees(&after));
    // Nor does who runs the server: not in their list, and not by letting themselves in.
    let listed = it.admin.ask("organisation", json!({})).await;
    assert!(!listed.text().contains(&space().to_string()), "{}", listed.text());
    let me = json!({ "command": "set_member", "space": space(), "user": crate::office::person(1), "role": "member" });
    let told = it.admin.plain(me).await.json();
    assert_eq!(told["outcome"]["refusal"]["code"], "no_such_space");
    assert!(!it.office.audit_text().await.contains("出差"), "reasons stay in the meeting");
}

// S2-05 2/2: who was there is kept with the fixed version
#[tokio::test]
async fn fixing_waits_for_the_version_counts_who_was_there_in_it_and_stays_what_it_was() {
    let mut it = committee().await;
    held(&mut it).await;
    let mut desk = Desk::open(&it.office, &it.notes).await;
    let resolve = json!({ "act": "resolve", "meeting": id(MEETING), "resolution": id(950), "text": "同意" });
    done(&mut it.notes, resolve).await;
    let first = desk.arrive(CHAIR, Presence::InPerson);
    desk.push(&first).await;
    let short = order(&mut it.chair, fix(1, &[first.hash])).await;
    let turnout = json!({ "due": 3, "present": 1, "stand_ins": 0 });
    let no = json!({ "why": "no_quorum", "turnout": turnout, "needed": 2 });
    assert_eq!(short["refusal"]["meeting"], no);
    let between = desk.arrive(COMES, Presence::StandIn);
    let second = desk.arrive(NOTES, Presence::InPerson);
    assert_eq!(why(&order(&mut it.secretary, fix(2, &[second.hash])).await), "not_chair");
    let waiting = it.chair.order("meeting", fix(2, &[second.hash])).await.json();
    assert_eq!(waiting["outcome"]["outcome"], "not_yet_here");
    desk.push(&between).await;
    desk.push(&second).await;
    done(&mut it.chair, fix(3, &[second.hash])).await;
    let fixed = row(&it.office).await;
    assert_eq!(fixed["state"], "fixed");
    assert_eq!(fixed["fixed"]["turnout"], json!({ "due": 3, "present": 2, "stand_ins": 1 }));
    let pin = format!("/api/pins/{}", PinId::from_bytes([3; 16]));
    let kept = it.comes.get(&pin, &[]).await.expect_status(StatusCode::OK).body;
    let later = desk.write("事后补记");
    desk.push(&later).await;
    assert_eq!(it.comes.get(&pin, &[]).await.body, kept, "what was fixed stays");
    it.stranger.get(&pin, &[]).await.expect_status(StatusCode::NOT_FOUND);
    assert_eq!(why(&order(&mut it.chair, fix(4, &[later.hash])).await), "wrong");
}

#[tokio::test]
async fn an_action_waits_for_its_owner_and_for_the_office_until_it_is_done() {
    let mut it = committee().await;
    held(&mut it).await;
    let assign = |owner: u16| {
        let task = json!({ "text": "起草工作要点", "owner": id(owner), "due": "2026-12-20" });
        json!({ "act": "assign", "meeting": id(MEETING), "action": id(960), "task": task })
    };
    assert_eq!(why(&order(&mut it.notes, assign(STRANGER)).await), "unknown_person");
    done(&mut it.notes, assign(COMES)).await;
    let told = waits(&mut it.comes, "action").await;
    assert_eq!((&told[0]["text"], &told[0]["due"]), (&json!("起草工作要点"), &json!("2026-12-20")));
    assert!(waits(&mut it.chair, "action").await.is_empty());
    let open = it.secretary.ask("meetings/actions", json!({ "unit": id(SCHOOL) })).await;
    let open = open.expect_status(StatusCode::OK).json();
    assert_eq!(open[0]["owner_name"], "老同志", "{open}");
    for browser in [&mut it.comes, &mut it.stranger] {
        let here = browser.ask("meetings/actions", json!({ "unit": id(SCHOOL) })).await;
        let nowhere = browser.ask("meetings/actions", json!({ "unit": id(77) })).await;
        assert_eq!((here.status, here.body), (nowhere.status, nowhere.body));
    }
    let settle = json!({ "act": "settle", "meeting": id(MEETING), "action": id(960), "outcome": "done", "words": "已报送" });
    assert_eq!(why(&order(&mut it.notes, settle.clone()).await), "not_yours");
    done(&mut it.comes, settle).await;
    assert!(waits(&mut it.comes, "action").await.is_empty());
    let open = it.secretary.ask("meetings/actions", json!({ "unit": id(SCHOOL) })).await.json();
    assert_eq!(open, json!([]));
    let conveners = it.secretary.ask("meetings/conveners", json!({})).await.json();
    assert_eq!(conveners[0]["people"].as_array().map(Vec::len), Some(4));
    assert_eq!(it.comes.ask("meetings/conveners", json!({})).await.json(), json!([]));
}
