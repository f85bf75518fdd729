use gongjian_shared::ids::{AppointmentId, CallId, UnitId, UserId};
use gongjian_shared::party::Post;
use gongjian_shared::rules::calls::{
    ApplicationCommand, ApplicationFacts, CallCommand, CallFacts, CallRow, CallState, CallText, HeadFacts,
    KnownCall,
};
use jiff::civil::Date;

use super::papers;
use crate::clock::local_day;
use crate::register::case::Case;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::calls::{Applications, Calls};
use crate::store::party::{Appointments, Units};
use crate::store::programmes::Programmes;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather_call(
    conn: &mut Connection,
    case: &Case,
    command: &CallCommand,
) -> Result<CallFacts, StoreError> {
    let today = local_day(case.now);
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    let call = Calls(&mut *conn).find(command.call()).await?;
    let asked = if let CallCommand::Draft { programme, .. } = command { Some(*programme) } else { None };
    let programme = call.as_ref().map(|row| row.programme).or(asked);
    let started = match programme {
        Some(programme) => Programmes(&mut *conn).find(programme).await?,
        None => None,
    };
    let mut facts =
        CallFacts { now: case.received, by: name(&mut *conn, case.who).await?, ..CallFacts::default() };
    let Some(started) = started else { return Ok(CallFacts { call, ..facts }) };
    facts.owner = Some(started.owner);
    facts.ended = started.ended.is_some_and(|on| on <= today);
    facts.seats = posts.seats(&mut *conn, started.owner).await?;
    let text = if let CallCommand::Draft { text, .. } = command { Some(&**text) } else { None };
    if let Some(text) = text.or(call.as_ref().map(|row| &row.text)) {
        facts.units_known = units_known(&mut *conn, started.owner, text, today).await?;
        facts.form_known = text.form.as_ref().is_none_or(|form| papers::template(form).is_some());
    }
    Ok(CallFacts { call, ..facts })
}

/// All addressees and the receiver are there, the owner's own or below it.
async fn units_known(
    conn: &mut Connection,
    owner: UnitId,
    text: &CallText,
    today: Date,
) -> Result<bool, StoreError> {
    let inside: Vec<UnitId> = Units(conn)
        .below(&[owner])
        .await?
        .into_iter()
        .filter(|it| !it.draft && it.exists_on(today))
        .map(|it| it.unit)
        .chain([owner])
        .collect();
    Ok(text.to.iter().chain(&text.receiver).all(|unit| inside.contains(unit)))
}

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather_application(
    conn: &mut Connection,
    case: &Case,
    command: &ApplicationCommand,
) -> Result<ApplicationFacts, StoreError> {
    use ApplicationCommand as C;
    let today = local_day(case.now);
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    let by = name(&mut *conn, case.who).await?;
    let mut facts = ApplicationFacts { now: case.received, by, ..ApplicationFacts::default() };
    if let Some(id) = command.application() {
        facts.application = Applications(&mut *conn).find(id).await?;
        facts.id_taken = facts.application.is_some();
    }
    let (call, host, head) = match (command, &facts.application) {
        (C::Start { call, host, head, .. }, _) => (*call, *host, Some(*head)),
        (C::Rank { call, nominating, .. }, _) => (*call, *nominating, None),
        (_, Some(row)) => (row.call, row.host, Some(row.head)),
        (_, None) => return Ok(facts),
    };
    let Some(row) = issued(&mut *conn, call).await? else { return Ok(facts) };
    let Some(unit) = Units(&mut *conn).find(host).await? else { return Ok(facts) };
    facts.seats = Some(posts.seats(&mut *conn, host).await?);
    if let Some(receiver) = row.text.receiver {
        facts.office = posts.seats(&mut *conn, receiver).await?;
    }
    facts.founded = unit.detail.founded;
    facts.head = match head {
        Some(head) => head_facts(&mut *conn, head).await?,
        None => None,
    };
    facts.nominating = match &facts.application {
        Some(it) if !matches!(command, C::Start { .. }) => Some(it.nominating),
        Some(_) | None => addressee_of(&mut *conn, &row, host).await?,
    };
    if let Some(nominating) = facts.nominating {
        for (id, row) in Applications(&mut *conn).of_nominating(call, nominating).await? {
            let host = Units(&mut *conn).find(row.host).await?;
            facts.siblings.push((id, host.map(|it| it.detail.name.into()).unwrap_or_default(), row));
        }
    }
    let form = row.text.form.clone();
    facts.call = Some(KnownCall { call, row });
    if let (C::HandUp { application, papers }, Some(form)) = (command, form) {
        let found = papers::judge(conn, *application, host, &form, papers).await?;
        (facts.missing, facts.foreign_paper, facts.gaps) = (found.missing, found.foreign, found.gaps);
    }
    Ok(facts)
}

async fn issued(conn: &mut Connection, call: CallId) -> Result<Option<CallRow>, StoreError> {
    Ok(Calls(conn).find(call).await?.filter(|row| row.state != CallState::Draft))
}

/// The addressee that a unit belongs to: itself, or the nearest above it.
pub(crate) async fn addressee_of(
    conn: &mut Connection,
    row: &CallRow,
    unit: UnitId,
) -> Result<Option<UnitId>, StoreError> {
    if row.text.to.contains(&unit) {
        return Ok(Some(unit));
    }
    let above = Units(conn).above(unit).await?;
    Ok(above.into_iter().map(|it| it.unit).find(|unit| row.text.to.contains(unit)))
}

/// The post by which somebody is to be the head.
pub(crate) async fn head_facts(
    conn: &mut Connection,
    head: AppointmentId,
) -> Result<Option<HeadFacts>, StoreError> {
    let found = Appointments(conn).find(head).await?;
    Ok(found.map(|it| HeadFacts {
        unit: it.detail.unit,
        leads: matches!(it.detail.post, Post::Secretary | Post::Head),
        from: it.detail.term.from,
        until: it.until(),
    }))
}

async fn name(conn: &mut Connection, user: UserId) -> Result<String, StoreError> {
    Ok(Accounts(conn).find(user).await?.map(|it| it.name.into()).unwrap_or_default())
}
