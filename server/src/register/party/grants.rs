//! Who may read and write the papers of a unit: computed from its appointments, kept as grants.

use std::collections::BTreeSet;

use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::party::{Appointment, Post};
use gongjian_shared::rights::{paper_role, parts};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::clock::start_of;
use crate::register::write::member_row;
use crate::register::{RegisterError, pairing};
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
    let mut places = vec![(unit, post, role(post, acting), span, "post".to_owned())];
    for follow in Follows(&mut *conn).from_post(unit, post).await? {
        let why = format!("follow/{}", follow.follow);
        let span = span.within(follow.from, follow.until);
        places.push((follow.unit, follow.post, role(follow.post, false), span, why));
    }
    let user = UserId::from(it.detail.person);
    touched.users.insert(user);
    for (unit, post, role, span, why) in places {
        let space = SpaceId::of_unit(unit);
        turns::spaces(conn, &[space].into()).await?;
        set(conn, it, space, role, span, &why, now).await?;
        let role = Spaces(&mut *conn).standing(space, user, now).await?.map(|it| it.role);
        member_row(conn, space, user, role, now).await?;
        touched.spaces.insert(space);
        pairing::office_changed(conn, it, (unit, post, span, &why), now, touched).await?;
    }
    pairing::post_changed(conn, it.appointment, now, touched).await
}

/// From the first day to the first day after.
#[derive(Clone, Copy)]
pub struct Span {
    pub from: Date,
    pub until: Option<Date>,
}

impl Span {
    /// As much of it as lies between these.
    pub fn within(self, from: Date, until: Option<Date>) -> Self {
        Self { from: self.from.max(from), until: [self.until, until].into_iter().flatten().min() }
    }
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
