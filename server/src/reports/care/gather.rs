//! What several questions about pairs begin with: the rows, records, requests and plans of some pairs, brought up to date.

use gongjian_shared::care::{CareRecord, PairOf};
use gongjian_shared::ids::{DocumentId, PersonId, UnitId, UserId};
use gongjian_shared::party::Post;
use gongjian_shared::rights::{Thing, Verb, by_right};
use gongjian_shared::rules::liaison::TalksRow;
use gongjian_shared::rules::pairing::PairRow;
use jiff::civil::Date;

use crate::projection;
use crate::register::pair_row;
use crate::rights::Posts;
use crate::store::pairs::{Pair, Pairs};
use crate::store::party::Appointments;
use crate::store::talks::Talks;
use crate::store::{Connection, StoreError, Stores};

/// One pair with what is known of it.
pub struct Known {
    pub row: PairRow,
    pub records: Vec<(DocumentId, CareRecord)>,
    pub talks: TalksRow,
}

impl Known {
    pub fn seen(&self) -> PairOf<'_> {
        PairOf { row: &self.row, records: &self.records, talks: &self.talks }
    }
}

/// All of it, in the order of `pairs`. The caller has judged who may know of them.
///
/// # Errors
/// [`StoreError`] when a database fails.
pub async fn known(stores: &Stores, pairs: &[Pair]) -> Result<Vec<Known>, StoreError> {
    let spaces: Vec<_> = pairs.iter().map(Pair::notes).collect();
    projection::catch_up(stores, &spaces).await?;
    let mut found = projection::records(stores, &spaces).await?;
    let mut reader = stores.log_readers.begin().await?;
    let mut all = Vec::with_capacity(pairs.len());
    for pair in pairs {
        all.push(Known {
            row: pair_row(&mut reader, pair).await?,
            records: found.remove(&pair.notes()).unwrap_or_default(),
            talks: Talks(&mut reader).of_pair(pair.pair).await?,
        });
    }
    Ok(all)
}

/// The living pairs in which somebody is the leader or the counselor today: by a post of theirs, or one they took over.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn own(
    conn: &mut Connection,
    user: UserId,
    today: Date,
) -> Result<(Vec<Pair>, Vec<Pair>), StoreError> {
    let (mut leads, mut follows) = (Vec::new(), Vec::new());
    for held in Appointments(&mut *conn).held_by(user.into(), today).await? {
        for pair in Pairs(&mut *conn).resting_on(held.appointment).await? {
            if lives(&pair, today) {
                if pair.leader == held.appointment { leads.push(pair) } else { follows.push(pair) }
            }
        }
    }
    Ok((leads, follows))
}

/// The living pairs of the leaders whom somebody serves as liaison person.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn served(conn: &mut Connection, user: UserId, today: Date) -> Result<Vec<Pair>, StoreError> {
    let posts = Posts::of(&mut *conn, user, today).await?;
    let mut units: Vec<UnitId> = posts.held.iter().map(|it| it.unit).collect();
    units.sort_unstable();
    units.dedup();
    let mut pairs = Vec::new();
    for unit in units {
        let seats = posts.seats(&mut *conn, unit).await?;
        if by_right(&seats, Thing::Owed, Verb::Read).is_none() {
            continue;
        }
        for post in Appointments(&mut *conn).of_unit(unit).await? {
            let its = Pairs(&mut *conn).resting_on(post.appointment).await?;
            pairs.extend(its.into_iter().filter(|it| it.leader == post.appointment && lives(it, today)));
        }
    }
    Ok(pairs)
}

pub fn lives(it: &Pair, today: Date) -> bool {
    it.from <= today && it.until.is_none_or(|until| today < until)
}

/// The first day of the first post as a counselor.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn serves_since(conn: &mut Connection, person: PersonId) -> Result<Option<Date>, StoreError> {
    let held = Appointments(conn).of_person(person).await?;
    let serves = |post| matches!(post, Post::Counselor | Post::ChiefCounselor | Post::BrigadeCounselor);
    Ok(held.iter().filter(|it| serves(it.detail.post)).map(|it| it.detail.term.from).min())
}
