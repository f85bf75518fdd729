//! Who reads the two spaces of a pair (S1-24, X-25): computed from appointments, like all rights.
//!
//! - The two write in both while the pair holds, and read what they wrote after it, as long as they hold their posts.
//! - The office of the programme's owner reads the work notes.
//! - Nobody else reads anything, and the private part nobody but the two.

use gongjian_shared::ids::{AppointmentId, SpaceId, UserId};
use gongjian_shared::party::{Appointment, Post};
use gongjian_shared::rights::{Part, parts};
use gongjian_shared::rules::{Grant, Role};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::clock::start_of;
use crate::register::RegisterError;
use crate::register::party::{Span, Touched};
use crate::register::write::member_row;
use crate::store::pairs::{Pair, Pairs};
use crate::store::party::{Appointments, Follows};
use crate::store::programmes::Programmes;
use crate::store::spaces::Spaces;
use crate::store::{Connection, StoreError, turns};

/// Brings all grants of the pair to what holds.
pub(super) async fn of_pair(
    conn: &mut Connection,
    it: &Pair,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    of_sides(conn, it, now, touched).await?;
    let missing = || StoreError::bad_row("programmes", it.programme, "is not there");
    let owner = Programmes(&mut *conn).find(it.programme).await?.ok_or_else(missing)?.owner;
    let mut offices: Vec<(Appointment, Span, String)> = Vec::new();
    for held in
        Appointments(&mut *conn).of_unit(owner).await?.into_iter().filter(|it| is_office(it.detail.post))
    {
        let span = Span { from: held.detail.term.from, until: held.until() };
        offices.push((held, span, "post".to_owned()));
    }
    for follow in Follows(&mut *conn).of_unit(owner).await?.into_iter().filter(|it| is_office(it.post)) {
        for held in Appointments(&mut *conn).of_unit(follow.of_unit).await? {
            if held.detail.post == follow.of_post {
                let span = Span { from: held.detail.term.from, until: held.until() };
                offices.push((
                    held,
                    span.within(follow.from, follow.until),
                    format!("follow/{}", follow.follow),
                ));
            }
        }
    }
    for (held, span, why) in offices {
        reads(conn, it, &held, span, &why, now, touched).await?;
    }
    Ok(())
}

/// The office of a unit got or lost somebody: they read the notes of the pairs of its programmes.
pub(in crate::register) async fn office_changed(
    conn: &mut Connection,
    held: &Appointment,
    (unit, post, span, why): (gongjian_shared::ids::UnitId, Post, Span, &str),
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    if !is_office(post) {
        return Ok(());
    }
    for pair in Pairs(&mut *conn).owned_by(unit).await? {
        reads(conn, &pair, held, span, why, now, touched).await?;
    }
    Ok(())
}

/// A post on which pairs rest began, ended or went to somebody else.
pub(in crate::register) async fn post_changed(
    conn: &mut Connection,
    appointment: AppointmentId,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    for pair in Pairs(&mut *conn).resting_on(appointment).await? {
        of_sides(conn, &pair, now, touched).await?;
    }
    Ok(())
}

fn is_office(post: Post) -> bool {
    parts(post, false).contains(&Part::Office)
}

async fn reads(
    conn: &mut Connection,
    pair: &Pair,
    held: &Appointment,
    span: Span,
    why: &str,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    let source = format!("pair/office/{why}/{}", held.appointment);
    let user = UserId::from(held.detail.person);
    give(conn, pair.notes(), user, &[(source, Role::Reader, span)], now, touched).await
}

/// The two, in both spaces.
async fn of_sides(
    conn: &mut Connection,
    it: &Pair,
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    for appointment in [it.leader, it.counselor] {
        for held in Appointments(&mut *conn).with_successor(appointment).await? {
            let span = Span { from: held.detail.term.from, until: held.until() };
            let writes = span.within(it.from, it.until);
            let after = it.until.map(|until| span.within(until, None));
            let nothing = Span { from: it.from, until: Some(it.from) };
            let sources = [
                (format!("pair/{}", held.appointment), Role::Member, writes),
                (format!("pair/after/{}", held.appointment), Role::Reader, after.unwrap_or(nothing)),
            ];
            for space in [it.notes(), it.private()] {
                give(conn, space, held.detail.person.into(), &sources, now, touched).await?;
            }
        }
    }
    Ok(())
}

async fn give(
    conn: &mut Connection,
    space: SpaceId,
    user: UserId,
    sources: &[(String, Role, Span)],
    now: Timestamp,
    touched: &mut Touched,
) -> Result<(), RegisterError> {
    turns::spaces(conn, &[space].into()).await?;
    for (source, role, span) in sources {
        let held = span.until.is_none_or(|until: Date| span.from < until);
        let grant =
            held.then(|| Grant { role: *role, from: start_of(span.from), until: span.until.map(start_of) });
        Spaces(&mut *conn).set_grant(space, user, source, grant, now).await?;
    }
    let role = Spaces(&mut *conn).standing(space, user, now).await?.map(|it| it.role);
    member_row(conn, space, user, role, now).await?;
    touched.spaces.insert(space);
    touched.users.insert(user);
    Ok(())
}
