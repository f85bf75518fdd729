use serde::{Deserialize, Serialize};

use super::{Mark, RubricItem, Sheet};

/// The weighted whole of a sheet. Unit: hundredths; 10 000 are full marks. Items abstained from are left out, and the
/// others weigh as they do among themselves. `None`: abstained from all.
pub fn total(rubric: &[RubricItem], sheet: &Sheet) -> Option<u32> {
    let (mut sum, mut weights) = (0_u64, 0_u64);
    for (item, mark) in rubric.iter().zip(&sheet.marks) {
        if let Mark::Points { points } = mark {
            // In hundred-millionths, so that thirds add up.
            sum += u64::from(item.weight) * u64::from(*points) * 100_000_000 / u64::from(item.full.max(1));
            weights += u64::from(item.weight);
        }
    }
    let whole = sum.checked_div(weights)?;
    u32::try_from((whole + 5_000) / 10_000).ok()
}

/// What several sheets say together. Unit: hundredths, as [`total`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    pub mean: u32,
    pub median: u32,
    pub low: u32,
    pub high: u32,
}

impl Stats {
    /// How far the furthest two are apart.
    pub const fn spread(self) -> u32 {
        self.high - self.low
    }
}

/// `None`: there is no score.
pub fn stats(scores: &[u32]) -> Option<Stats> {
    let mut sorted: Vec<u32> = scores.to_vec();
    sorted.sort_unstable();
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    let count = u64::try_from(sorted.len()).ok()?;
    let sum: u64 = sorted.iter().map(|it| u64::from(*it)).sum();
    let mean = u32::try_from((sum + count / 2) / count).ok()?;
    let middle = sorted.len() / 2;
    let median = if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        u32::midpoint(sorted[middle - 1], sorted[middle])
    };
    Some(Stats { mean, median, low, high })
}
