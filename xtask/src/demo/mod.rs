//! The demo, made through the doors that people use: no SQL, no second way in.

mod content;
mod people;
mod phone;
mod yunnan;

use std::path::{Path, PathBuf};

use gongjian_shared::ids::InstallationId;
use gongjian_shared::wire::{CommandRequest, Me, Outcome as Verdict, Receipt};
use serde_json::json;

use crate::http::Client;
use crate::place;
use crate::server::Server;
use crate::trouble::{Outcome, Trouble};

pub use people::{PASSWORD, PEOPLE};
pub use yunnan::{SEED as YUNNAN_SEED, Sights, World};

/// Which demo to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demo {
    None,
    Small,
    /// Yunnan at real scale, from a seed.
    Yunnan {
        seed: u32,
    },
}

impl Demo {
    /// `seed` is for the demo that is made from one.
    pub fn parse(name: &str, seed: Option<&str>) -> Outcome<Self> {
        match (name, seed) {
            ("none", None) => Ok(Self::None),
            ("small", None) => Ok(Self::Small),
            ("yunnan", None) => Ok(Self::Yunnan { seed: yunnan::SEED }),
            ("yunnan", Some(seed)) => seed.parse().map(|seed| Self::Yunnan { seed }).map_err(|_| {
                Trouble::new(format!("`{seed}` is no seed"), "choose a number below 4294967296")
            }),
            ("none" | "small", Some(_)) => {
                Err(Trouble::new(format!("the demo {name} has no seed"), "leave --seed out"))
            }
            _ => Err(Trouble::new(format!("there is no demo `{name}`"), "choose none, small or yunnan")),
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Small => "small",
            Self::Yunnan { .. } => "yunnan",
        }
    }

    /// The folder below `data/` where it is kept.
    pub fn folder(self) -> String {
        match self {
            Self::Yunnan { seed } if seed != yunnan::SEED => format!("yunnan-{seed}"),
            Self::None | Self::Small | Self::Yunnan { .. } => self.name().to_owned(),
        }
    }
}

/// Makes the demo once per data folder; a file there says that all of it is in.
pub fn make_once(server: &Server, demo: Demo, data: &Path) -> Outcome {
    if is_made(data) {
        return Ok(());
    }
    make(server, demo)?;
    place::write(&mark(data), demo.name().as_bytes())
}

/// The file with an account for each role, for the sign-in page; `None` where the demo has none.
pub fn accounts(demo: Demo, data: &Path) -> Outcome<Option<PathBuf>> {
    let Demo::Yunnan { seed } = demo else { return Ok(None) };
    let file = data.join("accounts.json");
    if !file.exists() {
        let accounts = json!(World::new(seed)?.accounts);
        place::write(&file, accounts.to_string().as_bytes())?;
    }
    Ok(Some(file))
}

pub fn is_made(data: &Path) -> bool {
    mark(data).exists()
}

fn mark(data: &Path) -> PathBuf {
    data.join("demo")
}

/// Makes a demo. Every id is fixed, so a second try after an interruption changes nothing.
fn make(server: &Server, demo: Demo) -> Outcome {
    let mut client = Client::new(&server.base);
    sign_in(&mut client, server.code())?;
    if let Demo::Yunnan { seed } = demo {
        return World::new(seed)?.make(&mut client);
    }
    for request in people::commands()? {
        send(&mut client, &request)?;
    }
    content::write(&server.base)
}

/// As the first administrator where the server is empty, by password where an earlier try got so far.
fn sign_in(client: &mut Client, code: Option<String>) -> Outcome<Me> {
    let admin = &PEOPLE[0];
    let installation = InstallationId::from_bytes(people::id(3, 1));
    let (login, name) = (admin.login, admin.name);
    match code {
        Some(code) => client.post(
            "/api/first-administrator",
            &json!({ "code": code, "login": login, "name": name, "password": PASSWORD, "installation": installation }),
        ),
        None => client.post("/api/sign-in", &json!({ "login": login, "password": PASSWORD, "installation": installation })),
    }
}

fn send(client: &mut Client, request: &CommandRequest) -> Outcome {
    let receipt: Receipt = client.post("/api/commands", request)?;
    if receipt.outcome == Verdict::Accepted {
        return Ok(());
    }
    let what = format!("the demo was answered {:?}", receipt.outcome);
    Err(Trouble::new(what, "choose another folder with --data"))
}
