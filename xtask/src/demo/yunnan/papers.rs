//! What several people of the university have written in the papers of its units, through the sync socket.

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::{Edit, Step, Style};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, SpaceId, UnitId};
use gongjian_shared::time::Timestamp;

use crate::demo::content::fill;
use crate::demo::phone::{Phone, Sheet};
use crate::trouble::Outcome;

/// The units whose papers are written.
#[derive(Clone, Copy)]
pub struct Desks {
    pub league: UnitId,
    pub committee: UnitId,
    pub branch: UnitId,
    pub college: UnitId,
}

/// Under which heading of the site's plan, and what.
const SITE_BY_SECRETARY: [(&str, &str); 2] = [
    ("工作基础", "学校现有四十周岁以下专任教师四百二十人，占专任教师的四成五；教工团工委下设二十个联络点。"),
    ("健全组织", "九个教学学院设分团委，由一名青年教师兼任副书记；按学科建立五个交流小组，每学期轮值。"),
];
const SITE_BY_DEPUTY: [(&str, &str); 2] = [
    ("搭建平台", "每月一期读书交流会，由各学院轮流承办；设青年教师恳谈会，学校分管领导到场答复。"),
    ("服务需求", "公布服务电话和意见箱，一般事项十个工作日内回复；每年九月为新入职教师安排结伴教师。"),
];
const FORM: [(Field, &str); 4] = [
    (Field::Province, "云南"),
    (Field::School, super::league::PILOT),
    (Field::LeagueHead, "校团委书记"),
    (Field::Contact, "tuanwei@example.invalid"),
];
const PILOT: &str = "以九个教学学院为试点，先健全组织，再搭建平台；每学期末由学院自评，校团委汇总后公布。";

/// A plan without given headings: (heading, text).
type Chapters = &'static [(&'static str, &'static str)];
const COMMITTEE: Chapters = &[
    ("领导班子", "主任一名、副主任两名由离退休老同志担任；书记会每学年听取两次汇报。"),
    ("办事机构", "办公室设在校团委，团委书记任秘书长；学生秘书两名，任期一学年。"),
    ("条件保障", "经费列入学校年度预算；活动室设在图书馆一楼，无台阶。"),
];
const COMMITTEE_MORE: Chapters =
    &[("宣传交流", "学生秘书每月整理一期简报，老同志口述、学生记录，发布前请本人过目。")];
const BRANCH: Chapters = &[
    ("政治功能", "每月一次集中学习，结合专业讨论一个实际问题，会后形成一页纪要。"),
    ("事业发展", "支部党员牵头两个教学团队；每名教授党员带一名青年教师。"),
];
const COLLEGE: Chapters = &[
    ("联系安排", "院长联系两名辅导员，每季度至少当面谈一次，时间由双方商定。"),
    ("关注重点", "新任辅导员先熟悉学生情况；工作满八年的，商量职称和进修的打算。"),
];

/// Writes what is not there yet: a second try after an interruption goes on.
pub fn write(base: &str, desks: Desks) -> Outcome {
    let mut secretary = Phone::open(base, "league", 20)?;
    let site = head(1, desks.league, Kind::SitePlan);
    if let Some(mut sheet) = fresh(&secretary, site)? {
        title(&mut sheet, "青年教师联系服务示范点建设方案")?;
        fill(&mut sheet, &SITE_BY_SECRETARY)?;
        secretary.send(sheet)?;
    }
    // The deputy reads what the secretary wrote, and goes on.
    let mut deputy = Phone::open(base, "committee", 21)?;
    let mut sheet = deputy.sheet(site)?;
    if !holds(&sheet, &SITE_BY_DEPUTY) {
        fill(&mut sheet, &SITE_BY_DEPUTY)?;
        deputy.send(sheet)?;
    }
    let space = SpaceId::of_unit(desks.league);
    let form = DocumentHead::one_per(space, Kind::BasicForm, space.as_uuid());
    if let Some(mut sheet) = fresh(&secretary, form)? {
        for (field, value) in FORM {
            sheet.edit(&Edit::Set { field, value: value.into() })?;
        }
        sheet.edit(&Edit::Long { field: Field::PilotContent, at: 0, delete: 0, insert: PILOT.into() })?;
        secretary.send(sheet)?;
    }
    let building = head(2, desks.committee, Kind::BlankPlan);
    plan(&mut deputy, building, "关工委建设方案", COMMITTEE)?;
    let mut student = Phone::open(base, "student", 22)?;
    let mut sheet = student.sheet(building)?;
    if !holds(&sheet, COMMITTEE_MORE) {
        chapters(&mut sheet, COMMITTEE_MORE)?;
        student.send(sheet)?;
    }
    let mut branch = Phone::open(base, "branch", 23)?;
    plan(&mut branch, head(3, desks.branch, Kind::BlankPlan), "“双带头人”工作室培育设想", BRANCH)?;
    let mut leader = Phone::open(base, "leader", 24)?;
    plan(&mut leader, head(4, desks.college, Kind::BlankPlan), "学院联系辅导员工作安排", COLLEGE)
}

fn head(nth: u8, unit: UnitId, kind: Kind) -> DocumentHead {
    let mut dice = *b"gongjian-0";
    dice[9] = nth;
    let document = DocumentId::fresh(Timestamp::from_millis(1_790_000_000_000), dice);
    DocumentHead::free(document, SpaceId::of_unit(unit), kind)
}

/// The document, if nobody has written in it.
fn fresh(phone: &Phone, head: DocumentHead) -> Outcome<Option<Sheet>> {
    let mut sheet = phone.sheet(head)?;
    Ok(sheet.is_new().then_some(sheet))
}

/// Whether the document has these texts already.
fn holds(sheet: &Sheet, texts: &[(&str, &str)]) -> bool {
    let View::Text(view) = sheet.view() else { return false };
    texts.iter().all(|(_, text)| view.blocks.iter().any(|block| block.text == *text))
}

/// Writes a plan where there is none.
fn plan(phone: &mut Phone, head: DocumentHead, name: &str, texts: Chapters) -> Outcome {
    let Some(mut sheet) = fresh(phone, head)? else { return Ok(()) };
    title(&mut sheet, name)?;
    chapters(&mut sheet, texts)?;
    phone.send(sheet)
}

fn title(sheet: &mut Sheet, name: &str) -> Outcome {
    sheet.edit(&Edit::Title { at: 0, delete: 0, insert: name.into() })
}

/// Puts headings with their texts to the end.
fn chapters(sheet: &mut Sheet, texts: Chapters) -> Outcome {
    for (heading, text) in texts {
        block(sheet, Style::Heading { level: 1 }, heading)?;
        block(sheet, Style::Paragraph, text)?;
    }
    Ok(())
}

fn block(sheet: &mut Sheet, style: Style, text: &str) -> Outcome {
    let View::Text(view) = sheet.view() else { return Ok(()) };
    let end: usize = view.blocks.iter().map(gongjian_shared::documents::view::Block::places).sum();
    let steps =
        vec![Step::Split { at: end, style }, Step::Splice { at: end + 1, delete: 0, insert: text.into() }];
    sheet.edit(&Edit::Body { steps })
}
