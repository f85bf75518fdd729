//! What another office program makes of our Word files. Needs LibreOffice and poppler: `cargo xtask test` runs it where
//! they are installed, and says so where they are not.

use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use gongjian_shared::documents::edit::{List, Style};
use gongjian_shared::documents::view::{Block, TextView};
use gongjian_tables::letter::{Layout, read, write};

const TITLE: &str = "江南理工大学材料学院辅导员工作室建设方案";
const SENTENCE: &str =
    "以立德树人为根本，围绕学生成长需要，建立分层分类的谈心谈话与帮扶机制，做到底数清、情况明、措施实。";

/// Five sections, as a studio's plan has them.
fn plan() -> TextView {
    let line = |style, text: &str| Block { style, text: text.to_owned(), ..Block::default() };
    let mut blocks = Vec::new();
    for section in ["建设基础", "建设目标", "建设内容", "进度安排", "保障措施"] {
        blocks.push(line(Style::Heading { level: 1 }, section));
        for part in ["总体情况", "具体安排"] {
            blocks.push(line(Style::Heading { level: 2 }, part));
            blocks.push(line(Style::Paragraph, &SENTENCE.repeat(3)));
            for item in ["责任人", "时间"] {
                blocks.push(line(Style::Item { list: List::Ordered, indent: 0 }, item));
            }
        }
    }
    TextView { title: TITLE.to_owned(), blocks, ..TextView::default() }
}

fn ran(program: &str, args: &[&str], folder: &Path) -> String {
    let output = Command::new(program).args(args).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Two of them at once end each other, whatever their profiles.
static ONE_OFFICE: Mutex<()> = Mutex::new(());

/// `from` as a file of another kind, by LibreOffice.
fn converted(folder: &Path, from: &str, to: &str) {
    let _alone = ONE_OFFICE.lock().unwrap_or_else(PoisonError::into_inner);
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    ran("soffice", &[&profile, "--headless", "--convert-to", to, from], folder);
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("gongjian-word-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn the_official_layout_prints_on_a4_with_numbers_and_page_numbers() {
    let folder = folder("print");
    std::fs::write(folder.join("plan.docx"), write(&plan(), Layout::Official)).expect("a file");
    converted(&folder, "plan.docx", "pdf");
    let facts = ran("pdfinfo", &["plan.pdf"], &folder);
    assert!(facts.contains("A4"), "{facts}");
    let text = ran("pdftotext", &["-layout", "plan.pdf", "-"], &folder);
    let bare: String = text.split_whitespace().collect();
    for wanted in ["一、建设基础", "（二）具体安排", "五、保障措施", "1.责任人", "2.时间", "—1—", "—2—"]
    {
        assert!(bare.contains(wanted), "{wanted} is missing in\n{text}");
    }
    assert!(!bare.contains("3.责任人"), "each list counts from one");
    // 22 lines of 28 characters: the first full page of text has no more.
    let second = ran("pdftotext", &["-layout", "-f", "2", "-l", "2", "plan.pdf", "-"], &folder);
    let lines: Vec<&str> = second.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let number = lines.iter().position(|it| it.starts_with('—')).expect("a page number");
    assert_eq!(number, 22, "lines of a page: {lines:#?}");
    let longest = lines.iter().map(|it| it.chars().count()).max();
    assert!((27..=30).contains(&longest.unwrap_or(0)), "characters of a line: {longest:?}");
    std::fs::remove_dir_all(folder).expect("our folder");
}

#[test]
fn a_plan_that_went_through_another_office_program_comes_back_as_it_was() {
    let folder = folder("back");
    std::fs::write(folder.join("plan.docx"), write(&plan(), Layout::Official)).expect("a file");
    converted(&folder, "plan.docx", "odt");
    converted(&folder, "plan.odt", "docx");
    let brought = read(&std::fs::read(folder.join("plan.docx")).expect("the file")).expect("a Word file");
    assert_eq!(brought.text.title, TITLE);
    let lines = |text: &TextView| -> Vec<(Style, String)> {
        text.blocks.iter().map(|it| (it.style, it.text.clone())).collect()
    };
    assert_eq!(lines(&brought.text), lines(&plan()));
    std::fs::remove_dir_all(folder).expect("our folder");
}
