//! Over several activities: 人次 and 人数 apart (C7), kinds of partners (S4-21), who spoke where (S2-26).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::line::ActivityLine;
use super::plan::{Group, HostKind};
use crate::ids::PersonId;

/// What several activities come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnout {
    pub activities: u64,
    /// 人次: a person who came three times counts three times.
    pub attendances: u64,
    /// 人数: different people among those who were named. Who was only counted cannot be told apart.
    pub persons: u64,
    /// 人次 without names, which [`Turnout::persons`] knows nothing of.
    pub unnamed: u64,
    /// 人次 of each group.
    pub groups: BTreeMap<Group, u64>,
    /// In how many activities hosts of each kind took part.
    pub partners: BTreeMap<HostKind, u64>,
}

impl Turnout {
    pub fn over<'l>(lines: impl IntoIterator<Item = &'l ActivityLine>) -> Self {
        let (mut sum, mut persons) = (Self::default(), BTreeSet::<PersonId>::new());
        for line in lines {
            sum.activities += 1;
            sum.attendances += line.attendances();
            sum.unnamed += line.unnamed;
            persons.extend(line.persons.iter().copied());
            for (group, count) in Group::ALL.iter().zip(&line.groups) {
                *sum.groups.entry(*group).or_default() += count;
            }
            for kind in line.hosts.iter().collect::<BTreeSet<_>>() {
                *sum.partners.entry(*kind).or_default() += 1;
            }
        }
        sum.persons = u64::try_from(persons.len()).unwrap_or(u64::MAX);
        sum
    }
}

/// Somebody who gave lectures, and when; the newest lecture first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub name: String,
    pub lectures: Vec<(Option<Date>, String)>,
}

/// The register of speakers: (title, line) of every activity that names one.
pub fn speakers<'l>(activities: impl IntoIterator<Item = (&'l str, &'l ActivityLine)>) -> Vec<Speaker> {
    let mut found: BTreeMap<&str, Vec<(Option<Date>, String)>> = BTreeMap::new();
    for (title, line) in activities.into_iter().filter(|(_, line)| !line.speaker.is_empty()) {
        found.entry(line.speaker.as_str()).or_default().push((line.day, title.to_owned()));
    }
    let newest_first = |mut lectures: Vec<(Option<Date>, String)>| {
        lectures.sort_by(|a, b| b.cmp(a));
        lectures
    };
    found
        .into_iter()
        .map(|(name, lectures)| Speaker { name: name.to_owned(), lectures: newest_first(lectures) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(persons: &[u8], unnamed: u64, hosts: &[HostKind]) -> ActivityLine {
        let persons: Vec<_> = persons.iter().map(|it| PersonId::from_bytes([*it; 16])).collect();
        let students = u64::try_from(persons.len()).expect("few") + unnamed;
        ActivityLine {
            persons,
            unnamed,
            groups: vec![0, students, 0],
            hosts: hosts.to_vec(),
            ..Default::default()
        }
    }

    // S4-21, S0-10 2/2, S2-25 2/2: 人次 are added up, 人数 are different people (C7).
    // planted: persons summed instead of united
    #[test]
    fn who_comes_twice_is_one_person_and_two_attendances() {
        use HostKind::{PublicCulture, ResearchInstitute, School};
        let lines = [
            line(&[1, 2, 3], 10, &[School, PublicCulture, PublicCulture]),
            line(&[2, 3], 0, &[School, ResearchInstitute]),
        ];
        let sum = Turnout::over(&lines);
        assert_eq!((sum.activities, sum.attendances, sum.persons, sum.unnamed), (2, 15, 3, 10));
        assert!(sum.attendances >= sum.persons);
        assert_eq!(
            sum.groups,
            BTreeMap::from([(Group::Teacher, 0), (Group::Student, 15), (Group::Other, 0)])
        );
        let partners = BTreeMap::from([(School, 2), (ResearchInstitute, 1), (PublicCulture, 1)]);
        assert_eq!(sum.partners, partners);
    }

    // S2-26 1/2
    // planted: the series instead of the speaker
    #[test]
    fn the_register_of_speakers_lists_everybody_with_their_lectures() {
        let lecture = |speaker: &str, day: &str| ActivityLine {
            speaker: speaker.to_owned(),
            series: "修身讲坛".to_owned(),
            day: day.parse().ok(),
            ..ActivityLine::default()
        };
        let all = [lecture("甲", "2026-03-01"), lecture("甲", "2026-05-01"), lecture("", "2026-06-01")];
        let found = speakers(["一", "二", "三"].into_iter().zip(&all));
        let names: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.lectures.len())).collect();
        assert_eq!(names, [("甲", 2)]);
        assert_eq!(found[0].lectures[0].1, "二", "the newest first");
    }
}
