//! 结对联系：该做的、做过的、谁能看。

use std::borrow::Cow;

use gongjian_shared::calendar::{Half, Period, Quarter};
use gongjian_shared::care::{RecordKind, Way};
use gongjian_shared::commitments::Slot;
use jiff::civil::Date;

use crate::words::care::CareWord as W;
use crate::words::lists::zh::state;
use crate::words::{Language, times};

pub fn say(it: &W) -> Cow<'static, str> {
    let text = match it {
        W::None => "还没有结对",
        W::NoneNext => "办公室审定结对名单后，联系对象会出现在这里。",
        W::MyPairs => "我的结对",
        W::Read => "可查阅的结对",
        W::NothingOpen => "眼下没有待安排的",
        W::OpenItems { count } => return format!("{count} 项待安排").into(),
        W::OverdueItems { count } => return format!("{count} 项已逾期").into(),
        W::Since { from } => return format!("{}起", day(*from)).into(),
        W::EndedOn { on } => return format!("{}结束", day(*on)).into(),
        W::Owed => "待安排",
        W::Done => "已完成",
        W::Later { count } => return format!("已完成和以后的 {count} 项").into(),
        W::Due { due } => return format!("{}前", day(*due)).into(),
        W::State(it) => state(*it),
        W::Slot(it) => return slot(*it),
        W::Records => "工作记录",
        W::NoRecords => "还没有记录。没有网络也能记，先存在本机。",
        W::Kind(it) => kind(*it),
        W::Write(it) => return format!("记{}", kind(*it)).into(),
        W::Way(Way::Face) => "面对面",
        W::Way(Way::Telephone) => "电话，不计次",
        W::Way(Way::Online) => "线上，不计次",
        W::NoDay => "没有写日期，不计次",
        W::Void => "已作废",
        W::Gone => "这条记录不在本机上",
        W::GoneNext => "可能还没有同步到这里，或者你不再能看。",
        W::Notes => "工作纪要",
        W::NotesFor { other } => return format!("你、{other}和主办单位办公室能看，办公室可以汇总。").into(),
        W::Private => "私密内容",
        W::PrivateFor { other } => {
            return format!("只有你和{other}能看。办公室、联络员、管理员都看不到。").into();
        }
        W::Word => "对方的话",
        W::WordFor { other } => {
            return format!("这一栏由你写：情况是否属实、有什么补充。{other}和办公室能看。").into();
        }
        W::NoWord { other } => return format!("{other}还没有写。").into(),
        W::Crisis => "遇到危急情况，马上打电话",
        W::CrisisNext => "先打电话，记录可以以后再补。",
        W::Coverage => "完成情况",
        W::CoverageHint => "格内是完成数/应完成数，点开看是哪几对。只看单位，不给个人排名。",
        W::Unit => "单位",
        W::Year { year } => return format!("{year}年").into(),
        W::Earlier => "上一年",
        W::Next => "下一年",
        W::Pairs { count } => return format!("{count} 对在联系").into(),
        W::CellHint => "点一格，看它后面的记录",
        W::NoPairs => "这一年没有结对",
        W::NoPairsNext => "审定结对名单后，这里按单位和时段显示完成情况。",
        W::CellOf { unit, slot: at, met, owed } => {
            return format!("{unit}，{}：完成 {met}，应完成 {owed}", slot(*at)).into();
        }
        W::NotOpen => "记录在，你现在的职务看不到内容",
        W::Behind => "这一格",
    };
    Cow::Borrowed(text)
}

const fn kind(it: RecordKind) -> &'static str {
    match it {
        RecordKind::Talk => "约谈",
        RecordKind::Guidance => "工作指导",
        RecordKind::Plan => "发展规划",
        RecordKind::Help => "困难帮扶",
    }
}

fn day(it: Date) -> String {
    times::local_date(Language::Chinese, it)
}

fn slot(it: Slot) -> Cow<'static, str> {
    let Slot::Period(period) = it else { return "一次".into() };
    match period {
        Period::Year(year) => format!("{year}年"),
        Period::AcademicYear(year) => format!("{year}—{}学年", year.get() + 1),
        Period::Term(year, half) => {
            let half = if half == Half::First { "一" } else { "二" };
            format!("{year}—{}学年第{half}学期", year.get() + 1)
        }
        Period::Quarter(year, quarter) => {
            let quarter = match quarter {
                Quarter::Q1 => "一",
                Quarter::Q2 => "二",
                Quarter::Q3 => "三",
                Quarter::Q4 => "四",
            };
            format!("{year}年{quarter}季度")
        }
        Period::Month(year, month) => format!("{year}年{}月", month.get()),
        Period::BuildingYear { number, .. } => format!("第 {number} 建设年度"),
        Period::Range(days) => format!("{}至{}", day(days.first()), day(days.last())),
    }
    .into()
}
