//! Everything that is asked of the server, in order. The same seed writes the same book.

use gongjian_shared::ids::{AppointmentId, CommandId, FollowId, PersonId, StandardId, UnitId};
use gongjian_shared::party::{
    AppointmentDetail, Basis, End, Follow, Gender, Level, Line, PersonDetail, Post, Private, Rank, StaffKind,
    StandardDetail, Term, UnitDetail, UnitKind,
};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::values::Name;
use gongjian_shared::wire::CommandRequest;
use jiff::civil::{Date, date};
use sha2::{Digest as _, Sha256};

use super::names;
use crate::storm::Dice;
use crate::trouble::{Outcome, Trouble};

/// The day on which the demo's world stands; ages and terms are made for it.
pub const TODAY: Date = date(2026, 11, 22);

/// What an id is of; its third byte.
#[derive(Clone, Copy)]
enum Of {
    Unit = 1,
    Person = 2,
    Appointment = 3,
    Follow = 4,
    Standard = 5,
}

/// What a unit is, but for its name.
#[derive(Clone, Copy)]
pub struct Sort(pub UnitKind, pub Line, pub Level);

/// What kind of person: staff kind, the youngest and the oldest.
#[derive(Clone, Copy)]
pub struct Figure {
    pub staff: StaffKind,
    pub ages: (u64, u64),
    pub rank: Rank,
}

impl Figure {
    pub const fn new(staff: StaffKind, youngest: u64, oldest: u64) -> Self {
        Self { staff, ages: (youngest, oldest), rank: Rank::None }
    }

    pub const fn ranked(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }
}

pub struct Book {
    seed: u32,
    pub dice: Dice,
    pub commands: Vec<PartyCommand>,
    counts: [u32; 6],
}

impl Book {
    pub fn new(seed: u32) -> Self {
        Self { seed, dice: Dice::new(u64::from(seed)), commands: Vec::new(), counts: [0; 6] }
    }

    pub fn people(&self) -> u32 {
        self.counts[Of::Person as usize]
    }

    fn next(&mut self, of: Of) -> [u8; 16] {
        let number = &mut self.counts[of as usize];
        *number += 1;
        id(self.seed, of as u8, *number)
    }

    pub fn unit(&mut self, parent: Option<UnitId>, name: &str, sort: Sort) -> Outcome<UnitId> {
        self.unit_with(parent, name, sort, |_| ())
    }

    /// `more` sets what few units have.
    pub fn unit_with(
        &mut self,
        parent: Option<UnitId>,
        name: &str,
        Sort(kind, line, level): Sort,
        more: impl FnOnce(&mut UnitDetail),
    ) -> Outcome<UnitId> {
        let unit = UnitId::from_bytes(self.next(Of::Unit));
        let (name, place) = (parse(name)?, i64::from(self.counts[Of::Unit as usize]));
        let mut detail = UnitDetail {
            name,
            short_name: None,
            kind,
            line,
            level,
            region: String::new(),
            place,
            founded: None,
        };
        more(&mut detail);
        self.commands.push(PartyCommand::AddUnit { unit, parent, detail, draft: false });
        Ok(unit)
    }

    pub fn person(&mut self, home: UnitId, figure: Figure) -> Outcome<PersonId> {
        self.person_with(home, figure, |_| ())
    }

    pub fn person_with(
        &mut self,
        home: UnitId,
        figure: Figure,
        more: impl FnOnce(&mut PersonDetail),
    ) -> Outcome<PersonId> {
        let person = PersonId::from_bytes(self.next(Of::Person));
        let female = self.dice.up_to(1) == 0;
        let name: Name = parse(&names::person(&mut self.dice, female))?;
        let private = self.private(figure);
        let began = private.birth.and_then(|birth| self.began(figure.staff, birth));
        let gender = Some(if female { Gender::Female } else { Gender::Male });
        let (staff, rank) = (figure.staff, figure.rank);
        let title = self.title(staff).to_owned();
        let mut detail = PersonDetail { name, staff, gender, title, rank, home, place: 0, began };
        more(&mut detail);
        self.commands.push(PartyCommand::AddPerson { person, detail, private: Some(private) });
        Ok(person)
    }

    /// Nobody could be reached by these: no such telephone number exists, and `.invalid` never resolves (RFC 2606).
    fn private(&mut self, figure: Figure) -> Private {
        let number = self.counts[Of::Person as usize];
        let (youngest, oldest) = figure.ages;
        let age = i16::try_from(youngest + self.dice.up_to(oldest - youngest)).unwrap_or(40);
        let back = i32::try_from(self.dice.up_to(360)).unwrap_or(0);
        let years = jiff::Span::new().years(age).days(back);
        let birth = TODAY.saturating_sub(years);
        let consent = self.dice.up_to(9) < 8;
        let contact = consent || figure.staff != StaffKind::Retiree;
        let kept = |text: String| if contact { text } else { String::new() };
        Private {
            birth: Some(birth),
            phone: kept(format!("000-0000-{:04}", number % 10_000)),
            email: kept(format!("p{number}@example.invalid")),
            consent,
        }
    }

    /// Somewhere between the end of studies and this year.
    fn began(&mut self, staff: StaffKind, birth: Date) -> Option<Date> {
        let first = match staff {
            StaffKind::Student => birth.year() + 18,
            StaffKind::Retiree | StaffKind::Other => return None,
            StaffKind::Teacher
            | StaffKind::TeacherAdministrator
            | StaffKind::Counselor
            | StaffKind::Administrator
            | StaffKind::SchoolStaff => birth.year() + 24,
        };
        let most = u64::try_from(TODAY.year() - first).unwrap_or(0);
        let later = i16::try_from(self.dice.up_to(most / 2)).unwrap_or(0);
        Date::new((first + later).min(TODAY.year()), 9, 1).ok().filter(|began| *began <= TODAY)
    }

    fn title(&mut self, staff: StaffKind) -> &'static str {
        let among: &[&str] = match staff {
            StaffKind::Teacher | StaffKind::TeacherAdministrator => {
                &["讲师", "讲师", "副教授", "教授", "助教"]
            }
            StaffKind::Counselor => &["讲师", "助教", "助教"],
            StaffKind::SchoolStaff => &["一级教师", "二级教师", "高级教师"],
            StaffKind::Retiree => &["教授", "副教授", ""],
            StaffKind::Administrator | StaffKind::Student | StaffKind::Other => &[""],
        };
        let at = self.dice.up_to(among.len() as u64 - 1);
        usize::try_from(at).ok().and_then(|at| among.get(at).copied()).unwrap_or_default()
    }

    pub fn appoint(&mut self, person: PersonId, unit: UnitId, post: Post, from: Date) -> AppointmentId {
        self.appoint_with(person, unit, post, from, |_| ())
    }

    pub fn appoint_with(
        &mut self,
        person: PersonId,
        unit: UnitId,
        post: Post,
        from: Date,
        more: impl FnOnce(&mut AppointmentDetail),
    ) -> AppointmentId {
        let appointment = AppointmentId::from_bytes(self.next(Of::Appointment));
        let document = format!("任〔{}〕{}号", from.year(), self.counts[Of::Appointment as usize]);
        let mut detail = AppointmentDetail {
            person,
            unit,
            post,
            acting: false,
            rank: None,
            term: Term { from, planned: None, hard: false },
            basis: Basis::Decision,
            document,
            duties: String::new(),
            guides: Vec::new(),
        };
        more(&mut detail);
        self.commands.push(PartyCommand::Appoint { appointment, detail, end: None });
        appointment
    }

    pub fn end(&mut self, appointment: AppointmentId, on: Date) {
        let document = format!("免〔{}〕{}号", on.year(), self.commands.len());
        let end = End { on, basis: Basis::Handover, document };
        self.commands.push(PartyCommand::EndAppointment { appointment, end });
    }

    /// Who holds `of_post` at `of_unit` is in `unit` as `post` from the same day (S1-01).
    pub fn follow(&mut self, unit: UnitId, post: Post, of_unit: UnitId, of_post: Post, from: Date) {
        let follow = FollowId::from_bytes(self.next(Of::Follow));
        let follow = Follow { follow, unit, post, of_unit, of_post, from, until: None };
        self.commands.push(PartyCommand::AddFollow { follow });
    }

    /// `least` holders of `post` in every unit of `kind` under `under`.
    pub fn standard(
        &mut self,
        name: &str,
        under: UnitId,
        kind: UnitKind,
        (post, least): (Post, u32),
        more: impl FnOnce(&mut StandardDetail),
    ) -> Outcome {
        let standard = StandardId::from_bytes(self.next(Of::Standard));
        let (name, levels) = (parse(name)?, Vec::new());
        let mut detail =
            StandardDetail { name, under, kind, levels, post, least, most: None, lines: 1, rank: None };
        more(&mut detail);
        self.commands.push(PartyCommand::SetStandard { standard, detail });
        Ok(())
    }

    /// What a person of this book is called.
    pub fn name(&self, wanted: PersonId) -> Outcome<Name> {
        for it in &self.commands {
            if let PartyCommand::AddPerson { person, detail, .. } = it
                && *person == wanted
            {
                return Ok(detail.name.clone());
            }
        }
        Err(Trouble::new("somebody of the demo is not in it", "mend demo/yunnan"))
    }

    /// With ids that follow from the seed and the content: what was answered before is not done again, and what
    /// another version of this generator asks differently is asked anew.
    pub fn requests(&self) -> Outcome<Vec<CommandRequest>> {
        self.commands.iter().map(|party| request(self.seed, party.clone())).collect()
    }
}

pub fn request(seed: u32, party: PartyCommand) -> Outcome<CommandRequest> {
    let command = Command::Party { party };
    let text = serde_json::to_vec(&command)
        .map_err(|error| Trouble::new(format!("a command of the demo: {error}"), "mend demo/yunnan"))?;
    let hash: [u8; 32] = Sha256::new_with_prefix(seed.to_be_bytes()).chain_update(&text).finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    Ok(CommandRequest { id: CommandId::from_bytes(bytes), command })
}

/// A fixed id: `gy`, what it is of, the seed, a number. UUID version 8: made by a rule of our own.
pub fn id(seed: u32, of: u8, number: u32) -> [u8; 16] {
    let ([a, b, c, d], [n0, n1, n2, n3]) = (seed.to_be_bytes(), number.to_be_bytes());
    [b'g', b'y', of, a, b, c, 0x80, d, 0x80, 0, 0, 0, n0, n1, n2, n3]
}

/// The demo's own texts go through the same door as what people type.
pub fn parse<T: TryFrom<String>>(text: &str) -> Outcome<T> {
    T::try_from(text.to_owned())
        .map_err(|_| Trouble::new(format!("the demo's `{text}` is not allowed"), "mend demo/yunnan"))
}
