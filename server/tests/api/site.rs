//! The front end as it is sent.

use std::path::Path;

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::folder::Folder;
use crate::office::Office;

const FOR_EVER: Option<&str> = Some("public, max-age=31536000, immutable");

fn write(folder: &Path, file: &str, bytes: &str) {
    let path = folder.join(file);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    std::fs::write(path, bytes).expect("writable");
}

/// A site with a shell, a worker and one script in three forms; beside it a file that nobody lists.
fn site() -> Folder {
    let folder = Folder::new("site");
    list(folder.path(), "/pkg/app.1.js");
    for (file, bytes) in [
        ("index.html", "<html>"),
        ("sw.js", "self"),
        ("style.css", "p{}"),
        ("pkg/app.1.js", "let plain;"),
        ("pkg/app.1.js.br", "br"),
        ("pkg/app.1.js.gz", "gzip!"),
        ("secret.txt", "secret"),
    ] {
        write(folder.path(), file, bytes);
    }
    folder
}

fn list(folder: &Path, script: &str) {
    let list = json!([
        { "path": "/", "file": "index.html", "type": "text/html; charset=utf-8", "immutable": false },
        { "path": "/sw.js", "file": "sw.js", "type": "text/javascript", "immutable": false },
        { "path": "/style.css", "file": "style.css", "type": "text/css", "immutable": false },
        { "path": script, "file": script.trim_start_matches('/'), "type": "text/javascript", "immutable": true },
    ]);
    write(folder, "assets.json", &list.to_string());
}

// Pages carry every security header, workers their policy, and parts of a page only what concerns them.
#[tokio::test]
async fn what_only_a_page_asks_for_carries_few_headers() {
    let site = site();
    let office = Office::with_site(Some(site.path())).await;
    let mut browser = office.browser(1);
    let named = [
        "x-content-type-options",
        "cross-origin-resource-policy",
        "content-security-policy",
        "permissions-policy",
    ];
    for (path, count) in [("/", 4), ("/pkg/app.1.js", 3), ("/sw.js", 3), ("/style.css", 2)] {
        let answer = browser.get(path, &[("accept", "*/*")]).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let there: Vec<&str> = named.into_iter().filter(|name| answer.header(name).is_some()).collect();
        assert_eq!(there, named[..count], "{path}");
    }
}

#[tokio::test]
async fn a_hashed_file_is_kept_for_ever_in_the_smallest_form_that_the_browser_takes() {
    let site = site();
    let office = Office::with_site(Some(site.path())).await;
    let mut browser = office.browser(1);
    for (accept, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "br"),
        ("gzip", Some("gzip"), "gzip!"),
        ("br;q=0, gzip", Some("gzip"), "gzip!"),
        ("", None, "let plain;"),
        ("identity", None, "let plain;"),
    ] {
        let answer = browser.get("/pkg/app.1.js", &[("accept-encoding", accept)]).await;
        assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, body), "{accept}");
        assert_eq!(answer.header("content-encoding"), encoding, "{accept}");
        assert_eq!(answer.header("content-type"), Some("text/javascript"));
        assert_eq!(answer.header("cache-control"), FOR_EVER);
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
    }
    assert_eq!(office.state.site.bytes_sent(), 2 + 5 + 5 + 10 + 10);
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_again() {
    let site = site();
    let office = Office::with_site(Some(site.path())).await;
    let mut browser = office.browser(1);
    let first = browser.get("/sw.js", &[]).await;
    assert_eq!(first.header("cache-control"), Some("no-cache"));
    let etag = first.header("etag").expect("an etag").to_owned();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}")] {
        let answer = browser.get("/sw.js", &[("if-none-match", known.as_str())]).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(answer.header("etag"), Some(etag.as_str()));
    }
    let other = browser.get("/sw.js", &[("if-none-match", "\"other\"")]).await;
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(office.state.site.bytes_sent(), 8);
}

#[tokio::test]
async fn every_page_of_the_app_is_the_shell() {
    let site = site();
    let office = Office::with_site(Some(site.path())).await;
    let mut browser = office.browser(1);
    for path in ["/", "/plan/1?x=1", "/first", "/apiary", "/synchronous"] {
        let answer = browser.get(path, &[("accept", "text/html,application/xhtml+xml")]).await;
        assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, "<html>"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
    }
    let head = browser.request(Method::HEAD, "/", &[], axum::body::Body::empty()).await;
    assert_eq!(
        (head.status, head.header("content-type")),
        (StatusCode::OK, Some("text/html; charset=utf-8"))
    );
    for path in ["/nothing.png", "/plan/1"] {
        browser.get(path, &[("accept", "image/png")]).await.expect_status(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_is_not_on_the_list_does_not_exist() {
    let site = site();
    let office = Office::with_site(Some(site.path())).await;
    for path in [
        "/secret.txt",
        "/assets.json",
        "/pkg/app.1.js.br",
        "/pkg/../secret.txt",
        "/pkg/..%2fsecret.txt",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/index.html",
    ] {
        let answer = office.browser(1).get(path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_site_that_is_built_anew_is_served_anew_and_open_pages_still_find_their_files() {
    let site = site();
    let office = Office::with_site(Some(site.path())).await;
    let mut browser = office.browser(1);
    write(site.path(), "pkg/app.2.js", "let newer;");
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    list(site.path(), "/pkg/app.2.js");
    std::fs::remove_file(site.path().join("pkg/app.1.js")).expect("is there");
    assert_eq!(browser.get("/pkg/app.2.js", &[]).await.text(), "let newer;");
    assert_eq!(browser.get("/pkg/app.1.js", &[]).await.text(), "let plain;");
    // A list that makes no sense leaves what was served before.
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    write(site.path(), "assets.json", "[");
    assert_eq!(browser.get("/", &[]).await.text(), "<html>");
}

#[tokio::test]
async fn a_server_without_a_site_still_answers() {
    let office = Office::empty().await;
    office.browser(1).get("/", &[("accept", "text/html")]).await.expect_status(StatusCode::NOT_FOUND);
}
