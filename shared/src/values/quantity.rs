//! Numbers as reports write them: value, unit, and how sure they are (X-10, C7, C8).

mod parse;
#[cfg(test)]
mod tests;
mod written;

use serde::{Deserialize, Serialize};

use written::{Mark, Scale};

/// What is counted. Persons and person-times are two units and never add up (C7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    #[serde(rename = "人")]
    Person,
    /// One person who comes three times counts three.
    #[serde(rename = "人次")]
    PersonTime,
    /// A distinguished person: the counting word of commendations.
    #[serde(rename = "名")]
    Named,
    #[serde(rename = "个")]
    Piece,
    /// Teams.
    #[serde(rename = "支")]
    Team,
    /// Institutions.
    #[serde(rename = "家")]
    Institution,
    #[serde(rename = "所")]
    School,
    #[serde(rename = "项")]
    Item,
    #[serde(rename = "篇")]
    Article,
    #[serde(rename = "次")]
    Time,
    #[serde(rename = "场")]
    Session,
    #[serde(rename = "份")]
    Copy,
    #[serde(rename = "小时")]
    Hour,
    /// Whole yuan, as reports write sums. Accounts are kept in cents elsewhere.
    #[serde(rename = "元")]
    Yuan,
}

impl Unit {
    /// Longer words first: 人次 is looked for before 人.
    pub const ALL: [Self; 14] = [
        Self::PersonTime,
        Self::Hour,
        Self::Person,
        Self::Named,
        Self::Piece,
        Self::Team,
        Self::Institution,
        Self::School,
        Self::Item,
        Self::Article,
        Self::Time,
        Self::Session,
        Self::Copy,
        Self::Yuan,
    ];

    /// The counting word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "人",
            Self::PersonTime => "人次",
            Self::Named => "名",
            Self::Piece => "个",
            Self::Team => "支",
            Self::Institution => "家",
            Self::School => "所",
            Self::Item => "项",
            Self::Article => "篇",
            Self::Time => "次",
            Self::Session => "场",
            Self::Copy => "份",
            Self::Hour => "小时",
            Self::Yuan => "元",
        }
    }
}

/// How sure a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    Exact,
    /// 以上, 不低于: the number itself is included.
    AtLeast,
    /// 余, 多, 超过: the number itself is not included.
    MoreThan,
    /// 约, 近: may be less.
    About,
}

/// A number with its unit, and the words it came with.
///
/// Unit: [`Unit`]. Range: 0 to 10^15. Two quantities are equal when they are written alike; compare
/// [`Quantity::value`] and [`Quantity::qualifier`] where only the meaning counts. Source: X-10.
///
/// # Errors
/// [`QuantityError`] for a text without a number, without a unit, or with words that contradict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    value: u64,
    unit: Unit,
    mark: Mark,
    scale: Scale,
}

/// Why a text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    #[error("no number in it")]
    NoNumber,
    #[error("a number without a unit")]
    NoUnit,
    #[error("the unit written is not the unit wanted")]
    OtherUnit { written: Unit, wanted: Unit },
    #[error("two words say how sure the number is")]
    TwoMarks,
    #[error("a part of a whole thing")]
    Fraction,
    #[error("above 10^15")]
    TooLarge,
    #[error("something stands behind the unit")]
    Trailing,
}

/// Two units that do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{left:?} and {right:?} do not add up")]
pub struct UnitsDiffer {
    pub left: Unit,
    pub right: Unit,
}

impl Quantity {
    pub(super) const MAX: u64 = 1_000_000_000_000_000;

    /// A counted number. Above the range it stays at its end.
    pub fn exact(value: u64, unit: Unit) -> Self {
        Self { value: value.min(Self::MAX), unit, mark: Mark::None, scale: Scale::One }
    }

    pub const fn value(&self) -> u64 {
        self.value
    }

    pub const fn unit(&self) -> Unit {
        self.unit
    }

    pub const fn qualifier(&self) -> Qualifier {
        self.mark.qualifier()
    }

    /// Both together. The sum is as sure as its less sure half.
    ///
    /// # Errors
    /// [`UnitsDiffer`]: persons and person-times, teams and schools are not one sum (C7).
    pub fn plus(&self, other: &Self) -> Result<Self, UnitsDiffer> {
        if self.unit != other.unit {
            return Err(UnitsDiffer { left: self.unit, right: other.unit });
        }
        let value = self.value.saturating_add(other.value).min(Self::MAX);
        let mark = Mark::of(self.qualifier().max(other.qualifier()));
        Ok(Self { value, unit: self.unit, mark, scale: Scale::One })
    }
}
