use jiff::civil::{Date, date};

use super::*;
use crate::calendar::{SchoolCalendar, Year};
use crate::commitments::{AsOf, State};
use crate::documents::edit::{Edit, RowChange};
use crate::documents::kind::Kind;
use crate::documents::live::Document;
use crate::documents::view::{SheetView, View};
use crate::forms::answer::{Answer, Chosen};
use crate::forms::definitions::shipped;
use crate::forms::template::FieldKind;
use crate::ids::{DocumentId, PairId, PersonId, ProgrammeId, SpaceId, UnitId};
use crate::party::Post;
use crate::programmes::{Definition, Key, Report, RuleSet, bundled};
use crate::rules::pairing::{Half, PairRow};
use crate::time::Timestamp;
use crate::wire::today::Waiting;

const ON: Date = date(2026, 1, 1);

/// A form that somebody filled in.
struct Form(Document);

impl Form {
    fn of(template: &str) -> Self {
        let mut it = Self(Document::new(Kind::Form, b"test"));
        it.edit(&Edit::Use { template: template.try_into().expect("a name"), version: 1 });
        it
    }

    fn edit(&mut self, edit: &Edit) {
        let heads = self.0.heads();
        self.0.edit(&heads, edit, Timestamp::from_millis(1)).expect("fits");
    }

    fn with(mut self, key: &str, answer: Answer) -> Self {
        self.edit(&Edit::Fill { key: key.parse().expect("a key"), answer });
        self
    }

    fn on(self, day: Date) -> Self {
        self.with("held_on", Answer::Date(day))
    }

    fn chosen(self, key: &str, option: &str) -> Self {
        self.with(key, Answer::one(option.try_into().expect("a name")))
    }

    fn own(self, key: &str, text: &str) -> Self {
        let options = vec!["other".try_into().expect("a name")];
        self.with(key, Answer::Choice(Chosen { options, other: Some(text.to_owned()) }))
    }

    fn opinion(mut self, row: &str, text: &str) -> Self {
        let (table, id) = ("opinions".try_into().expect("a name"), row.try_into().expect("a name"));
        self.edit(&Edit::Row { table, row: id, change: RowChange::Put { after: None } });
        self.with(&format!("opinions/{row}/opinion"), Answer::text(text))
    }

    fn view(&self) -> SheetView {
        let View::Sheet(view) = self.0.view() else { panic!("a form") };
        view
    }

    fn fold(&self) -> CareRecord {
        fold(&self.view()).expect("a record")
    }
}

fn definition() -> Definition {
    let wanted = Key::try_from("leaders_counselors").expect("a key");
    bundled().expect("sound").into_iter().find(|it| it.id == wanted).expect("there")
}

fn report(definition: &Definition) -> &Report {
    definition.reports.first().expect("the yearly table")
}

pub(super) fn pair() -> PairRow {
    let definition = definition();
    let half = |number, name: &str, post| Half {
        person: PersonId::from_bytes([number; 16]),
        name: name.to_owned(),
        post,
        unit: UnitId::from_bytes([1; 16]),
        unit_name: "材料学院".to_owned(),
    };
    PairRow {
        pair: PairId::from_bytes([9; 16]),
        programme: ProgrammeId::from_bytes([3; 16]),
        rules: owed_by_pairs(&definition, &RuleSet::start(&definition, ON)),
        definition: definition.id,
        title: "联系服务".to_owned(),
        leader: half(1, "李敏", Post::Head),
        counselor: half(2, "王芳", Post::Counselor),
        from: ON,
        planned_end: Some(date(2028, 12, 31)),
        until: None,
        reason: String::new(),
        successor: false,
        follows: None,
        names: vec![],
        duty: vec![],
        terms: SchoolCalendar::default(),
        waived: vec![],
        inherited: vec![],
    }
}

pub(super) fn id(number: u8) -> DocumentId {
    DocumentId::from_bytes([number; 16])
}

// S1-09 1/3
// S1-12 2/3
// S1-12 3/3
#[test]
fn what_counts_is_a_talk_face_to_face_and_guidance_with_a_kind_or_a_text() {
    let day = date(2026, 2, 10);
    let talk = || Form::of("talk_note").on(day);
    let guidance = || Form::of("guidance_note").on(day);
    for (form, rule, expected) in [
        (talk().chosen("way", "face"), "quarterly_talk", State::Met),
        (talk().chosen("way", "telephone"), "quarterly_talk", State::Due),
        (talk(), "quarterly_talk", State::Due),
        (
            talk().chosen("way", "face").with("void_reason", Answer::text("记错人")),
            "quarterly_talk",
            State::Due,
        ),
        (Form::of("talk_note").chosen("way", "face"), "quarterly_talk", State::Due),
        (guidance().chosen("kind", "awards"), "term_guidance", State::Met),
        (guidance().own("kind", "宿舍走访"), "term_guidance", State::Met),
        (guidance().own("kind", " "), "term_guidance", State::Due),
        (guidance(), "term_guidance", State::Due),
        (Form::of("career_plan").on(day), "career_plan_due", State::Met),
    ] {
        let facts: Vec<_> = form.fold().fact(id(1)).into_iter().collect();
        let items = standing(&pair(), &facts, AsOf::today(date(2026, 3, 1)));
        let item = items.iter().rfind(|it| it.rule.as_str() == rule).expect("owed");
        assert_eq!(item.state, expected, "{rule} {:?}", form.fold());
    }
}

#[test]
fn a_void_record_keeps_its_text_and_says_why() {
    let it = Form::of("talk_note")
        .on(ON)
        .chosen("way", "face")
        .opinion("r1", "食堂")
        .with("void_reason", Answer::text("重复"));
    let record = it.fold();
    assert_eq!(
        (record.void.as_deref(), record.opinions.as_slice()),
        (Some("重复"), ["食堂".to_owned()].as_slice())
    );
    assert_eq!(record.fact(id(1)), None);
}

#[test]
fn a_day_in_dispute_counts_for_nothing_until_it_is_settled() {
    let fill = |document: &mut Document, day: Date| {
        let edit = Edit::Fill { key: "held_on".parse().expect("a key"), answer: Answer::Date(day) };
        let heads = document.heads();
        document.edit(&heads, &edit, Timestamp::from_millis(1)).expect("fits").expect("changes").bytes
    };
    let mut one = Form::of("talk_note").chosen("way", "face").0;
    let file = one.save();
    let mut two = Document::load(Kind::Form, &file, b"other").expect("whole");
    fill(&mut one, date(2026, 1, 5));
    one.apply([fill(&mut two, date(2026, 1, 6)).as_slice()]).expect("fits");
    assert_eq!(Form(one).fold().on, None);
    fill(&mut two, date(2026, 1, 7));
    assert_eq!(Form(two).fold().on, Some(date(2026, 1, 7)));
}

// S1-21 1/4
#[test]
fn the_yearly_table_is_computed_and_follows_every_change_of_a_record() {
    let definition = definition();
    let table = |records: Vec<(DocumentId, CareRecord)>| {
        let line = Line { pair: pair(), serves_since: Some(date(2020, 9, 1)), records };
        let year = Year::try_from(2026).expect("in range");
        let today = date(2026, 12, 20);
        yearly(&definition, report(&definition), &[line], year, today).remove(0).1
    };
    let at =
        |name: &str| report(&definition).columns.iter().position(|it| it.id.as_str() == name).expect(name);
    let talk = |day| Form::of("talk_note").on(day).chosen("way", "face").opinion("r1", "食堂").fold();
    let records = vec![
        (id(1), talk(date(2026, 2, 10))),
        (id(2), talk(date(2026, 5, 10))),
        (id(3), Form::of("guidance_note").on(date(2026, 3, 3)).own("kind", "宿舍走访").fold()),
        (id(4), Form::of("career_plan").on(date(2026, 6, 1)).fold()),
        (id(5), Form::of("help_note").on(date(2026, 6, 1)).chosen("kind", "title_help").fold()),
    ];
    let cells = table(records.clone());
    let number = |it: u32| TableValue::Number(it);
    for (name, value, opened) in [
        ("number", number(1), vec![]),
        ("leader", TableValue::Text("李敏".to_owned()), vec![]),
        ("service_years", number(6), vec![]),
        ("talks_q1", number(1), vec![id(1)]),
        ("talks_q2", number(1), vec![id(2)]),
        ("talks_q3", number(0), vec![]),
        ("guidance_1", number(0), vec![]),
        ("guidance_2", number(1), vec![id(3)]),
        ("guidance_kinds", TableValue::Kinds(vec!["宿舍走访".to_owned()]), vec![id(3)]),
        ("career_date", TableValue::Day(date(2026, 6, 1)), vec![id(4)]),
        ("help", TableValue::Kinds(vec!["title_help".to_owned()]), vec![id(5)]),
        ("research", TableValue::State(State::Due), vec![]),
        ("opinions", number(2), vec![id(1), id(2)]),
        ("remark", TableValue::Empty, vec![]),
    ] {
        assert_eq!(cells[at(name)], TableCell { value, records: opened }, "{name}");
    }
    // One record moves to another quarter: both columns follow.
    let mut changed = records;
    changed[0].1 = talk(date(2026, 7, 1));
    let cells = table(changed);
    assert_eq!((&cells[at("talks_q1")].value, &cells[at("talks_q3")].value), (&number(0), &number(1)));
}

#[test]
fn the_forms_that_pairs_are_asked_for_ship_with_the_program() {
    let ships: Vec<String> = shipped().into_iter().map(|it| format!("{}/{}", it.id, it.version)).collect();
    let forms = definition().forms;
    for kind in RecordKind::ALL {
        let named =
            forms.iter().find(|it| String::from(it.template.clone()) == format!("{}/1", kind.as_str()));
        let named = named.unwrap_or_else(|| panic!("{kind:?} is no form of the programme"));
        assert!(ships.contains(&String::from(named.template.clone())), "{kind:?}");
    }
}

// S1-09 2/3
#[test]
fn the_form_of_a_talk_asks_for_thinking_work_life_and_opinions() {
    let all = shipped();
    let talk = all.iter().find(|it| it.id.as_str() == "talk_note").expect("ships");
    let asked = |field: &str| talk.fields().any(|it| it.id.as_str() == field);
    assert!(asked("opinions") && asked("help_agreed") && asked("way"));
    let themes = talk.fields().find(|it| it.id.as_str() == "themes").expect("asked");
    let FieldKind::Choice { options, .. } = &themes.kind else { panic!("a choice") };
    let named = |theme: &str| options.iter().any(|it| it.id.as_str() == theme);
    assert!(["thinking", "work", "life", "opinions"].into_iter().all(named));
}

// S1-24 2/2
#[test]
fn the_private_part_is_no_record_and_no_field_of_it_is_in_the_work_notes() {
    let all = shipped();
    let fields = |name: &str| -> Vec<String> {
        let it = all.iter().find(|it| it.id.as_str() == name).expect("ships");
        it.fields().map(|it| it.id.to_string()).collect()
    };
    let secret = fields("private_note");
    for kind in RecordKind::ALL {
        assert!(fields(kind.as_str()).iter().all(|it| !secret.contains(it)), "{kind:?}");
    }
    assert_eq!(fold(&Form::of("private_note").view()), None);
    let (notes, private) = (SpaceId::of_pair(pair().pair), SpaceId::of_pair_private(pair().pair));
    assert_ne!(notes, private);
    assert!(private_of(private, id(1)).is_honest() && private_of(private, id(1)).space == private);
}

// What a leader is told: the nearest things, one line for each kind, never how late something is.
// planted: what is due in years is told
#[test]
fn a_leader_is_told_what_to_arrange_soon_and_never_how_late_it_is() {
    let told = |today| {
        let pair = PairRow { names: names_of(&definition()), ..pair() };
        let lines = left(&pair, &[], today);
        let line = |it| {
            let Waiting::Pair { owed, due, .. } = it else { panic!("a line of a pair, not {it:?}") };
            (owed.zh, due)
        };
        lines.into_iter().map(line).collect::<Vec<_>>()
    };
    let third_quarter = told(date(ON.year(), 9, 15));
    let talks: Vec<_> = third_quarter.iter().filter(|(what, _)| what == "每季度约谈").collect();
    assert_eq!(talks, [&("每季度约谈".to_owned(), Some(date(ON.year(), 9, 30)))]);
    let research =
        |all: &[(String, Option<Date>)]| all.iter().any(|(what, _)| what == "帮助完成科研项目或论文");
    assert!(!research(&third_quarter), "it is due in years: {third_quarter:?}");
    assert!(research(&told(date(2028, 11, 1))));
    // The career plan should have been there: no day is told.
    assert!(third_quarter.contains(&("职业生涯发展指导".to_owned(), None)), "{third_quarter:?}");
}

// S1-07: the four forms of work, and own words beside the kinds of two of them
#[test]
fn every_record_has_one_of_four_kinds_and_own_words_are_kept() {
    use RecordKind::{Guidance, Help, Plan, Talk};
    assert_eq!(RecordKind::ALL, [Talk, Guidance, Plan, Help]);
    for kind in RecordKind::ALL {
        assert_eq!(Form::of(kind.as_str()).fold().kind, *kind);
    }
    assert_eq!(fold(&Form::of("counterpart").view()), None, "what the other says is no record");
    for kind in [Guidance, Help] {
        let it = Form::of(kind.as_str()).own("kind", "宿舍走访").fold();
        assert_eq!(it.other.as_deref(), Some("宿舍走访"), "{kind:?}");
        let fact = it.fact(id(1));
        assert!(fact.is_none(), "without a day it counts for nothing");
    }
}

// S1-23 1/3: no photo
// S1-23 2/3: no place, and no length
#[test]
fn a_record_of_a_talk_needs_a_day_a_way_and_themes_and_never_a_photo_a_place_or_a_length() {
    let all = shipped();
    for kind in RecordKind::ALL {
        let it = all.iter().find(|it| it.id.as_str() == kind.as_str()).expect("ships");
        for field in it.fields() {
            let name = field.id.as_str();
            let formal = ["photo", "picture", "location", "signature"].iter().any(|it| name.contains(it));
            let asked = formal || (name == "place" && field.required);
            assert!(!asked, "{kind:?} {name}");
        }
    }
    let talk = all.iter().find(|it| it.id.as_str() == "talk_note").expect("ships");
    let required: Vec<&str> = talk.fields().filter(|it| it.required).map(|it| it.id.as_str()).collect();
    assert_eq!(required, ["held_on", "way", "themes"]);
    let chosen = |it: &FieldKind| matches!(it, FieldKind::Date { .. } | FieldKind::Choice { .. });
    assert!(talk.fields().filter(|it| it.required).all(|it| chosen(&it.kind)), "nothing has to be long");
}

#[test]
fn an_opinion_is_raised_by_one_tap_and_by_nothing_that_two_people_dispute() {
    let tap = |form: Form, said: &str| form.chosen("opinions/r1/raise", said);
    let talk = || Form::of("talk_note").on(ON).opinion("r1", "热水").opinion("r2", "食堂");
    let raised = |form: Form| form.fold().raised.into_iter().map(|it| (it.row, it.text)).collect::<Vec<_>>();
    assert_eq!(raised(talk()), []);
    assert_eq!(raised(tap(talk(), "yes")), [("r1".to_owned(), "热水".to_owned())]);
    assert_eq!(raised(tap(talk(), "no")), []);
    assert_eq!(raised(tap(tap(talk(), "yes"), "no")), [], "the last word counts");
}
