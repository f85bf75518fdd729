//! What the demo's people have written: one plan and one form of 材料学院, by two of them.

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::{Edit, Step, Style};
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::time::Timestamp;

use super::people::{PEOPLE, space_id};
use super::phone::{Phone, Sheet};
use crate::trouble::Outcome;

const COLLEGE: usize = 1;
const LI: usize = 1;
const ZHAO: usize = 2;

/// Under which heading of the plan, and what.
const LI_WROTE: [(&str, &str); 3] = [
    (
        "工作基础",
        "学院现有四十周岁以下专任教师六十三人，占教师总数的四成。近三年办学术沙龙二十一期，参加五百余人次。",
    ),
    ("健全组织", "成立青年教师工作委员会，由学院团委书记任主任；按学科建三个交流小组，每组推选召集人一名。"),
    ("搭建平台", "每月一次学术沙龙，每学期一次读书交流会；图书馆三〇一室固定为活动场所，开放到晚上九点。"),
];
const ZHAO_WROTE: [(&str, &str); 2] = [
    (
        "促进成长",
        "建立科技创新、学术创业就业两支导师团，聘任副高以上青年教师十二名，指导学生项目计入工作量。",
    ),
    ("服务需求", "设每季度一次恳谈会，意见当场登记，两周内答复；对新入职教师安排一名老教师结伴。"),
];
const FORM: [(Field, &str); 4] = [
    (Field::Province, "江苏"),
    (Field::School, "江南理工大学"),
    (Field::LeagueHead, "李敏"),
    (Field::Contact, "tuanwei@example.edu.cn"),
];
const PILOT: &str =
    "以材料学院为试点，围绕健全组织、搭建平台、促进成长、服务需求四个方面，探索联系服务青年教师的长效办法。";

/// Writes it as people do: through the sync socket, with rights checked and receipts waited for.
pub fn write(base: &str) -> Outcome {
    let mut li = open(base, LI)?;
    let mut sheet = li.sheet(plan())?;
    if !sheet.is_new() {
        return Ok(());
    }
    sheet.edit(&Edit::Title {
        at: 0, delete: 0, insert: "青年教师联系服务示范点建设方案".into()
    })?;
    fill(&mut sheet, &LI_WROTE)?;
    li.send(sheet)?;
    let mut sheet = li.sheet(form())?;
    for (field, value) in FORM {
        sheet.edit(&Edit::Set { field, value: value.into() })?;
    }
    sheet.edit(&Edit::Long { field: Field::PilotContent, at: 0, delete: 0, insert: PILOT.into() })?;
    li.send(sheet)?;
    let mut zhao = open(base, ZHAO)?;
    let mut sheet = zhao.sheet(plan())?;
    fill(&mut sheet, &ZHAO_WROTE)?;
    zhao.send(sheet)
}

fn open(base: &str, nth: usize) -> Outcome<Phone> {
    Phone::open(base, PEOPLE[nth].login, u8::try_from(nth).unwrap_or(u8::MAX))
}

fn plan() -> DocumentHead {
    let document = DocumentId::fresh(Timestamp::from_millis(1_790_000_000_000), *b"gongjian-1");
    DocumentHead::free(document, space_id(COLLEGE), Kind::SitePlan)
}

fn form() -> DocumentHead {
    let space = space_id(COLLEGE);
    DocumentHead::one_per(space, Kind::BasicForm, space.as_uuid())
}

/// Puts each text into the paragraph under its heading.
pub fn fill(sheet: &mut Sheet, wrote: &[(&str, &str)]) -> Outcome {
    for (heading, text) in wrote {
        let View::Text(view) = sheet.view() else { continue };
        let is_heading = |style: Style| matches!(style, Style::Heading { .. });
        let found = view.blocks.iter().position(|block| is_heading(block.style) && block.text == *heading);
        let Some(index) = found else { continue };
        let at = view.start_of(index + 1);
        sheet.edit(&Edit::Body { steps: vec![Step::Splice { at, delete: 0, insert: (*text).into() }] })?;
    }
    Ok(())
}
