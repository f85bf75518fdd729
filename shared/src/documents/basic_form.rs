//! 示范点学校基本信息表: the fields of S0-30, in the order of the printed table, and what makes it ready.

use serde::{Deserialize, Serialize};

/// A field of the form. The construction plan is a document of its own that the form opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 省份: one of [`PROVINCES`].
    Province,
    /// 学校名称
    School,
    /// 团委负责人
    LeagueHead,
    /// 联系方式: telephone or mail.
    Contact,
    /// 试点内容: long text, merged by character.
    PilotContent,
}

impl Field {
    pub const ALL: [Self; 5] =
        [Self::Province, Self::School, Self::LeagueHead, Self::Contact, Self::PilotContent];

    /// The key inside the document. Never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::School => "school",
            Self::LeagueHead => "league_head",
            Self::Contact => "contact",
            Self::PilotContent => "pilot_content",
        }
    }

    /// Long text merges by character; every other field keeps conflicting values until a person chooses.
    pub const fn is_long(self) -> bool {
        matches!(self, Self::PilotContent)
    }

    /// The most characters that are taken.
    pub const fn max_chars(self) -> usize {
        match self {
            Self::Province | Self::LeagueHead => 20,
            Self::School => 60,
            Self::Contact => 80,
            Self::PilotContent => 5_000,
        }
    }
}

/// The 31 provincial units with a League school department, and 兵团 beside them (S0-32).
pub const PROVINCES: [&str; 32] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "新疆生产建设兵团",
];

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Empty: fine in a draft, not at submission.
    Missing,
    TooLong {
        most: usize,
    },
    UnknownProvince,
    /// Neither a telephone number nor a mail address.
    NoContact,
    /// Two people wrote different values while apart; somebody must choose.
    Conflict,
}

/// Checks one value as it is typed. An empty value is no fault of a draft.
pub fn check(field: Field, value: &str) -> Option<Fault> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    if value.chars().count() > field.max_chars() {
        return Some(Fault::TooLong { most: field.max_chars() });
    }
    match field {
        Field::Province if !PROVINCES.contains(&value) => Some(Fault::UnknownProvince),
        Field::Contact if !is_contact(value) => Some(Fault::NoContact),
        Field::Province | Field::School | Field::LeagueHead | Field::Contact | Field::PilotContent => None,
    }
}

/// Everything that stands against submitting: each field must be there, sound and agreed.
pub fn check_for_submission<'v>(values: impl Fn(Field) -> Vec<&'v str>) -> Vec<(Field, Fault)> {
    Field::ALL
        .into_iter()
        .filter_map(|field| {
            let found = values(field);
            let fault = match found.as_slice() {
                [] => Some(Fault::Missing),
                [one] if one.trim().is_empty() => Some(Fault::Missing),
                [one] => check(field, one),
                _ => Some(Fault::Conflict),
            };
            fault.map(|fault| (field, fault))
        })
        .collect()
}

fn is_contact(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let telephone = digits >= 7;
    let mail = value.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    telephone || mail
}

#[cfg(test)]
mod tests {
    use super::*;

    // S0-30: exactly these fields; all required at submission, none in a draft.
    #[test]
    fn an_empty_draft_is_fine_and_an_empty_submission_names_every_field() {
        assert!(Field::ALL.iter().all(|field| check(*field, "").is_none()));
        let missing = check_for_submission(|_| vec![]);
        assert_eq!(missing, Field::ALL.map(|field| (field, Fault::Missing)));
    }

    #[test]
    fn each_value_is_checked() {
        for (field, value, expected) in [
            (Field::Province, "云南", None),
            (Field::Province, "新疆生产建设兵团", None),
            (Field::Province, "云南省", Some(Fault::UnknownProvince)),
            (Field::Contact, "0871-65030000", None),
            (Field::Contact, "tw@example.edu.cn", None),
            (Field::Contact, "团委办公室", Some(Fault::NoContact)),
            (Field::School, &"大".repeat(61), Some(Fault::TooLong { most: 60 })),
            (Field::School, &"大".repeat(60), None),
        ] {
            assert_eq!(check(field, value), expected, "{field:?} {value}");
        }
    }

    #[test]
    fn two_values_wait_for_a_person() {
        let faults = check_for_submission(|field| match field {
            Field::School => vec!["甲大学", "乙大学"],
            Field::Province => vec!["云南"],
            Field::LeagueHead => vec!["李敏"],
            Field::Contact => vec!["13800000000"],
            Field::PilotContent => vec!["组建学科交流小组"],
        });
        assert_eq!(faults, [(Field::School, Fault::Conflict)]);
    }

    #[test]
    fn thirty_one_provinces_and_the_corps() {
        let mut names = PROVINCES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 32);
    }
}
