//! X-17 with documents: tables of Word and of other programs come back differing only in the filled cells.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_tables::book::{CellKind, Place, Span};
use gongjian_tables::tie::{FillError, Source, Tie, TieFault, Value, Values};
use gongjian_tables::{fill, read};

use crate::parts::{differing, events, parts, zipped};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const FONT: &str = r#"<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="28"/></w:rPr>"#;

fn document(body: &str) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
    );
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/media/image1.png", b"not looked at"),
    ])
}

/// A cell: properties, then what stands in it.
fn tc(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"2000\"/>{properties}</w:tcPr>{inside}</w:tc>")
}

fn p(runs: &str) -> String {
    format!("<w:p w14:paraId=\"0A1B2C3D\"><w:pPr><w:jc w:val=\"center\"/>{FONT}</w:pPr>{runs}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r>{FONT}<w:t>{text}</w:t></w:r>")
}

fn tr(cells: &[String]) -> String {
    format!(
        "<w:tr w14:paraId=\"11111111\"><w:trPr><w:trHeight w:val=\"600\"/></w:trPr>{}</w:tr>",
        cells.concat()
    )
}

fn tbl(rows: &[String]) -> String {
    format!(
        "<w:tbl><w:tblPr><w:tblBorders/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>",
        rows.concat()
    )
}

/// An office's form: labels, a wide cell, a list with numbers at its left that reach down, a footer.
fn form() -> Vec<u8> {
    let split = "<w:r><w:rPr><w:b/></w:rPr><w:t>学校</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>名称</w:t></w:r>";
    let down = |value: &str, text: &str| tc(&format!("<w:vMerge{value}/>"), &p(&r(text)));
    let table = tbl(&[
        tr(&[tc("", &p(split)), tc("<w:gridSpan w:val=\"3\"/>", &p(""))]),
        tr(&[tc("", &p(&r("日期"))), tc("", "<w:p/>"), tc("", &p(&r("人数"))), tc("", &p(&r("（人）")))]),
        tr(&[
            down(" w:val=\"restart\"", "成果"),
            tc("", &p(&r("名称"))),
            tc("", &p(&r("类别"))),
            tc("", &p(&r("年度"))),
        ]),
        tr(&[down("", ""), tc("", &p("")), tc("", &p("")), tc("", &p(""))]),
        tr(&[down("", ""), tc("", &p("")), tc("", &p("")), tc("", &p(""))]),
        tr(&[tc("<w:gridSpan w:val=\"4\"/>", &format!("{}{}", p(&r("单位意见")), p(&r("（盖章）"))))]),
    ]);
    document(&format!("<w:p><w:r><w:t>附件：</w:t></w:r></w:p>{table}<w:p/>"))
}

fn place(grid: usize, row: u32, column: u32) -> Place {
    Place { grid, row, column }
}

fn value(cell: Place, name: &str) -> Tie {
    Tie { cell, source: Source::Value { name: name.into() } }
}

fn listed(row: u32, column: u32, name: &str) -> Tie {
    let source = Source::Column { list: "results".into(), column: name.into(), room: None };
    Tie { cell: place(0, row, column), source }
}

fn values(records: usize) -> Values {
    let record = |n: usize| {
        let text = |it: &str| Value::Text(format!("{it}{n}"));
        BTreeMap::from([("name".to_owned(), text("工作法")), ("kind".to_owned(), text("案例"))])
    };
    let single = [("school", "云南大学 <甲> & 乙"), ("lines", "一\n二\t三"), ("empty", "")];
    let single = single.map(|(name, text)| (name.to_owned(), Value::Text(text.to_owned())));
    Values {
        single: single.into(),
        lists: [("results".to_owned(), (1..=records).map(record).collect())].into(),
    }
}

fn filled(file: &[u8], ties: &[Tie], values: &Values) -> Vec<u8> {
    fill(file, ties, values).unwrap_or_else(|fault| panic!("{fault:?}")).file
}

fn body(file: &[u8]) -> String {
    String::from_utf8(parts(file)["word/document.xml"].clone()).expect("UTF-8")
}

fn cells(file: &[u8], grid: usize) -> Vec<(u32, u32, String)> {
    let book = read(file).expect("a document");
    book.grids[grid].cells.iter().map(|it| (it.row, it.column, it.text.clone())).collect()
}

#[test]
fn an_unseen_document_shows_its_cells() {
    let book = read(&form()).expect("a document");
    let grid = &book.grids[0];
    assert_eq!((grid.rows, grid.columns), (6, 4));
    let kind = |row, column| grid.cell(row, column).map(|cell| (cell.kind, cell.text.as_str()));
    assert_eq!(kind(0, 0), Some((CellKind::Text, "学校名称")));
    assert_eq!(kind(0, 1), Some((CellKind::Empty, "")));
    assert_eq!(kind(3, 0), None, "covered by 成果");
    assert_eq!(kind(5, 0), Some((CellKind::Text, "单位意见\n（盖章）")));
    let span = |row, column, last_row, last_column| Span { row, column, last_row, last_column };
    assert_eq!(grid.merged, [span(0, 1, 0, 3), span(2, 0, 4, 0), span(5, 0, 5, 3)]);
}

// X-17: differs only in the filled cells, and what is written looks like what stood there or would have stood there.
#[test]
fn only_the_filled_cells_differ() {
    let form = form();
    let ties = [
        value(place(0, 0, 0), "school"),
        value(place(0, 0, 1), "lines"),
        value(place(0, 1, 1), "school"),
        listed(3, 1, "name"),
        listed(3, 2, "kind"),
    ];
    let file = filled(&form, &ties, &values(2));
    assert_eq!(differing(&form, &file), BTreeSet::from(["word/document.xml".to_owned()]));
    // Runs and the signs of the spelling check are all that may differ; a paragraph that was `<w:p/>` opened.
    let runs = |tag: &str| ["<w:r>", "<w:proofErr"].iter().any(|it| tag.starts_with(it));
    let unfilled = |file: &[u8]| {
        let events = events(body(file).as_bytes(), runs).join("");
        events.replace("<w:p></w:p>", "<w:p/>")
    };
    assert_eq!(unfilled(&form), unfilled(&file));
    let lines = format!(
        "<w:r>{FONT}<w:t xml:space=\"preserve\">一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t><w:tab/><w:t xml:space=\"preserve\">三</w:t></w:r>"
    );
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">云南大学 &lt;甲&gt; &amp; 乙</w:t></w:r></w:p>";
    let plain = "<w:p><w:r><w:t xml:space=\"preserve\">云南大学 &lt;甲&gt; &amp; 乙</w:t></w:r></w:p>";
    for expected in [lines.as_str(), bold, plain] {
        assert!(body(&file).contains(expected), "{expected}\n{}", body(&file));
    }
    // Texts outside of the filled cells are all there, once.
    for text in ["附件：", "（人）", "成果", "单位意见", "（盖章）", "工作法2"] {
        assert_eq!(body(&file).matches(text).count(), 1, "{text}");
    }
    let cells = cells(&file, 0);
    assert!(
        cells.contains(&(0, 1, "一\n二\t三".into())) && cells.contains(&(4, 2, "案例2".into())),
        "{cells:?}"
    );
}

#[test]
fn a_list_grows_by_rows_like_its_last() {
    let form = form();
    let ties = [listed(3, 1, "name"), listed(3, 2, "kind")];
    let file = filled(&form, &ties, &values(4));
    let grid = &read(&file).expect("a document").grids[0];
    assert_eq!(grid.rows, 8);
    let text = |row, column| grid.cell(row, column).map(|cell| cell.text.as_str());
    assert_eq!((text(5, 1), text(6, 2), text(6, 3)), (Some("工作法3"), Some("案例4"), Some("")));
    assert_eq!(text(7, 0), Some("单位意见\n（盖章）"), "the footer moved down");
    assert_eq!(
        grid.span(6, 0).map(|it| (it.row, it.last_row)),
        Some((2, 6)),
        "成果 reaches over the new rows"
    );
    assert_eq!(
        body(&file).matches("w14:paraId=\"11111111\"").count(),
        6,
        "names of paragraphs are not doubled"
    );
    assert_eq!(body(&file).matches("<w:trHeight w:val=\"600\"/>").count(), 8);
}

#[test]
fn a_label_beside_the_only_row_reaches_over_the_new_ones() {
    let label = tc("<w:vMerge w:val=\"restart\"/>", &p(&r("成果")));
    let form = document(&tbl(&[tr(&[label, tc("", &p(""))])]));
    let grid = &read(&filled(&form, &[listed(0, 1, "name")], &values(3))).expect("a document").grids[0];
    assert_eq!(grid.merged, [Span { row: 0, column: 0, last_row: 2, last_column: 0 }]);
    assert_eq!(grid.cell(2, 1).map(|cell| cell.text.as_str()), Some("工作法3"));
}

#[test]
fn the_text_of_all_paragraphs_gives_way_and_bookmarks_stay() {
    let marked = format!("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>{}<w:bookmarkEnd w:id=\"1\"/>", r("甲"));
    let cell = tc("", &format!("{}{}{}", p(&marked), p(&r("乙")), p("")));
    let file = filled(&document(&tbl(&[tr(&[cell])])), &[value(place(0, 0, 0), "school")], &values(0));
    assert_eq!(cells(&file, 0), [(0, 0, "云南大学 <甲> & 乙".into())]);
    let body = body(&file);
    assert!(body.contains("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r>"), "{body}");
    assert_eq!((body.matches("<w:bookmarkEnd").count(), body.matches("<w:p ").count()), (1, 2));
}

/// Tables in cells, content controls around rows, tracked insertions, other prefixes, cells before the grid.
#[test]
fn tables_of_other_programs_are_read_and_filled() {
    let inner = tbl(&[tr(&[tc("", &p(&r("内"))), tc("", &p(""))])]);
    let wrapped = format!(
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        tr(&[tc("", &p(&r("控件行"))), tc("", &p(""))])
    );
    let deleted =
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>";
    let before =
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>".to_owned() + &tc("", &p(deleted)) + "</w:tr>";
    let outer =
        tbl(&[tr(&[tc("", &format!("{}{inner}{}", p(&r("外")), p(""))), tc("", &p(""))]), wrapped, before]);
    let file = document(&outer);
    let book = read(&file).expect("a document");
    assert_eq!(book.grids.len(), 2);
    assert_eq!(book.grids[1].inside, Some(place(0, 0, 0)));
    let all = cells(&file, 0);
    for expected in [(0, 0, "外"), (1, 0, "控件行"), (2, 1, "新")] {
        assert!(all.contains(&(expected.0, expected.1, expected.2.to_owned())), "{all:?}");
    }
    let ties =
        [(0, 0, 0), (1, 0, 1), (0, 1, 1), (0, 2, 1)].map(|it| value(place(it.0, it.1, it.2), "school"));
    let after = filled(&file, &ties, &values(0));
    let filled_text = "云南大学 <甲> & 乙";
    assert_eq!(cells(&after, 1), [(0, 0, "内".into()), (0, 1, filled_text.into())]);
    for (row, column) in [(0, 0), (1, 1), (2, 1)] {
        assert!(cells(&after, 0).contains(&(row, column, filled_text.into())));
    }
    let other = document(&tbl(&[tr(&[tc("", &p(&r("甲")))])]));
    let other = zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", body(&other).replace("w:", "z:").replace("xmlns:w=", "xmlns:z=").as_bytes()),
    ]);
    let after = filled(&other, &[value(place(0, 0, 0), "school")], &values(0));
    assert!(body(&after).contains("<z:t xml:space=\"preserve\">云南大学"), "{}", body(&after));
}

#[test]
fn ties_that_do_not_fit_are_told_and_nothing_is_written() {
    let picture = tc("", &p("<w:r><w:drawing><a/></w:drawing></w:r>"));
    let control = tc("", &p("<w:sdt><w:sdtContent><w:r><w:t>选择</w:t></w:r></w:sdtContent></w:sdt>"));
    let down = |value: &str| tc(&format!("<w:vMerge{value}/>"), &p(""));
    let rows = [tr(&[picture, control]), tr(&[down(" w:val=\"restart\""), tc("", &p(""))]), tr(&[down("")])];
    let file = document(&tbl(&rows));
    for (cell, expected) in [
        (place(1, 0, 0), TieFault::NoSuchGrid),
        (place(0, 0, 2), TieFault::NoSuchCell),
        (place(0, 9, 0), TieFault::NoSuchCell),
        (place(0, 0, 0), TieFault::Picture),
        (place(0, 0, 1), TieFault::Picture),
        (place(0, 2, 0), TieFault::Covered { by: place(0, 1, 0) }),
    ] {
        let result = fill(&file, &[value(cell, "school")], &values(0));
        assert_eq!(result, Err(FillError::Ties(vec![(0, expected)])), "{cell:?}");
    }
}
