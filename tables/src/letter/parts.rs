//! The parts of a Word file that hold no text of the paper.

use super::Layout;
use super::runs::Links;
use crate::xml::escaped;

pub const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The names of elements and of relations.
pub const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
);

const RELATIONS: &str = r#"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#;
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>"#,
    r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"</Types>"#
);

pub const ROOT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"</Relationships>"#
);

/// Only the title: who wrote it and when is nobody's business outside.
pub fn core(title: &str) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties {} {}><dc:title>{}</dc:title></cp:coreProperties>",
        r#"xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/""#,
        escaped(title.trim()),
    )
}

pub fn relations(links: &Links) -> String {
    let parts = [
        ("rIdStyles", "styles"),
        ("rIdNumbers", "numbering"),
        ("rIdFonts", "fontTable"),
        ("rIdSettings", "settings"),
    ];
    let parts = parts.iter().map(|(id, kind)| relation(id, kind, &format!("{kind}.xml"), ""));
    let feet = [1, 2].map(|it| relation(&format!("rIdFooter{it}"), "footer", &format!("footer{it}.xml"), ""));
    let links = links.all().map(|(number, address)| {
        relation(&format!("rIdLink{number}"), "hyperlink", &escaped(address), r#" TargetMode="External""#)
    });
    let all: String = parts.chain(feet).chain(links).collect();
    format!("{DECLARATION}<Relationships {RELATIONS}>{all}</Relationships>")
}

fn relation(id: &str, kind: &str, target: &str, mode: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{target}"{mode}/>"#)
}

/// Page numbers outside need odd and even pages told apart. Punctuation is squeezed as Chinese typesetting asks.
pub fn settings(layout: Layout) -> String {
    let sides = if layout == Layout::Official { "<w:evenAndOddHeaders/>" } else { "" };
    format!(
        r#"{DECLARATION}<w:settings {SPACES}>{sides}<w:characterSpacingControl w:val="compressPunctuation"/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"#
    )
}
