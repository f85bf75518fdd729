use super::Role;
use crate::time::Timestamp;

/// A right in one space for a stretch of time, from one source (an office, a post). Road B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    pub role: Role,
    /// The first moment at which it holds.
    pub from: Timestamp,
    /// The first moment at which it holds no more; `None`: no end is known.
    pub until: Option<Timestamp>,
}

/// How long after a right to write ended late work is kept for a supervisor. Unit: milliseconds (30 days, X-14).
pub const LATE_MAX_MS: u64 = 30 * 24 * 3_600_000;

/// What a person may do in a space at a moment: the best of the grants that hold then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub role: Role,
    /// The first moment at which less holds; grants that follow each other without a gap count as one.
    pub until: Option<Timestamp>,
}

impl Grant {
    pub fn holds(&self, now: Timestamp) -> bool {
        self.from <= now && !self.ended(now)
    }

    pub fn ended(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

/// What `grants` of one person in one space give at `now`; `None`: nothing, the space is not there for them.
pub fn standing(grants: &[Grant], now: Timestamp) -> Option<Standing> {
    let role = role_at(grants, now)?;
    let until = edges_after(grants, now).into_iter().find(|edge| role_at(grants, *edge) < Some(role));
    Some(Standing { role, until })
}

/// The first moment after `now` at which `grants` give another role, more or less.
pub fn next_change(grants: &[Grant], now: Timestamp) -> Option<Timestamp> {
    let role = role_at(grants, now);
    edges_after(grants, now).into_iter().find(|edge| role_at(grants, *edge) != role)
}

/// When a right to write ended last; `None`: it never did, or it has not begun.
pub fn wrote_until(grants: &[Grant], now: Timestamp) -> Option<Timestamp> {
    let wrote = |it: &&Grant| it.role.may_write() && it.ended(now) && it.until > Some(it.from);
    grants.iter().filter(wrote).filter_map(|it| it.until).max()
}

fn role_at(grants: &[Grant], now: Timestamp) -> Option<Role> {
    grants.iter().filter(|it| it.holds(now)).map(|it| it.role).max()
}

/// Every moment after `now` at which a grant begins or ends, in order.
fn edges_after(grants: &[Grant], now: Timestamp) -> Vec<Timestamp> {
    let edges = grants.iter().flat_map(|it| [Some(it.from), it.until]).flatten();
    let mut edges: Vec<Timestamp> = edges.filter(|edge| *edge > now).collect();
    edges.sort();
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(ms: i64) -> Timestamp {
        Timestamp::from_millis(ms)
    }

    fn grant(role: Role, from: i64, until: Option<i64>) -> Grant {
        Grant { role, from: at(from), until: until.map(at) }
    }

    //
    #[test]
    fn the_best_grant_that_holds_counts_and_ends_in_its_first_moment_without() {
        use Role::{Member, Reader};
        let post = grant(Member, 10, Some(20));
        let next = grant(Member, 20, Some(30));
        let looks = grant(Reader, 0, None);
        let past = grant(Member, 10, Some(10));
        for (grants, now, expected, change) in [
            (vec![], 5, None, None),
            (vec![post], 9, None, Some(10)),
            (vec![post], 10, Some((Member, Some(20))), Some(20)),
            (vec![post], 19, Some((Member, Some(20))), Some(20)),
            (vec![post], 20, None, None),
            // One post after the other, without a gap: nothing changes between them.
            (vec![next, post], 15, Some((Member, Some(30))), Some(30)),
            // Less than before is an end, also when something is left.
            (vec![post, looks], 15, Some((Member, Some(20))), Some(20)),
            (vec![post, looks], 5, Some((Reader, None)), Some(10)),
            (vec![past], 10, None, None),
        ] {
            let found = standing(&grants, at(now)).map(|it| (it.role, it.until));
            assert_eq!(found, expected.map(|(role, until): (_, Option<i64>)| (role, until.map(at))), "{now}");
            assert_eq!(next_change(&grants, at(now)), change.map(at), "{now}");
        }
    }

    #[test]
    fn the_last_end_of_writing_is_known_and_a_grant_that_never_held_has_none() {
        let ended = grant(Role::Member, 10, Some(20));
        let reader = grant(Role::Reader, 10, Some(25));
        let never = grant(Role::Member, 22, Some(22));
        assert_eq!(wrote_until(&[ended, reader, never], at(30)), Some(at(20)));
        assert_eq!(wrote_until(&[ended], at(15)), None);
    }
}
