//! What a disk may hold after the power went: everything that was synced, and any part of the rest.

use std::collections::BTreeMap;

use crate::dice::Dice;
use crate::tape::Op;

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// What becomes of that which was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing of it is there.
    Gone,
    /// All of it is there: the process died, the machine did not.
    There,
    /// Each sector is there or not.
    Sectors,
    /// Each write is there or not, so later ones may be without earlier ones.
    Writes,
    /// Everything up to somewhere inside the last write.
    Torn,
}

pub const FATES: [Fate; 5] = [Fate::Gone, Fate::There, Fate::Sectors, Fate::Writes, Fate::Torn];

#[derive(Clone, Debug)]
enum Step {
    Create,
    Write(usize, Vec<u8>),
    Truncate(usize),
    Delete,
}

#[derive(Default)]
struct File {
    /// What a sync has made sure of; `None`: there is no such file.
    durable: Option<Vec<u8>>,
    pending: Vec<Step>,
}

/// A disk while a tape is played on it.
#[derive(Default)]
pub struct Disk(BTreeMap<String, File>);

impl Disk {
    pub fn play(&mut self, op: &Op) {
        match op {
            Op::Create { file } => self.pending(file, Step::Create),
            Op::Write { file, at, bytes } => self.pending(file, Step::Write(*at, bytes.clone())),
            Op::Truncate { file, size } => self.pending(file, Step::Truncate(*size)),
            Op::Delete { file, durable: false } => self.pending(file, Step::Delete),
            Op::Delete { file, durable: true } => *self.0.entry(file.clone()).or_default() = File::default(),
            Op::Sync { file, folder } => {
                let file = self.0.entry(file.clone()).or_default();
                file.durable = file.after(|_| true, |_| true);
                file.pending.clear();
                if *folder {
                    self.0.values_mut().for_each(File::name_is_synced);
                }
            }
            Op::Promise { .. } => {}
        }
    }

    fn pending(&mut self, file: &str, step: Step) {
        self.0.entry(file.to_owned()).or_default().pending.push(step);
    }

    /// The files as they may be found.
    pub fn image(&self, fate: Fate, dice: &mut Dice) -> BTreeMap<String, Vec<u8>> {
        let files = self.0.iter().map(|(name, file)| (name.clone(), file.found(fate, dice)));
        files.filter_map(|(name, bytes)| Some((name, bytes?))).collect()
    }
}

impl File {
    /// Whether there is such a file is certain now; what is in it is not.
    fn name_is_synced(&mut self) {
        if let Some(last) = self.pending.iter().rposition(|step| matches!(step, Step::Delete)) {
            self.pending.drain(..=last);
            self.durable = None;
        }
        if let Some(made) = self.pending.iter().position(|step| matches!(step, Step::Create)) {
            self.pending.remove(made);
            self.durable.get_or_insert_default();
        }
    }

    fn found(&self, fate: Fate, dice: &mut Dice) -> Option<Vec<u8>> {
        let count = self.pending.len();
        match fate {
            Fate::Gone => self.durable.clone(),
            Fate::There => self.after(|_| true, |_| true),
            Fate::Sectors => {
                let mut sectors = Dice(dice.roll());
                let is_write = |nth: usize| matches!(self.pending[nth], Step::Write(..));
                self.after(
                    |nth| is_write(nth) || dice.roll().is_multiple_of(2),
                    |_| sectors.roll().is_multiple_of(2),
                )
            }
            Fate::Writes => self.after(|_| dice.roll().is_multiple_of(2), |_| true),
            Fate::Torn => {
                let last = dice.up_to(count);
                let whole = dice.up_to(16);
                self.after(|nth| nth <= last, |(nth, sector)| nth < last || sector < whole)
            }
        }
    }

    /// The file after those pending steps that `step` lets happen, of writes those sectors that `sector` does.
    fn after(
        &self,
        mut step: impl FnMut(usize) -> bool,
        mut sector: impl FnMut((usize, usize)) -> bool,
    ) -> Option<Vec<u8>> {
        let mut bytes = self.durable.clone();
        for (nth, it) in self.pending.iter().enumerate() {
            if !step(nth) {
                continue;
            }
            match it {
                Step::Create => bytes = bytes.or_else(|| Some(Vec::new())),
                Step::Delete => bytes = None,
                Step::Truncate(size) => bytes.get_or_insert_default().resize(*size, 0),
                Step::Write(at, data) => {
                    for (place, part) in data.chunks(SECTOR).enumerate() {
                        if sector((nth, place)) {
                            put(bytes.get_or_insert_default(), at + place * SECTOR, part);
                        }
                    }
                }
            }
        }
        bytes
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, part: &[u8]) {
    let end = at + part.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[at..end].copy_from_slice(part);
}
