//! 结对：服务器为什么没有办。

use std::borrow::Cow;

use gongjian_shared::rules::pairing::PairingRefusal;

pub fn refusal(it: &PairingRefusal) -> Cow<'static, str> {
    use PairingRefusal as R;
    match it {
        R::NotThere => "没有这一对或这个项目，或不在你的管理范围内。请刷新页面看最新的情况。".into(),
        R::NotYours { .. } => "你的现任职务不能审定这个项目的结对。请找主办单位的办公室。".into(),
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::Ended { on } => format!("项目已于 {on} 结束，不能再结对。").into(),
        R::NoPairs => "这个项目没有结对。".into(),
        R::TooLong { most } => format!("太长了，最多 {most} 个字。").into(),
        R::OutsideRun { from, to } => format!("项目从 {from} 到 {to}，结对要从其中一天开始。").into(),
        R::LeaderUnfit => "这位领导那天不任应联系辅导员的职务（普通副职不算）。请另选一位。".into(),
        R::CounselorUnfit => "这位同志那天不是本项目的辅导员。请另选一位。".into(),
        R::SamePerson => "不能和自己结对。".into(),
        R::PairedAlready => "这位辅导员已有联系领导。要调整，请先结束原来的结对。".into(),
        R::LoadFull { most } => format!("这位领导已联系 {most} 名辅导员，不能再多。请另选一位。").into(),
        R::NothingToFollow => "没有要接续的那一对。请刷新页面再选。".into(),
        R::NoReason => "请写明结束的原因。".into(),
        R::EndedAlready { on } => format!("这一对已于 {on} 结束。").into(),
        R::EndBeforeStart { from } => format!("这一对从 {from} 开始，不能在那之前结束。").into(),
    }
}
