//! One row of a file, read column by column; what is wrong is kept with its cell.

use std::collections::BTreeMap;

use gongjian_shared::ids::UnitId;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::values::Name;
use gongjian_shared::wire::lists::{CellFault, CellProblem, ListColumn, ListKind, ListLine, Standing};
use gongjian_tables::rows::Headings;
use gongjian_tables::tie::Value;
use jiff::civil::Date;

use super::known::{Known, LISTING, id_in};
use super::said::Said;
use super::sheet::Sheet;

pub struct Row<'s> {
    pub number: u32,
    kind: ListKind,
    values: &'s [Value],
    letters: &'s BTreeMap<ListColumn, String>,
    pub problems: Vec<CellProblem>,
}

impl<'s> Row<'s> {
    pub fn all(sheet: &'s Sheet) -> Vec<Self> {
        let row = |it: &'s gongjian_tables::rows::Record| Self {
            number: it.row,
            kind: sheet.kind,
            values: &it.values,
            letters: &sheet.letters,
            problems: sheet.problems.get(&it.row).cloned().unwrap_or_default(),
        };
        sheet.records.iter().map(row).collect()
    }

    /// What stands in the cell; `None` when the file has no such column, or nothing can be read from the cell.
    fn value(&self, column: ListColumn) -> Option<&'s Value> {
        let told = self.problems.iter().any(|it| it.column == column);
        let at = self.kind.columns().iter().position(|it| *it == column)?;
        self.letters.get(&column).filter(|_| !told).and_then(|_| self.values.get(at))
    }

    /// The text of the cell without outer blanks; `None` as [`Self::value`].
    pub fn text(&self, column: ListColumn) -> Option<String> {
        self.value(column).map(|it| match it {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Number(text) => text.trim().to_owned(),
            Value::Date(date) => date.to_string(),
        })
    }

    /// The text, or what holds now where the file has no such column.
    pub fn text_or(&self, column: ListColumn, now: &str) -> String {
        self.text(column).unwrap_or_else(|| now.to_owned())
    }

    pub fn date_or(&self, column: ListColumn, now: Option<Date>) -> Option<Date> {
        match self.value(column) {
            Some(Value::Date(date)) => Some(*date),
            Some(Value::Empty | Value::Text(_) | Value::Number(_)) => None,
            None => now,
        }
    }

    /// A whole number; an empty cell is 0.
    pub fn whole_or(&mut self, column: ListColumn, now: i64) -> i64 {
        let Some(text) = self.text(column) else { return now };
        if text.is_empty() {
            return 0;
        }
        text.parse().unwrap_or_else(|_| {
            self.tell(column, CellFault::NotANumber);
            now
        })
    }

    /// One of a closed list; `None` for an empty cell.
    pub fn one_or<T: Said>(&mut self, column: ListColumn, now: Option<T>) -> Option<T> {
        let Some(text) = self.text(column) else { return now };
        if text.is_empty() {
            return None;
        }
        let meant = T::meant(&text);
        if meant.is_none() {
            self.tell(column, CellFault::NotListed);
        }
        meant
    }

    pub fn name(&mut self, column: ListColumn) -> Option<Name> {
        let text = self.text(column).filter(|it| !it.is_empty())?;
        let name = Name::try_from(text).ok();
        if name.is_none() {
            self.tell(column, CellFault::NotAName);
        }
        name
    }

    /// The unit that the cell names; `now` when it is called as lists call that one.
    pub fn unit_or(&mut self, known: &Known, column: ListColumn, now: Option<UnitId>) -> Option<UnitId> {
        let Some(text) = self.text(column) else { return now };
        if text.is_empty() {
            return None;
        }
        if now.is_some_and(|now| known.called_unit(now) == text) {
            return now;
        }
        find_unit(known, &text).map_err(|fault| self.tell(column, fault)).ok()
    }

    /// The units that the cell names, one after the other.
    pub fn units_or(&mut self, known: &Known, column: ListColumn, now: &[UnitId]) -> Vec<UnitId> {
        let Some(text) = self.text(column) else { return now.to_vec() };
        let mut units = Vec::new();
        for part in text.split(LISTING).map(str::trim).filter(|it| !it.is_empty()) {
            match now.iter().find(|it| known.called_unit(**it) == part) {
                Some(unit) => units.push(*unit),
                None => match find_unit(known, part) {
                    Ok(unit) => units.push(unit),
                    Err(fault) => self.tell(column, fault),
                },
            }
        }
        units
    }

    pub fn tell(&mut self, column: ListColumn, what: CellFault) {
        let cell = self.letters.get(&column).map(|letters| format!("{letters}{}", self.number));
        let value = self.text(column).unwrap_or_default();
        self.problems.push(CellProblem { column, cell, value, what });
    }

    /// The line of the report; `None` when the register says the same already.
    pub fn line(self, name: String, new: bool, commands: Vec<PartyCommand>) -> Option<ListLine> {
        let (standing, commands) = if !self.problems.is_empty() {
            (Standing::Refused, Vec::new())
        } else if commands.is_empty() {
            return None;
        } else {
            (if new { Standing::New } else { Standing::Changed }, commands)
        };
        Some(ListLine { row: self.number, name, standing, commands, problems: self.problems })
    }
}

/// The one unit that a text means: by id in brackets, by path, or by bare name.
pub fn find_unit(known: &Known, text: &str) -> Result<UnitId, CellFault> {
    if let Some(id) = id_in(text).and_then(|it| it.parse::<UnitId>().ok()) {
        return if known.sees(id) { Ok(id) } else { Err(CellFault::NoSuchUnit) };
    }
    match known.meant(text).as_slice() {
        [] => Err(CellFault::NoSuchUnit),
        [unit] => Ok(*unit),
        several => Err(CellFault::SeveralUnits { count: several.len() }),
    }
}

/// A text as a cell has it.
pub fn written(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
}

pub fn day(it: Option<Date>) -> Value {
    it.map_or(Value::Empty, Value::Date)
}

pub fn word<T: Said>(it: T, headings: Headings) -> Value {
    Value::Text(it.word(headings).to_owned())
}

pub fn maybe_word<T: Said>(it: Option<T>, headings: Headings) -> Value {
    it.map_or(Value::Empty, |it| word(it, headings))
}

/// 0 stands for "not ordered".
pub fn place(it: i64) -> Value {
    if it == 0 { Value::Empty } else { Value::Number(it.to_string()) }
}

pub fn called_units(known: &Known, units: &[UnitId]) -> Value {
    let names: Vec<String> = units.iter().map(|it| known.called_unit(*it)).collect();
    written(&names.join("；"))
}
