//! A server on a fresh folder, and browsers that talk to it. No socket: requests go straight to the router.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use gongjian_server::blobs::{BlobRoom, Depot};
use gongjian_server::clock::Clock;
use gongjian_server::config::{Command, Config};
use gongjian_server::http::site::Site;
use gongjian_server::reports::audit::Trail;
use gongjian_server::sign_in::{FirstCode, Passwords};
use gongjian_server::state::AppState;
use gongjian_server::sync::{Hub, same_seal};
use gongjian_shared::ids::{CommandId, InstallationId, SpaceId, UserId};
use gongjian_shared::time::Timestamp;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::database::Home;

pub const OWN: &str = "http://127.0.0.1:8080";
pub const PASSWORD: &str = "correct horse";
pub const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub struct Office {
    pub state: AppState,
    pub clock: Clock,
    /// The one-time code that the terminal showed.
    pub code: String,
    /// Where it keeps its things; several nodes may share it.
    pub home: Arc<Home>,
    router: Router,
}

impl Office {
    /// Nobody has an account.
    pub async fn empty() -> Self {
        Self::with_site(None).await
    }

    pub async fn with_site(site: Option<&Path>) -> Self {
        let clock = Clock::standing_at(Timestamp::from_millis(1_795_000_000_000));
        Self::at(Arc::new(Home::new()), clock, site).await
    }

    pub async fn at(home: Arc<Home>, clock: Clock, site: Option<&Path>) -> Self {
        let (first, code) = FirstCode::draw(&clock);
        let config = config(home.path());
        let stores = home.open().await;
        let seal = same_seal::open(&stores, home.path(), &clock).await.expect("the folder is writable");
        let state = AppState {
            origins: config.origins(8080).into(),
            config: Arc::new(config),
            passwords: Passwords::new(clock.clone()),
            hub: Hub::start(stores.clone(), clock.clone(), seal.clone()),
            blobs: BlobRoom::new(Depot::folder(home.path()).expect("the folder is writable")),
            seal,
            first,
            clock: clock.clone(),
            stores,
            site: Site::open(site).expect("the site is whole"),
            trail: Trail::default(),
        };
        let router = gongjian_server::router(state.clone());
        Self { state, clock, code, home, router }
    }

    /// An office with its first administrator at a browser.
    pub async fn open() -> (Self, Browser) {
        Self::empty().await.inhabit().await
    }

    pub async fn inhabit(self) -> (Self, Browser) {
        let office = self;
        let mut admin = office.browser(1);
        let code = office.code.clone();
        admin.first("admin", &code).await.expect_status(StatusCode::OK);
        (office, admin)
    }

    /// The same home under a new process.
    pub async fn restart(self) -> Self {
        self.state.hub.shut_down().await;
        self.state.stores.close().await;
        let Self { state, clock, home, router, .. } = self;
        drop((state, router));
        home.until_free().await;
        Self::at(home, clock, None).await
    }

    /// The local day by the office's clock.
    pub fn today(&self) -> jiff::civil::Date {
        gongjian_server::clock::local_day(self.clock.now())
    }

    /// The whole record of decisions.
    pub async fn audit_text(&self) -> String {
        let mut reader = self.state.stores.log_readers.acquire().await.expect("free");
        let rows =
            gongjian_server::store::audit::Audit(&mut reader).page(i64::MAX, 1_000).await.expect("whole");
        rows.into_iter().map(|it| it.action).collect::<Vec<_>>().join("\n")
    }

    /// A browser on an installation of its own, at an address of its own.
    pub fn browser(&self, nth: u8) -> Browser {
        Browser::new(self.router.clone(), self.home.clone(), nth)
    }

    pub fn files(&self) -> Vec<PathBuf> {
        self.home.files()
    }
}

/// The data folder of an office.
pub fn folder_of(office: &Office) -> PathBuf {
    office.home.path().to_owned()
}

fn config(data: &Path) -> Config {
    let flags = ["--data".to_owned(), data.display().to_string()];
    match Config::read(flags, |_| None).expect("the defaults are sound") {
        Command::Serve(config) => *config,
        other
        @ (Command::Backup { .. } | Command::Restore { .. } | Command::Audit { .. } | Command::Help) => {
            panic!("nobody asked for {other:?}")
        }
    }
}

pub struct Browser {
    router: Router,
    /// A test that has let go of its office still has an office to talk to.
    #[expect(dead_code, reason = "held, not read")]
    home: Arc<Home>,
    pub installation: InstallationId,
    pub address: SocketAddr,
    /// `name=value`, as a browser sends it.
    pub cookie: Option<String>,
}

impl Browser {
    pub fn new(router: Router, home: Arc<Home>, nth: u8) -> Self {
        let (installation, address) =
            (InstallationId::from_bytes([nth; 16]), SocketAddr::from(([10, 0, 0, nth], 1)));
        Self { router, home, installation, address, cookie: None }
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn expect_status(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// Status and body in one glance.
    #[track_caller]
    pub fn expect(self, status: StatusCode, body: Value) {
        assert_eq!((self.status, self.json()), (status, body));
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|it| it.to_str().expect("text"))
    }
}

impl Browser {
    /// Sends any request; keeps the cookie as a browser would.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(self.address));
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert(COOKIE, HeaderValue::from_str(cookie).expect("a header"));
        }
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the body is whole").to_vec();
        self.keep_cookie(&parts.headers);
        Answer { status: parts.status, headers: parts.headers, body }
    }

    fn keep_cookie(&mut self, headers: &HeaderMap) {
        let Some(set) = headers.get(SET_COOKIE) else { return };
        let set = set.to_str().expect("text");
        let pair = set.split(';').next().expect("a pair").to_owned();
        self.cookie = (!set.contains("Max-Age=0")).then_some(pair);
    }

    pub async fn get(&mut self, path: &str, headers: &[(&'static str, &str)]) -> Answer {
        self.request(Method::GET, path, headers, Body::empty()).await
    }

    pub async fn request(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&'static str, &str)],
        body: Body,
    ) -> Answer {
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("a path");
        for (name, value) in headers {
            request.headers_mut().insert(*name, HeaderValue::from_str(value).expect("a header"));
        }
        self.send(request).await
    }

    /// Posts JSON from our own page.
    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        let headers = [("origin", OWN), ("content-type", "application/json")];
        self.request(Method::POST, path, &headers, Body::from(body.to_string())).await
    }

    pub async fn first(&mut self, login: &str, code: &str) -> Answer {
        let installation = self.installation;
        let body = json!({ "code": code, "login": login, "name": "管理员", "password": PASSWORD, "installation": installation });
        self.post("/api/first-administrator", &body).await
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let body = json!({ "login": login, "password": password, "installation": self.installation });
        self.post("/api/sign-in", &body).await
    }

    pub async fn who_am_i(&mut self) -> Answer {
        self.post("/api/who-am-i", &json!({})).await
    }

    /// Sends a command on units, people or posts, each under an id of its own.
    pub async fn party(&mut self, command: Value) -> Answer {
        self.order("party", command).await
    }

    /// Sends a command of a group under an id of its own.
    pub async fn order(&mut self, group: &str, command: Value) -> Answer {
        let id = drawn();
        self.post("/api/commands", &json!({ "id": id, "command": group, (group): command })).await
    }

    /// Sends a command of no group, under an id of its own.
    pub async fn plain(&mut self, mut command: Value) -> Answer {
        command["id"] = json!(drawn());
        self.post("/api/commands", &command).await
    }

    /// Asks one of the questions under `/api/`.
    pub async fn ask(&mut self, question: &str, body: Value) -> Answer {
        self.post(&format!("/api/{question}"), &body).await
    }

    /// Sends a command under the id `nth`.
    pub async fn command(&mut self, nth: u8, command: Value) -> Answer {
        let mut body = command;
        body["id"] = json!(CommandId::from_bytes([nth; 16]));
        self.post("/api/commands", &body).await
    }
}

/// An id that no other command of this process has.
pub fn drawn() -> CommandId {
    use std::sync::atomic::{AtomicU64, Ordering};
    static SENT: AtomicU64 = AtomicU64::new(1 << 32);
    let mut id = [7; 16];
    id[8..].copy_from_slice(&SENT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    CommandId::from_bytes(id)
}

pub const fn person(nth: u8) -> UserId {
    UserId::from_bytes([nth; 16])
}

pub const fn space(nth: u8) -> SpaceId {
    SpaceId::from_bytes([nth; 16])
}

pub fn add_person(nth: u8, login: &str) -> Value {
    json!({ "command": "add_person", "user": person(nth), "login": login, "name": "李敏", "password": PASSWORD, "administrator": false })
}

pub fn add_space(nth: u8) -> Value {
    json!({ "command": "add_space", "space": space(nth), "name": "材料学院" })
}

pub fn set_member(in_space: u8, nth: u8, role: Option<&str>) -> Value {
    json!({ "command": "set_member", "space": space(in_space), "user": person(nth), "role": role })
}

pub fn set_open(nth: u8, open: bool) -> Value {
    json!({ "command": "set_account_open", "user": person(nth), "open": open })
}
