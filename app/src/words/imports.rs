//! The words of the page of lists: an enum of their own, so that they travel with it.

use gongjian_shared::party::{Basis, Gender, Level, Line, Post, Rank, StaffKind, UnitKind};
use gongjian_shared::wire::lists::{CellProblem, ListColumn, ListKind, ListRefusal};
use leptos::prelude::*;

use super::party::Listed;
use super::{Language, Words, en, lists, zh};

/// A text of the page of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportWord {
    Title,
    Lead,
    WhichList,
    List(ListKind),
    Export,
    ExportLead,
    ExportPrivate,
    Download,
    Columns,
    ColumnsLead { another: &'static str },
    Needed,
    Import,
    ImportLead,
    ChooseFile,
    Checking,
    Found { file: String },
    New { count: usize },
    Changed { count: usize },
    Same { count: u64 },
    Refused { count: usize },
    NewRow,
    ChangedRow,
    Unknown { headings: String },
    NothingToDo,
    RefusedTitle { count: usize },
    RefusedNext,
    WrittenTitle { count: usize },
    RowName { row: u32, name: String },
    Problem(CellProblem),
    More { count: usize },
    Write { count: usize },
    WriteRest { count: usize },
    Writing { done: usize, total: usize },
    Stopped { done: usize, total: usize },
    GoOn,
    Done { new: usize, changed: usize },
    DoneNothing,
    LeftOut { count: usize },
    LeftOutNext,
    Broke,
    Another,
    File(ListRefusal),
}

impl Language {
    /// The words in this language.
    pub fn import(self, word: &ImportWord) -> String {
        match self {
            Self::Chinese => zh::imports::say(word).into_owned(),
            Self::English => en::imports::say(word).into_owned(),
        }
    }

    /// The heading of a column, as it stands in files of this language.
    pub const fn column(self, it: ListColumn) -> &'static str {
        match self {
            Self::Chinese => lists::zh::column(it),
            Self::English => lists::en::column(it),
        }
    }

    /// What may stand in the column, when that is a closed list; empty otherwise.
    pub fn options(self, it: ListColumn) -> Vec<&'static str> {
        use ListColumn as C;
        let yes = |yes| match self {
            Self::Chinese => lists::zh::yes(yes),
            Self::English => lists::en::yes(yes),
        };
        match it {
            C::Kind => self.all::<UnitKind>(),
            C::Line => self.all::<Line>(),
            C::Level => self.all::<Level>(),
            C::Staff => self.all::<StaffKind>(),
            C::Gender => self.all::<Gender>(),
            C::Rank | C::RankOfPost => self.all::<Rank>(),
            C::Post => self.all::<Post>(),
            C::Basis | C::EndBasis => self.all::<Basis>(),
            C::Draft | C::Consent | C::Acting | C::Hard => vec![yes(true), yes(false)],
            C::Number
            | C::Parent
            | C::Name
            | C::ShortName
            | C::Region
            | C::Place
            | C::Founded
            | C::Guides
            | C::Dissolved
            | C::MergedInto
            | C::Person
            | C::Home
            | C::Title
            | C::LeaderPlace
            | C::Began
            | C::Birth
            | C::Phone
            | C::Email
            | C::Unit
            | C::From
            | C::Planned
            | C::Document
            | C::Duties
            | C::EndedOn
            | C::EndDocument => Vec::new(),
        }
    }

    fn all<L: Listed>(self) -> Vec<&'static str> {
        L::LIST.iter().map(|it| it.name_in(self)).collect()
    }
}

impl Words {
    /// The words, tracked.
    pub fn say_import(self, word: &ImportWord) -> String {
        self.language().import(word)
    }

    /// The same as a signal.
    pub fn import(self, word: ImportWord) -> Signal<String> {
        Signal::derive(move || self.say_import(&word))
    }
}
