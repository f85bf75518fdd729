//! 批注。

use crate::words::comments::CommentWord as W;

pub fn say(word: &W) -> String {
    let plain = match word {
        W::Title => "批注",
        W::None => "还没有批注。选中正文里的几个字，再点“批注”。",
        W::Tool => "批注",
        W::ToolName => "对选中的文字加批注",
        W::Open { count: 0 } => "批注",
        W::Open { count } => return format!("批注 {count}"),
        W::Whole => "对全文",
        W::Detached => "原文已不在的批注",
        W::Done { count } => return format!("已处理 {count}"),
        W::DoneBy { who, when } => return format!("{who} {when} 标为已处理"),
        W::Somebody => "已离开的成员",
        W::NewLabel => "批注内容",
        W::ReplyLabel => "答复内容",
        W::Hint => "写下意见，输入 @ 提醒某人",
        W::Call => "提醒某人",
        W::NobodyFound => "能看这份材料的人里没有找到",
        W::Send => "写好了",
        W::Cancel => "取消",
        W::Reply => "答复",
        W::Resolve => "标为已处理",
        W::Reopen => "重新打开",
        W::Withdraw => "撤回",
        W::TakenBack => "已撤回",
        W::Here { who } => return format!("正在看：{who}"),
    };
    plain.to_owned()
}
