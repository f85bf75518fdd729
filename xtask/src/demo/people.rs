//! Who and what is in the small demo. The university and everybody in it are invented.

use gongjian_shared::ids::{CommandId, SpaceId, UserId};
use gongjian_shared::rules::{Command, Role};
use gongjian_shared::values::{Name, Password};
use gongjian_shared::wire::CommandRequest;

use crate::trouble::{Outcome, Trouble};

pub const PASSWORD: &str = "gongjian-demo";

pub struct Person {
    pub login: &'static str,
    pub name: &'static str,
    /// (place in [`SPACES`], what they may do there)
    spaces: &'static [(usize, Role)],
}

const SPACES: &[&str] = &["校团委", "材料学院", "化工学院"];

/// The first is the administrator.
pub const PEOPLE: &[Person] = &[
    Person { login: "admin", name: "管理员", spaces: &[] },
    Person { login: "limin", name: "李敏", spaces: &[(0, Role::Member), (1, Role::Member)] },
    Person { login: "zhaogang", name: "赵刚", spaces: &[(1, Role::Member)] },
    Person { login: "chenjing", name: "陈静", spaces: &[(1, Role::Reader), (2, Role::Member)] },
    Person { login: "zhouzhiyuan", name: "周志远", spaces: &[(1, Role::Member)] },
];

/// A fixed id: `gj`, a kind, a number.
pub const fn id(kind: u8, number: u8) -> [u8; 16] {
    [b'g', b'j', kind, number, 0, 0, 0x80, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]
}

pub fn space_id(at: usize) -> SpaceId {
    SpaceId::from_bytes(id(1, small(at)))
}

fn user_id(at: usize) -> UserId {
    UserId::from_bytes(id(2, small(at)))
}

fn small(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// Everything the administrator asks for, in order.
pub fn commands() -> Outcome<Vec<CommandRequest>> {
    let mut list = Vec::new();
    for (at, name) in SPACES.iter().enumerate() {
        list.push(Command::AddSpace { space: space_id(at), name: parse(name)? });
    }
    for (at, person) in PEOPLE.iter().enumerate().skip(1) {
        let user = user_id(at);
        let password: Password = parse(PASSWORD)?;
        list.push(Command::AddPerson {
            user,
            login: parse(person.login)?,
            name: parse::<Name>(person.name)?,
            password,
            administrator: false,
        });
        for (space, role) in person.spaces {
            list.push(Command::SetMember { space: space_id(*space), user, role: Some(*role) });
        }
    }
    let numbered = list.into_iter().enumerate();
    Ok(numbered
        .map(|(at, command)| CommandRequest { id: CommandId::from_bytes(id(4, small(at))), command })
        .collect())
}

/// The demo's own texts go through the same door as what people type.
fn parse<T: TryFrom<String>>(text: &str) -> Outcome<T> {
    T::try_from(text.to_owned())
        .map_err(|_| Trouble::new(format!("the demo's `{text}` is not allowed"), "mend demo/people.rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_spaces_four_people_six_memberships() {
        assert_eq!(commands().unwrap().len(), 3 + 4 + 6);
    }
}
