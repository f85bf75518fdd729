//! 名册导入导出的说法。

use std::borrow::Cow;

use gongjian_shared::wire::lists::{CellFault, CellProblem, ListRefusal};

use super::forms::unusable;
use crate::words::Language;
use crate::words::imports::ImportWord;
use crate::words::lists::zh::{column, list};

pub fn say(word: &ImportWord) -> Cow<'static, str> {
    use ImportWord as W;
    Cow::Borrowed(match word {
        W::Title => "导入导出",
        W::Lead => "用 Excel 文件成批登记。先逐行检查，你确认后才写入；能写什么，与逐条登记时一样。",
        W::WhichList => "哪一份名册",
        W::List(it) => list(*it),
        W::Export => "导出",
        W::ExportLead => "只含你能查看的内容。改好后可以原样导入，没有改的行不会动。",
        W::ExportPrivate => "文件里是保密信息：只存放在单位的设备上，不要发到群里。",
        W::Download => "下载文件",
        W::Columns => "栏目和填法",
        W::ColumnsLead { another } => {
            return format!(
                "栏目顺序不限，不用的可以不要。“编号”由系统给，新的留空；与已有的人同名的另一个人填“{another}”。\
                 单位写名称，重名时写全称路径，如“云南省/滇北大学/团委”；几个单位之间用“；”。"
            )
            .into();
        }
        W::Needed => "必填",
        W::Import => "导入",
        W::ImportLead => "选好文件只是检查，不会写入。",
        W::ChooseFile => "选择 xlsx 文件",
        W::Checking => "正在逐行检查",
        W::Found { file } => return format!("检查结果：{file}").into(),
        W::New { count } => return format!("新增 {count} 行").into(),
        W::Changed { count } => return format!("修改 {count} 行").into(),
        W::Same { count } => return format!("相同 {count} 行").into(),
        W::Refused { count } => return format!("不能写入 {count} 行").into(),
        W::NewRow => "新增",
        W::ChangedRow => "修改",
        W::Unknown { headings } => return format!("不认识这些栏目，没有读：{headings}").into(),
        W::NothingToDo => "文件和系统里的一样，没有要写入的。",
        W::RefusedTitle { count } => return format!("不能写入（{count} 行）").into(),
        W::RefusedNext => "请在文件里改好这些格，再选一次文件。",
        W::WrittenTitle { count } => return format!("将写入（{count} 行）").into(),
        W::RowName { row, name } => return format!("第 {row} 行 {name}").into(),
        W::Problem(it) => return problem(it).into(),
        W::More { count } => return format!("另有 {count} 行").into(),
        W::Write { count } => return format!("写入 {count} 行").into(),
        W::WriteRest { count } => return format!("先写入没有问题的 {count} 行").into(),
        W::Writing { done, total } => return format!("正在写入：{done} / {total}").into(),
        W::Stopped { done, total } => {
            return format!("中断了：已写入 {done} / {total}。连上网络后可以继续，不会重复写入。").into();
        }
        W::GoOn => "继续写入",
        W::Done { new, changed } => return format!("写入完成：新增 {new} 行，修改 {changed} 行").into(),
        W::DoneNothing => "没有写入任何一行",
        W::LeftOut { count } => return format!("写入时被拒（{count} 行）").into(),
        W::LeftOutNext => "检查之后情况有变。请按说明改好文件，再导入一次；已写入的行会显示为相同。",
        W::Broke => "服务器没能写入这一行。请再导入一次。",
        W::Another => "再选一个文件",
        W::File(it) => return refusal(it).into(),
    })
}

fn problem(it: &CellProblem) -> String {
    let column = column(it.column);
    let place = it.cell.as_ref().map_or_else(|| column.to_owned(), |cell| format!("{cell}（{column}）"));
    let value = if it.value.is_empty() { String::new() } else { format!("“{}”", it.value) };
    format!("{place}{value}：{}", fault(it))
}

fn fault(it: &CellProblem) -> String {
    let known = match &it.what {
        CellFault::Formula => "格里是公式。请复制后“只粘贴数值”。",
        CellFault::Error => "格里是错误值。请改正。",
        CellFault::Missing => "没有填。请补上。",
        CellFault::NotANumber => "不是整数。请填数字。",
        CellFault::NotADate => "不是日期。请写成 2026-03-05 的样子。",
        CellFault::DigitsLost => "号码太长，表格软件已经改动了它。请把格设成文本再填一次。",
        CellFault::NotListed => {
            return format!("不在可填的范围。可填：{}。", Language::Chinese.options(it.column).join("、"));
        }
        CellFault::NotAName => "名称要 1 到 80 个字，写在一行里。",
        CellFault::NoSuchNumber => "没有这个编号，或不在你的查看范围内。新的请留空。",
        CellFault::NoSuchUnit => "没有这个组织，或不在你的查看范围内。请检查名称。",
        CellFault::SeveralUnits { count } => {
            return format!("有 {count} 个组织叫这个名称。请写全称路径，如“云南省/滇北大学/团委”。");
        }
        CellFault::NoSuchPerson => "没有这个人，或不在你的查看范围内。新的人请先用人员名册导入。",
        CellFault::SeveralPeople { count } => {
            return format!("这里有 {count} 个人同名。请填编号，编号在导出的文件里。");
        }
        CellFault::Twice { row } => return format!("第 {row} 行已经说过同一个。请删去一行。"),
        CellFault::AboveRefused { row } => {
            return format!("它的上级在第 {row} 行，还不能写入。请先改好那一行。");
        }
        CellFault::Fixed => "不能用名册改这一格。请改回原样，在它的页面上办理。",
        CellFault::Refused { refusal } => return super::party::refusal(refusal).into_owned(),
    };
    known.to_owned()
}

fn refusal(it: &ListRefusal) -> String {
    let known = match it {
        ListRefusal::Unusable { why } => unusable(why),
        ListRefusal::NoSheet => "文件里没有能看的工作表。请另选文件。",
        ListRefusal::NoHeadings { missing } => {
            let missing: Vec<_> = missing.iter().map(|it| column(*it)).collect();
            return format!(
                "找不到这些栏目：{}。请检查选的是哪一份名册，标题行要在前十行。",
                missing.join("、")
            );
        }
        ListRefusal::TwoColumns { column: it } => {
            return format!("有两栏都叫“{}”。请删去一栏。", column(*it));
        }
        ListRefusal::TooManyRows { most } => return format!("超过 {most} 行。请分成几个文件。"),
        ListRefusal::TooLarge => "一张工作表放不下。请到单位的页面分开导出。",
    };
    known.to_owned()
}
