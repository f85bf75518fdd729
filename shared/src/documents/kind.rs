use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{DocumentId, MeetingId, SpaceId};

/// What a document is: its shape and its first change. A new shape is a new kind, so an old client meets a
/// kind it does not know and leaves it alone.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Kind {
    /// 建设方案 of a demonstration site (S0-30, D2): rich text that begins with the headings of the programme.
    #[n(0)]
    SitePlan,
    /// 建设方案 without given headings.
    #[n(1)]
    BlankPlan,
    /// 示范点学校基本信息表 (S0-30).
    #[n(2)]
    BasicForm,
    /// Answers to any form template (K3): `forms` says what they mean.
    #[n(3)]
    Form,
    /// A long answer of a [`Kind::Form`]: rich text without given headings, one for each form and field.
    #[n(4)]
    Answer,
    /// 活动: plan, notes and who was there (F1, F2).
    #[n(5)]
    Activity,
    /// 会议纪要: rich text, and flat beside it who is there and what was added to the agenda (F6). One per meeting.
    #[n(6)]
    Minutes,
    /// 批注 on one text: a document of its own, so who may only comment cannot write the text. One per text.
    #[n(7)]
    Comments,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::SitePlan,
        Self::BlankPlan,
        Self::BasicForm,
        Self::Form,
        Self::Answer,
        Self::Activity,
        Self::Minutes,
        Self::Comments,
    ];

    /// The word kept in databases and hashed into computed ids. Never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SitePlan => "site_plan/1",
            Self::BlankPlan => "blank_plan/1",
            Self::BasicForm => "basic_form/1",
            Self::Form => "form/1",
            Self::Answer => "answer/1",
            Self::Activity => "activity/1",
            Self::Minutes => "minutes/1",
            Self::Comments => "comments/1",
        }
    }

    pub fn parse(it: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == it)
    }

    pub const fn is_text(self) -> bool {
        matches!(self, Self::SitePlan | Self::BlankPlan | Self::Answer | Self::Minutes)
    }
}

/// Which document, where, and of what kind. Fixed for life.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
pub struct DocumentHead {
    #[n(0)]
    pub document: DocumentId,
    #[n(1)]
    pub space: SpaceId,
    #[n(2)]
    pub kind: Kind,
    /// "One per owner" documents: their id is computed from it, so two people who make one offline make the same.
    #[n(3)]
    #[cbor(with = "owner")]
    pub owner: Option<Uuid>,
}

/// Under this name all computed document ids are hashed.
const COMPUTED: Uuid = Uuid::from_u128(0x6f1d_02ce_7b1a_5c39_9a44_67f0_1d5e_90b2);

impl DocumentHead {
    /// A document that may stand beside others of its kind; the id was drawn by the phone.
    pub const fn free(document: DocumentId, space: SpaceId, kind: Kind) -> Self {
        Self { document, space, kind, owner: None }
    }

    /// The one document of this kind that `owner` has in `space`.
    pub fn one_per(space: SpaceId, kind: Kind, owner: Uuid) -> Self {
        let mut name = Vec::with_capacity(64);
        name.extend_from_slice(space.as_bytes());
        name.extend_from_slice(kind.as_str().as_bytes());
        name.extend_from_slice(owner.as_bytes());
        let document = Uuid::new_v5(&COMPUTED, &name).into();
        Self { document, space, kind, owner: Some(owner) }
    }

    /// The minutes of a meeting: whoever opens them first, also offline, opens the same.
    pub fn minutes_of(meeting: MeetingId) -> Self {
        Self::one_per(SpaceId::of_meeting(meeting), Kind::Minutes, meeting.as_uuid())
    }

    /// What is said about this text: whoever comments first, also offline, begins the same document.
    pub fn comments(&self) -> Self {
        Self::one_per(self.space, Kind::Comments, self.document.as_uuid())
    }

    /// False when a computed id does not follow from its owner, when comments are on nothing, or a drawn id has the form of a computed one:
    /// nobody takes the place of a "one per owner" document from elsewhere.
    pub fn is_honest(&self) -> bool {
        match self.owner {
            Some(owner) => *self == Self::one_per(self.space, self.kind, owner),
            None => self.kind != Kind::Comments && self.document.as_uuid().get_version_num() == 7,
        }
    }
}

mod owner {
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};
    use uuid::Uuid;

    pub fn encode<C, W: Write>(
        it: &Option<Uuid>,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match it {
            Some(it) => e.bytes(it.as_bytes())?.ok(),
            None => e.null()?.ok(),
        }
    }

    pub fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Option<Uuid>, minicbor::decode::Error> {
        if d.datatype()? == minicbor::data::Type::Null {
            d.null()?;
            return Ok(None);
        }
        let bytes = d.bytes()?;
        Uuid::from_slice(bytes)
            .map(Some)
            .map_err(|_| minicbor::decode::Error::message("an owner has sixteen bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: SpaceId = SpaceId::from_bytes([7; 16]);

    #[test]
    fn two_phones_compute_the_same_id_and_nobody_elsewhere_can() {
        let owner = SPACE.as_uuid();
        let here = DocumentHead::one_per(SPACE, Kind::BasicForm, owner);
        assert_eq!(here, DocumentHead::one_per(SPACE, Kind::BasicForm, owner));
        assert!(here.is_honest());
        let elsewhere = DocumentHead { space: SpaceId::from_bytes([8; 16]), ..here };
        assert!(!elsewhere.is_honest(), "the id was computed for another space");
        assert!(!DocumentHead { owner: None, ..here }.is_honest(), "a computed id must name its owner");
        assert!(here.comments().is_honest());
        let loose = DocumentId::fresh(crate::time::Timestamp::from_millis(5), [3; 10]);
        assert!(!DocumentHead::free(loose, SPACE, Kind::Comments).is_honest(), "comments are on a text");
    }

    #[test]
    fn a_head_survives_the_wire() {
        let one = DocumentHead::one_per(SPACE, Kind::BasicForm, SPACE.as_uuid());
        let free = DocumentHead::free(
            DocumentId::fresh(crate::time::Timestamp::from_millis(5), [3; 10]),
            SPACE,
            Kind::SitePlan,
        );
        assert!(free.is_honest());
        for head in [one, free] {
            let bytes = minicbor::to_vec(head).expect("encodes");
            assert_eq!(minicbor::decode::<DocumentHead>(&bytes).expect("decodes"), head);
        }
    }
}
