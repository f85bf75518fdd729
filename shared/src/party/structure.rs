//! What a committee consists of: the body that leads it, team, office, elders, students (S2-01).

use crate::named::named;
use crate::party::{Composition, Post, UnitKind};

named! {
    /// A part that a committee has or lacks (S2-01).
    CommitteePart {
        /// 党委领导: the Party committee that it stands below, or that guides it.
        LeadingBody = "leading_body",
        /// 领导班子: somebody heads it.
        Team = "team",
        /// 办事机构: an office below it.
        Office = "office",
        /// 五老
        Elders = "elders",
        Students = "students",
    }

    /// A class of people that a balanced team has (S2-08).
    TeamClass {
        Serving = "serving",
        Retired = "retired",
        /// Fewer than two bands of age.
        AgeSteps = "age_steps",
    }
}

/// The parts that a committee lacks, in their order; none for units of other kinds.
///
/// `around`: the unit above and those that guide it; `below`: the units directly below that are there; `posts`: what is
/// held in it.
pub fn missing_parts(
    kind: UnitKind,
    around: &[UnitKind],
    below: &[UnitKind],
    posts: &[Post],
) -> Vec<CommitteePart> {
    if kind != UnitKind::NextGenerationCommittee {
        return Vec::new();
    }
    let holds = |wanted: &[Post]| posts.iter().any(|post| wanted.contains(post));
    let has = |part: &CommitteePart| match part {
        CommitteePart::LeadingBody => around.contains(&UnitKind::PartyCommittee),
        CommitteePart::Team => holds(&[Post::Head, Post::CoHead, Post::Director]),
        CommitteePart::Office => {
            below.iter().any(|it| matches!(it, UnitKind::Office | UnitKind::RetirementOffice))
        }
        CommitteePart::Elders => holds(&[Post::Elder]),
        CommitteePart::Students => holds(&[Post::StudentMember, Post::StudentSecretary]),
    };
    CommitteePart::ALL.iter().filter(|part| !has(part)).copied().collect()
}

/// The classes that are empty in a team that is there (S2-08); none where nobody holds a post.
pub fn empty_classes(it: &Composition) -> Vec<TeamClass> {
    if it.serving + it.retired + it.students == 0 {
        return Vec::new();
    }
    let bands = it.ages.iter().filter(|(from, count)| from.is_some() && *count > 0).count();
    let empty = |class: &TeamClass| match class {
        TeamClass::Serving => it.serving == 0,
        TeamClass::Retired => it.retired == 0,
        TeamClass::AgeSteps => bands < 2,
    };
    TeamClass::ALL.iter().filter(|class| empty(class)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // S2-01: a whole committee lacks nothing; each part that goes is told, and only that one.
    // planted: `Elders` counts every post
    #[test]
    fn each_missing_part_of_a_committee_is_listed() {
        let kind = UnitKind::NextGenerationCommittee;
        let party = [UnitKind::PartyCommittee];
        let office = [UnitKind::Office];
        let posts = [Post::Director, Post::Elder, Post::StudentMember];
        assert_eq!(missing_parts(kind, &party, &office, &posts), []);
        for (around, below, posts, lacks) in [
            (&[UnitKind::University][..], &office[..], &posts[..], CommitteePart::LeadingBody),
            (&party, &office, &posts[1..], CommitteePart::Team),
            (&party, &[UnitKind::WorkingGroup], &posts, CommitteePart::Office),
            (&party, &office, &[Post::Director, Post::StudentMember], CommitteePart::Elders),
            (&party, &office, &posts[..2], CommitteePart::Students),
        ] {
            assert_eq!(missing_parts(kind, around, below, posts), [lacks]);
        }
        assert_eq!(missing_parts(kind, &[], &[], &[]), CommitteePart::ALL);
        assert_eq!(missing_parts(UnitKind::College, &[], &[], &[]), []);
    }

    // S2-08 2/2
    // planted: `Retired` asks for students
    #[test]
    fn an_empty_class_of_a_team_is_warned_of() {
        let ages = vec![(Some(45), 1), (Some(65), 2)];
        let whole = Composition { serving: 1, retired: 2, students: 1, ages, ..Composition::default() };
        assert_eq!(empty_classes(&whole), []);
        for (team, lacks) in [
            (Composition { serving: 0, ..whole.clone() }, TeamClass::Serving),
            (Composition { retired: 0, ..whole.clone() }, TeamClass::Retired),
            (Composition { ages: vec![(None, 3), (Some(65), 1)], ..whole }, TeamClass::AgeSteps),
        ] {
            assert_eq!(empty_classes(&team), [lacks]);
        }
        assert_eq!(empty_classes(&Composition::default()), []);
    }
}
