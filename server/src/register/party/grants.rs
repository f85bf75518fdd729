//! Who may read and write the papers of a unit: computed from its appointments, kept as grants.

use std::collections::BTreeSet;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::party::{Appointment, Post};
use gongjian_shared::rights::{paper_role, parts};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::clock::start_of;
use crate::register::RegisterError;
use crate::register::write::member_row;
use crate::store::party::Follows;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, turns};

/// Whose rights changed, and which logs moved on.
#[derive(Debug, Default)]
pub struct Touched {
    pub spaces: BTreeSet<SpaceId>,
    pub users: BTreeSet<UserId>,
}

/// Brings the grants of these appointments, and of what follows them, to what holds.
pub async fn refresh(
    conn: &mut Connection,
    appointments: Vec<Appointment>,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    for it in appointments {
        one(conn, &it, now, touched).await?;
    }
    Ok(())
}

async fn one(
    conn: &mut Connection,
    it: &Appointment,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    let (unit, post, acting) = (it.detail.unit, it.detail.post, it.detail.acting);
    let span = Span { from: it.detail.term.from, until: it.until() };
    let mut places = vec![(unit, role(post, acting), span, "post".to_owned())];
    for follow in Follows(&mut *conn).from_post(unit, post).await? {
        let from = span.from.max(follow.from);
        let until = [span.until, follow.until].into_iter().flatten().min();
        let why = format!("follow/{}", follow.follow);
        places.push((follow.unit, role(follow.post, false), Span { from, until }, why));
    }
    let user = UserId::from(it.detail.person);
    touched.users.insert(user);
    for (unit, role, span, why) in places {
        let space = SpaceId::of_unit(unit);
        turns::spaces(conn, &[space].into()).await?;
        set(conn, it, space, role, span, &why, now).await?;
        let role = Spaces(&mut *conn).standing(space, user, now).await?.map(|it| it.role);
        member_row(conn, space, user, role, now).await?;
        touched.spaces.insert(space);
    }
    Ok(())
}

/// From the first day to the first day after.
#[derive(Clone, Copy)]
struct Span {
    from: Date,
    until: Option<Date>,
}

async fn set(
    conn: &mut Connection,
    it: &Appointment,
    space: SpaceId,
    role: Option<Role>,
    span: Span,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let source = format!("{why}/{}", it.appointment);
    let user = UserId::from(it.detail.person);
    let held = span.until.is_none_or(|until| span.from < until);
    let grant = role.filter(|_| held).map(|role| Grant {
        role,
        from: start_of(span.from),
        until: span.until.map(start_of),
    });
    Spaces(conn).set_grant(space, user, &source, grant, now).await
}

/// The best that the parts of a post give in the papers of its unit.
fn role(post: Post, acting: bool) -> Option<Role> {
    parts(post, acting).iter().filter_map(|part| paper_role(*part)).max()
}
