//! 修改记录。

use crate::words::history::HistoryWord as W;

pub fn say(word: &W) -> String {
    let plain = match word {
        W::History => "修改记录",
        W::HistoryHint => "谁在什么时候改了什么，都在这里；断网也能看",
        W::Nothing => "这台设备上还没有修改记录。",
        W::Changes { count } => return format!("{count} 次改动"),
        W::Unsent { count } => return format!("{count} 次还在这台设备上"),
        W::Span { from, to } => return format!("{from} 到 {to}"),
        W::FixedThen { number: Some(number) } => return format!("已定稿 {number}"),
        W::FixedThen { number: None } => "已定稿",
        W::Somebody => "已离开的成员",
        W::Choose => "点一条记录，看那一次改了什么。",
        W::ChangedBy { who, when } => return format!("{who} {when} 的改动"),
        W::SinceYouLooked => "你上次看过以后的改动",
        W::Before => "改动前",
        W::After => "改动后",
        W::Skipped { blocks } => return format!("{blocks} 段没有改动"),
        W::LookOnly => "只改了格式",
        W::SameWords => "文字没有改动。",
        W::NotHere => "这台设备上还没有这一部分内容。连上网络后再看。",
        W::Back => "回到记录",
        W::BackToText => "看现在的正文",
        W::RestoreBefore => "恢复到这次改动之前",
        W::RestoreAfter => "恢复到这次改动之后",
        W::RestoreTitle { who, when, before: true } => {
            return format!("把正文恢复到{who} {when} 的改动之前？");
        }
        W::RestoreTitle { who, when, before: false } => {
            return format!("把正文恢复到{who} {when} 的改动之后？");
        }
        W::RestoreLead => {
            "正文会改回那时的文字和格式，并记为你的一次新改动。之后各人的改动都还在记录里，随时可以再恢复回来；别人正在写的也不会丢。"
        }
        W::RestoreYes => "恢复",
        W::Away => "你不在的时候有改动",
        W::AwayBy { who, count } => return format!("{who}改了 {count} 次"),
        W::AwayApart { count } => return format!("有 {count} 句是两个人同时改的，请看一看是否通顺"),
        W::SeeChanges => "看改了什么",
        W::Seen => "看过了",
        W::Apart => "两个人同时改的句子",
        W::ApartLead => "两边写的都在正文里。请看合起来是否还是原来的意思，需要的话改一改。",
        W::Was => "原来",
        W::Wrote { who } => return format!("{who}写的"),
        W::Now => "现在",
        W::Gone => "（这一段删掉了）",
        W::Title => "标题",
    };
    plain.to_owned()
}
