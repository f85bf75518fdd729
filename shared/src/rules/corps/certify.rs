//! Certificates with a code that anybody can check (S0-15).

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::decide::{Decided, refuse_if, set};
use super::{Certificate, Corps, CorpsCommand, CorpsFacts, CorpsRefusal as R, HoursLine, Kept};
use crate::ids::CorpsId;

/// Without letters and digits that look alike.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Unit: letters. Sixteen of 32 are 80 bits.
const CODE_LETTERS: usize = 16;

pub(super) fn certify(facts: &CorpsFacts, command: &CorpsCommand) -> Decided {
    let CorpsCommand::Certify { unit, entry, person, from, until } = command else { return Ok(Vec::new()) };
    let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
    if let Some(known) = &facts.known {
        let same = matches!(known, Kept::Certificate { it }
            if it.person == *person && (it.from, it.until) == (*from, *until));
        return if same { Ok(Vec::new()) } else { Err(R::IdTaken) };
    }
    refuse_if(until < from, R::Backwards)?;
    refuse_if(*until > facts.today, R::Ahead)?;
    let mut sums: BTreeMap<CorpsId, (Corps, u32)> = BTreeMap::new();
    for it in facts.hours.iter().filter(|it| it.void.is_none() && (*from..=*until).contains(&it.on)) {
        sums.entry(it.corps.corps).or_insert_with(|| (it.corps.clone(), 0)).1 += it.minutes;
    }
    let hours: Vec<HoursLine> =
        sums.into_values().map(|(corps, minutes)| HoursLine { corps, minutes }).collect();
    let awards: Vec<_> =
        facts.awards.iter().filter(|it| (*from..=*until).contains(&it.on)).cloned().collect();
    refuse_if(hours.is_empty() && awards.is_empty(), R::NothingToCertify)?;
    let mut it = Certificate {
        entry: *entry,
        unit_name: facts.unit_name.clone(),
        person: *person,
        name,
        from: *from,
        until: *until,
        hours,
        awards,
        agreement: facts.agreement.clone(),
        issued: facts.today,
        code: String::new(),
    };
    it.code = code_of(&it);
    Ok(set(facts, *unit, *entry, Some(*person), Kept::Certificate { it: Box::new(it) }))
}

/// The code of a certificate: a digest of its id, which somebody drew at random, and of all that it says.
pub fn code_of(it: &Certificate) -> String {
    let hours = it.hours.iter().map(|it| format!("{} {}", it.corps.corps, it.minutes));
    let awards = it.awards.iter().map(|it| format!("{} {}", it.on, it.title));
    let said = [it.entry.to_string(), it.person.to_string(), it.name.clone(), it.unit_name.clone()];
    let days = [it.from, it.until, it.issued].map(|it| it.to_string());
    let said: Vec<String> = said.into_iter().chain(days).chain(hours).chain(awards).collect();
    let digest = Sha256::digest(said.join("\n"));
    digest.iter().take(CODE_LETTERS).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// The code as people type it, spaces and dashes left out; `None`: it cannot be one.
pub fn is_code(typed: &str) -> Option<String> {
    let bare: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let fits = bare.len() == CODE_LETTERS && bare.bytes().all(|it| LETTERS.contains(&it));
    fits.then_some(bare)
}
