//! Every rule, with a fault planted that it must see and a neighbour that it must let pass.

use crate::{File, Rule, code, imports, names, pages};

fn count(rule: Rule, path: &str, text: &str) -> usize {
    rule(&File { path: path.to_owned(), text: text.to_owned() }).len()
}

/// The rule finds one fault in each of the first, none in the second.
fn proven(rule: Rule, faulty: &[(&str, &str)], fine: &[(&str, &str)]) {
    for (path, text) in faulty {
        assert_eq!(count(rule, path, text), 1, "the fault in {path} is not seen: {text}");
    }
    for (path, text) in fine {
        assert_eq!(count(rule, path, text), 0, "{path} is fine: {text}");
    }
}

#[test]
fn texts_stay_in_their_folders() {
    proven(
        code::only_in,
        &[
            ("server/src/http/a.rs", "sqlx::query(\"select 1\")"),
            ("app/src/screens/a.rs", "let w = web_sys::window();"),
            ("app/src/notebook.rs", "js_sys::Date::now()"),
            ("app/src/screens/a.rs", "#[server(prefix = \"/api\")]"),
            ("app/src/apiary.rs", "#[server(prefix = \"/api\")]"),
            ("server/src/sync/a.rs", "SystemTime::now()"),
            ("server/src/sync/a.rs", "use automerge::Automerge;"),
        ],
        &[
            ("server/src/store/a.rs", "sqlx::query(\"select 1\")"),
            ("app/src/device/page.rs", "let w = web_sys::window();"),
            ("app/src/api.rs", "#[server(prefix = \"/api\")]"),
            ("app/src/api/party.rs", "#[server(prefix = \"/api\")]"),
            ("server/src/clock.rs", "SystemTime::now()"),
            ("shared/src/documents/text.rs", "use automerge::Automerge;"),
            ("server/src/sync/a.rs", "/// Unlike automerge::Automerge, this forgets."),
        ],
    );
}

#[test]
fn files_stay_short() {
    let lines = |count: usize| "x\n".repeat(count);
    proven(
        code::short,
        &[("a.rs", &lines(401)), ("style/a.css", &lines(401))],
        &[("a.rs", &lines(400)), ("a.md", &lines(999))],
    );
}

#[test]
fn nothing_is_left_unfinished_or_skipped() {
    proven(
        code::finished,
        &[
            ("app/src/a.rs", "todo!()"),
            ("app/src/a.rs", "unimplemented!(\"later\")"),
            ("shared/src/a.rs", "#[ignore = \"slow\"]"),
            ("shared/src/a.rs", "#[should_panic]"),
            ("tests/stories/a.mjs", "test.skip('a', () => {});"),
            ("tests/stories/a.mjs", "test.only('a', () => {});"),
            ("tests/stories/a.mjs", "test('a', { skip: true }, () => {});"),
            ("tests/stories/a.mjs", "await page.waitForTimeout(500);"),
            ("server/tests/a.rs", "std::thread::sleep(SECOND);"),
            ("server/src/a.rs", "#[cfg(test)]\nmod tests { fn a() { thread::sleep(SECOND) } }"),
        ],
        &[
            ("xtask/src/run.rs", "thread::sleep(POLL);"),
            ("app/src/a.rs", "list.iter().skip(1)"),
            ("app/src/a.rs", "// todo!() is banned"),
        ],
    );
}

#[test]
fn a_new_refusal_needs_words() {
    proven(
        code::words_for_all,
        &[("app/src/words/zh/refusals.rs", "match it {\n    Refusal::A => \"甲\",\n    _ => \"乙\",\n}")],
        &[("app/src/words/zh/refusals.rs", "Refusal::A => \"甲\""), ("app/src/device/a.rs", "_ => None,")],
    );
}

#[test]
fn imports_point_one_way() {
    proven(
        imports::one_way,
        &[
            ("app/src/screens/plan/mod.rs", "use crate::device::vault::Vault;"),
            ("app/src/widgets/chip.rs", "use crate::notebook::Notebook;"),
            ("app/src/widgets/chip.rs", "let it = Socket::dial(path);"),
            ("app/src/widgets/chip.rs", "let it = expect_context::<Notebook>();"),
            ("app/src/notebook.rs", "use crate::screens::plan;"),
            ("app/src/device/page.rs", "use crate::widgets::chip;"),
            ("server/src/store/log.rs", "use crate::http::fault;"),
            ("shared/src/wire.rs", "use gongjian_app::api;"),
        ],
        &[
            ("app/src/screens/plan/mod.rs", "use crate::notebook::Notebook;"),
            ("app/src/screens/plan/mod.rs", "use crate::device::clock;"),
            ("app/src/screens/plan/mod.rs", "let it = expect_context::<Notebook>();"),
            ("app/src/lib.rs", "use crate::device::socket;"),
            ("app/src/words_list.rs", "use crate::screens::plan;"),
        ],
    );
}

#[test]
fn names_say_something() {
    proven(
        names::telling,
        &[
            ("app/src/utils.rs", ""),
            ("server/src/common/mod.rs", ""),
            ("tests/harness/helpers.mjs", ""),
            ("style/misc.css", ""),
        ],
        &[("app/src/commons.rs", ""), ("server/src/useful.rs", "")],
    );
    proven(
        names::migrations,
        &[
            ("server/migrations/log/1_log.sql", ""),
            ("server/migrations/log/20261122000000.sql", ""),
            ("server/migrations/log/20261122000000_Log.sql", ""),
            ("server/migrations/log/20261122000000_log.txt", ""),
        ],
        &[("server/migrations/log/20261122000000_log.sql", ""), ("server/src/store/log.sql", "")],
    );
}

#[test]
fn pages_have_their_parts_and_lockfiles_no_addresses() {
    let page = "# A\n## Context\n\n## Choice\n\n## What we gave up\n";
    proven(
        pages::decisions,
        &[("docs/decisions/0001-a.md", "## Context\n## Choice\n"), ("docs/decisions/first.md", page)],
        &[("docs/decisions/0001-a.md", page), ("docs/PROTOCOL.md", "")],
    );
    let address = "\"resolved\": \"https://example.org/a.tgz\",";
    proven(
        pages::lockfiles,
        &[("tests/package-lock.json", address), ("Cargo.lock", "source = \"git+https://example.org/a\"")],
        &[("Cargo.lock", "source = \"registry+https://example.org/index\""), ("docs/a.json", address)],
    );
}
