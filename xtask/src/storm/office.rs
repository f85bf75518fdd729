use gongjian_shared::ids::{CommandId, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::{Command, Role};
use gongjian_shared::wire::{CommandRequest, Me, Outcome as Verdict, Receipt};
use serde_json::json;

use crate::http::Client;
use crate::server::Server;
use crate::trouble::{Outcome, Trouble};

const PASSWORD: &str = "gongjian-storm";
/// Whose role the storm turns to and fro; never signs in.
const GHOST: u8 = 255;

/// A server's people and spaces, as its first administrator made them.
pub struct Office {
    pub admin: Client,
    pub seats: Vec<Seat>,
    pub spaces: Vec<SpaceId>,
    pub ghost: UserId,
}

/// What a person's phone needs to dial.
#[derive(Clone)]
pub struct Seat {
    pub nth: usize,
    pub me: Me,
    pub base: String,
    pub cookie: String,
    pub spaces: Vec<SpaceId>,
}

impl Office {
    /// Furnishes an empty server: `people` with a seat each and then `more` who have not signed in yet, all of them
    /// in all spaces.
    pub fn furnish(server: &Server, people: u8, spaces: u8, more: u8) -> Outcome<Self> {
        let code = server.code().ok_or_else(|| unfit("it shows no one-time code"))?;
        let mut admin = Client::new(&server.base);
        let _: Me = admin.post(
            "/api/first-administrator",
            &json!({ "code": code, "login": "admin", "name": "管理员", "password": PASSWORD, "installation": installation(0) }),
        )?;
        let spaces: Vec<SpaceId> = (1..=spaces).map(|nth| SpaceId::from_bytes(id(1, nth))).collect();
        let mut office = Self { admin, seats: Vec::new(), spaces, ghost: user(GHOST) };
        for (at, space) in office.spaces.clone().into_iter().enumerate() {
            let name = parse(&format!("空间{at}"))?;
            office.decide(Command::AddSpace { space, name })?;
        }
        for nth in (1..=people + more).chain([GHOST]) {
            office.admit(nth)?;
        }
        for nth in 1..=people {
            let seat = office.sign_in(&server.base, nth)?;
            office.seats.push(seat);
        }
        Ok(office)
    }

    fn admit(&mut self, nth: u8) -> Outcome {
        let (login, name, password) = (parse(&login(nth))?, parse(&format!("第{nth}人"))?, parse(PASSWORD)?);
        self.decide(Command::AddPerson { user: user(nth), login, name, password, administrator: false })?;
        if nth == GHOST {
            return Ok(());
        }
        for space in self.spaces.clone() {
            self.decide(Command::SetMember { space, user: user(nth), role: Some(Role::Member) })?;
        }
        Ok(())
    }

    /// Leaves each person in one space only, in turn.
    pub fn spread(&mut self) -> Outcome {
        for (at, seat) in self.seats.clone().into_iter().enumerate() {
            let own = self.spaces[at % self.spaces.len()];
            for space in self.spaces.clone().into_iter().filter(|space| *space != own) {
                self.decide(Command::SetMember { space, user: seat.me.user, role: None })?;
            }
            self.seats[at].spaces = vec![own];
        }
        Ok(())
    }

    fn decide(&mut self, command: Command) -> Outcome {
        let id = CommandId::from_bytes(super::Dice::new(super::Dice::seed()).bytes());
        let receipt: Receipt = self.admin.post("/api/commands", &CommandRequest { id, command })?;
        match receipt.outcome {
            Verdict::Accepted => Ok(()),
            Verdict::Refused { refusal } => Err(unfit(&refusal.to_string())),
            Verdict::NotYetHere { .. } | Verdict::Failed => Err(unfit("the command was not taken")),
        }
    }

    /// Signs a person in, again where a restore has signed everybody out.
    pub fn sign_in(&self, base: &str, nth: u8) -> Outcome<Seat> {
        let mut client = Client::new(base);
        let body = json!({ "login": login(nth), "password": PASSWORD, "installation": installation(nth) });
        let me: Me = client.post("/api/sign-in", &body)?;
        let cookie = client.cookie().unwrap_or_default().to_owned();
        Ok(Seat { nth: usize::from(nth), me, base: base.to_owned(), cookie, spaces: self.spaces.clone() })
    }
}

fn login(nth: u8) -> String {
    format!("writer{nth}")
}

fn id(kind: u8, nth: u8) -> [u8; 16] {
    [b's', b't', kind, nth, 0, 0, 0x80, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]
}

fn user(nth: u8) -> UserId {
    UserId::from_bytes(id(2, nth))
}

fn installation(nth: u8) -> InstallationId {
    InstallationId::from_bytes(id(3, nth))
}

fn parse<T: TryFrom<String>>(text: &str) -> Outcome<T> {
    T::try_from(text.to_owned()).map_err(|_| unfit(&format!("`{text}` is not allowed")))
}

fn unfit(why: &str) -> Trouble {
    Trouble::new(format!("the server cannot be furnished: {why}"), "look at what it printed")
}
