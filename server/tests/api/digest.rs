//! The message of the day, by a mail server and a group's webhook on this machine.

use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use gongjian_server::config::{Command, Config};
use gongjian_server::digest::Digests;
use gongjian_server::state::AppState;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::office::{Browser, DAY_MS, Office, PASSWORD};

type Letters = Arc<Mutex<Vec<String>>>;

const HOUR_MS: i64 = 3_600_000;
const ORIGIN: &str = "http://127.0.0.1:8080";

/// A mail server that takes everything; each letter with its envelope.
async fn post_office() -> (u16, Letters) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let port = listener.local_addr().expect("bound").port();
    let letters = Letters::default();
    let kept = letters.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(talk(socket, kept.clone()));
        }
    });
    (port, letters)
}

/// One talk by SMTP (RFC 5321), as far as a letter needs it.
async fn talk(socket: TcpStream, letters: Letters) -> Option<()> {
    let (read, mut write) = socket.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await.ok()?;
    let mut letter = String::new();
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250 here\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.lock().expect("whole").push(std::mem::take(&mut letter));
                "250 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => {
                letter.push_str(&line);
                letter.push('\n');
                "250 fine\r\n"
            }
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    Some(())
}

/// A group's webhook; answers with the code.
async fn webhook(code: i64) -> (u16, Letters) {
    let (listener, said) =
        (TcpListener::bind("127.0.0.1:0").await.expect("a port is free"), Letters::default());
    let port = listener.local_addr().expect("bound").port();
    let take = |State((said, code)): State<(Letters, i64)>, Json(body): Json<Value>| async move {
        said.lock().expect("whole").push(body["markdown"]["content"].as_str().unwrap_or_default().to_owned());
        Json(json!({ "errcode": code, "errmsg": "" }))
    };
    let routes = Router::new().route("/hook", post(take)).with_state((said.clone(), code));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (port, said)
}

fn digests(office: &Office, smtp: Option<u16>, group: Option<u16>) -> Digests {
    let smtp = smtp.map(|port| format!("smtp://127.0.0.1:{port}"));
    digests_by(office, smtp.as_deref(), None, group)
}

/// By a mail server at that address; `authority`: whom to trust for it.
pub fn digests_by(
    office: &Office,
    smtp: Option<&str>,
    authority: Option<&Path>,
    group: Option<u16>,
) -> Digests {
    let flags = ["--data".to_owned(), office.home.path().display().to_string()];
    let set = |name: &str| match name {
        "GONGJIAN_SMTP" => smtp.map(str::to_owned),
        "GONGJIAN_MAIL_FROM" => smtp.map(|_| "共建 <gongjian@example.org>".to_owned()),
        "GONGJIAN_MAIL_CA" => authority.map(|it| it.display().to_string()),
        "GONGJIAN_WECOM_GROUP" => group.map(|port| format!("http://127.0.0.1:{port}/hook")),
        _ => None,
    };
    let Command::Serve(config) = Config::read(flags, set).expect("sound settings") else { panic!("serves") };
    let state = AppState { config: Arc::new(*config), ..office.state.clone() };
    Digests::new(state).expect("usable").expect("set up")
}

fn id(number: u16) -> String {
    format!("00000000-0000-7000-8000-00000000{number:04}")
}

/// An office that sent a notice with a confidential title to a unit in which two people work.
pub async fn place() -> (Office, Browser) {
    let (office, mut admin) = Office::open().await;
    for (number, parent) in [(1, None), (2, Some(id(1)))] {
        let detail = json!({ "name": format!("单位{number}"), "kind": "league_committee", "line": "league", "level": "school" });
        let add = json!({ "act": "add_unit", "unit": id(number), "parent": parent, "detail": detail, "draft": false });
        admin.party(add).await.expect_status(StatusCode::OK);
    }
    let mut staff = someone(&office, &mut admin, 11, 1, "office_staff").await;
    let one = someone(&office, &mut admin, 12, 2, "member").await;
    someone(&office, &mut admin, 13, 2, "member").await;
    let text = json!({ "title": "关于某同志的谈话", "body": "机密正文", "ask": "read" });
    let to = json!([{ "to": "unit", "unit": id(2) }]);
    let send = json!({ "act": "send", "notice": id(900), "from": id(1), "text": text, "to": to });
    staff.order("notice", send).await.expect_status(StatusCode::OK);
    (office, one)
}

async fn someone(office: &Office, admin: &mut Browser, number: u16, unit: u16, at: &str) -> Browser {
    let detail = json!({ "name": format!("人员{number}"), "staff": "administrator", "home": id(unit) });
    let private = json!({ "email": format!("p{number}@example.org"), "phone": "", "consent": true });
    let add = json!({ "act": "add_person", "person": id(number), "detail": detail, "private": private });
    admin.party(add).await.expect_status(StatusCode::OK);
    let detail = json!({
        "person": id(number), "unit": id(unit), "post": at, "from": "2020-01-01", "basis": "decision", "document": "团〔2020〕1号",
    });
    let appoint = json!({ "act": "appoint", "appointment": id(number + 100), "detail": detail });
    admin.party(appoint).await.expect_status(StatusCode::OK);
    let login = format!("person{number}");
    let open = json!({ "act": "open_account", "user": id(number), "login": login, "password": PASSWORD });
    admin.party(open).await.expect_status(StatusCode::OK);
    let mut browser = office.browser(u8::try_from(number).expect("small"));
    browser.sign_in(&login, PASSWORD).await.expect_status(StatusCode::OK);
    browser
}

async fn choose(browser: &mut Browser, channel: &str, at: u8, quiet: (u8, u8)) {
    let chosen = json!({ "channel": channel, "at": at, "quiet_from": quiet.0, "quiet_until": quiet.1 });
    let command = json!({ "act": "remind", "reminders": chosen });
    browser.order("notice", command).await.expect_status(StatusCode::OK);
}

fn taken(letters: &Letters) -> Vec<String> {
    letters.lock().expect("whole").clone()
}

//
#[tokio::test]
async fn everybody_gets_one_letter_a_day_and_none_twice_also_after_a_restart() {
    let (office, one) = place().await;
    drop(one);
    let (port, letters) = post_office().await;
    let sends = digests(&office, Some(port), None);
    // Wednesday evening: two people have something to read; who sent it has nothing to do.
    assert_eq!(sends.round().await.expect("sent"), 2);
    assert_eq!(sends.round().await.expect("asked"), 0);
    drop(sends);
    let office = office.restart().await;
    let sends = digests(&office, Some(port), None);
    assert_eq!(sends.round().await.expect("asked"), 0);
    office.clock.advance_ms(DAY_MS);
    assert_eq!(sends.round().await.expect("sent"), 2, "the next day it still waits");
    // Thursday 18:26 and five hours and a half: still Thursday, and quiet.
    let to: Vec<bool> = taken(&letters).iter().map(|it| it.contains("p12@example.org")).collect();
    assert_eq!(to, [true, false, true, false]);
}

//
#[tokio::test]
async fn a_letter_holds_counts_and_a_link_and_nothing_confidential() {
    let (office, _one) = place().await;
    let (port, letters) = post_office().await;
    digests(&office, Some(port), None).round().await.expect("sent");
    let letter = &taken(&letters)[0];
    let body = letter.split("\n\n").nth(1).expect("a body").replace('\n', "");
    let text = decoded(&body);
    assert!(text.contains("通知 1 份") && text.contains(&format!("{ORIGIN}/")), "{text}");
    for secret in ["谈话", "机密", "单位1", "人员"] {
        assert!(!text.contains(secret) && !letter.contains(secret), "{secret}");
    }
}

/// The text of a body in base64, as mail carries it.
fn decoded(body: &str) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in body.bytes() {
        let Some(value) = SIGNS.iter().position(|it| *it == sign) else { continue };
        held = (held << 6) | u32::try_from(value).expect("below 64");
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).expect("a byte"));
        }
    }
    String::from_utf8(bytes).expect("text")
}

// X-16 2/2
#[tokio::test]
async fn quiet_hours_days_off_and_choices_are_kept() {
    let (office, mut one) = place().await;
    let (port, letters) = post_office().await;
    let (hook, said) = webhook(0).await;
    let sends = digests(&office, Some(port), Some(hook));
    // 19:06: this one wants quiet from six on, the other one keeps the usual hours.
    choose(&mut one, "mail", 8, (18, 9)).await;
    assert_eq!(sends.round().await.expect("sent"), 1);
    choose(&mut one, "none", 0, (0, 0)).await;
    assert_eq!(sends.round().await.expect("asked"), 0);
    choose(&mut one, "group", 0, (0, 0)).await;
    assert_eq!(sends.round().await.expect("sent"), 1);
    assert_eq!(taken(&said), [format!("人员12，今天等你办的：\n> 通知 1 份\n[登录后查看]({ORIGIN}/)")]);
    assert_eq!(taken(&letters).len(), 1);
    // Saturday.
    office.clock.advance_ms(3 * DAY_MS);
    assert_eq!(sends.round().await.expect("asked"), 0);
    office.clock.advance_ms(2 * DAY_MS - 12 * HOUR_MS);
    // Monday 7:06: for the usual hours it is too early.
    assert_eq!(sends.round().await.expect("sent"), 1);
}

// X-16 1/2
#[tokio::test]
async fn what_certainly_did_not_go_out_is_tried_again_and_what_may_have_is_not() {
    let (office, mut one) = place().await;
    choose(&mut one, "group", 0, (0, 0)).await;
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        listener.local_addr().expect("bound").port()
    };
    let sends = digests(&office, None, Some(closed));
    assert_eq!(sends.round().await.expect("asked"), 0);
    let (refuses, said) = webhook(45_009).await;
    assert_eq!(digests(&office, None, Some(refuses)).round().await.expect("asked"), 0);
    assert_eq!(taken(&said).len(), 1);
    let (hook, said) = webhook(0).await;
    assert_eq!(digests(&office, None, Some(hook)).round().await.expect("sent"), 1);
    assert_eq!(digests(&office, None, Some(hook)).round().await.expect("asked"), 0);
    assert_eq!(taken(&said).len(), 1);
}

#[tokio::test]
async fn without_settings_nothing_is_sent_and_secrets_are_not_shown() {
    let (office, _) = Office::open().await;
    assert!(Digests::new(office.state.clone()).expect("usable").is_none());
    let wrong = |name: &'static str, value: &'static str| {
        let set = move |asked: &str| (asked == name).then(|| value.to_owned());
        Config::read([], set).expect_err("refused").to_string()
    };
    let told = wrong("GONGJIAN_SMTP", "mail://user:secret@host");
    assert!(told.contains("smtp") && !told.contains("secret"), "{told}");
    assert!(wrong("GONGJIAN_SMTP", "smtp://user:secret@host").contains("mail_from"));
    assert!(wrong("GONGJIAN_MAIL_FROM", "a@example.org").contains("smtp"));
    assert!(wrong("GONGJIAN_WECOM_GROUP", "http://example.org/key").contains("https"));
}

// For X-22: no message goes out on a day that the person's unit has off, and one does where the unit works.
// planted: the days that this program was built with
#[tokio::test]
async fn a_day_off_of_the_unit_is_silent_for_its_people_alone() {
    let (office, one) = place().await;
    drop(one);
    let mut admin = office.browser(1);
    admin.sign_in("admin", PASSWORD).await.expect_status(StatusCode::OK);
    let today = office.today().to_string();
    let set = |unit: u16, kind: &str| {
        let setting = json!({ "terms": null, "days": [{ "date": today, "kind": kind }] });
        json!({ "act": "set_calendar", "unit": id(unit), "year": 2026, "setting": setting })
    };
    let (port, letters) = post_office().await;
    let sends = digests(&office, Some(port), None);
    admin.party(set(1, "holiday")).await.expect_status(StatusCode::OK);
    assert_eq!(sends.round().await.expect("asked"), 0, "below goes by what is set above");
    let back = json!({ "act": "set_calendar", "unit": id(1), "year": 2026, "setting": {} });
    admin.party(back).await.expect_status(StatusCode::OK);
    admin.party(set(2, "holiday")).await.expect_status(StatusCode::OK);
    assert_eq!(sends.round().await.expect("asked"), 0, "the two who have something to read have the day off");
    let back = json!({ "act": "set_calendar", "unit": id(2), "year": 2026, "setting": {} });
    admin.party(back).await.expect_status(StatusCode::OK);
    assert_eq!(sends.round().await.expect("sent"), 2);
    assert_eq!(taken(&letters).len(), 2);
}
