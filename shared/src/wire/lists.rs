//! Lists by xlsx: units, people and appointments out and in. A file is looked at row by row and nothing is
//! written; what a person then confirms goes as commands, in batches.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::office::unusable::Unusable;
use crate::rules::party::{PartyCommand, PartyRefusal};

named! {
    /// Which list a file holds.
    ListKind {
        Units = "units",
        People = "people",
        /// Birth, telephone, mail: apart from the list of people, for those who may read them (A2).
        Private = "private",
        Appointments = "appointments",
    }

    /// A column of one of the lists.
    ListColumn {
        /// The id of what the row speaks of; empty for what is new.
        Number = "number",
        Parent = "parent",
        Name = "name",
        ShortName = "short_name",
        Kind = "kind",
        Line = "line",
        Level = "level",
        Region = "region",
        Place = "place",
        Founded = "founded",
        Draft = "draft",
        Guides = "guides",
        Dissolved = "dissolved",
        MergedInto = "merged_into",
        /// The name of a person; with the id where a name alone would not do.
        Person = "person",
        Home = "home",
        Staff = "staff",
        Gender = "gender",
        Title = "title",
        Rank = "rank",
        LeaderPlace = "leader_place",
        Began = "began",
        Birth = "birth",
        Phone = "phone",
        Email = "email",
        Consent = "consent",
        Unit = "unit",
        Post = "post",
        Acting = "acting",
        RankOfPost = "rank_of_post",
        From = "from",
        Planned = "planned",
        Hard = "hard",
        Basis = "basis",
        Document = "document",
        Duties = "duties",
        EndedOn = "ended_on",
        EndBasis = "end_basis",
        EndDocument = "end_document",
    }
}

/// What a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListReport {
    /// What is new, changed or refused, in the order in which it has to be sent: a unit comes after the unit above it.
    pub lines: Vec<ListLine>,
    /// How many rows say what the register says already.
    pub same: u64,
    /// Headings that no column has; what stands below them is not read.
    pub unknown: Vec<String>,
}

/// One row of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLine {
    /// As the sheet numbers it, from 1.
    pub row: u32,
    /// What the row speaks of, for people: the name in it.
    pub name: String,
    pub standing: Standing,
    /// What makes it so; none when the row is refused.
    pub commands: Vec<PartyCommand>,
    pub problems: Vec<CellProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    New,
    Changed,
    Refused,
}

/// Why a row cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellProblem {
    pub column: ListColumn,
    /// The cell as the sheet names it (`C5`); `None`: the file has no such column.
    pub cell: Option<String>,
    /// What stands there.
    pub value: String,
    #[serde(flatten)]
    pub what: CellFault,
}

/// Listed by precedence: of one cell the first that holds is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum CellFault {
    /// It is computed: paste values only.
    Formula,
    /// #N/A and the like.
    Error,
    Missing,
    NotANumber,
    NotADate,
    /// A long number was kept as a number and has lost digits: enter it anew as text.
    DigitsLost,
    /// None of the words that may stand there.
    NotListed,
    /// 1 to 80 characters on one line.
    NotAName,
    /// No such id, or not to be seen by the asker: which of the two is never said.
    NoSuchNumber,
    /// No such unit, or not to be seen by the asker.
    NoSuchUnit,
    SeveralUnits {
        count: usize,
    },
    NoSuchPerson,
    SeveralPeople {
        count: usize,
    },
    /// Another row speaks of the same.
    Twice {
        row: u32,
    },
    /// The row above it in the tree is refused.
    AboveRefused {
        row: u32,
    },
    /// A list cannot change this; the page of the thing may.
    Fixed,
    /// A rule says no.
    Refused {
        refusal: PartyRefusal,
    },
}

/// Why a file was not looked at, or a list not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ListRefusal {
    #[error("the file is not taken")]
    Unusable { why: Unusable },
    #[error("no sheet is shown")]
    NoSheet,
    /// Of the row that has most of them.
    #[error("headings are missing")]
    NoHeadings { missing: Vec<ListColumn> },
    #[error("two columns have one heading")]
    TwoColumns { column: ListColumn },
    #[error("more than {most} rows")]
    TooManyRows { most: usize },
    /// A sheet cannot hold it.
    #[error("the list does not fit into a sheet")]
    TooLarge,
}

/// What comes back: what was asked for, or why not.
pub type ListAnswer<T> = Result<T, ListRefusal>;

impl ListKind {
    /// The columns of the list, in their order.
    pub const fn columns(self) -> &'static [ListColumn] {
        use ListColumn as C;
        match self {
            Self::Units => &[
                C::Number,
                C::Parent,
                C::Name,
                C::ShortName,
                C::Kind,
                C::Line,
                C::Level,
                C::Region,
                C::Place,
                C::Founded,
                C::Draft,
                C::Guides,
                C::Dissolved,
                C::MergedInto,
            ],
            Self::People => &[
                C::Number,
                C::Person,
                C::Home,
                C::Staff,
                C::Gender,
                C::Title,
                C::Rank,
                C::LeaderPlace,
                C::Began,
            ],
            Self::Private => &[C::Number, C::Person, C::Home, C::Birth, C::Phone, C::Email, C::Consent],
            Self::Appointments => &[
                C::Number,
                C::Person,
                C::Home,
                C::Unit,
                C::Post,
                C::Acting,
                C::RankOfPost,
                C::From,
                C::Planned,
                C::Hard,
                C::Basis,
                C::Document,
                C::Duties,
                C::Guides,
                C::EndedOn,
                C::EndBasis,
                C::EndDocument,
            ],
        }
    }

    /// Every row has something there.
    pub const fn needs(self, column: ListColumn) -> bool {
        use ListColumn as C;
        match self {
            Self::Units => matches!(column, C::Name | C::Kind | C::Line | C::Level),
            Self::People => matches!(column, C::Person | C::Home | C::Staff),
            Self::Private => matches!(column, C::Person | C::Home),
            Self::Appointments => {
                matches!(column, C::Person | C::Unit | C::Post | C::From | C::Basis | C::Document)
            }
        }
    }
}
