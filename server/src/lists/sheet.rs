//! The columns of a list as a sheet has them, and a file read by them.

use std::collections::BTreeMap;

use gongjian_app::words::lists::{en, zh};
use gongjian_shared::wire::lists::{CellFault, CellProblem, ListColumn, ListKind, ListRefusal};
use gongjian_tables::rows::{self, ColumnKind, ColumnSpec, ImportError, Record, RowFault, RowProblem};

/// A file whose headings were found.
pub struct Sheet {
    pub kind: ListKind,
    pub records: Vec<Record>,
    /// What no value could be read from, by row.
    pub problems: BTreeMap<u32, Vec<CellProblem>>,
    pub unknown: Vec<String>,
    /// The letters of the columns that the file has.
    pub letters: BTreeMap<ListColumn, String>,
}

pub fn columns(kind: ListKind) -> Vec<ColumnSpec> {
    let column = |it: &ListColumn| ColumnSpec {
        id: it.as_str().to_owned(),
        zh: zh::column(*it).to_owned(),
        en: en::column(*it).to_owned(),
        kind: column_kind(*it),
        required: kind.needs(*it),
    };
    kind.columns().iter().map(column).collect()
}

fn column_kind(it: ListColumn) -> ColumnKind {
    use ListColumn as C;
    match it {
        C::Founded | C::Dissolved | C::Began | C::Birth | C::From | C::Planned | C::EndedOn => {
            ColumnKind::Date
        }
        C::Place | C::LeaderPlace => ColumnKind::Number,
        C::Number
        | C::Parent
        | C::Name
        | C::ShortName
        | C::Kind
        | C::Line
        | C::Level
        | C::Region
        | C::Draft
        | C::Guides
        | C::MergedInto
        | C::Person
        | C::Home
        | C::Staff
        | C::Gender
        | C::Title
        | C::Rank
        | C::Phone
        | C::Email
        | C::Consent
        | C::Unit
        | C::Post
        | C::Acting
        | C::RankOfPost
        | C::Hard
        | C::Basis
        | C::Document
        | C::Duties
        | C::EndBasis
        | C::EndDocument => ColumnKind::Text,
    }
}

/// Reads a file by the columns of its kind.
///
/// # Errors
/// [`ListRefusal`] when it is no such list at all.
pub fn read(kind: ListKind, file: &[u8]) -> Result<Sheet, ListRefusal> {
    let report = rows::import(file, &columns(kind)).map_err(refused)?;
    let letters = kind.columns().iter().zip(&report.letters);
    let letters: BTreeMap<_, _> = letters.filter_map(|(column, at)| Some((*column, at.clone()?))).collect();
    let mut problems = BTreeMap::<u32, Vec<CellProblem>>::new();
    for it in report.problems {
        problems.entry(it.row).or_default().extend(problem(it, &letters));
    }
    Ok(Sheet { kind, records: report.records, problems, unknown: report.unknown, letters })
}

fn problem(it: RowProblem, letters: &BTreeMap<ListColumn, String>) -> Option<CellProblem> {
    let column = ListColumn::parse(&it.column)?;
    let cell = letters.get(&column).map(|letters| format!("{letters}{}", it.row));
    let what = match it.what {
        RowFault::Missing => CellFault::Missing,
        RowFault::NotANumber => CellFault::NotANumber,
        RowFault::NotADate => CellFault::NotADate,
        RowFault::DigitsLost => CellFault::DigitsLost,
        RowFault::Formula => CellFault::Formula,
        RowFault::Error => CellFault::Error,
    };
    Some(CellProblem { column, cell, value: it.value, what })
}

fn refused(it: ImportError) -> ListRefusal {
    match it {
        ImportError::File(why) => ListRefusal::Unusable { why },
        ImportError::NoSheet => ListRefusal::NoSheet,
        ImportError::NoHeadings { missing } => ListRefusal::NoHeadings {
            missing: missing.iter().filter_map(|it| ListColumn::parse(it)).collect(),
        },
        ImportError::Twice { column } => match ListColumn::parse(&column) {
            Some(column) => ListRefusal::TwoColumns { column },
            None => ListRefusal::NoSheet,
        },
        ImportError::TooManyRows { most } => ListRefusal::TooManyRows { most },
    }
}
