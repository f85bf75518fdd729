use crate::named::named;
use crate::programmes::Key;

named! {
    /// A wish that can be weighed. Which comes first is the office's choice; an earlier one outweighs all later ones.
    Tier {
        /// As few pairs that exist are changed as possible: what an amendment puts first.
        Keep = "keep",
        /// As few places below each server's least load stay empty as possible (S1-05).
        Shortfall = "shortfall",
        /// As many pairs within one unit as possible (S1-06).
        SameUnit = "same_unit",
        /// As few pairs as possible that were there before (S1-15).
        NoRepeat = "no_repeat",
        /// Loads as equal as possible: the least sum of their squares.
        Balance = "balance",
        /// The least sum of [`Traits::fit`](super::Traits::fit): distance, wishes.
        Fit = "fit",
    }
}

impl Tier {
    /// The order that a programme's rule writes; words that are no wish are left out.
    pub fn order(keys: &[Key]) -> Vec<Self> {
        keys.iter().filter_map(|key| Self::parse(key.as_str())).collect()
    }

    /// An amendment: least change, then the wishes of the round.
    pub fn amending(order: &[Self]) -> Vec<Self> {
        let rest = order.iter().copied().filter(|tier| *tier != Self::Keep);
        [Self::Keep].into_iter().chain(rest).collect()
    }
}
