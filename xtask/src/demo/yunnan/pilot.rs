//! One university in full: leaders and counselors (S1), studios' branches (S3), League and its committee (S0, S2).

use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::party::{Level, Line, Post, Rank, StaffKind, UnitKind};
use jiff::civil::{Date, date};

use super::book::{Book, Figure, Sort};
use super::committee::{self, Committee};
use crate::trouble::Outcome;

/// 9 of the 20 colleges teach undergraduates: their heads are leaders, their counselors are paired (S1-06).
pub const TEACHING: usize = 9;
pub const COLLEGES: [&str; 20] = [
    "材料学院",
    "化工学院",
    "机械工程学院",
    "信息工程学院",
    "土木工程学院",
    "生命科学学院",
    "经济管理学院",
    "文学与传播学院",
    "外国语学院",
    "高原湖泊研究院",
    "生物多样性研究院",
    "新能源研究院",
    "先进材料研究院",
    "民族文化研究院",
    "数字乡村研究院",
    "公共卫生研究院",
    "山地农业研究院",
    "矿冶研究院",
    "区域国别研究院",
    "继续教育学院",
];

const SCHOOL_LEADER: Figure = Figure::new(StaffKind::Administrator, 50, 60).ranked(Rank::Senior);
const MIDDLE: Figure = Figure::new(StaffKind::Administrator, 36, 58).ranked(Rank::Middle);
const DEAN: Figure = Figure::new(StaffKind::TeacherAdministrator, 38, 58).ranked(Rank::Middle);
const TEACHER: Figure = Figure::new(StaffKind::Teacher, 26, 60);
/// Of branches and reviews.
const ACADEMIC: Figure = Figure::new(StaffKind::Teacher, 38, 58);
const CLERK: Figure = Figure::new(StaffKind::Administrator, 30, 57);
const STUDENT: Figure = Figure::new(StaffKind::Student, 18, 24);

/// The day from which the leaders' work holds (S1: plan of October 2015, third round).
const ROUND: Date = date(2024, 10, 13);

/// Units and people whom accounts and papers need.
pub struct Pilot {
    pub office: PersonId,
    pub decider: PersonId,
    pub leader: PersonId,
    pub counselor: PersonId,
    pub league: UnitId,
    pub league_secretary: PersonId,
    pub branch: UnitId,
    pub branch_secretary: PersonId,
    pub reviewer: PersonId,
    pub reader: PersonId,
    pub auditor: PersonId,
    pub college: UnitId,
    pub committee: Committee,
}

pub fn build(book: &mut Book, university: UnitId) -> Outcome<Pilot> {
    let middle = Sort(UnitKind::Department, Line::Education, Level::College);
    let party = Sort(UnitKind::PartyCommittee, Line::Party, Level::School);
    book.unit(Some(university), "中共岚溪大学委员会", party)?;
    let leaders = leaders(book, university)?;
    for name in ["教务处", "科研处", "人事处", "财务处", "后勤保障处", "图书馆", "组织部", "宣传部"]
    {
        department(book, university, name, middle)?;
    }
    let (students, _) = department(book, university, "学生工作部", middle)?;
    let retirement = Sort(UnitKind::RetirementOffice, Line::Party, Level::College);
    let (retirement, _) = department(book, university, "离退休工作处", retirement)?;
    let league = league(book, university)?;
    let group = group(book, university, students, league.unit)?;
    let mut colleges = Vec::new();
    for (nth, name) in COLLEGES.iter().enumerate() {
        colleges.push(college(book, university, name, nth, group)?);
    }
    let first = colleges.remove(0);
    let committee = committee::build(book, university, league.unit, retirement, league.deputy)?;
    let [reviewer, reader, auditor] = [
        (university, Post::Reviewer, ACADEMIC),
        (first.unit, Post::Liaison, CLERK),
        (university, Post::Auditor, CLERK),
    ]
    .map(|(unit, post, figure)| holder(book, unit, unit, post, figure, date(2025, 3, 1)));
    Ok(Pilot {
        office: holder(book, university, university, Post::OfficeStaff, CLERK, date(2020, 9, 1))?,
        decider: leaders,
        leader: first.head,
        counselor: first.counselor,
        league: league.unit,
        league_secretary: league.secretary,
        branch: first.branch,
        branch_secretary: first.branch_secretary,
        reviewer: reviewer?,
        reader: reader?,
        auditor: auditor?,
        college: first.unit,
        committee,
    })
}

pub fn holder(
    book: &mut Book,
    home: UnitId,
    unit: UnitId,
    post: Post,
    figure: Figure,
    from: Date,
) -> Outcome<PersonId> {
    let person = book.person(home, figure)?;
    book.appoint(person, unit, post, from);
    Ok(person)
}

/// President, Party secretary, two deputy secretaries, three vice presidents, in their order.
fn leaders(book: &mut Book, university: UnitId) -> Outcome<PersonId> {
    let posts = [Post::Secretary, Post::Head, Post::DeputySecretary, Post::DeputySecretary];
    let posts = posts.into_iter().chain([Post::Deputy; 3]);
    let mut first = None;
    for (place, post) in posts.enumerate() {
        let place = i64::try_from(place + 1).unwrap_or(0);
        let leader = book.person_with(university, SCHOOL_LEADER, |it| it.place = place)?;
        book.appoint(leader, university, post, date(2022, 7, 1));
        first = first.or(Some(leader));
        // Who was in the post before (S4-02's question asked of a university).
        let before = book.person(university, SCHOOL_LEADER)?;
        let held = book.appoint(before, university, post, date(2015, 6, 1));
        book.end(held, date(2022, 7, 1));
    }
    first.map_or_else(|| book.person(university, SCHOOL_LEADER), Ok)
}

fn department(book: &mut Book, university: UnitId, name: &str, sort: Sort) -> Outcome<(UnitId, PersonId)> {
    let unit = book.unit(Some(university), name, sort)?;
    let head = book.person_with(unit, MIDDLE, |it| it.place = 1)?;
    book.appoint(head, unit, Post::Head, date(2021, 3, 1));
    for _ in 0..7 {
        book.person(unit, CLERK)?;
    }
    Ok((unit, head))
}

struct League {
    unit: UnitId,
    secretary: PersonId,
    deputy: PersonId,
}

/// With exactly one deputy in charge of the demonstration site (S0-22).
fn league(book: &mut Book, university: UnitId) -> Outcome<League> {
    let sort = Sort(UnitKind::LeagueCommittee, Line::League, Level::College);
    let unit = book.unit(Some(university), "校团委", sort)?;
    let secretary = holder(book, unit, unit, Post::Secretary, MIDDLE, date(2023, 5, 1))?;
    let deputy = holder(book, unit, unit, Post::DeputyInCharge, MIDDLE, date(2023, 5, 1))?;
    for _ in 0..3 {
        holder(book, unit, unit, Post::OfficeStaff, CLERK, date(2022, 3, 1))?;
    }
    let teachers = Sort(UnitKind::TeacherLeagueCommittee, Line::League, Level::College);
    book.unit(Some(university), "教工团工委", teachers)?;
    let students = Sort(UnitKind::StudentUnion, Line::Other, Level::College);
    let students = book.unit(Some(unit), "学生会", students)?;
    for _ in 0..12 {
        book.person(students, STUDENT)?;
    }
    let charge = (Post::DeputyInCharge, 1);
    book.standard("专门负责的副书记", university, UnitKind::LeagueCommittee, charge, |it| {
        it.most = Some(1);
    })?;
    Ok(League { unit, secretary, deputy })
}

/// 2 co-heads, 5 deputies, 11 members: 18 leaders, all of them by the posts that they hold (S1-01, S1-04).
fn group(book: &mut Book, university: UnitId, students: UnitId, league: UnitId) -> Outcome<UnitId> {
    let sort = Sort(UnitKind::LeadingGroup, Line::Party, Level::School);
    let group = book.unit(Some(university), "联系辅导员工作领导小组", sort)?;
    let office = Sort(UnitKind::Office, Line::Party, Level::College);
    let office = book.unit(Some(group), "领导小组办公室", office)?;
    for _ in 0..3 {
        holder(book, office, office, Post::OfficeStaff, CLERK, ROUND)?;
    }
    for (unit, of, post) in [
        (university, Post::Head, Post::CoHead),
        (university, Post::Secretary, Post::CoHead),
        (university, Post::Deputy, Post::Deputy),
        (university, Post::DeputySecretary, Post::Deputy),
        (students, Post::Head, Post::Member),
        (league, Post::Secretary, Post::Member),
    ] {
        book.follow(group, post, unit, of, ROUND);
    }
    Ok(group)
}

struct College {
    unit: UnitId,
    head: PersonId,
    counselor: PersonId,
    branch: UnitId,
    branch_secretary: PersonId,
}

fn college(book: &mut Book, university: UnitId, name: &str, nth: usize, group: UnitId) -> Outcome<College> {
    let sort = Sort(UnitKind::College, Line::Education, Level::College);
    let unit = book.unit(Some(university), name, sort)?;
    let party = Sort(UnitKind::PartyCommittee, Line::Party, Level::College);
    let party = book.unit(Some(unit), &format!("{name}党委"), party)?;
    holder(book, unit, party, Post::Secretary, MIDDLE, date(2021, 4, 1))?;
    let head = book.person_with(unit, DEAN, |it| it.place = 1)?;
    // One college is led by an acting deputy, who counts as its head (S1-03).
    let acting = nth == 4;
    let post = if acting { Post::Deputy } else { Post::Head };
    book.appoint_with(head, unit, post, date(2021, 4, 1), |it| it.acting = acting);
    let mut counselor = head;
    if nth < TEACHING {
        // Five in each: 45 in all (S1-04), of every band of years.
        book.follow(group, Post::Member, unit, post, ROUND);
        for (year, served) in [(2012, 14), (2015, 11), (2018, 8), (2021, 5), (2024, 2)] {
            let figure = Figure::new(StaffKind::Counselor, 24 + served, 30 + served);
            counselor = holder(book, unit, unit, Post::Counselor, figure, date(year, 9, 1))?;
        }
        let league = Sort(UnitKind::LeagueSubcommittee, Line::League, Level::College);
        let league = book.unit(Some(unit), &format!("{name}分团委"), league)?;
        for _ in 0..20 {
            book.person(league, STUDENT)?;
        }
    }
    for _ in 0..40 {
        book.person(unit, TEACHER)?;
    }
    let (branch, branch_secretary) = branches(book, unit, party, nth)?;
    Ok(College { unit, head, counselor, branch, branch_secretary })
}

/// Teacher branches; the second of every fourth college is too young for a studio (S3-03).
fn branches(book: &mut Book, college: UnitId, party: UnitId, nth: usize) -> Outcome<(UnitId, PersonId)> {
    let sort = Sort(UnitKind::Branch, Line::Party, Level::Branch);
    let young = if nth.is_multiple_of(4) { date(2026, 3, 1) } else { date(2020, 3, 1) };
    let mut made = Vec::new();
    for (name, founded) in [("第一教师党支部", date(2016, 6, 1)), ("第二教师党支部", young)] {
        let unit = book.unit_with(Some(party), name, sort, |it| it.founded = Some(founded))?;
        made.push((unit, holder(book, college, unit, Post::Secretary, ACADEMIC, founded)?));
    }
    Ok(made.remove(0))
}
