//! 审定：拒绝的说法。

use std::borrow::Cow;

use gongjian_shared::rules::decisions::DecisionRefusal;

pub fn refusal(it: &DecisionRefusal) -> Cow<'static, str> {
    use DecisionRefusal as R;
    match it {
        R::NotThere => "没有这份内容，或你看不到它。请先看看它是否已到服务器。".into(),
        R::NotYours => "你的现任职务不能在这里定稿。请找本单位的负责人。".into(),
        R::IdTaken => "这个编号已被占用。请再提交一次。".into(),
        R::NoReason => "没有写理由。请写明理由再提交。".into(),
        R::TooLong { most } => format!("理由或文号太长，最多 {most} 个字。请缩短再提交。").into(),
        R::BadVersion { most } => {
            format!("这一版不完整，或同时来自 {most} 处以上的改动。请刷新页面再提交。").into()
        }
        R::AdoptedAlready => "这一版已经定稿了，不用再提交。".into(),
        R::ReopenedAlready => "这次定稿已经撤回了，不用再提交。".into(),
        R::StandsOnRefused => {
            "这一版里有服务器没有接收的改动，不能定稿。请先处理“未接收”的那一份，再提交。".into()
        }
    }
}
