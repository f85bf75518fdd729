//! 写方案的地方。

use crate::words::editor::EditorWord;

pub fn say(word: EditorWord) -> String {
    let plain = match word {
        EditorWord::Body => "正文",
        EditorWord::Bold => "加粗",
        EditorWord::Italic => "倾斜",
        EditorWord::Underline => "下划线",
        EditorWord::Strike => "删除线",
        EditorWord::Attention => "标红提请注意",
        EditorWord::AttentionSign => "红",
        EditorWord::LinkSign => "链",
        EditorWord::FindSign => "查",
        EditorWord::Bullet => "项目符号",
        EditorWord::Ordered => "编号列表",
        EditorWord::Check => "待办清单",
        EditorWord::Quote => "引用",
        EditorWord::Divider => "分隔线",
        EditorWord::Indent => "增加缩进",
        EditorWord::Outdent => "减少缩进",
        EditorWord::Undo => "撤销",
        EditorWord::Redo => "重做",
        EditorWord::Find => "查找替换",
        EditorWord::FindWords => "查找",
        EditorWord::ReplaceBy => "替换为",
        EditorWord::Next => "下一处",
        EditorWord::Previous => "上一处",
        EditorWord::Replace => "替换",
        EditorWord::ReplaceAll => "全部替换",
        EditorWord::FoundNone => "没有找到",
        EditorWord::Link => "链接",
        EditorWord::LinkAddress => "网址（https:// 开头）",
        EditorWord::LinkPut => "加上链接",
        EditorWord::LinkOff => "去掉链接",
        EditorWord::SafeMode => "安全模式",
        EditorWord::SafeModeHint => {
            "写方案时如果输入法丢字、跳字，请打开：每段一个普通输入框，没有加粗和列表，已有的格式都会保留。只对这台设备生效。"
        }
        EditorWord::On => "打开",
        EditorWord::Off => "关闭",
        EditorWord::Found { now, count } => return format!("第 {now} 处，共 {count} 处"),
        EditorWord::Count { count } => return format!("{count} 字"),
        EditorWord::CountSelected { count } => return format!("选中 {count} 字"),
    };
    plain.to_owned()
}
