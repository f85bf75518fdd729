use crate::named::named;

named! {
    /// Kinds of records that are counted.
    Source {
        Activity = "activity",
        Wish = "wish",
        Meeting = "meeting",
    }

    /// 指标. Each has one definition, written beside it, and one denominator: the units that reported of those that owe.
    Measure {
        /// 场: activities at which somebody was.
        Activities = "activities",
        /// 人次: who came three times counts three times (C7).
        Attendances = "attendances",
        /// 人数: different people among those whose names were taken; who was only counted is in none of them (C7).
        Persons = "persons",
        /// 个: small wishes whose arrival was confirmed (S4-19).
        Wishes = "wishes",
        /// 次: meetings with minutes that are fixed (F6).
        Meetings = "meetings",
    }
}

impl Measure {
    /// Whether the number of a whole is the sum over its parts. Different people are not: one may come to two units.
    pub const fn adds_up(self) -> bool {
        !matches!(self, Self::Persons)
    }

    /// Where the records behind it come from.
    pub const fn source(self) -> Source {
        match self {
            Self::Activities | Self::Attendances | Self::Persons => Source::Activity,
            Self::Wishes => Source::Wish,
            Self::Meetings => Source::Meeting,
        }
    }
}
