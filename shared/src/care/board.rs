//! Boards that are shown outside the office: no line of fewer than three leaders, so that no number is one person's.

use std::collections::BTreeSet;

use crate::ids::{PersonId, UnitId};

/// Fewest leaders of a line.
pub const LEADERS_MIN: usize = 3;

/// A line of a board: a unit, or several that were merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board<C> {
    pub units: Vec<(UnitId, String)>,
    pub leaders: BTreeSet<PersonId>,
    pub cells: Vec<C>,
}

/// Merges the units with fewer than [`LEADERS_MIN`] leaders into one line, at the end; when that has too few as well,
/// the smallest of the others goes with it. All lines together say the same numbers as before.
pub fn merged<C: Clone>(lines: Vec<Board<C>>, add: impl Fn(&mut C, &C)) -> Vec<Board<C>> {
    let (mut shown, mut small): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|it| it.leaders.len() >= LEADERS_MIN);
    let count = |small: &[Board<C>]| small.iter().flat_map(|it| &it.leaders).collect::<BTreeSet<_>>().len();
    while !small.is_empty() && count(&small) < LEADERS_MIN && !shown.is_empty() {
        let least = (0..shown.len()).min_by_key(|at| shown[*at].leaders.len()).unwrap_or(0);
        small.push(shown.remove(least));
    }
    let together = small.into_iter().reduce(|mut all, it| {
        all.units.extend(it.units);
        all.leaders.extend(it.leaders);
        all.cells.iter_mut().zip(&it.cells).for_each(|(all, it)| add(all, it));
        all
    });
    shown.extend(together);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(unit: u8, leaders: &[u8], cells: &[u32]) -> Board<u32> {
        Board {
            units: vec![(UnitId::from_bytes([unit; 16]), format!("单位{unit}"))],
            leaders: leaders.iter().map(|it| PersonId::from_bytes([*it; 16])).collect(),
            cells: cells.to_vec(),
        }
    }

    // outside the office nobody is shown alone
    #[test]
    fn units_with_fewer_than_three_leaders_are_shown_together_and_no_number_is_lost() {
        for (lines, expected) in [
            (vec![line(1, &[1, 2, 3], &[4, 1])], vec![(vec![1], vec![4, 1])]),
            // Two small ones make a line.
            (
                vec![line(1, &[1, 2, 3], &[4, 1]), line(2, &[4], &[1, 0]), line(3, &[5, 6], &[2, 2])],
                vec![(vec![1], vec![4, 1]), (vec![2, 3], vec![3, 2])],
            ),
            // One that is left over takes the smallest other one along.
            (
                vec![line(1, &[1, 2, 3, 4], &[4]), line(2, &[5, 6, 7], &[3]), line(3, &[8], &[1])],
                vec![(vec![1], vec![4]), (vec![3, 2], vec![4])],
            ),
            // The same leader in two units is one leader.
            (
                vec![line(1, &[1, 2], &[1]), line(2, &[1, 2], &[1]), line(3, &[3, 4, 5], &[1])],
                vec![(vec![1, 2, 3], vec![3])],
            ),
            (vec![line(1, &[1], &[1]), line(2, &[2], &[1])], vec![(vec![1, 2], vec![2])]),
            (vec![], vec![]),
        ] {
            let found = merged(lines.clone(), |all, it| *all += it);
            let told: Vec<(Vec<u8>, Vec<u32>)> = found
                .iter()
                .map(|it| (it.units.iter().map(|(unit, _)| unit.as_bytes()[0]).collect(), it.cells.clone()))
                .collect();
            assert_eq!(told, expected, "{lines:?}");
        }
    }
}
