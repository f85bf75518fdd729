use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// How many must be there in person for a meeting to decide. A stand-in hears and speaks, and does not count.
    Quorum {
        /// No rule.
        Any = "any",
        /// 过半数: more than half.
        Majority = "majority",
        /// 三分之二以上, two thirds among them.
        TwoThirds = "two_thirds",
    }
}

impl Quorum {
    /// The least number of people out of `due`.
    pub const fn needed(self, due: usize) -> usize {
        match self {
            Self::Any => 0,
            Self::Majority => due / 2 + 1,
            Self::TwoThirds => (due * 2).div_ceil(3),
        }
    }
}

/// 应到、实到: counted by the server from the fixed version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// 应到: everybody who was invited.
    pub due: usize,
    /// 实到: in person, of those.
    pub present: usize,
    /// 代会, of those.
    pub stand_ins: usize,
}

impl Turnout {
    pub const fn reaches(self, quorum: Quorum) -> bool {
        self.present >= quorum.needed(self.due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_no_majority_and_two_thirds_are_enough() {
        for (quorum, due, needed) in [
            (Quorum::Any, 9, 0),
            (Quorum::Majority, 8, 5),
            (Quorum::Majority, 9, 5),
            (Quorum::Majority, 1, 1),
            (Quorum::TwoThirds, 9, 6),
            (Quorum::TwoThirds, 10, 7),
            (Quorum::TwoThirds, 1, 1),
        ] {
            assert_eq!(quorum.needed(due), needed, "{quorum:?} of {due}");
            let turnout = |present| Turnout { due, present, stand_ins: 9 };
            assert!(turnout(needed).reaches(quorum));
            assert!(needed == 0 || !turnout(needed - 1).reaches(quorum), "stand-ins do not count");
        }
    }
}
