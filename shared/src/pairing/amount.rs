//! The numbers that the flow adds up: 64 bits where they are enough, 128 where not.

use std::fmt::Debug;
use std::ops::{Add, Neg, Sub};

pub trait Amount:
    Copy + Ord + Default + Debug + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self> + Into<i128>
{
    /// Stands for "no way"; never added to.
    const FAR: Self;

    /// The caller has seen that it fits.
    fn of(it: i128) -> Self;
}

impl Amount for i64 {
    const FAR: Self = Self::MAX;

    fn of(it: i128) -> Self {
        Self::try_from(it).unwrap_or(Self::FAR)
    }
}

impl Amount for i128 {
    const FAR: Self = Self::MAX;

    fn of(it: i128) -> Self {
        it
    }
}
