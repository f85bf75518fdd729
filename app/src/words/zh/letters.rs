//! Word 文件。

use gongjian_shared::office::unusable::Unusable;
use gongjian_tables::letter::Left;

use super::forms::unusable;
use crate::words::letters::LetterWord as W;

pub fn say(it: &W) -> String {
    let plain = match it {
        W::Bar => "导出或导入 Word 文件",
        W::Sign => "文",
        W::Official => "导出（公文格式）",
        W::Plain => "导出（普通格式）",
        W::Bring => "导入 Word 文件（.docx），接在文末",
        W::Fetching => "请稍候……",
        W::Missing => "这项功能还没有存到本机，联网后再试一次。",
        W::NotTaken => "浏览器没有收下文件，请再试一次。",
        W::Unusable(Unusable::TooLarge { .. }) => "文稿太长，读不了。请分成几个文件，分几次导入。",
        W::Unusable(why) => unusable(why),
        W::Brought { blocks: 0 } => "文件里没有文字，什么也没有加进来。",
        W::Brought { blocks } => return format!("已在文末加入 {blocks} 段；不要的话，按“撤销”即可。"),
        W::LeftOut => "这些内容没有照原样进来，请对照原文件看一看：",
        W::Left { what, times } => return left(*what, *times),
    };
    plain.to_owned()
}

fn left(what: Left, times: usize) -> String {
    match what {
        Left::Table => format!("表格 {times} 张：每一行成了一段文字"),
        Left::Picture => format!("图片 {times} 幅"),
        Left::TextBox => format!("文本框 {times} 个"),
        Left::Footnote => format!("脚注、尾注 {times} 处"),
        Left::Comment => format!("批注 {times} 处"),
        Left::Formula => format!("公式 {times} 个"),
        Left::Deleted => format!("修订中已删的文字 {times} 处"),
        Left::Contents => format!("目录 {times} 行：这里的目录自动生成"),
    }
}
