//! Whom a screen offers to tap: names that this phone holds, and people who were added at the venue. Pure.

use std::collections::BTreeMap;

use gongjian_shared::activities::Newcomer;
use gongjian_shared::ids::{PersonId, SpaceId};

use crate::keeper::talk::RosterPerson;

/// Most names at once: more are found by typing.
pub const SHOWN_MAX: usize = 250;

/// Everybody whom the screen may show, in the order of pinyin.
pub fn known(roster: &[RosterPerson], newcomers: &[Newcomer], space: SpaceId) -> Vec<RosterPerson> {
    let added = newcomers.iter().map(|it| RosterPerson {
        person: it.person,
        space,
        name: it.name.clone(),
        staff: None,
        search: it.name.to_lowercase(),
    });
    let mut all: BTreeMap<PersonId, RosterPerson> = added.map(|it| (it.person, it)).collect();
    all.extend(roster.iter().map(|it| (it.person, it.clone())));
    let mut all: Vec<_> = all.into_values().collect();
    all.sort_by(|a, b| (sound(a), a.person).cmp(&(sound(b), b.person)));
    all
}

/// "wangfang" of "王芳 wangfang wf".
fn sound(it: &RosterPerson) -> &str {
    it.search.split(' ').nth(1).unwrap_or(&it.search)
}

/// Those of the activity's own space while nothing is typed, otherwise everybody whom the words find; and how many more
/// there are.
pub fn found(
    all: &[RosterPerson],
    space: SpaceId,
    typed: &str,
    is_here: impl Fn(PersonId) -> bool,
) -> (Vec<PersonId>, usize) {
    let typed: String = typed.to_lowercase().split_whitespace().collect();
    let fits = |it: &&RosterPerson| {
        if typed.is_empty() { it.space == space || is_here(it.person) } else { it.search.contains(&typed) }
    };
    let ids: Vec<PersonId> = all.iter().filter(fits).map(|it| it.person).collect();
    let more = ids.len().saturating_sub(SHOWN_MAX);
    (ids.into_iter().take(SHOWN_MAX).collect(), more)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: SpaceId = SpaceId::from_bytes([1; 16]);
    const ELSEWHERE: SpaceId = SpaceId::from_bytes([2; 16]);

    fn person(nth: u8, name: &str, search: &str, space: SpaceId) -> RosterPerson {
        let person = PersonId::from_bytes([nth; 16]);
        RosterPerson { person, space, name: name.to_owned(), staff: None, search: search.to_owned() }
    }

    //
    #[test]
    fn names_are_found_by_characters_pinyin_and_initials_and_those_of_the_space_come_unasked() {
        let roster = [
            person(1, "王芳", "王芳 wangfang wf", HERE),
            person(2, "李敏", "李敏 limin lm", HERE),
            person(3, "汪峰", "汪峰 wangfeng wf", ELSEWHERE),
        ];
        let newcomers = [Newcomer { person: PersonId::from_bytes([9; 16]), name: "赵六".to_owned() }];
        let all = known(&roster, &newcomers, HERE);
        let asked = |typed: &str| -> Vec<u8> {
            found(&all, HERE, typed, |_| false).0.iter().map(|it| it.as_bytes()[0]).collect()
        };
        assert_eq!(asked(""), [2, 1, 9]);
        assert_eq!(asked("wf"), [1, 3]);
        assert_eq!(asked("Wang Fa"), [1]);
        assert_eq!(asked("赵"), [9]);
        assert!(asked("qq").is_empty());
        let here = found(&all, HERE, "", |it| it.as_bytes()[0] == 3).0;
        assert_eq!(here.len(), 4, "who is here is shown wherever they are from");
    }

    #[test]
    fn a_long_list_says_how_many_more_there_are() {
        let roster: Vec<_> = (0..=255_u8).map(|nth| person(nth, "王", "王 wang w", HERE)).collect();
        let (ids, more) = found(&roster, HERE, "", |_| false);
        assert_eq!((ids.len(), more), (SHOWN_MAX, 6));
    }
}
