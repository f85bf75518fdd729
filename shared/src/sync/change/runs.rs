//! Run-length coded columns, read run by run: what a run says is looked at once, however often it stands.

use super::Reader;
use super::columns::OPS_MAX;
use crate::sync::sabotage::planted;

/// A column with more runs has more rows than a change may have.
const RUNS_MAX: usize = OPS_MAX as usize;

/// The same value `count` times; `None` is null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<T> {
    pub count: u64,
    pub value: Option<T>,
}

/// The runs of a column; `None` when they are damaged.
pub(super) fn runs<'b, T: Copy>(
    data: &'b [u8],
    read: impl Fn(&mut Reader<'b>) -> Option<T>,
) -> Option<Vec<Run<T>>> {
    let mut reader = Reader(data);
    let mut runs = Vec::new();
    while !reader.0.is_empty() {
        if runs.len() > RUNS_MAX && !planted!(RunsUncounted) {
            return None;
        }
        let count = reader.signed()?;
        if count > 0 {
            runs.push(Run { count: count.unsigned_abs(), value: Some(read(&mut reader)?) });
        } else if count == 0 {
            runs.push(Run { count: reader.number()?, value: None });
        } else {
            // Each literal takes a byte at least, so this ends with the bytes.
            let most = if planted!(RunsUncounted) { u64::MAX } else { OPS_MAX + 1 };
            for _ in 0..count.unsigned_abs().min(most) {
                runs.push(Run { count: 1, value: Some(read(&mut reader)?) });
            }
        }
    }
    Some(runs)
}

/// A column of numbers, of which each is told by its distance to the one before: the runs of the sums, in which only
/// zero stands apart. `None` when a sum leaves `0..end`.
pub(super) fn sums(data: &[u8], end: u64) -> Option<Vec<Run<IsZero>>> {
    let mut sum = 0_i64;
    let mut out = Vec::new();
    for run in runs(data, Reader::signed)? {
        let Some(step) = run.value else {
            out.push(Run { count: run.count, value: None });
            continue;
        };
        let last = i64::try_from(run.count).ok()?.checked_mul(step)?.checked_add(sum)?;
        let first = sum.checked_add(step)?;
        // Sums of one run only rise or only fall: their ends bound them all.
        if [first, last].into_iter().any(|it| u64::try_from(it).map_or(true, |it| it >= end)) {
            return None;
        }
        sum = last;
        // Zero stands at the end of a falling run, or all along a level one.
        let zeros = if last != 0 {
            0
        } else if step == 0 {
            run.count
        } else {
            1
        };
        let others = run.count - zeros;
        let parts = [(others, IsZero(false)), (zeros, IsZero(true))];
        out.extend(parts.map(|(count, value)| Run { count, value: Some(value) }));
    }
    Some(out)
}

/// Whether a number is zero: all that the rules ask of a sum within its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IsZero(pub bool);

/// A column of truths: lengths of runs that take turns, false first.
pub(super) fn turns(data: &[u8]) -> Option<Vec<Run<bool>>> {
    let mut reader = Reader(data);
    let mut runs = Vec::new();
    while !reader.0.is_empty() {
        if runs.len() > RUNS_MAX && !planted!(RunsUncounted) {
            return None;
        }
        let value = runs.len() % 2 == 1;
        runs.push(Run { count: reader.number()?, value: Some(value) });
    }
    Some(runs)
}

pub(super) fn total<T>(runs: &[Run<T>]) -> Option<u64> {
    runs.iter().try_fold(0_u64, |sum, run| sum.checked_add(run.count))
}

/// Goes along a column in the steps of others; behind its end everything is null.
pub(super) struct Walk<'r, T> {
    runs: std::slice::Iter<'r, Run<T>>,
    left: Run<T>,
}

impl<'r, T: Copy> Walk<'r, T> {
    pub fn over(runs: &'r [Run<T>]) -> Self {
        let mut walk = Self { runs: runs.iter(), left: Run { count: 0, value: None } };
        walk.fill();
        walk
    }

    fn fill(&mut self) {
        while self.left.count == 0 {
            self.left = self.runs.next().copied().unwrap_or(Run { count: u64::MAX, value: None });
        }
    }

    /// How far the present value reaches.
    pub fn reach(&self) -> u64 {
        self.left.count
    }

    /// The present value, and `count` rows on. `count` is at most `reach`.
    pub fn step(&mut self, count: u64) -> Option<T> {
        let value = self.left.value;
        self.left.count = self.left.count.saturating_sub(count);
        self.fill();
        value
    }
}
