use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::programmes::name::Key;

/// Unit: percent. Source: S4-26.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub shares: BTreeMap<Key, u32>,
    /// What a theme weighs at the least.
    #[serde(default)]
    pub minimum: BTreeMap<Key, u32>,
}

/// What is wrong with weights. All numbers are percent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeightFault {
    Sum { sum: u32 },
    TooLight { theme: Key, weight: u32, minimum: u32 },
}

impl Weights {
    pub fn faults(&self) -> Vec<WeightFault> {
        weigh(&self.shares, &self.minimum)
    }
}

/// Weights sum to 100, and no theme weighs less than its minimum (S4-26). A theme with a minimum that is missing weighs 0.
pub fn weigh(shares: &BTreeMap<Key, u32>, minimum: &BTreeMap<Key, u32>) -> Vec<WeightFault> {
    let sum = shares.values().fold(0u32, |sum, share| sum.saturating_add(*share));
    let off = (sum != 100).then_some(WeightFault::Sum { sum });
    let light = minimum.iter().filter_map(|(theme, minimum)| {
        let weight = shares.get(theme).copied().unwrap_or(0);
        let fault = || WeightFault::TooLight { theme: theme.clone(), weight, minimum: *minimum };
        (weight < *minimum).then(fault)
    });
    off.into_iter().chain(light).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // S4-26
    #[test]
    fn pioneer_work_at_nine_percent_is_too_light() {
        let key = |it: &str| Key::try_from(it).expect("a key");
        let minimum = BTreeMap::from([(key("pioneer_work"), 10)]);
        let scheme = |pioneer, rest| BTreeMap::from([(key("pioneer_work"), pioneer), (key("rest"), rest)]);
        assert_eq!(weigh(&scheme(10, 90), &minimum), []);
        assert_eq!(
            weigh(&scheme(9, 91), &minimum),
            [WeightFault::TooLight { theme: key("pioneer_work"), weight: 9, minimum: 10 }]
        );
        assert_eq!(weigh(&scheme(10, 89), &minimum), [WeightFault::Sum { sum: 99 }]);
        let without = BTreeMap::from([(key("rest"), 100)]);
        assert_eq!(
            weigh(&without, &minimum),
            [WeightFault::TooLight { theme: key("pioneer_work"), weight: 0, minimum: 10 }]
        );
    }
}
