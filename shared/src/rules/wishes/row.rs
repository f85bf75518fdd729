use serde::{Deserialize, Serialize};

use super::{CLAIM_DAYS, WishDraft};
use crate::ids::UserId;
use crate::named::named;
use crate::time::Timestamp;

named! {
    /// 年龄段; never a date of birth.
    AgeGroup {
        To8 = "6-8",
        To11 = "9-11",
        To14 = "12-14",
        To17 = "15-17",
    }

    /// 愿望类型
    NeedKind {
        Study = "study",
        Books = "books",
        Clothes = "clothes",
        Sports = "sports",
        Toys = "toys",
        Company = "company",
        Other = "other",
    }

    WishState {
        Collected = "collected",
        Checked = "checked",
        Claimed = "claimed",
        Granted = "granted",
        Confirmed = "confirmed",
        Withdrawn = "withdrawn",
    }
}

/// Who took it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub by: UserId,
    pub name: String,
    pub on_behalf: String,
    pub at: Timestamp,
}

const DAY_MS: i64 = 86_400_000;

impl Claim {
    /// When it lapses.
    pub const fn until(&self) -> Timestamp {
        Timestamp::from_millis(self.at.millis().saturating_add(CLAIM_DAYS * DAY_MS))
    }
}

/// The register row `wish/<wish>` of a space: how phones know of a wish. JSON; only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishRow {
    #[serde(flatten)]
    pub draft: WishDraft,
    pub state: WishState,
    pub collected_by: UserId,
    pub collected: Timestamp,
    /// The last claim, lapsed or not.
    #[serde(default)]
    pub claim: Option<Claim>,
    /// Why it was withdrawn.
    #[serde(default)]
    pub reason: Option<String>,
}

impl WishRow {
    /// Where it stands at `now`: a claim that lapsed leaves it free.
    pub fn state_at(&self, now: Timestamp) -> WishState {
        let lapsed = self.claim.as_ref().is_none_or(|claim| claim.until() <= now);
        if self.state == WishState::Claimed && lapsed { WishState::Checked } else { self.state }
    }
}
