use std::collections::BTreeSet;

use gongjian_shared::ids::{AppointmentId, PersonId, ProgrammeId, UnitId, UserId};
use gongjian_shared::party::{Appointment, is_liable};
use gongjian_shared::rules::pairing::{PairFacts, PairingCommand, PairingFacts, SideFacts};
use jiff::civil::Date;

use crate::programmes::definition;
use crate::rights::Posts;
use crate::store::pairs::{Pair, Pairs};
use crate::store::party::{Appointments, Units};
use crate::store::programmes::Programmes;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    who: UserId,
    command: &PairingCommand,
    today: Date,
) -> Result<PairingFacts, StoreError> {
    let mut facts = PairingFacts { today, ..PairingFacts::default() };
    let pair = Pairs(&mut *conn).find(command.pair()).await?;
    let programme = match command {
        PairingCommand::Confirm { programme, .. } => Some(*programme),
        PairingCommand::End { .. } => pair.as_ref().map(|it| it.programme),
    };
    facts.id_taken = pair.is_some();
    facts.pair = pair.map(|it| PairFacts { programme: it.programme, from: it.from, until: it.until });
    let Some(programme) = programme else { return Ok(facts) };
    let Some(started) = Programmes(&mut *conn).find(programme).await? else { return Ok(facts) };
    let posts = Posts::of(&mut *conn, who, today).await?;
    facts.owner_seats = Some(posts.seats(&mut *conn, started.owner).await?);
    facts.definition = definition(&started.definition).cloned();
    facts.running = Some(Programmes(&mut *conn).running(&started).await?);
    if let PairingCommand::Confirm { leader, counselor, from, follows, .. } = command {
        let whole = Whole::of(&mut *conn, programme, started.owner).await?;
        facts.leader = whole.side(&mut *conn, *leader, *from).await?;
        facts.counselor = whole.side(&mut *conn, *counselor, *from).await?;
        facts.follows_known = follows.is_some_and(|it| whole.pairs.iter().any(|pair| pair.pair == it));
    }
    Ok(facts)
}

/// The programme's pairs, and the units that it reaches.
struct Whole {
    pairs: Vec<Pair>,
    inside: BTreeSet<UnitId>,
}

impl Whole {
    async fn of(conn: &mut Connection, programme: ProgrammeId, owner: UnitId) -> Result<Self, StoreError> {
        let below = Units(&mut *conn).below(&[owner]).await?;
        let inside = below.into_iter().map(|it| it.unit).collect();
        Ok(Self { pairs: Pairs(conn).of_programme(programme).await?, inside })
    }

    async fn side(
        &self,
        conn: &mut Connection,
        appointment: AppointmentId,
        from: Date,
    ) -> Result<Option<SideFacts>, StoreError> {
        let Some(it) = Appointments(&mut *conn).find(appointment).await? else { return Ok(None) };
        let Some(unit) = Units(&mut *conn).find(it.detail.unit).await? else { return Ok(None) };
        Ok(Some(SideFacts {
            person: it.detail.person,
            unit: unit.unit,
            post: it.detail.post,
            liable: is_liable(&unit, it.detail.post, it.detail.acting),
            holds: it.holds_on(from),
            inside: self.inside.contains(&unit.unit),
            pairs: self.count(conn, it.detail.person, from).await?,
        }))
    }

    /// The pairs of a person, in whichever posts, that hold on `from` or later.
    async fn count(&self, conn: &mut Connection, person: PersonId, from: Date) -> Result<u32, StoreError> {
        let held: Vec<Appointment> = Appointments(conn).of_person(person).await?;
        let theirs = |id: AppointmentId| held.iter().any(|it| it.appointment == id);
        let holds = |it: &&Pair| it.until.is_none_or(|until| from < until);
        let count = self.pairs.iter().filter(holds).filter(|it| theirs(it.leader) || theirs(it.counselor));
        Ok(u32::try_from(count.count()).unwrap_or(u32::MAX))
    }
}
