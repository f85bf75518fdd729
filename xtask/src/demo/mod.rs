//! The demo, made through the doors that people use: no SQL, no second way in.

mod content;
mod people;
mod phone;

use gongjian_shared::ids::InstallationId;
use gongjian_shared::wire::{CommandRequest, Me, Outcome as Verdict, Receipt};
use serde_json::json;

use crate::http::Client;
use crate::server::Server;
use crate::trouble::{Outcome, Trouble};

pub use people::{PASSWORD, PEOPLE};

/// Which demo to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demo {
    None,
    Small,
}

impl Demo {
    pub fn parse(name: &str) -> Outcome<Self> {
        match name {
            "none" => Ok(Self::None),
            "small" => Ok(Self::Small),
            _ => Err(Trouble::new(format!("there is no demo `{name}`"), "choose none or small")),
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Small => "small",
        }
    }
}

/// Makes the small demo. Every id is fixed, so a second try after an interruption changes nothing.
pub fn make(server: &Server) -> Outcome {
    let mut client = Client::new(&server.base);
    sign_in(&mut client, server.code())?;
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
    match receipt.outcome {
        Verdict::Accepted => Ok(()),
        Verdict::Refused { refusal } => {
            Err(Trouble::new(format!("the demo was refused: {refusal}"), "choose another folder with --data"))
        }
        Verdict::NotYetHere { .. } | Verdict::Failed => {
            Err(Trouble::new("the demo was not taken", "the server's log says why"))
        }
    }
}
