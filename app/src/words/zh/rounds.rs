//! 结对轮次：页面上的话，和服务器为什么没有办。

use std::borrow::Cow;

use gongjian_shared::ids::PersonId;
use gongjian_shared::pairing::round::Doubt;
use gongjian_shared::pairing::{Reason, Stop, Tier};
use gongjian_shared::rules::rounds::{RoundKind, RoundRefusal};

use super::programmes::date;
use crate::words::rounds::RoundWord;

pub fn refusal(it: &RoundRefusal) -> Cow<'static, str> {
    use RoundRefusal as R;
    match it {
        R::NotThere => "没有这一轮或这个项目，或不在你的管理范围内。请刷新页面看最新的情况。".into(),
        R::NotYours { .. } => "你的现任职务不能安排这个项目的结对。请找主办单位的办公室。".into(),
        R::Ended { on } => format!("项目已于 {on} 结束，不能再安排结对。").into(),
        R::NoPairs => "这个项目不结对。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::Published => "这一轮已经公布，不能再改。有人离开或到任时，请调整。".into(),
        R::Stale { .. } => "别人刚才改过这份草案。请刷新页面，在最新的草案上再改。".into(),
        R::NoReason => "请写明为什么这两人不能结对。".into(),
        R::TooLong { most } => format!("太长了，最多 {most} 个字。").into(),
        R::NotConfirmed { count } => format!("还有 {count} 对没有办成，没有公布。").into(),
        R::Empty => "还没有结对。请先计算，再公布。".into(),
    }
}

pub fn say(word: &RoundWord) -> Cow<'static, str> {
    use RoundWord as W;
    match word {
        W::Title => "结对".into(),
        W::Offline => "现在读不到结对名单".into(),
        W::OfflineNext => "连上网以后再试一次。打开过的草案，断网时也能接着排。".into(),
        W::Covered => "辅导员".into(),
        W::CoveredOf { have, all } => format!("{have} / {all}").into(),
        W::UncoveredLine { count } => format!("{count} 人还没有人联系").into(),
        W::AllCovered => "全部有人联系".into(),
        W::Leaders => "联系领导".into(),
        W::Needed { least: Some(least), most: Some(most) } => format!("需要 {least} 至 {most} 位").into(),
        W::Needed { least: Some(least), most: None } => format!("至少需要 {least} 位").into(),
        W::Needed { least: None, most: Some(most) } => format!("至多 {most} 位").into(),
        W::Needed { least: None, most: None } => "人数不限".into(),
        W::SameUnit => "同单位".into(),
        W::PairsOf { count, all } => format!("{count} / {all} 对").into(),
        W::Loads => "每人联系".into(),
        W::LoadCount { load, count } => format!("{load}\u{a0}名\u{a0}×\u{a0}{count}\u{a0}位").into(),
        W::Repeats => "与上轮重复".into(),
        W::Pairs { count } => format!("{count} 对").into(),
        W::Nobody => "还没有可以结对的人".into(),
        W::NobodyNext => "先在「组织」里登记学院领导、中层正职和辅导员的任职，这里会自动列出。".into(),
        W::Solve => "计算方案".into(),
        W::SolveAgain => "重新计算".into(),
        W::SolvedHint => "按规定算出的最优方案；可以再调整，每一步都会说明代价。".into(),
        W::NotProved => "这个方案没有通过最优性核验，请告诉管理员。".into(),
        W::Order => "先顾哪一头".into(),
        W::OrderHint => "本单位优先和不重复不能两全，由领导小组定。".into(),
        W::OwnUnitFirst => "先本单位".into(),
        W::NoRepeatFirst => "先不重复".into(),
        W::Outcome { same_unit, repeats } => format!("同单位 {same_unit} 对，重复 {repeats} 对").into(),
        W::Kind(it) => kind(*it).into(),
        W::KindHint(RoundKind::Whole) => "全部重新结对，现有结对都算上一轮。".into(),
        W::KindHint(RoundKind::Amend) => "现有结对尽量不动，只给没人联系的安排。".into(),
        W::BeginAmend => "调整".into(),
        W::BeginWhole => "开始新一轮".into(),
        W::Drop => "不排了".into(),
        W::Publish => "审定并公布".into(),
        W::PublishTitle => "审定并公布结对".into(),
        W::PublishText { pairs, ends: 0 } => {
            format!("新结 {pairs} 对。公布后，双方和办公室都会看到。").into()
        }
        W::PublishText { pairs, ends } => {
            format!("新结 {pairs} 对，结束 {ends} 对。公布后，双方和办公室都会看到；记录都保留。").into()
        }
        W::PublishYes => "公布".into(),
        W::Publishing => "正在公布…".into(),
        W::From => "从哪天起".into(),
        W::Basis => "依据".into(),
        W::BasisHint => "文号或会议，可以不填".into(),
        W::Partly { failed, all } => format!("{all} 对中有 {failed} 对没有办成，这一轮没有公布：").into(),
        W::WhyEnd(RoundKind::Whole) => "新一轮结对".into(),
        W::WhyEnd(RoundKind::Amend) => "调整联系对象".into(),
        W::Saving => "正在保存草案…".into(),
        W::Saved { who, when } => format!("草案：{who} {when} 保存").into(),
        W::NotSaved => "草案还没有保存到服务器，先不要关这一页。".into(),
        W::Unplaced => "还没有安排".into(),
        W::Load { load, most: Some(most) } => format!("{load} / {most} 名").into(),
        W::Load { load, most: None } => format!("{load} 名").into(),
        W::Short => "不足".into(),
        W::DragHint => "拖动辅导员到另一位领导名下；拖到另一名辅导员上是对换。点一下也可以选。".into(),
        W::TapHint => "点一名辅导员，再点要去的领导或要对换的人。".into(),
        W::Choose { name } => name.clone().into(),
        W::Now { leader } => format!("现在由 {leader} 联系").into(),
        W::NoLeaderYet => "还没有人联系".into(),
        W::MoveTo => "移给".into(),
        W::SwapWith => "对换".into(),
        W::ShowStops => "去不了的领导".into(),
        W::WithLeader { leader } => format!("在 {leader} 名下").into(),
        W::Lock => "锁定这一对".into(),
        W::Unlock => "取消锁定".into(),
        W::LockedMark => "已锁定".into(),
        W::Forbid => "这两人不能结对".into(),
        W::ForbidHint { leader } => format!("不再安排给 {leader}，重新计算后生效。").into(),
        W::ForbidReason => "为什么不能".into(),
        W::ForbiddenPairs => "不能结对的".into(),
        W::Lift => "允许".into(),
        W::Blocked { clients, servers: 0, places: _ } => {
            format!("{clients} 名辅导员没有领导可以联系：").into()
        }
        W::Blocked { clients, servers, places } => {
            format!("这 {clients} 名辅导员只能由这 {servers} 位领导联系，他们一共只有 {places} 个名额：")
                .into()
        }
        W::LeftOut { count } => format!("一共有 {count} 人排不下。").into(),
        W::WayOut => "最省的办法".into(),
        W::AddPlaces { leader, more } => format!("{leader} 多联系 {more} 名").into(),
        W::GiveUpLock { name } => format!("取消 {name} 的锁定").into(),
        W::LiftPair { counselor, leader } => format!("允许 {counselor} 与 {leader} 结对").into(),
        W::NoWayOut => "只有增加联系领导才行。".into(),
        W::MoreLeaders { count } => format!("或者再增加 {count} 位联系领导。").into(),
        W::Past => "历次结对".into(),
        W::PastLine { number, kind: it, from } => {
            format!("第 {number} 次 · {} · {} 起", kind(*it), date(*from)).into()
        }
        W::PastBy { who, when } => format!("{who} {when} 公布").into(),
        W::NoPast => "还没有公布过。".into(),
        W::Running => "现有结对".into(),
        W::RunningHint => "有人离开或到任时用「调整」，改动最少；满三年用「开始新一轮」。".into(),
        W::PlannedEnd { on } => format!("到 {}", date(*on)).into(),
        W::Fine => "名单核对过，可以计算。".into(),
    }
}

const fn kind(it: RoundKind) -> &'static str {
    match it {
        RoundKind::Whole => "新一轮",
        RoundKind::Amend => "调整",
    }
}

pub fn doubt(it: &Doubt, name: impl Fn(PersonId) -> String) -> String {
    match it {
        Doubt::NoCounselors => "名单里没有辅导员。请先登记辅导员的任职。".into(),
        Doubt::NoLeaders => "名单里没有联系领导。请先登记学院领导和中层正职的任职。".into(),
        Doubt::Leaders { counselors, have, least, most } => {
            let needed = say(&RoundWord::Needed { least: *least, most: *most });
            format!("{counselors} 名辅导员{needed}联系领导，现在有 {have} 位。")
        }
        Doubt::Lock { pair } => {
            format!("锁定的 {} 与 {} 不能结对，请取消锁定。", name(pair.leader), name(pair.counselor))
        }
        Doubt::TwoLocks { counselor } => format!("{} 锁定给了两位领导，请取消一个。", name(*counselor)),
    }
}

pub fn effect(it: &[(Tier, i64)]) -> String {
    if it.is_empty() {
        return "没有代价".to_owned();
    }
    let each = it.iter().map(|(tier, by)| {
        let (count, worse) = (by.abs(), *by > 0);
        let more = if worse { "多" } else { "少" };
        match tier {
            Tier::Keep => format!("{more}改动 {count} 对"),
            Tier::Shortfall => format!("{more}缺 {count} 个名额"),
            Tier::SameUnit => format!("同单位{} {count} 对", if worse { "少" } else { "多" }),
            Tier::NoRepeat => format!("{more}重复 {count} 对"),
            Tier::Balance => (if worse { "人数更不均" } else { "人数更均" }).to_owned(),
            Tier::Fit => (if worse { "更不合意" } else { "更合意" }).to_owned(),
        }
    });
    each.collect::<Vec<_>>().join("，")
}

pub const fn stop(it: Stop) -> &'static str {
    match it {
        Stop::NotThere => "不在名单里",
        Stop::Full { .. } => "名额已满",
        Stop::NotEligible { .. } => "不能联系自己",
        Stop::Forbidden { .. } => "不能结对",
        Stop::Locked { .. } => "已锁定",
    }
}

pub const fn reason(it: Reason) -> &'static str {
    match it {
        Reason::Locked => "已锁定",
        Reason::Kept => "保持原来的结对",
        Reason::SameUnit => "同单位",
        Reason::OnlyWay => "只有这位领导可以联系",
        Reason::OwnUnitFull => "本单位领导名额已满",
        Reason::OwnUnitGivenUp => "为更优先的要求让出本单位",
        Reason::Again => "与上轮相同",
        Reason::FillsLeast => "补足最低人数",
        Reason::Evens => "这位领导有名额",
    }
}
