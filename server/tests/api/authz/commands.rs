use std::sync::atomic::{AtomicU16, Ordering};

use gongjian_shared::rights::{Thing, Verb};
use serde_json::{Value, json};

use super::Seen;
use super::world::{
    NOWHERE, Subject, appointment, id, notice, private, programme, send as send_notice, space_of, standard,
    standard_detail, start, unit_detail, victim, victim_detail,
};

/// A command that leaves the world as it is for who may send it: it changes nothing, or is refused for a reason that
/// comes after the right.
pub struct Path {
    name: &'static str,
    thing: Thing,
    verb: Verb,
    /// Who may read this may be told that it is there.
    seen_as: Thing,
    group: &'static str,
    command: fn(u16) -> Value,
}

const fn party(
    thing: Thing,
    verb: Verb,
    seen_as: Thing,
    name: &'static str,
    command: fn(u16) -> Value,
) -> Path {
    Path { name, thing, verb, seen_as, group: "party", command }
}

const fn of_programme(verb: Verb, name: &'static str, command: fn(u16) -> Value) -> Path {
    Path { name, thing: Thing::Programme, verb, seen_as: Thing::Programme, group: "programme", command }
}

const fn of_notice(verb: Verb, name: &'static str, command: fn(u16) -> Value) -> Path {
    Path { name, thing: Thing::Notice, verb, seen_as: Thing::Notice, group: "notice", command }
}

use Thing as T;
use Verb::{Create, Decide, Remove, Write};

pub const PATHS: &[Path] = &[
    party(
        T::Unit,
        Write,
        T::Unit,
        "change_unit",
        |unit| json!({ "act": "change_unit", "unit": id(unit), "detail": unit_detail(unit) }),
    ),
    // Nothing is set and nothing is taken back; a college has none, which is told after the right.
    party(T::Unit, Write, T::Unit, "set_calendar", |unit| {
        let setting = json!({ "terms": null, "days": null });
        json!({ "act": "set_calendar", "unit": id(unit), "year": 2026, "setting": setting })
    }),
    party(T::Unit, Create, T::Unit, "add_unit", |unit| {
        let number = fresh();
        let detail =
            json!({ "name": format!("新{number}"), "kind": "branch", "line": "party", "level": "branch" });
        json!({ "act": "add_unit", "unit": id(number), "parent": id(unit), "detail": detail, "draft": true })
    }),
    party(T::Unit, Remove, T::Unit, "delete_unit", |unit| json!({ "act": "delete_unit", "unit": id(unit) })),
    party(
        T::Person,
        Write,
        T::Person,
        "change_person",
        |unit| json!({ "act": "change_person", "person": id(victim(unit)), "detail": victim_detail(unit) }),
    ),
    party(T::Person, Create, T::Unit, "add_person", |unit| {
        let detail = json!({ "name": "新人", "staff": "teacher", "home": id(unit) });
        json!({ "act": "add_person", "person": id(fresh()), "detail": detail, "private": null })
    }),
    party(
        T::Person,
        Remove,
        T::Person,
        "delete_person",
        |unit| json!({ "act": "delete_person", "person": id(victim(unit)) }),
    ),
    party(
        T::Private,
        Write,
        T::Person,
        "set_private",
        |unit| json!({ "act": "set_private", "person": id(victim(unit)), "private": private(unit) }),
    ),
    party(T::Appointment, Create, T::Unit, "appoint", |unit| {
        let detail = json!({
            "person": id(victim(unit)), "unit": id(unit), "post": "deputy", "from": "2026-01-01", "basis": "decision",
        });
        json!({ "act": "appoint", "appointment": id(fresh()), "detail": detail })
    }),
    party(T::Appointment, Write, T::Appointment, "end_appointment", |unit| {
        let end = json!({ "on": "2010-01-01", "basis": "decision", "document": "党〔2010〕1号" });
        json!({ "act": "end_appointment", "appointment": id(appointment(unit)), "end": end })
    }),
    party(
        T::Standard,
        Write,
        T::Unit,
        "set_standard",
        |unit| json!({ "act": "set_standard", "standard": id(standard(unit)), "detail": standard_detail(unit, Some(1)) }),
    ),
    party(
        T::Standard,
        Create,
        T::Unit,
        "set_standard",
        |unit| json!({ "act": "set_standard", "standard": id(fresh()), "detail": standard_detail(unit, Some(1)) }),
    ),
    party(
        T::Standard,
        Remove,
        T::Standard,
        "drop_standard",
        |unit| json!({ "act": "drop_standard", "standard": id(standard(unit)) }),
    ),
    party(T::Account, Create, T::Person, "open_account", |unit| {
        let login = format!("fresh{}", fresh());
        json!({ "act": "open_account", "user": id(victim(unit)), "login": login, "password": crate::office::PASSWORD })
    }),
    Path {
        name: "set_account_open",
        thing: T::Account,
        verb: Write,
        seen_as: T::Account,
        group: "",
        command: |unit| json!({ "command": "set_account_open", "user": id(victim(unit)), "open": true }),
    },
    // Refused for what it lacks, after the right.
    Path {
        name: "collect",
        thing: T::Paper,
        verb: Write,
        seen_as: T::Paper,
        group: "wish",
        command: |unit| {
            let draft = json!({ "school": "", "age": "9-11", "need": "books", "text": "", "worth": 1 });
            json!({ "act": "collect", "wish": id(fresh()), "space": space_of(unit), "draft": draft })
        },
    },
    // Without people: refused after the right.
    Path {
        name: "plan meeting",
        thing: T::Meeting,
        verb: Create,
        seen_as: T::Meeting,
        group: "meeting",
        command: |unit| {
            let draft = json!({
                "kind": "committee", "title": "会", "on": "2026-12-01", "begins": "09:00:00", "place": "室", "agenda": [],
                "chair": id(NOWHERE), "note_takers": [], "invited": [], "quorum": "any",
            });
            json!({ "act": "plan", "meeting": id(fresh()), "unit": id(unit), "draft": draft })
        },
    },
    of_notice(Create, "send", |unit| send_notice(fresh(), unit, "")),
    of_notice(Write, "phoned", |unit| {
        let to = json!({ "addressee": "unit", "unit": id(unit) });
        json!({ "act": "phoned", "notice": id(notice(unit)), "to": to, "spoken_to": "" })
    }),
    of_programme(Create, "start", |unit| start(fresh(), unit, &json!([]))),
    of_programme(
        Write,
        "adjust",
        |unit| json!({ "act": "adjust", "programme": id(programme(unit)), "changes": [], "reason": "" }),
    ),
    // Of a quarter that is far ahead: refused for that, after the right was asked.
    Path {
        name: "report nothing",
        thing: T::Statistic,
        verb: Write,
        seen_as: T::Statistic,
        group: "measure",
        command: |unit| {
            let quarter = json!({ "year": 2199, "quarter": "Q4" });
            json!({ "act": "report_nothing", "unit": id(unit), "quarter": quarter })
        },
    },
    Path {
        name: "confirm pair",
        thing: T::Programme,
        verb: Write,
        seen_as: T::Programme,
        group: "pairing",
        command: |unit| {
            let nobody = id(NOWHERE);
            json!({
                "act": "confirm", "pair": id(fresh()), "programme": id(programme(unit)), "leader": nobody,
                "counselor": nobody, "from": "2026-11-18",
            })
        },
    },
    // Nobody is named, so nothing is to be done.
    Path {
        name: "name handlers",
        thing: T::Need,
        verb: Decide,
        seen_as: T::Need,
        group: "need",
        command: |unit| json!({ "act": "set_desk", "unit": id(unit), "handlers": [], "days": 15 }),
    },
    Path {
        name: "keep mentors",
        thing: T::Corps,
        verb: Write,
        seen_as: T::Corps,
        group: "corps",
        command: |unit| {
            let it = json!({ "corps": id(fresh()), "kind": "other", "name": "导师团" });
            json!({ "act": "set_corps", "unit": id(unit), "it": it })
        },
    },
    // Of a version that nobody has: refused after the right.
    Path {
        name: "keep_round",
        thing: T::Programme,
        verb: Write,
        seen_as: T::Programme,
        group: "round",
        command: |unit| {
            let draft = json!({ "kind": "whole", "from": "2026-12-01", "order": [], "locked": [], "forbidden": [], "pairs": [] });
            json!({ "act": "keep", "round": id(fresh()), "programme": id(programme(unit)), "base": 9, "draft": draft })
        },
    },
];

/// An id that nobody has.
fn fresh() -> u16 {
    static DRAWN: AtomicU16 = AtomicU16::new(1_000);
    DRAWN.fetch_add(1, Ordering::Relaxed)
}

/// Sends it to what is there, and to what is not.
pub async fn send(path: &Path, subject: &mut Subject, unit: u16) -> Seen {
    let told = outcome(path, subject, unit).await;
    let refusal = &told["refusal"];
    let why = [
        &refusal["party"]["why"],
        &refusal["programme"]["why"],
        &refusal["pairing"]["why"],
        &refusal["wish"]["why"],
        &refusal["round"]["why"],
        &refusal["meeting"]["why"],
        &refusal["measure"]["why"],
        &refusal["need"]["why"],
        &refusal["corps"]["why"],
        &refusal["notice"]["why"],
        &refusal["code"],
    ];
    let refused = why.iter().filter_map(|it| it.as_str());
    let refused: Vec<&str> =
        refused.filter(|it| matches!(*it, "not_there" | "not_yours" | "not_administrator")).collect();
    let mut seen = Seen::new(path.name, path.thing, path.verb, refused.is_empty());
    if !seen.allowed && told != outcome(path, subject, NOWHERE).await {
        seen.told_apart_from_nothing = Some(path.seen_as);
    }
    seen
}

async fn outcome(path: &Path, subject: &mut Subject, unit: u16) -> Value {
    let mut command = (path.command)(unit);
    // What lies in a space is asked of the one that the subject has there.
    if command.get("space").is_some() {
        command["space"] = json!(subject.space(unit));
    }
    let browser = &mut subject.browser;
    let answer = if path.group.is_empty() {
        browser.plain(command).await
    } else {
        browser.order(path.group, command).await
    };
    let answer = answer.json();
    assert!(answer["outcome"].is_object(), "{}: {answer}", path.name);
    answer["outcome"].clone()
}
