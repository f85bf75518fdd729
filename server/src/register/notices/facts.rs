use gongjian_shared::ids::{NoticeId, PersonId, SpaceId, UnitId, UserId};
use gongjian_shared::party::{Level, Post};
use gongjian_shared::rights::{Relation, Thing, Verb, may, parts};
use gongjian_shared::rules::notices::{
    Addressee, Asked, KnownNotice, Mine, NoticeCommand, NoticeFacts, ReceiptKind, To,
};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::notices::{Kept, Notices};
use crate::store::party::{Appointments, Follows, People, Units};
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    who: UserId,
    command: &NoticeCommand,
    now: Timestamp,
) -> Result<NoticeFacts, StoreError> {
    use NoticeCommand as C;
    let today = local_day(now);
    let mut facts = NoticeFacts { today, ..NoticeFacts::default() };
    match command {
        C::Remind { .. } => {}
        C::Send { notice, from, to, .. } => {
            let posts = Posts::of(&mut *conn, who, today).await?;
            facts.id_taken = Notices(&mut *conn).find(*notice).await?.is_some();
            if Units(&mut *conn).find(*from).await?.is_some() {
                facts.from_seats = Some(posts.seats(&mut *conn, *from).await?);
            }
            for line in to {
                facts.asked.push(asked(&mut *conn, &posts, line, today).await?);
            }
        }
        C::Open { notice } | C::Answer { notice, .. } => {
            facts.notice = known(conn, who, *notice, None, now).await?;
        }
        C::Phoned { notice, .. } | C::Withdraw { notice, .. } => {
            let named = if let C::Phoned { to, .. } = command { Some(*to) } else { None };
            facts.notice = known(&mut *conn, who, *notice, named, now).await?;
            if let Some(known) = &facts.notice {
                let posts = Posts::of(&mut *conn, who, today).await?;
                facts.from_seats = Some(posts.seats(conn, known.from).await?);
            }
        }
    }
    Ok(facts)
}

/// Who is meant by one line; `None`: there is no such unit or person.
async fn asked(
    conn: &mut Connection,
    posts: &Posts,
    line: &To,
    today: Date,
) -> Result<Option<Asked>, StoreError> {
    let (over, found) = match line {
        To::Unit { unit } => (*unit, vec![Addressee::Unit { unit: *unit }]),
        To::Below { unit, level } => {
            let units = below(&mut *conn, *unit, *level, today).await?;
            (*unit, units.into_iter().map(|unit| Addressee::Unit { unit }).collect())
        }
        To::Posts { unit, level, post } => {
            let units = match level {
                Some(level) => below(&mut *conn, *unit, *level, today).await?,
                None => vec![*unit],
            };
            (*unit, holders(&mut *conn, &units, *post, today).await?)
        }
        To::Person { person } => {
            let Some(known) = People(&mut *conn).find(*person).await? else { return Ok(None) };
            (known.detail.home, vec![Addressee::Person { person: *person }])
        }
    };
    let Some(there) = Units(&mut *conn).find(over).await? else { return Ok(None) };
    let lives = there.exists_on(today) && !there.draft;
    let seats = posts.seats(conn, over).await?;
    Ok(Some(Asked { seats, found: if lives { found } else { Vec::new() } }))
}

async fn below(
    conn: &mut Connection,
    root: UnitId,
    level: Level,
    today: Date,
) -> Result<Vec<UnitId>, StoreError> {
    let units = Units(conn).below(&[root]).await?.into_iter();
    let meant = units.filter(|it| it.unit != root && it.detail.level == level);
    Ok(meant.filter(|it| it.exists_on(today) && !it.draft).map(|it| it.unit).collect())
}

/// Who holds the post at one of the units today, also because it follows another post (S1-01).
async fn holders(
    conn: &mut Connection,
    units: &[UnitId],
    post: Post,
    today: Date,
) -> Result<Vec<Addressee>, StoreError> {
    let mut found: Vec<PersonId> = Vec::new();
    for unit in units {
        let held = Appointments(&mut *conn).held_at(*unit, today).await?.into_iter();
        found.extend(held.filter(|it| it.detail.post == post).map(|it| it.detail.person));
        for follow in Follows(&mut *conn).of_unit(*unit).await? {
            if follow.post == post && follow.holds_on(today) {
                let held = Appointments(&mut *conn).held_at(follow.of_unit, today).await?.into_iter();
                let follows = held.filter(|it| it.detail.post == follow.of_post);
                found.extend(follows.map(|it| it.detail.person));
            }
        }
    }
    Ok(found.into_iter().map(|person| Addressee::Person { person }).collect())
}

async fn known(
    conn: &mut Connection,
    who: UserId,
    notice: NoticeId,
    named: Option<Addressee>,
    now: Timestamp,
) -> Result<Option<KnownNotice>, StoreError> {
    let Some(kept) = Notices(&mut *conn).find(notice).await? else { return Ok(None) };
    let mut mine = Vec::new();
    for to in belongs_to(&mut *conn, who, now).await? {
        if Notices(&mut *conn).is_addressed(notice, to).await? {
            let receipts = Notices(&mut *conn).receipts_of(notice, to).await?;
            mine.push(receipted(to, who, &receipts));
        }
    }
    let addressed = match named {
        Some(to) => Notices(conn).is_addressed(notice, to).await?,
        None => false,
    };
    Ok(Some(KnownNotice {
        from: kept.from,
        ask: kept.text.ask,
        withdrawn: kept.withdrawn.is_some(),
        mine,
        addressed,
    }))
}

fn receipted(to: Addressee, who: UserId, receipts: &[Kept]) -> Mine {
    let left = |kind| receipts.iter().find(|it| it.kind == kind && it.user == who);
    let answered = left(ReceiptKind::Answered).map(|it| it.words.clone());
    Mine { to, opened: left(ReceiptKind::Opened).is_some(), answered }
}

/// The addressees for which somebody speaks today: themselves, the units of their posts, and the units whose papers
/// they were let into.
pub(crate) async fn belongs_to(
    conn: &mut Connection,
    who: UserId,
    now: Timestamp,
) -> Result<Vec<Addressee>, StoreError> {
    let mut mine = vec![Addressee::Person { person: who.into() }];
    let posts = Posts::of(&mut *conn, who, local_day(now)).await?;
    let reads = |post, acting| {
        parts(post, acting).iter().any(|part| may(*part, Relation::Own, Thing::Notice, Verb::Read))
    };
    let held = posts.held.iter().filter(|it| reads(it.post, it.acting)).map(|it| it.unit);
    let mut units: Vec<UnitId> = held.collect();
    let open: Vec<SpaceId> =
        Spaces(&mut *conn).of_user(who, now).await?.spaces.into_iter().map(|it| it.space).collect();
    // A letter box is no unit's.
    let open: Vec<SpaceId> = open.into_iter().filter(|space| *space != SpaceId::letter_box(who)).collect();
    if open.iter().any(|space| !units.iter().any(|unit| SpaceId::of_unit(*unit) == *space)) {
        let all = Units(conn).ids().await?;
        units.extend(all.into_iter().filter(|unit| open.contains(&SpaceId::of_unit(*unit))));
    }
    units.sort_unstable();
    units.dedup();
    mine.extend(units.into_iter().map(|unit| Addressee::Unit { unit }));
    Ok(mine)
}
