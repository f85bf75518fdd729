//! what no programme may ask for, by whatever name.

use super::{Fault, ids};
use crate::programmes::definition::Definition;

/// Words that no key of the schema and no id of a definition contains. Central rules against
/// formalism on phones name exactly these (domain.md §4.3).
pub const FORBIDDEN: [&str; 22] = [
    "check_in",
    "checkin",
    "clock_in",
    "sign_in_daily",
    "points",
    "ranking",
    "rankings",
    "ranked",
    "leaderboard",
    "online_time",
    "login",
    "logins",
    "clicks",
    "likes",
    "photo",
    "photos",
    "selfie",
    "location",
    "locations",
    "gps",
    "min_length",
    "streak",
];

/// The forbidden word in a name, if there is one. Whole words count: `appointment` holds no point.
pub fn forbidden_word(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase().replace('-', "_");
    let padded = format!("_{lower}_");
    FORBIDDEN.into_iter().find(|word| padded.contains(&format!("_{word}_")))
}

pub(super) fn forbidden(it: &Definition) -> Vec<Fault> {
    let named = ids(it).into_iter().filter_map(|(place, id)| Some((place, forbidden_word(id.as_str())?)));
    named.map(|(place, word)| Fault::Forbidden { place, word: word.to_owned() }).collect()
}
