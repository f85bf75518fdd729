use axum::http::StatusCode;
use gongjian_shared::rights::{Thing, Verb};
use serde_json::{Value, json};

use super::Seen;
use super::world::{
    NOWHERE, id, notice, phone_number, programme, standard, standard_name, unit_name, victim, victim_login,
    victim_name,
};
use crate::office::{Answer, Browser};

use Thing as T;

/// Everything that can be asked about a unit and what belongs to it, each beside the same about nothing.
pub async fn ask_all(browser: &mut Browser, unit: u16) -> Vec<Seen> {
    let mut seen = pages(browser, unit).await;
    seen.extend(lists(browser, unit).await);
    seen.extend(searches(browser, unit).await);
    seen.extend(exports(browser, unit).await);
    seen
}

/// Lists as files: what stands in them, and whether a unit that may not be seen answers like none.
async fn exports(browser: &mut Browser, unit: u16) -> Vec<Seen> {
    let mut seen = Vec::new();
    for (list, thing, needle) in [
        ("units", T::Unit, unit_name(unit)),
        ("people", T::Person, victim_name(unit)),
        ("private", T::Private, phone_number(unit)),
        ("appointments", T::Appointment, victim_name(unit)),
    ] {
        let answer = browser.get(&format!("/api/lists/{list}?unit={}", id(unit)), &[]).await;
        let missing = browser.get(&format!("/api/lists/{list}?unit={}", id(NOWHERE)), &[]).await;
        let found = answer.status == StatusCode::OK && crate::lists::texts(&answer.body).contains(&needle);
        let mut it = Seen::new("list as a file", thing, Verb::Read, found);
        if (answer.status, &answer.body) != (missing.status, &missing.body) {
            it.told_apart_from_nothing = Some(T::Unit);
        }
        seen.push(it);
    }
    seen
}

async fn pages(browser: &mut Browser, unit: u16) -> Vec<Seen> {
    let page = |unit: u16| ("party/unit", json!({ "unit": id(unit), "on": null }));
    let person = |unit: u16| ("party/person", json!({ "person": id(victim(unit)) }));
    let calendar = |unit: u16| ("party/calendar", json!({ "unit": id(unit) }));
    let tree = |unit: u16| ("party/tree", json!({ "parent": id(unit) }));
    let of_programme = |unit: u16| ("programmes/page", json!({ "programme": id(programme(unit)) }));
    let of_notice = |unit: u16| ("notices/page", json!({ "notice": id(notice(unit)) }));
    let mut seen = Vec::new();
    let (shown, text) = both("unit page", T::Unit, browser, page(unit), page(NOWHERE)).await;
    seen.push(shown);
    for (thing, needle) in [(T::Appointment, victim_name(unit)), (T::Standard, standard_name(unit))] {
        seen.push(Seen::new("unit page", thing, Verb::Read, text.contains(&needle)));
    }
    let (shown, text) = both("person page", T::Person, browser, person(unit), person(NOWHERE)).await;
    seen.push(shown);
    for (thing, needle) in [(T::Private, phone_number(unit)), (T::Account, victim_login(unit))] {
        seen.push(Seen::new("person page", thing, Verb::Read, text.contains(&needle)));
    }
    seen.push(both("notice", T::Notice, browser, of_notice(unit), of_notice(NOWHERE)).await.0);
    let actions = |unit: u16| ("meetings/actions", json!({ "unit": id(unit) }));
    seen.push(both("what meetings left open", T::Meeting, browser, actions(unit), actions(NOWHERE)).await.0);
    seen.push(both("calendar", T::Unit, browser, calendar(unit), calendar(NOWHERE)).await.0);
    seen.push(both("tree", T::Unit, browser, tree(unit), tree(NOWHERE)).await.0);
    let figures =
        |unit: u16| ("measures/board", json!({ "unit": id(unit), "year": 2026, "measure": "activities" }));
    seen.push(both("figures", T::Statistic, browser, figures(unit), figures(NOWHERE)).await.0);
    let corps = |unit: u16| ("corps/unit", json!({ "unit": id(unit) }));
    seen.push(both("mentors", T::Corps, browser, corps(unit), corps(NOWHERE)).await.0);
    let (shown, _) =
        both("programme", T::Programme, browser, of_programme(unit), of_programme(NOWHERE)).await;
    seen.push(shown);
    seen
}

/// Asks for what is there and for what is not; they differ only for who may read it.
async fn both(
    path: &'static str,
    thing: Thing,
    browser: &mut Browser,
    there: (&str, Value),
    nothing: (&str, Value),
) -> (Seen, String) {
    let answer = browser.ask(there.0, there.1).await;
    let missing = browser.ask(nothing.0, nothing.1).await;
    let mut seen = Seen::new(path, thing, Verb::Read, answer.status == StatusCode::OK);
    if !seen.allowed && (answer.status, &answer.body) != (missing.status, &missing.body) {
        seen.told_apart_from_nothing = Some(thing);
    }
    let text = if seen.allowed { answer.text() } else { String::new() };
    (seen, text)
}

async fn lists(browser: &mut Browser, unit: u16) -> Vec<Seen> {
    let mut seen = Vec::new();
    let young = json!({ "years": 40, "inclusive": true, "on": "2026-11-18" });
    for (path, thing, young) in
        [("list of people", T::Person, Value::Null), ("list of young people", T::Private, young)]
    {
        let asked = |unit: u16| json!({ "asked": { "within": id(unit), "young": young, "typed": victim_name(unit) } });
        let answer = browser.ask("party/people", asked(unit)).await.expect_status(StatusCode::OK);
        let missing = browser.ask("party/people", asked(NOWHERE)).await.expect_status(StatusCode::OK);
        seen.push(same(path, thing, &answer, &missing, &victim_name(unit)));
    }
    let gaps = browser.ask("party/gaps", json!({ "on": null })).await.expect_status(StatusCode::OK).text();
    let shown = gaps.contains(&id(standard(unit))) || gaps.contains(&standard_name(unit));
    seen.push(Seen::new("gaps", T::Standard, Verb::Read, shown));
    let record = |unit: u16| json!({ "asked": { "before": null, "person": "", "unit": unit_name(unit), "kind": "standard_set" } });
    let answer = browser.ask("audit", record(unit)).await;
    let missing = browser.ask("audit", record(NOWHERE)).await;
    seen.push(same("record", T::Audit, &answer, &missing, &unit_name(unit)));
    let channels = browser.ask("corps/channels", json!({})).await.expect_status(StatusCode::OK).text();
    seen.push(Seen::new("channels for requests", T::Need, Verb::Read, channels.contains(&id(unit))));
    let list = browser.ask("programmes/list", json!({})).await.expect_status(StatusCode::OK).text();
    seen.push(Seen::new("programmes", T::Programme, Verb::Read, list.contains(&id(programme(unit)))));
    seen
}

async fn searches(browser: &mut Browser, unit: u16) -> Vec<Seen> {
    let mut seen = Vec::new();
    let missing = browser.ask("party/find", json!({ "typed": "查无此名" })).await;
    for (thing, typed) in [(T::Unit, unit_name(unit)), (T::Person, victim_name(unit))] {
        let answer = browser.ask("party/find", json!({ "typed": typed })).await.expect_status(StatusCode::OK);
        let mut found = same("search", thing, &answer, &missing, &typed);
        // Search looks where somebody works, not up the way above.
        found.partial = thing == T::Unit;
        seen.push(found);
    }
    let asked = json!({ "asked": { "typed": victim_name(unit) } });
    let answer = browser.ask("party/people", asked).await.expect_status(StatusCode::OK);
    let shown = answer.text().contains(&victim_name(unit));
    seen.push(Seen::new("list of all people", T::Person, Verb::Read, shown));
    seen
}

fn same(path: &'static str, thing: Thing, answer: &Answer, missing: &Answer, needle: &str) -> Seen {
    let mut seen = Seen::new(path, thing, Verb::Read, answer.text().contains(needle));
    if !seen.allowed && answer.body != missing.body {
        seen.told_apart_from_nothing = Some(thing);
    }
    seen
}
