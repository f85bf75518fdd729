//! 评审、入围、审定、公示的说法。

use std::borrow::Cow;

use gongjian_shared::rules::review::{Outcome, ReviewRefusal, ReviewState, StepWhat, Tie};
use jiff::civil::Date;

use crate::words::review::ReviewWord;

pub fn say(word: &ReviewWord) -> Cow<'static, str> {
    use ReviewWord as W;
    Cow::Borrowed(match word {
        W::Title => "评审",
        W::Tasks { owed } => return format!("我的评审（待评 {owed}）").into(),
        W::ToJudge => "待评",
        W::ToDeclare => "开始分配前：需要回避的请说明",
        W::DeclareLead => "同单位、指导单位、负责人本人由系统自动回避。其他情形请在这里申请。",
        W::GivenSheets => "已交",
        W::TasksNone => "没有要评的申报书",
        W::TasksNoneNext => "分给你评的申报书会出现在这里。打开过的，断网也能评。",
        W::Handed => "已交",
        W::ReopenedBecause { reason } => return format!("退回修改：{reason}").into(),
        W::Recuse => "申请回避",
        W::RecuseOf { title } => return format!("申请回避“{title}”").into(),
        W::RecuseLead => "写明原因。回避后，这份申报书由别人评。",
        W::Reason => "原因",
        W::MayNot { tie: it } => return format!("回避：{}", tie(*it)).into(),
        W::Papers => "材料",
        W::Marks => "打分",
        W::PapersMissing => "这份申报书的内容读不出来。请联系受理单位。",
        W::Full { weight, full } => return format!("占 {weight}% · 满分 {full}").into(),
        W::PointsOf { title } => return format!("{title}得分").into(),
        W::Abstain => "弃评",
        W::AbstainOf { title } => return format!("{title}弃评").into(),
        W::Whole { hundredths } => return format!("总分 {}", points(*hundredths)).into(),
        W::WholeLeft { left } => return format!("还有 {left} 项没有打分").into(),
        W::WholeAbstained => "全部弃评，不计总分",
        W::ToCommittee => "给评审组的意见",
        W::ToCommitteeHint => "只有评审组看得到。",
        W::ToApplicant => "给申报人的意见",
        W::ToApplicantHint => "结果统一公布后，申报人看得到，看不到你的名字。",
        W::Preview => "申报人将看到",
        W::PreviewNone => "没有写给申报人的意见",
        W::Kept => "草稿存于本机",
        W::NotKept => "本机存不下草稿了。请先交，或抄下来。",
        W::HandIn => "交评分表",
        W::HandInLead => "交后不能改，除非办公室退回。结果公开前，别的评委看不到。",
        W::SheetIn => "评分表已交",
        W::Closed => "评分已结束。",
        W::Board => "评审",
        W::OpenLead => "申报已截止。定好评分项和评委，再看分配。",
        W::RubricTitle => "评分项",
        W::RubricItem => "名称",
        W::Weight => "权重（%）",
        W::FullMarks => "满分",
        W::MoreItem => "添一项",
        W::LessItem { title } => return format!("去掉“{title}”").into(),
        W::WeightsAre { sum } => return format!("权重合计 {sum}，应为 100").into(),
        W::Each => "每份由几人评",
        W::Most => "每人最多评几份",
        W::Pool => "评委",
        W::PoolFind => "找评委（姓名或拼音）",
        W::PoolCount { count } => return format!("已选 {count} 人").into(),
        W::Add { name, home } => return format!("添上 {name}（{home}）").into(),
        W::Drop { name } => return format!("去掉 {name}").into(),
        W::OpenNow => "开始评审",
        W::OpenAnew => "重新设定",
        W::Assignment => "分配",
        W::AssignmentLead => "按回避、每份人数和工作量算出。看过再定。",
        W::Gap { title, allowed, missing } => {
            return format!("“{title}”还缺 {missing} 位评委：能评它的只有 {allowed} 人，或都已满。请添评委，或提高每人份数。").into();
        }
        W::Fix => "定下分配",
        W::FixAnew => "按新情况重新定",
        W::Load { name, load } => return format!("{name}：{load} 份").into(),
        W::Barred { name, tie: it } => return format!("{name}回避（{}）", tie(*it)).into(),
        W::Progress { given, all } => return format!("已交 {given} / {all}").into(),
        W::Owes { name, titles } => return format!("{name}未交：{}", titles.join("、")).into(),
        W::OpenResults => "公开评分",
        W::OpenResultsLead { owed: 0 } => "评分表都已交齐。公开后不能再改。",
        W::OpenResultsLead { owed } => {
            return format!("还有 {owed} 份没有交。现在公开要写明原因，之后不能再交。").into();
        }
        W::Scores => "评分结果",
        W::ScoreLine { mean, median, low, high } => {
            return format!(
                "平均 {} · 中位 {} · 分差 {}（{}–{}）",
                points(*mean),
                points(*median),
                points(high - low),
                points(*low),
                points(*high)
            )
            .into();
        }
        W::ScoreNone => "没有分数",
        W::SheetOf { name } => return format!("{name}的评分表").into(),
        W::Points { points: it } => return points(*it).into(),
        W::ForCommittee { words } => return format!("给评审组：{words}").into(),
        W::ForApplicant { words } => return format!("给申报人：{words}").into(),
        W::OnShortlist { title } => return format!("“{title}”入围").into(),
        W::Shortlist => "入围",
        W::SaveShortlist => "存下入围名单",
        W::Decide => "审定",
        W::DecideOf { title } => return format!("审定“{title}”").into(),
        W::DecideLead => "写明理由。统一公布前，申报人看不到。",
        W::Places { chosen, least, most } => {
            return format!("已选定 {chosen} 个，名额 {least}–{most} 个").into();
        }
        W::Publish => "公示",
        W::PublishLead => "公示期按工作日算，一般 5 天。不公示填 0，并写明原因。",
        W::From => "从哪天起",
        W::Days => "几个工作日",
        W::PublishReason => "说明（选定少于名额下限，或不公示时必填）",
        W::PublicUntil { from, to } => return format!("公示 {} 至 {}", day(*from), day(*to)).into(),
        W::PublicNone => "不公示",
        W::Recall => "收回公示",
        W::RecallLead => "收回后可以重新审定、再公示。",
        W::Release => "统一公布结果",
        W::ReleaseLead => "所有申报人同时看到结果、理由和给他们的意见。公布后不能收回。",
        W::Released => "结果已公布",
        W::History => "经过",
        W::Step { by, when } => return format!("{by} · {when}").into(),
        W::Verdict => "评审结果",
        W::Comments => "评委的意见",
        W::CommentsNone => "评委没有写意见",
        W::WhatOutcome => "结果",
    })
}

pub fn refusal(it: &ReviewRefusal) -> Cow<'static, str> {
    use ReviewRefusal as R;
    Cow::Borrowed(match it {
        R::NotThere => "没有找到，或不在你能看的范围内。",
        R::NotYours => "这一步不由你办。请找有权办的人。",
        R::CallTakes => "申报还没有截止。截止后再开始评审。",
        R::NothingCame => "受理单位还没有收到申报书。",
        R::NotBegun => "评审还没有开始。",
        R::ReviewIs { state: it } => return format!("评审现在是“{}”，不能这样办。", state(*it)).into(),
        R::BadRubric => "评分项要有名称，满分 1 到 100，权重合计 100。",
        R::BadPool => "评委不够，或有人没有开通账号。请重新选。",
        R::NoReason { most } => return format!("请写明原因，最多 {most} 个字。").into(),
        R::TooLong { most } => return format!("意见太长了，最多 {most} 个字。").into(),
        R::Recused { title, reviewer, tie: it } => {
            return format!("{reviewer}要回避“{title}”（{}）。请换人。", tie(*it)).into();
        }
        R::NotEach { title, has, each } => {
            return format!("“{title}”有 {has} 位评委，应为 {each} 位。").into();
        }
        R::Overloaded { most } => return format!("有人不是评委，或超过每人 {most} 份。").into(),
        R::SheetIsIn { title } => return format!("“{title}”的评分表已交。要改，请先由办公室退回。").into(),
        R::BadSheet => "分数和评分项对不上。请刷新页面再试。",
        R::Changed => "申报书换过版本。请刷新页面，看过再评。",
        R::SheetsOwed { owed } => return format!("还有 {owed} 份评分表没有交。要公开，请写明原因。").into(),
        R::NotShortlisted => "不在入围名单里。请先列入入围。",
        R::PlacesFull { most, taken } => {
            return format!("最多选 {most} 个，已选定：{}。要换，请先改其中一个。", taken.join("、")).into();
        }
        R::Undecided { left } => return format!("还有 {left} 个没有审定。").into(),
        R::TooFew { least, chosen } => {
            return format!("只选定 {chosen} 个，少于 {least} 个。请写明原因。").into();
        }
        R::BadPublicity => "公示要从今天或以后开始，最多 30 个工作日。",
        R::PublicityRuns { to } => return format!("公示到 {} 才结束。结束后再公布。", day(*to)).into(),
    })
}

pub const fn state(it: ReviewState) -> &'static str {
    match it {
        ReviewState::Gathering => "组织评委",
        ReviewState::Scoring => "评分中",
        ReviewState::Opened => "评分已公开",
        ReviewState::Public => "公示中",
        ReviewState::Released => "结果已公布",
    }
}

pub const fn outcome(it: Outcome) -> &'static str {
    match it {
        Outcome::Chosen => "选定",
        Outcome::Reserve => "备选",
        Outcome::NotChosen => "未选定",
    }
}

pub const fn tie(it: Tie) -> &'static str {
    match it {
        Tie::Unit => "同单位",
        Tie::Guide => "指导单位",
        Tie::Head => "负责人本人",
        Tie::Declared => "本人申请",
    }
}

pub const fn step(it: StepWhat) -> &'static str {
    match it {
        StepWhat::Opened => "设定评审",
        StepWhat::Assigned => "定下分配",
        StepWhat::Reopened => "退回评分表",
        StepWhat::Results => "公开评分",
        StepWhat::Shortlisted => "定入围名单",
        StepWhat::Published => "公示",
        StepWhat::Recalled => "收回公示",
        StepWhat::Released => "公布结果",
    }
}

/// 8 650 is 86.5.
fn points(hundredths: u32) -> String {
    format!("{}.{}", hundredths / 100, hundredths % 100 / 10)
}

fn day(it: Date) -> String {
    format!("{}年{}月{}日", it.year(), it.month(), it.day())
}
