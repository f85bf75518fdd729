//! How a quantity is written: the word that qualifies it, and the power of ten behind the digits.

use std::fmt;

use super::{Qualifier, Quantity};

/// The word that says how sure the number is; kept, so that an import prints as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    None,
    /// 余 right behind the digits: 4500余个, 20余万元.
    Yu,
    /// 余 behind the power of ten: 20万余元.
    YuAfter,
    /// 多 right behind the digits: 20多万元.
    Duo,
    /// 多 behind the power of ten: 20万多元.
    DuoAfter,
    /// 超过
    ChaoGuo,
    /// 约
    Yue,
    /// 近
    Jin,
    /// 以上, behind the unit.
    YiShang,
    /// 不低于
    BuDiYu,
    /// 不少于
    BuShaoYu,
    /// 至少
    ZhiShao,
}

impl Mark {
    /// The words in front of the digits.
    pub(super) const BEFORE: [Self; 6] =
        [Self::ChaoGuo, Self::Yue, Self::Jin, Self::BuDiYu, Self::BuShaoYu, Self::ZhiShao];

    pub(super) const fn qualifier(self) -> Qualifier {
        match self {
            Self::None => Qualifier::Exact,
            Self::YiShang | Self::BuDiYu | Self::BuShaoYu | Self::ZhiShao => Qualifier::AtLeast,
            Self::Yu | Self::YuAfter | Self::Duo | Self::DuoAfter | Self::ChaoGuo => Qualifier::MoreThan,
            Self::Yue | Self::Jin => Qualifier::About,
        }
    }

    /// The word that a computed number gets.
    pub(super) const fn of(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Exact => Self::None,
            Qualifier::AtLeast => Self::YiShang,
            Qualifier::MoreThan => Self::Yu,
            Qualifier::About => Self::Yue,
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Yu | Self::YuAfter => "余",
            Self::Duo | Self::DuoAfter => "多",
            Self::ChaoGuo => "超过",
            Self::Yue => "约",
            Self::Jin => "近",
            Self::YiShang => "以上",
            Self::BuDiYu => "不低于",
            Self::BuShaoYu => "不少于",
            Self::ZhiShao => "至少",
        }
    }
}

/// The power of ten that is written as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scale {
    One,
    Hundred,
    Thousand,
    TenThousand,
    Million,
    TenMillion,
    HundredMillion,
}

impl Scale {
    /// Longer words first: 百万 is looked for before 百.
    pub(super) const WORDED: [Self; 6] = [
        Self::Million,
        Self::TenMillion,
        Self::Hundred,
        Self::Thousand,
        Self::TenThousand,
        Self::HundredMillion,
    ];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Hundred => "百",
            Self::Thousand => "千",
            Self::TenThousand => "万",
            Self::Million => "百万",
            Self::TenMillion => "千万",
            Self::HundredMillion => "亿",
        }
    }

    pub(super) const fn factor(self) -> u64 {
        match self {
            Self::One => 1,
            Self::Hundred => 100,
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
            Self::Million => 1_000_000,
            Self::TenMillion => 10_000_000,
            Self::HundredMillion => 100_000_000,
        }
    }
}

/// As it came: 20多万元, 4500余个, 约1.5万人, 300名以上.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = if Mark::BEFORE.contains(&self.mark) { self.mark.word() } else { "" };
        write!(f, "{before}{}", self.value / self.scale.factor())?;
        let rest = self.value % self.scale.factor();
        if rest > 0 {
            let places = self.scale.factor().ilog10() as usize;
            let digits = format!("{rest:0places$}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        if matches!(self.mark, Mark::Yu | Mark::Duo) {
            f.write_str(self.mark.word())?;
        }
        f.write_str(self.scale.word())?;
        if matches!(self.mark, Mark::YuAfter | Mark::DuoAfter) {
            f.write_str(self.mark.word())?;
        }
        f.write_str(self.unit.word())?;
        f.write_str(if self.mark == Mark::YiShang { self.mark.word() } else { "" })
    }
}
