use std::collections::BTreeMap;

use gongjian_shared::ids::{PairId, ProgrammeId, SpaceId};
use gongjian_shared::rules::liaison::{
    ANSWER, AnswerRow, Answered, DUTY, DutyRow, IssueRow, LiaisonEntry, TALKS,
};
use gongjian_shared::time::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::local_day;
use crate::register::party::Touched;
use crate::register::write::row;
use crate::store::issues::Issues;
use crate::store::pairs::Pairs;
use crate::store::talks::Talks;
use crate::store::{Connection, StoreError, turns};

/// Writes one entry; gives what the audit keeps of it: neither words nor where an issue comes from.
pub(in crate::register) async fn entry(
    conn: &mut Connection,
    it: &LiaisonEntry,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<Value, StoreError> {
    match it {
        LiaisonEntry::TalksSet { pair, row } => {
            Talks(&mut *conn).set_pair(*pair, row, now).await?;
            tell(conn, *pair, TALKS.to_owned(), row, now, touched).await?;
            Ok(json!({ "entry": "talks_set", "pair": pair }))
        }
        LiaisonEntry::DutySet { programme, row } => {
            Talks(&mut *conn).set_duty(*programme, row, now).await?;
            let today = local_day(now);
            let pairs = Pairs(&mut *conn).of_programme(*programme).await?;
            let living = pairs.iter().filter(|it| it.until.is_none_or(|until| today < until));
            let living: Vec<PairId> = living.map(|it| it.pair).collect();
            turns::spaces(conn, &living.iter().map(|it| SpaceId::of_pair(*it)).collect()).await?;
            for pair in living {
                tell(conn, pair, DUTY.to_owned(), row, now, touched).await?;
            }
            Ok(json!({ "entry": "duty_set", "programme": programme }))
        }
        LiaisonEntry::IssueSet { row } => {
            let before = Issues(&mut *conn).find(row.issue).await?.and_then(|it| it.answered);
            Issues(&mut *conn).set(row, now).await?;
            if let Some(answered) = row.answered.as_ref().filter(|it| before.as_ref() != Some(it)) {
                answer(conn, row, answered, now, touched).await?;
            }
            Ok(json!({ "entry": "issue_set", "issue": row.issue, "unit": row.unit }))
        }
    }
}

/// The answer, to each pair in which it was raised: it names that pair's own records and no other.
async fn answer(
    conn: &mut Connection,
    it: &IssueRow,
    answered: &Answered,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut raised: BTreeMap<PairId, Vec<_>> = BTreeMap::new();
    for origin in &it.origins {
        raised.entry(origin.pair).or_default().push(origin.document);
    }
    turns::spaces(conn, &raised.keys().map(|it| SpaceId::of_pair(*it)).collect()).await?;
    for (pair, mut documents) in raised {
        documents.dedup();
        let (title, words) = (it.draft.title.clone(), answered.words.clone());
        let told = AnswerRow { issue: it.issue, title, words, on: answered.on, documents };
        tell(conn, pair, format!("{ANSWER}{}", it.issue), &told, now, touched).await?;
    }
    Ok(())
}

/// A row in the work notes of a pair.
async fn tell<T: Serialize>(
    conn: &mut Connection,
    pair: PairId,
    key: String,
    it: &T,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let space = SpaceId::of_pair(pair);
    turns::spaces(conn, &[space].into()).await?;
    let value = serde_json::to_value(it).expect("a row is plain data");
    row(conn, space, key, &value, now).await?;
    touched.spaces.insert(space);
    Ok(())
}

/// The roster of a programme, for a pair that begins.
pub(in crate::register) async fn duty_of(
    conn: &mut Connection,
    programme: ProgrammeId,
) -> Result<Option<DutyRow>, StoreError> {
    let duty = Talks(conn).duty(programme).await?;
    Ok((!duty.turns.is_empty()).then_some(duty))
}
