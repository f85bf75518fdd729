//! 工作项目：页面上的话、拒绝的说法，和关于规则的句子。

mod contradiction;
mod problem;
mod say;
mod value;

pub use contradiction::contradiction;
pub use problem::problem;
pub use say::tell;
pub use value::{date, owes, theme, unit, value};

use std::borrow::Cow;

use gongjian_shared::rights::Verb;
use gongjian_shared::rules::programmes::ProgrammeRefusal;

/// Said where the definition is not at hand; its own pages say each contradiction in full.
pub fn refusal(it: &ProgrammeRefusal) -> Cow<'static, str> {
    use ProgrammeRefusal as R;
    match it {
        R::NotThere => "没有这个项目，或不在你的管理范围内。请刷新页面看最新的情况。".into(),
        R::NotYours { verb } => {
            format!("你的现任职务不能{}这个单位的项目。请找主办单位的办公室。", act(*verb)).into()
        }
        R::IdTaken => "这个编号已被占用。请再试一次。".into(),
        R::NoSuchDefinition { .. } => "没有这种项目。请刷新页面，重新选择。".into(),
        R::Ended { on } => format!("项目已于 {on} 结束，不能再改。").into(),
        R::NoReason => "请写明理由，会留在版本记录里。".into(),
        R::ContactUnreachable => "每位联系人至少要有电话或邮箱。请补上一样。".into(),
        R::NoSuchItem { .. } => "这一阶段没有这个事项。请刷新页面看最新的清单。".into(),
        R::Understaffed { has, least, .. } if has < least => {
            format!("这个示范点现在有 {has} 位专门负责的同志，应有 {least} 位。请先登记任职，再开展工作。")
                .into()
        }
        R::Understaffed { has, most, .. } => {
            let most = most.unwrap_or(*has);
            format!("这个示范点现在有 {has} 位专门负责的同志，只应有 {most} 位。请先核对任职。").into()
        }
        R::Problems { problems } => {
            format!("有 {} 处改动超出允许范围，都没有采用。请按提示修改。", problems.len()).into()
        }
        R::Contradicts { contradictions } => {
            format!("有 {} 处互相矛盾，办不成，都没有采用。请先改好。", contradictions.len()).into()
        }
    }
}

fn act(it: Verb) -> &'static str {
    match it {
        Verb::Read => "查看",
        Verb::Write => "修改",
        Verb::Create => "启动",
        Verb::Remove => "删除",
        Verb::Decide => "决定",
        Verb::Comment => "批注",
    }
}
