//! A4 配备标准: which posts a unit must have filled, and what is missing.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{StandardId, UnitId};
use crate::party::{Level, Line, Post, Rank, UnitKind};
use crate::values::Name;

/// What a person enters of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardDetail {
    pub name: Name,
    /// It holds for this unit and all below.
    pub under: UnitId,
    pub kind: UnitKind,
    /// Only units of these levels; empty = all.
    #[serde(default)]
    pub levels: Vec<Level>,
    pub post: Post,
    pub least: u32,
    #[serde(default)]
    pub most: Option<u32>,
    /// From how many different lines the holders must come (S4-01: two).
    #[serde(default = "one")]
    pub lines: u32,
    /// The rank that each holder must have at least (S4-06).
    #[serde(default)]
    pub rank: Option<Rank>,
}

const fn one() -> u32 {
    1
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    pub standard: StandardId,
    #[serde(flatten)]
    pub detail: StandardDetail,
}

impl StandardDetail {
    pub fn concerns(&self, kind: UnitKind, level: Level) -> bool {
        self.kind == kind && (self.levels.is_empty() || self.levels.contains(&level))
    }
}

/// One current holder of the post, as far as a standard asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    pub line: Line,
    pub rank: Rank,
}

/// In what a unit falls short of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "short", rename_all = "snake_case")]
pub enum Shortfall {
    TooFew {
        has: u32,
        needs: u32,
    },
    TooMany {
        has: u32,
        allowed: u32,
    },
    /// Enough holders, but not from enough lines.
    OneLine {
        has: u32,
        needs: u32,
    },
    /// So many holders are below the rank.
    LowRank {
        below: u32,
    },
}

/// A unit that falls short, for the list of gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub unit: UnitId,
    pub unit_name: String,
    /// The names of the units above, from the top.
    pub path: Vec<String>,
    pub standard: StandardId,
    pub standard_name: String,
    pub short: Shortfall,
    pub on: Date,
}

/// What is missing, if anything: the first that holds, in the order of [`Shortfall`].
pub fn gap(standard: &StandardDetail, holders: &[Holder]) -> Option<Shortfall> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let has = count(holders.len());
    if has < standard.least {
        return Some(Shortfall::TooFew { has, needs: standard.least });
    }
    if let Some(allowed) = standard.most.filter(|most| has > *most) {
        return Some(Shortfall::TooMany { has, allowed });
    }
    let lines = count(holders.iter().map(|it| it.line).collect::<BTreeSet<_>>().len());
    if lines < standard.lines.min(standard.least) {
        return Some(Shortfall::OneLine { has: lines, needs: standard.lines });
    }
    let low = standard.rank.map_or(0, |least| holders.iter().filter(|it| it.rank < least).count());
    (low > 0).then(|| Shortfall::LowRank { below: count(low) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard(least: u32, most: Option<u32>, lines: u32, rank: Option<Rank>) -> StandardDetail {
        StandardDetail {
            name: Name::try_from("配备标准".to_owned()).expect("a name"),
            under: UnitId::from_bytes([1; 16]),
            kind: UnitKind::PioneerCommittee,
            levels: vec![],
            post: Post::Director,
            least,
            most,
            lines,
            rank,
        }
    }

    // S4-01, S0-22, S4-06
    #[test]
    fn gaps_are_named_with_their_numbers() {
        let from = |line| Holder { line, rank: Rank::Middle };
        let (league, education) = (from(Line::League), from(Line::Education));
        let dual = standard(2, Some(2), 2, None);
        for (rule, holders, expected) in [
            (&dual, vec![], Some(Shortfall::TooFew { has: 0, needs: 2 })),
            (&dual, vec![league], Some(Shortfall::TooFew { has: 1, needs: 2 })),
            (&dual, vec![league, league], Some(Shortfall::OneLine { has: 1, needs: 2 })),
            (&dual, vec![league, education], None),
            (&dual, vec![league, education, education], Some(Shortfall::TooMany { has: 3, allowed: 2 })),
            (
                &standard(1, Some(1), 1, None),
                vec![league, league],
                Some(Shortfall::TooMany { has: 2, allowed: 1 }),
            ),
            (&standard(1, None, 1, Some(Rank::Senior)), vec![league], Some(Shortfall::LowRank { below: 1 })),
            (&standard(1, None, 1, Some(Rank::Middle)), vec![league], None),
        ] {
            assert_eq!(gap(rule, &holders), expected, "{holders:?}");
        }
    }
}
