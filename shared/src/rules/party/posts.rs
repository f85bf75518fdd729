use jiff::civil::Date;

use super::decide::{Decided, belonging, refuse_if, unit};
use super::facts::PartyFacts;
use super::{PartyEntry, PartyRefusal};
use crate::ids::{AppointmentId, FollowId, StandardId};
use crate::party::{Appointment, AppointmentDetail, End, Follow, StandardDetail};
use crate::rights::{Thing, Verb};

pub(super) fn appoint(
    facts: &PartyFacts,
    id: AppointmentId,
    detail: AppointmentDetail,
    end: Option<End>,
) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Appointment, Verb::Create)?;
    let _known = facts.person.as_ref().ok_or(PartyRefusal::NotThere { thing: Thing::Person })?;
    refuse_if(facts.id_taken, PartyRefusal::IdTaken)?;
    if let Some(on) = it.unit.dissolved.filter(|on| *on <= detail.term.from) {
        return Err(PartyRefusal::Dissolved { on });
    }
    refuse_if(detail.term.planned.is_some_and(|end| end <= detail.term.from), PartyRefusal::EndsBeforeBegin)?;
    refuse_if(detail.document.trim().is_empty(), PartyRefusal::NoDocument)?;
    if let Some(end) = &end {
        ends_well(&detail, end)?;
    }
    let wanted = Appointment { appointment: id, detail, end };
    if let Some(other) = facts.same_post.iter().find(|it| it.overlaps(&wanted)) {
        return Err(PartyRefusal::TermsOverlap { since: other.detail.term.from });
    }
    let Appointment { detail, end, .. } = wanted;
    let (person, unit) = (detail.person, detail.unit);
    let ended = end.map(|end| PartyEntry::AppointmentEnded { appointment: id, person, unit, end });
    Ok([PartyEntry::Appointed { appointment: id, detail }].into_iter().chain(ended).collect())
}

pub(super) fn end(facts: &PartyFacts, id: AppointmentId, end: End) -> Decided {
    let it = facts.appointment.as_ref().ok_or(PartyRefusal::NotThere { thing: Thing::Appointment })?;
    belonging(facts.unit.as_ref(), Thing::Appointment, Verb::Write)?;
    if it.end.as_ref() == Some(&end) {
        return Ok(vec![]);
    }
    if let Some(before) = &it.end {
        return Err(PartyRefusal::EndedAlready { on: before.on });
    }
    ends_well(&it.detail, &end)?;
    let (person, unit) = (it.detail.person, it.detail.unit);
    Ok(vec![PartyEntry::AppointmentEnded { appointment: id, person, unit, end }])
}

fn ends_well(detail: &AppointmentDetail, end: &End) -> Result<(), PartyRefusal> {
    refuse_if(end.on < detail.term.from, PartyRefusal::EndsBeforeBegin)?;
    refuse_if(end.document.trim().is_empty(), PartyRefusal::NoDocument)
}

/// Needs the right over the committee; the followed unit must be visible.
pub(super) fn follow(facts: &PartyFacts, follow: Follow) -> Decided {
    unit(facts.unit.as_ref(), Thing::Appointment, Verb::Create)?;
    unit(facts.other.as_ref(), Thing::Unit, Verb::Read)?;
    refuse_if(facts.id_taken, PartyRefusal::IdTaken)?;
    refuse_if(follow.until.is_some_and(|until| until <= follow.from), PartyRefusal::EndsBeforeBegin)?;
    Ok(vec![PartyEntry::FollowAdded { follow }])
}

pub(super) fn unfollow(facts: &PartyFacts, id: FollowId, on: Date) -> Decided {
    let it = facts.follow.as_ref().ok_or(PartyRefusal::NotThere { thing: Thing::Appointment })?;
    belonging(facts.unit.as_ref(), Thing::Appointment, Verb::Write)?;
    refuse_if(on < it.from, PartyRefusal::EndsBeforeBegin)?;
    Ok(vec![PartyEntry::FollowEnded { follow: id, unit: it.unit, on }])
}

pub(super) fn standard(facts: &PartyFacts, id: StandardId, detail: StandardDetail) -> Decided {
    unit(facts.unit.as_ref(), Thing::Standard, Verb::Write)?;
    refuse_if(detail.most.is_some_and(|most| most < detail.least), PartyRefusal::MinimumAboveMaximum)?;
    Ok(vec![PartyEntry::StandardSet { standard: id, detail }])
}

pub(super) fn drop_standard(facts: &PartyFacts, id: StandardId) -> Decided {
    belonging(facts.unit.as_ref(), Thing::Standard, Verb::Remove)?;
    Ok(vec![PartyEntry::StandardDropped { standard: id }])
}
