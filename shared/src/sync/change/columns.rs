//! The operations of a change as its columns tell them, counted and checked without being unfolded: 20 KB can say 20
//! million operations, and what Automerge does not expect it answers with a panic or with silence.

use super::runs::{IsZero, Run, Walk, runs, sums, total, turns};
use super::{ChangeError, Reader};
use crate::sync::sabotage::planted;

/// Most operations of one change, predecessors counted apart. A pasted chapter has some 30,000.
pub const OPS_MAX: u64 = 200_000;
const ACTORS_MAX: usize = 1_024;
const COLUMNS_MAX: usize = 16;
const MESSAGE_MAX: usize = 1_024;

/// Columns by their specification: id × 16 + type.
mod spec {
    pub const OBJECT_ACTOR: u64 = 0x01;
    pub const OBJECT_COUNTER: u64 = 0x02;
    pub const KEY_ACTOR: u64 = 0x11;
    pub const KEY_COUNTER: u64 = 0x13;
    pub const KEY_TEXT: u64 = 0x15;
    pub const INSERT: u64 = 0x34;
    pub const ACTION: u64 = 0x42;
    pub const VALUE_META: u64 = 0x56;
    pub const VALUE: u64 = 0x57;
    pub const BEFORE_COUNT: u64 = 0x70;
    pub const BEFORE_ACTOR: u64 = 0x71;
    pub const BEFORE_COUNTER: u64 = 0x73;
    pub const EXPAND: u64 = 0x94;
    pub const MARK: u64 = 0xa5;
    pub const ALL: [u64; 14] = [
        OBJECT_ACTOR,
        OBJECT_COUNTER,
        KEY_ACTOR,
        KEY_COUNTER,
        KEY_TEXT,
        INSERT,
        ACTION,
        VALUE_META,
        VALUE,
        BEFORE_COUNT,
        BEFORE_ACTOR,
        BEFORE_COUNTER,
        EXPAND,
        MARK,
    ];
}

/// Actions of Automerge: make a map, set, make a list, delete, make a text, increment, mark. (6, a table, nobody makes.)
const ACTIONS: [u64; 7] = [0, 1, 2, 3, 4, 5, 7];
const INCREMENT: u64 = 5;
/// What makes an object, and what deletes: they bring no value.
const BARE: [u64; 4] = [0, 2, 3, 4];
const MARK: u64 = 7;

/// Reads what follows the number of the first operation (time, message, actors, columns): which other actors the
/// change names, and how many operations it has.
pub(super) fn count(rest: &[u8], start_op: u64) -> Result<(Vec<Vec<u8>>, u64), ChangeError> {
    let mut reader = Reader(rest);
    let (named, columns) = Columns::read(&mut reader).ok_or(ChangeError::Operations)?;
    let actions = runs(columns.of(spec::ACTION), Reader::number).ok_or(ChangeError::Operations)?;
    let ops = total(&actions).ok_or(ChangeError::TooMany)?;
    let end = start_op.checked_add(ops).filter(|end| *end <= u64::from(u32::MAX));
    let few = ops <= OPS_MAX || planted!(OperationsUncounted);
    let (true, Some(end)) = (few, end) else { return Err(ChangeError::TooMany) };
    let actors = named.len() as u64 + 1;
    let rules = Rules { columns: &columns, actors, ops, end };
    let sound = rules.keys().is_some()
        && rules.objects().is_some()
        && rules.values(&actions).is_some()
        && rules.flags().is_some()
        && (rules.marks(&actions).is_some() || planted!(MarksUnchecked));
    if !sound {
        return Err(ChangeError::Operations);
    }
    rules.befores()?;
    Ok((named, ops))
}

struct Columns<'b>(Vec<(u64, &'b [u8])>);

impl<'b> Columns<'b> {
    /// The other actors that the change speaks of, and its columns.
    fn read(reader: &mut Reader<'b>) -> Option<(Vec<Vec<u8>>, Self)> {
        reader.signed()?;
        let message = reader.count(MESSAGE_MAX)?;
        std::str::from_utf8(reader.take(message)?).ok()?;
        let others = reader.count(ACTORS_MAX)?;
        let named = (0..others).map(|_| {
            let length = reader.count(super::ACTOR_MAX)?;
            Some(reader.take(length)?.to_vec())
        });
        let named = named.collect::<Option<Vec<_>>>()?;
        let count = reader.count(COLUMNS_MAX)?;
        let heads = (0..count).map(|_| Some((reader.number()?, reader.count(super::INFLATED_MAX)?)));
        let heads = heads.collect::<Option<Vec<_>>>()?;
        let known = heads.iter().all(|(spec, _)| spec::ALL.contains(spec));
        let in_order = heads.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let columns = heads.into_iter().map(|(spec, length)| Some((spec, reader.take(length)?)));
        let columns = columns.collect::<Option<Vec<_>>>()?;
        let whole = known && in_order && reader.0.is_empty();
        whole.then_some((named, Self(columns)))
    }

    fn of(&self, spec: u64) -> &'b [u8] {
        self.0.iter().find(|(it, _)| *it == spec).map_or(&[], |(_, data)| data)
    }
}

struct Rules<'c, 'b> {
    columns: &'c Columns<'b>,
    actors: u64,
    ops: u64,
    /// The first operation number that this change cannot know.
    end: u64,
}

impl Rules<'_, '_> {
    /// Numbers below `end`; never more rows than operations.
    fn numbers(&self, spec: u64, end: u64) -> Option<Vec<Run<u64>>> {
        let found = runs(self.columns.of(spec), Reader::number)?;
        let sound = total(&found)? <= self.ops && found.iter().all(|run| run.value.is_none_or(|it| it < end));
        sound.then_some(found)
    }

    /// An object is the root, or an actor and a number.
    fn objects(&self) -> Option<()> {
        let actors = self.numbers(spec::OBJECT_ACTOR, self.actors)?;
        let counters = self.numbers(spec::OBJECT_COUNTER, self.end)?;
        let (mut actor, mut counter) = (Walk::over(&actors), Walk::over(&counters));
        let mut left = self.ops;
        while left > 0 {
            let count = actor.reach().min(counter.reach()).min(left);
            match (actor.step(count), counter.step(count)) {
                (None, None) => {}
                (Some(_), Some(number)) if number > 0 => {}
                (_, _) => return None,
            }
            left -= count;
        }
        Some(())
    }

    /// A key is a word, the head of a list (number 0, no actor), or an element of it (number and actor).
    fn keys(&self) -> Option<()> {
        let actors = self.numbers(spec::KEY_ACTOR, self.actors)?;
        let counters = sums(self.columns.of(spec::KEY_COUNTER), self.end)?;
        let words = runs(self.columns.of(spec::KEY_TEXT), Reader::word)?;
        if total(&counters)?.max(total(&words)?) > self.ops {
            return None;
        }
        let (mut actor, mut counter) = (Walk::over(&actors), Walk::over(&counters));
        let mut word = Walk::over(&words);
        let mut left = self.ops;
        while left > 0 {
            let count = actor.reach().min(counter.reach()).min(word.reach()).min(left);
            match (actor.step(count), counter.step(count), word.step(count)) {
                (None, None, Some(_))
                | (None, Some(IsZero(true)), None)
                | (Some(_), Some(IsZero(false)), None) => {}
                (_, _, _) => return None,
            }
            left -= count;
        }
        Some(())
    }

    /// Every operation has an action and a value; the bytes of the values are neither too few nor too many.
    fn values(&self, actions: &[Run<u64>]) -> Option<()> {
        let metas = runs(self.columns.of(spec::VALUE_META), Reader::number)?;
        if total(&metas)? != self.ops {
            return None;
        }
        let mut raw = Reader(self.columns.of(spec::VALUE));
        for run in &metas {
            let (kind, length) = (run.value? & 15, usize::try_from(run.value? >> 4).ok()?);
            // Values of no length are alike; the others take their bytes, so this ends with them.
            let different = if length == 0 { run.count.min(1) } else { run.count };
            for _ in 0..different {
                raw.value(kind, length)?;
            }
        }
        let (mut action, mut meta) = (Walk::over(actions), Walk::over(&metas));
        let mut left = self.ops;
        while left > 0 {
            let count = action.reach().min(meta.reach()).min(left);
            let (action, meta) = (action.step(count)?, meta.step(count)?);
            let number = [3, 4].contains(&(meta & 15));
            let bare = !BARE.contains(&action) || meta == 0 || planted!(ValuesUnchecked);
            if !ACTIONS.contains(&action) || (action == INCREMENT && !number) || !bare {
                return None;
            }
            left -= count;
        }
        raw.0.is_empty().then_some(())
    }

    fn flags(&self) -> Option<()> {
        let expand = total(&turns(self.columns.of(spec::EXPAND))?)?;
        let marks = runs(self.columns.of(spec::MARK), Reader::word)?;
        let sound = total(&turns(self.columns.of(spec::INSERT))?)? == self.ops
            && (expand == 0 || expand == self.ops)
            && total(&marks)? <= self.ops;
        sound.then_some(())
    }

    /// A mark is a place of its own in a text: it is inserted, and replaces nothing. Where it begins it has a name, where
    /// it ends it has nothing at all; and nothing else has such a name.
    fn marks(&self, actions: &[Run<u64>]) -> Option<()> {
        let inserts = turns(self.columns.of(spec::INSERT))?;
        let befores = runs(self.columns.of(spec::BEFORE_COUNT), Reader::number)?;
        let names = runs(self.columns.of(spec::MARK), Reader::word)?;
        let metas = runs(self.columns.of(spec::VALUE_META), Reader::number)?;
        let (mut action, mut insert) = (Walk::over(actions), Walk::over(&inserts));
        let (mut before, mut name, mut meta) = (Walk::over(&befores), Walk::over(&names), Walk::over(&metas));
        let mut left = self.ops;
        while left > 0 {
            let count = action.reach().min(insert.reach()).min(before.reach());
            let count = count.min(name.reach()).min(meta.reach()).min(left);
            let place = (insert.step(count)?, before.step(count)?);
            match (action.step(count)?, place, name.step(count), meta.step(count)?) {
                (MARK, (true, 0), Some(_), _) | (MARK, (true, 0), None, 0) => {}
                (MARK, _, _, _) | (_, _, Some(_), _) => return None,
                (_, _, None, _) => {}
            }
            left -= count;
        }
        Some(())
    }

    /// The operations that each one replaces.
    fn befores(&self) -> Result<(), ChangeError> {
        let counts = runs(self.columns.of(spec::BEFORE_COUNT), Reader::number);
        let counts = counts.ok_or(ChangeError::Operations)?;
        let sum = counts
            .iter()
            .try_fold(0_u64, |sum, run| sum.checked_add(run.count.checked_mul(run.value.unwrap_or(0))?));
        let sum = sum.filter(|sum| *sum <= OPS_MAX).ok_or(ChangeError::TooMany)?;
        let actors = runs(self.columns.of(spec::BEFORE_ACTOR), Reader::number);
        let counters = sums(self.columns.of(spec::BEFORE_COUNTER), self.end);
        let (Some(actors), Some(counters)) = (actors, counters) else { return Err(ChangeError::Operations) };
        let sound = total(&counts) == Some(self.ops)
            && counts.iter().all(|run| run.value.is_some())
            && total(&actors) == Some(sum)
            && actors.iter().all(|run| run.value.is_some_and(|it| it < self.actors))
            && total(&counters) == Some(sum)
            && counters.iter().all(|run| run.value == Some(IsZero(false)) || run.count == 0);
        if sound { Ok(()) } else { Err(ChangeError::Operations) }
    }
}
