use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use gongjian_shared::documents::edit::{List, Mark, Style};
use gongjian_shared::documents::view::{Block, Marked, TextView};
use proptest::prelude::*;

use super::*;
use crate::Unusable;

fn line(style: Style, text: &str) -> Block {
    Block { style, text: text.to_owned(), ..Block::default() }
}

fn plan() -> TextView {
    let h = |level, text| line(Style::Heading { level }, text);
    let item = |list, indent, text| line(Style::Item { list, indent }, text);
    let mut worn = line(Style::Paragraph, "到 2027 年建成“一院一品”工作室😀，详见办法\t附后");
    worn.marks = vec![
        Marked { from: 2, to: 6, mark: Mark::Bold },
        Marked { from: 9, to: 15, mark: Mark::Attention },
        Marked { from: 22, to: 24, mark: Mark::Link("https://example.edu.cn/a?b=1&c=2".to_owned()) },
    ];
    let blocks = vec![
        h(1, "建设目标"),
        worn,
        h(2, "第一年"),
        item(List::Ordered, 0, "立项"),
        item(List::Ordered, 1, "成立班子"),
        item(List::Bullet, 0, "走访 <三> & “四”"),
        line(Style::Paragraph, "中间一段"),
        item(List::Ordered, 0, "又从一数起"),
        item(List::Check { done: true }, 0, "启动会"),
        item(List::Check { done: false }, 0, "中期"),
        h(3, "保障"),
        h(4, "经费"),
        line(Style::Quote, "引文"),
        line(Style::Divider, ""),
        h(1, "附则"),
    ];
    TextView { title: "“青年之声”工作室建设方案".to_owned(), blocks, ..TextView::default() }
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// A file as Word writes it: a document and, if told, styles and numbering.
fn foreign(body: &str, styles: &str) -> Vec<u8> {
    let of_ours = write(&TextView::default(), Layout::Plain);
    let names = ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/numbering.xml"];
    let mut parts: Vec<(String, String)> =
        names.map(|name| (name.to_owned(), part(&of_ours, name))).into_iter().collect();
    let spaces = parts::SPACES;
    parts.push((
        "word/document.xml".to_owned(),
        format!("<w:document {spaces}><w:body>{body}</w:body></w:document>"),
    ));
    parts.push(("word/styles.xml".to_owned(), format!("<w:styles {spaces}>{styles}</w:styles>")));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("a zip").into_inner()
}

fn said(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn a_plan_comes_back_from_word_as_it_was() {
    for layout in [Layout::Official, Layout::Plain] {
        let brought = read(&write(&plan(), layout)).expect("our own file");
        assert_eq!(brought.text.title, plan().title);
        for (found, meant) in brought.text.blocks.iter().zip(&plan().blocks) {
            assert_eq!(found, meant);
        }
        assert_eq!(brought.text.blocks.len(), plan().blocks.len());
        assert_eq!(brought.left, BTreeMap::new());
    }
}

#[test]
fn the_official_layout_keeps_its_measures() {
    let file = write(&plan(), Layout::Official);
    let section = part(&file, "word/document.xml");
    assert!(section.contains(r#"w:top="2098" w:right="1474" w:bottom="1985" w:left="1588""#));
    let styles = part(&file, "word/styles.xml");
    assert!(styles.contains(r#"<w:spacing w:line="579" w:lineRule="exact"/>"#));
    for (style, font) in [("Title", "方正小标宋简体"), ("Heading1", "黑体"), ("Heading2", "楷体_GB2312")]
    {
        let from = styles.find(&format!(r#"w:styleId="{style}""#)).expect("the style");
        let own = &styles[from..from + styles[from..].find("</w:style>").expect("its end")];
        assert!(own.contains(&format!(r#"w:eastAsia="{font}""#)), "{style}");
    }
    assert!(part(&file, "word/settings.xml").contains("evenAndOddHeaders"));
    assert!(part(&file, "word/footer1.xml").contains(r#"<w:jc w:val="right"/>"#));
    assert!(part(&file, "word/footer2.xml").contains(r#"<w:jc w:val="left"/>"#));
    assert!(!part(&write(&plan(), Layout::Plain), "word/settings.xml").contains("evenAndOddHeaders"));
}

#[test]
fn every_ordered_list_counts_from_one() {
    let file = write(&plan(), Layout::Official);
    let body = part(&file, "word/document.xml");
    let numbers = part(&file, "word/numbering.xml");
    let used = |text: &str| {
        let at = body.find(text).expect("the line");
        let from = body[..at].rfind(r#"<w:numId w:val=""#).expect("a list") + 16;
        body[from..from + body[from..].find('"').expect("a number")].to_owned()
    };
    assert_eq!(used("立项"), used("成立班子"));
    assert_ne!(used("立项"), used("又从一数起"));
    let own = format!(r#"<w:num w:numId="{}">"#, used("又从一数起"));
    let from = numbers.find(&own).expect("its list");
    assert!(numbers[from..].contains("startOverride"));
}

#[test]
fn a_file_says_nothing_of_who_wrote_it() {
    let core = part(&write(&plan(), Layout::Official), "docProps/core.xml");
    assert!(core.contains("<dc:title>“青年之声”工作室建设方案</dc:title>"));
    assert!(!core.contains("creator") && !core.contains("lastModifiedBy"));
}

#[test]
fn an_address_that_no_click_may_open_is_text() {
    let mut block = line(Style::Paragraph, "点这里");
    block.marks = vec![Marked { from: 0, to: 3, mark: Mark::Link("javascript:alert(1)".to_owned()) }];
    let file =
        write(&TextView { title: String::new(), blocks: vec![block], ..TextView::default() }, Layout::Plain);
    assert!(!part(&file, "word/_rels/document.xml.rels").contains("javascript"));
    assert!(read(&file).expect("our own file").text.blocks[0].marks.is_empty());
}

#[test]
fn a_mark_that_ends_inside_a_character_takes_it_whole() {
    let mut block = line(Style::Paragraph, "好😀的");
    block.marks = vec![Marked { from: 0, to: 2, mark: Mark::Bold }];
    let brought = read(&write(
        &TextView { title: String::new(), blocks: vec![block], ..TextView::default() },
        Layout::Plain,
    ));
    let found = &brought.expect("our own file").text.blocks[0];
    assert_eq!(found.text, "好😀的");
    assert_eq!(found.marks, [Marked { from: 0, to: 3, mark: Mark::Bold }]);
}

#[test]
fn what_people_type_in_word_becomes_headings_and_lists() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="own"><w:name w:val="二级"/><w:basedOn w:val="base"/></w:style>
        <w:style w:type="paragraph" w:styleId="base"><w:name w:val="base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>"#;
    let styled = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, said(text))
    };
    let plain = |text: &str| format!("<w:p>{}</w:p>", said(text));
    let body = [
        format!(r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}</w:p>"#, said("工作方案")),
        styled("c", "一、目标……1"),
        styled("1", "一、建设目标"),
        styled("own", "(一) 第一年"),
        plain("二、保障措施"),
        plain("（三）经费"),
        plain("三、要做到以下几点：其一，开会。"),
        plain("1.5 万元"),
        plain("☐ 启动"),
        "<w:p/>".to_owned(),
    ];
    let brought = read(&foreign(&body.concat(), styles)).expect("a sound file");
    assert_eq!(brought.text.title, "工作方案");
    let found: Vec<(Style, &str)> =
        brought.text.blocks.iter().map(|it| (it.style, it.text.as_str())).collect();
    let h = |level| Style::Heading { level };
    assert_eq!(
        found,
        [
            (h(1), "建设目标"),
            (h(2), "第一年"),
            (h(1), "保障措施"),
            (h(2), "经费"),
            (Style::Paragraph, "三、要做到以下几点：其一，开会。"),
            (Style::Paragraph, "1.5 万元"),
            (Style::Item { list: List::Check { done: false }, indent: 0 }, "启动"),
        ]
    );
    assert_eq!(brought.left, BTreeMap::from([(Left::Contents, 1)]));
}

#[test]
fn what_has_no_place_is_listed_and_its_words_are_kept() {
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", said(text));
    let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
    let body = [
        format!("<w:tbl>{}{}</w:tbl>", row("事项", "时间"), row("启动", "三月")),
        format!(
            "<w:p>{}<w:r><w:drawing/></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins>{}</w:ins></w:p>",
            said("正文"),
            said("加上")
        ),
        "<w:p><w:r><w:footnoteReference/></w:r><w:r><w:commentReference/></w:r><w:r><w:t>句</w:t><w:br/><w:t>行</w:t></w:r></w:p>"
            .to_owned(),
    ];
    let brought = read(&foreign(&body.concat(), "")).expect("a sound file");
    let found: Vec<&str> = brought.text.blocks.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(found, ["事项\t时间", "启动\t三月", "正文加上", "句", "行"]);
    let left = [Left::Table, Left::Picture, Left::Footnote, Left::Comment, Left::Deleted];
    assert_eq!(brought.left, left.map(|it| (it, 1)).into_iter().collect());
}

#[test]
fn what_is_no_word_file_is_refused() {
    assert_eq!(read(b"not a zip"), Err(Unusable::NotOffice));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), Err(Unusable::OldFormat));
    let file = write(&plan(), Layout::Plain);
    assert!(read(&file[..file.len() / 2]).is_err());
    let long = "字".repeat(400);
    let body = format!("<w:p>{}</w:p>", said(&long)).repeat(1_000);
    assert!(matches!(read(&foreign(&body, "")), Err(Unusable::TooLarge { .. })));
}

fn any_style() -> impl Strategy<Value = Style> {
    let list = prop_oneof![Just(List::Bullet), Just(List::Ordered)];
    prop_oneof![
        Just(Style::Paragraph),
        Just(Style::Quote),
        (1..=4_u8).prop_map(|level| Style::Heading { level }),
        (list, 0..=3_u8).prop_map(|(list, indent)| Style::Item { list, indent }),
        any::<bool>().prop_map(|done| Style::Item { list: List::Check { done }, indent: 0 }),
    ]
}

fn any_block() -> impl Strategy<Value = Block> {
    let mark = prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        Just(Mark::Underline),
        Just(Mark::Strike),
        Just(Mark::Attention),
        Just(Mark::Link("https://example.edu.cn/".to_owned())),
    ];
    let text = "[工作室青年之声A-Za-z“”，&<>\"']{1,6}[ \t]?[党建\u{1f600}0-9é。]{1,6}";
    (any_style(), text, mark, 0..6_usize, 0..6_usize).prop_map(|(style, text, mark, from, to)| {
        // Marks stand between whole characters, as the editor puts them.
        let places: Vec<usize> = text
            .chars()
            .scan(0, |at, c| {
                *at += c.len_utf16();
                Some(*at)
            })
            .collect();
        let (from, to) = (places.get(from), places.get(to));
        let marks = match (from, to) {
            (Some(from), Some(to)) if from < to => vec![Marked { from: *from, to: *to, mark }],
            _ => Vec::new(),
        };
        Block { style, text, marks, ..Block::default() }
    })
}

proptest! {
    #[test]
    fn any_text_comes_back_from_word_as_it_was(
        title in "[一-龥]{1,12}",
        blocks in proptest::collection::vec(any_block(), 0..12),
    ) {
        let text = TextView { title, blocks, ..TextView::default() };
        prop_assert_eq!(read(&write(&text, Layout::Official)).map(|it| it.text), Ok(text));
    }

    #[test]
    fn no_bytes_make_it_panic(mut file in Just(write(&plan(), Layout::Plain)), at in 0..4_000_usize, byte: u8) {
        let at = at % file.len();
        file[at] = byte;
        drop(read(&file));
    }
}

// S1-18 1/2: a page of contents over units and leaders
#[test]
fn a_page_of_contents_stands_behind_the_title_and_word_numbers_its_pages() {
    let heading = |level, text: &str| Block {
        style: Style::Heading { level },
        text: text.to_owned(),
        ..Block::default()
    };
    let blocks = vec![heading(1, "材料学院"), heading(2, "张 & 李"), heading(3, "约谈")];
    let text = TextView { title: "汇编".to_owned(), blocks, minutes: None };
    let file = write_with_contents(&text, Layout::Official, "目录");
    let document = part(&file, "word/document.xml");
    let places: Vec<usize> = ["汇编", "目录", "TOC \\o", "材料学院", "张 &amp; 李", r#"w:type="page""#]
        .iter()
        .map(|it| document.find(it).unwrap_or_else(|| panic!("{it} in {document}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let kinds =
        ["begin", "separate", "end"].map(|it| document.matches(&format!(r#"fldCharType="{it}""#)).count());
    assert_eq!(kinds, [1, 1, 1]);
    assert_eq!(document.matches("约谈").count(), 1, "records are not in the contents");
    assert_eq!(document.matches("材料学院").count(), 2);
    assert!(write(&text, Layout::Official).len() < file.len());
}
