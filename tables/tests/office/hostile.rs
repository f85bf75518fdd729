//! Files that mean harm, and files that cannot be taken: each is told by its kind, none is trusted.

use crate::parts::zipped;
use gongjian_tables::{Unusable, read};

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

const RELS: &str = "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"one.xml\"/><Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"texts.xml\"/></Relationships>";
const BOOK: &str = "<workbook><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>";

fn types(kind: &str) -> String {
    format!("<Types><Override PartName=\"/book.xml\" ContentType=\"{kind}\"/></Types>")
}

fn book_with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let types = types(SHEET);
    let mut all = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/book.xml.rels", RELS.as_bytes()),
        ("book.xml", BOOK.as_bytes()),
    ];
    all.retain(|(it, _)| *it != name);
    all.push((name, bytes));
    zipped(&all)
}

fn fault(file: &[u8]) -> Unusable {
    read(file).expect_err("not taken")
}

#[test]
fn the_model_of_these_tests_is_taken() {
    let sheet = b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    assert_eq!(read(&book_with("one.xml", sheet)).expect("a workbook").grids[0].cells.len(), 1);
}

#[test]
fn old_locked_and_foreign_files_are_told_apart() {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let locked: Vec<u8> = ole.iter().copied().chain(name).collect();
    let kind = |kind: &str| zipped(&[("[Content_Types].xml", types(kind).as_bytes())]);
    for (file, expected) in [
        (ole, Unusable::OldFormat),
        (locked, Unusable::Encrypted),
        (b"%PDF-1.7".to_vec(), Unusable::NotOffice),
        (Vec::new(), Unusable::NotOffice),
        (zipped(&[("a.txt", b"a")]), Unusable::NotOffice),
        (
            kind("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
            Unusable::NotOffice,
        ),
        (kind("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), Unusable::Macros),
        (kind("application/vnd.ms-word.document.macroEnabled.main+xml"), Unusable::Macros),
        (book_with("xl/vbaProject.bin", b"x"), Unusable::Macros),
    ] {
        assert_eq!(fault(&file), expected);
    }
}

#[test]
fn names_that_climb_out_are_refused() {
    for name in ["../../etc/passwd", "/etc/passwd", "a\\..\\b", "C:evil.xml", "xl/../../x"] {
        assert_eq!(fault(&book_with(name, b"x")), Unusable::BadName { name: name.into() });
    }
}

#[test]
fn entities_are_not_expanded() {
    let part = || "one.xml".to_owned();
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><worksheet>&c;</worksheet>";
    assert_eq!(fault(&book_with("one.xml", laughs.as_bytes())), Unusable::Entities { part: part() });
    let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>";
    assert_eq!(fault(&book_with("one.xml", outside.as_bytes())), Unusable::Entities { part: part() });
    let unknown = b"<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>";
    assert_eq!(fault(&book_with("one.xml", unknown)), Unusable::Entities { part: part() });
}

#[test]
fn a_part_that_swells_is_refused_before_it_is_unpacked() {
    let file = book_with("one.xml", &vec![b' '; (32 << 20) + 1]);
    assert!(file.len() < 100_000, "{} bytes", file.len());
    assert_eq!(fault(&file), Unusable::TooLarge { part: "one.xml".into(), most: 32 << 20 });
    // The directory of the zip says it is small: what it says is the bound.
    let lie = |mut file: Vec<u8>, size: u32| {
        for (at, _) in file.clone().windows(4).enumerate().filter(|(_, it)| *it == size.to_le_bytes()) {
            file[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
        file
    };
    let size: u32 = (32 << 20) + 1;
    assert_eq!(fault(&lie(file, size)), Unusable::Broken { part: "one.xml".into() });
}

/// A small file whose cells all show one long text.
#[test]
fn a_text_said_too_often_is_refused() {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(1 << 20));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(9_999));
    let sheet = format!("<worksheet><sheetData>{row}</sheetData></worksheet>");
    let types = types(SHEET);
    let file = zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/book.xml.rels", RELS.as_bytes()),
        ("book.xml", BOOK.as_bytes()),
        ("texts.xml", texts.as_bytes()),
        ("one.xml", sheet.as_bytes()),
    ]);
    assert_eq!(fault(&file), Unusable::TooLarge { part: "one.xml".into(), most: 64 << 20 });
}

#[test]
fn deep_endless_and_damaged_parts_are_refused() {
    let part = || "one.xml".to_owned();
    let deep = "<a>".repeat(100_000);
    for bytes in
        [deep.as_bytes(), b"<worksheet><sheetData>", b"<a></b>", b"", b"</a>", b"<worksheet", b"<a>&"]
    {
        assert_eq!(
            fault(&book_with("one.xml", bytes)),
            Unusable::Broken { part: part() },
            "{:?}",
            &bytes[..bytes.len().min(9)]
        );
    }
    assert_eq!(fault(&book_with("one.xml", b"\xff\xfe<\0a\0")), Unusable::NotUtf8 { part: part() });
    let missing = book_with("other.xml", b"<a/>");
    assert_eq!(fault(&missing), Unusable::Broken { part: part() });
}

#[test]
fn a_sheet_of_too_many_cells_is_refused() {
    let row = format!("<row>{}</row>", "<c/>".repeat(10_000));
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(51));
    assert_eq!(fault(&book_with("one.xml", sheet.as_bytes())), Unusable::TooManyCells { most: 500_000 });
}

/// Every byte of a good file changed in turn: an answer, never a crash.
#[test]
fn damaged_files_get_an_answer() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
    let file = book_with("one.xml", sheet.as_bytes());
    for at in 0..file.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bad = file.clone();
            bad[at] ^= flip;
            let _ = read(&bad);
        }
    }
    for at in 0..sheet.len() {
        let mut bad = sheet.as_bytes().to_vec();
        bad[at] = b"<>\"&/0"[at % 6];
        let _ = read(&book_with("one.xml", &bad));
    }
}
