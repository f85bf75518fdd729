//! The plan alone, without a server: the documented numbers, and what `decide` asks that needs no database.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{
    AppointmentDetail, Level, PersonDetail, Post, Private, StaffKind, Term, UnitDetail, UnitKind,
};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::demo::DemoPart;
use jiff::civil::Date;

use super::book::TODAY;
use super::places::PREFECTURES;
use super::{SEED, World};

type Posts = Vec<(AppointmentDetail, Option<Date>)>;

/// What stands in the world after all commands were accepted.
#[derive(Default)]
struct Found {
    units: BTreeMap<UnitId, (Option<UnitId>, UnitDetail)>,
    people: BTreeMap<PersonId, (PersonDetail, Private)>,
    posts: Posts,
}

impl Found {
    fn of(world: &World) -> Self {
        let mut found = Self::default();
        let mut numbers = BTreeMap::new();
        for command in world.book.commands.iter().cloned() {
            match command {
                PartyCommand::AddUnit { unit, parent, detail, .. } => {
                    assert!(parent.is_none_or(|it| found.units.contains_key(&it)), "parents come first");
                    assert!(found.units.insert(unit, (parent, detail)).is_none(), "an id twice");
                }
                PartyCommand::AddPerson { person, detail, private } => {
                    assert!(found.units.contains_key(&detail.home));
                    let private = private.expect("everybody has a birthday");
                    assert!(found.people.insert(person, (detail, private)).is_none(), "an id twice");
                }
                PartyCommand::Appoint { appointment, detail, .. } => {
                    assert!(
                        found.units.contains_key(&detail.unit) && found.people.contains_key(&detail.person)
                    );
                    assert!(numbers.insert(appointment, found.posts.len()).is_none(), "an id twice");
                    found.posts.push((detail, None));
                }
                PartyCommand::EndAppointment { appointment, end } => {
                    found.posts[numbers[&appointment]].1 = Some(end.on);
                }
                PartyCommand::OpenAccount { user, .. } => assert!(found.people.contains_key(&user.into())),
                PartyCommand::SetStandard { detail, .. } => assert!(found.units.contains_key(&detail.under)),
                PartyCommand::AddFollow { follow } => {
                    assert!(
                        found.units.contains_key(&follow.unit) && found.units.contains_key(&follow.of_unit)
                    );
                }
                other @ (PartyCommand::ChangeUnit { .. }
                | PartyCommand::EnactUnit { .. }
                | PartyCommand::MoveUnit { .. }
                | PartyCommand::SetGuide { .. }
                | PartyCommand::DissolveUnit { .. }
                | PartyCommand::DeleteUnit { .. }
                | PartyCommand::MergeUnit { .. }
                | PartyCommand::ChangePerson { .. }
                | PartyCommand::SetPrivate { .. }
                | PartyCommand::DeletePerson { .. }
                | PartyCommand::MergePerson { .. }
                | PartyCommand::Award { .. }
                | PartyCommand::EndFollow { .. }
                | PartyCommand::SetCalendar { .. }
                | PartyCommand::DropStandard { .. }) => panic!("the demo does not ask for {other:?}"),
            }
        }
        found
    }

    fn kind(&self, kind: UnitKind, level: Level) -> Vec<UnitId> {
        let is = |it: &UnitDetail| it.kind == kind && it.level == level;
        self.units.iter().filter(|(_, (_, it))| is(it)).map(|(unit, _)| *unit).collect()
    }

    /// Who holds the post today, in units of which `wanted` holds.
    fn holders(&self, post: Post, wanted: impl Fn(UnitId) -> bool) -> Vec<PersonId> {
        let held = self.posts.iter().filter(|(it, end)| it.post == post && wanted(it.unit) && end.is_none());
        held.map(|(it, _)| it.person).collect()
    }
}

static WORLD: LazyLock<World> = LazyLock::new(|| World::new(SEED).expect("the demo's texts are allowed"));
static FOUND: LazyLock<Found> = LazyLock::new(|| Found::of(&WORLD));

// S0-32, S4-18, S4-05
#[test]
fn the_documented_numbers_are_there() {
    let found = &*FOUND;
    assert_eq!(found.people.len(), 25_000);
    let count = |kind, level| found.kind(kind, level).len();
    assert_eq!(
        count(UnitKind::LeagueCommittee, Level::Province) + count(UnitKind::Corps, Level::Province),
        32
    );
    assert_eq!(count(UnitKind::LeagueCommittee, Level::Prefecture), 16);
    assert_eq!(count(UnitKind::LeagueCommittee, Level::County), 129);
    assert_eq!([0, 2].map(|at| PREFECTURES[at].counties.len()), [14, 9]);
    assert_eq!(count(UnitKind::University, Level::School), 97);
    assert_eq!(count(UnitKind::PioneerOrganisation, Level::School), 1_234);
    let committees = [Level::Province, Level::Prefecture, Level::County];
    assert_eq!(committees.map(|level| count(UnitKind::PioneerCommittee, level)), [1, 16, 129]);
}

// S1-01, S1-04, S1-06
#[test]
fn the_university_in_full_has_18_leaders_and_45_counselors_in_9_teaching_units() {
    let found = &*FOUND;
    let below = |unit: UnitId| found.units[&unit].0 == Some(WORLD.sights.university);
    let counselors = found.holders(Post::Counselor, below);
    assert_eq!(counselors.iter().collect::<BTreeSet<_>>().len(), 45);
    let units: BTreeSet<_> = counselors.iter().map(|it| found.people[it].0.home).collect();
    assert_eq!(units.len(), 9);
    let colleges = found.kind(UnitKind::College, Level::College);
    assert_eq!(colleges.into_iter().filter(|it| below(*it)).count(), 20);
    let mut leaders = Vec::new();
    for command in &WORLD.book.commands {
        if let PartyCommand::AddFollow { follow } = command {
            let held = found.holders(follow.of_post, |unit| unit == follow.of_unit);
            leaders.extend(held.into_iter().map(|person| (follow.post, person)));
        }
    }
    let of = |post| leaders.iter().filter(|(it, _)| *it == post).count();
    assert_eq!((of(Post::CoHead), of(Post::Deputy), of(Post::Member)), (2, 5, 11));
}

// S4-01, S4-06
#[test]
fn some_committees_and_schools_fall_short_so_that_gaps_show() {
    let found = &*FOUND;
    let directors = |unit| found.holders(Post::Director, |it| it == unit).len();
    let counties = found.kind(UnitKind::PioneerCommittee, Level::County);
    let with = |wanted| counties.iter().filter(|it| directors(**it) == wanted).count();
    assert_eq!((with(0), with(1), with(2)), (3, 10, 116));
    let schools = found.kind(UnitKind::PioneerOrganisation, Level::School);
    let without =
        schools.iter().filter(|it| found.holders(Post::BrigadeCounselor, |unit| unit == **it).is_empty());
    assert_eq!(without.count(), 39);
}

#[test]
fn a_seed_always_makes_the_same_world_and_another_seed_another() {
    let ids = |world: &World| world.book.requests().expect("commands are plain data");
    let (first, again) = (ids(&WORLD), ids(&World::new(SEED).expect("allowed")));
    assert_eq!(first, again);
    let numbers: BTreeSet<_> = first.iter().map(|it| it.id).collect();
    assert_eq!(numbers.len(), first.len(), "no two commands share a number");
    let other = ids(&World::new(SEED + 1).expect("allowed"));
    assert!(other.iter().all(|it| !numbers.contains(&it.id)));
}

#[test]
fn units_have_their_own_names_below_levels_that_fit() {
    let mut names = BTreeSet::new();
    for (parent, detail) in FOUND.units.values() {
        assert!(names.insert((*parent, detail.name.clone())), "{:?} twice", detail.name);
        let above = parent.map(|it| FOUND.units[&it].1.level);
        assert!(above.is_none_or(|above| above <= detail.level), "{:?}", detail.name);
    }
}

//
#[test]
fn nobody_is_a_child_and_retired_people_have_agreed() {
    for (detail, private) in FOUND.people.values() {
        let birth = private.birth.expect("everybody has a birthday");
        let years = |on: Date| {
            on.year() - birth.year() - i16::from((on.month(), on.day()) < (birth.month(), birth.day()))
        };
        assert!(years(TODAY) >= 18, "{detail:?}");
        assert!(detail.staff != StaffKind::Retiree || private.consent || !private.has_contact());
        assert!(private.phone.is_empty() || private.phone.starts_with("000-0000-"));
        assert!(private.email.is_empty() || private.email.ends_with(".invalid"));
    }
}

#[test]
fn appointments_are_ones_that_decide_accepts() {
    type Terms = Vec<(Term, Option<Date>)>;
    let mut held: BTreeMap<(PersonId, UnitId, Post), Terms> = BTreeMap::new();
    for (it, end) in &FOUND.posts {
        assert!(!it.document.trim().is_empty());
        assert!(it.term.planned.is_none_or(|planned| planned > it.term.from));
        assert!(end.is_none_or(|on| on > it.term.from));
        let birth = FOUND.people[&it.person].1.birth.expect("everybody has a birthday");
        assert!(it.term.from.year() - birth.year() >= 18, "{it:?} began as a child");
        held.entry((it.person, it.unit, it.post)).or_default().push((it.term, *end));
    }
    assert!(held.values().all(|terms| terms.len() == 1), "nobody holds a post twice");
}

// S2-08
#[test]
fn the_committee_has_elders_of_all_steps_but_the_oldest() {
    let held = FOUND.posts.iter().filter(|(it, end)| it.unit == WORLD.desks.committee && end.is_none());
    let members = held.map(|(it, _)| {
        let (detail, private) = &FOUND.people[&it.person];
        (it.person, detail.staff, private.birth, it.post)
    });
    let made = gongjian_shared::party::composition(members, TODAY);
    assert_eq!(made.ages.iter().map(|(band, _)| *band).collect::<Vec<_>>(), [0, 35, 45, 55, 65].map(Some));
    assert_eq!((made.retired, made.students), (9, 4));
}

#[test]
fn each_role_has_one_account() {
    let parts: Vec<_> = WORLD.accounts.iter().map(|it| it.part).collect();
    assert_eq!(parts, DemoPart::ALL);
    let users = WORLD.book.commands.iter().filter_map(PartyCommand::password);
    assert_eq!(users.count(), parts.len() - 1, "the administrator is the first");
    let mut people = BTreeSet::new();
    for command in &WORLD.book.commands {
        if let PartyCommand::OpenAccount { user, .. } = command {
            assert!(people.insert(*user), "two accounts for one person");
        }
    }
}
