//! What the message of the day says. The only texts for people that the server writes: they leave without a browser.

use std::collections::BTreeMap;

/// What can wait, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Notice,
    Meeting,
    Action,
    Pair,
    Arrange,
    Serve,
    TalkAsked,
    Issue,
    Answered,
    Opinions,
    MeetingOwed,
    Late,
    Application,
    Review,
    Publicity,
    Checklist,
    Report,
    Ending,
    Gap,
    GapsBelow,
}

pub type Counts = BTreeMap<Kind, u64>;

const fn said(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Notice => ("通知", "份"),
        Kind::Meeting => ("待答复的会议通知", "个"),
        Kind::Action => ("会议交办的事项", "件"),
        Kind::Pair => ("联系对象待安排的事", "件"),
        Kind::Arrange => ("待安排的联系服务事项", "项"),
        Kind::Serve => ("服务的领导待安排事项", "项"),
        Kind::TalkAsked => ("约谈请求", "个"),
        Kind::Issue => ("待解决的问题", "个"),
        Kind::Answered => ("意见答复", "个"),
        Kind::Opinions => ("待归并的意见", "条"),
        Kind::MeetingOwed => ("待召开的会议", "个"),
        Kind::Late => ("待决定的迟到内容", "份"),
        Kind::Application => ("待审核或退回的申报书", "份"),
        Kind::Review => ("待评的申报书", "份"),
        Kind::Publicity => ("公示期满待公布的结果", "个"),
        Kind::Checklist => ("清单事项", "项"),
        Kind::Report => ("要报送的报表", "张"),
        Kind::Ending => ("任期将满待安排", "位"),
        Kind::Gap => ("本单位岗位待安排", "个"),
        Kind::GapsBelow => ("有岗位待安排的下级单位", "个"),
    }
}

fn list(counts: &Counts, mark: &str) -> String {
    let lines = counts.iter().map(|(kind, count)| {
        let (what, measure) = said(*kind);
        format!("{mark}{what} {count} {measure}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub fn subject() -> String {
    "共建：今天的待办".to_owned()
}

pub fn mail(counts: &Counts, link: &str) -> String {
    format!(
        "今天等你办的：\n\n{}\n\n登录后查看：{link}/\n\n每天最多一封，节假日不发。想改时间或不再收，请在“我的”里设置。\n",
        list(counts, "· ")
    )
}

/// Markdown as 企业微信 reads it.
pub fn group(name: &str, counts: &Counts, link: &str) -> String {
    format!("{name}，今天等你办的：\n{}\n[登录后查看]({link}/)", list(counts, "> "))
}
