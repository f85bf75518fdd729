//! The Word file, part by part.

use std::io::{Cursor, Write};

use gongjian_shared::documents::edit::{List, Style};
use gongjian_shared::documents::view::{Block, TextView};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::numbers::Numbers;
use super::runs::{Links, runs};
use super::{Layout, parts, styles};
use crate::xml::escaped;

/// The text as a docx file. Its numbers of headings and lists are Word's own, so they go on counting there.
pub fn write(text: &TextView, layout: Layout) -> Vec<u8> {
    bound(text, layout, None)
}

/// The same with a page of contents behind the title, under `heading`: Word puts the numbers of the pages in when it opens
/// the file. (S1-18)
pub fn write_with_contents(text: &TextView, layout: Layout, heading: &str) -> Vec<u8> {
    bound(text, layout, Some(heading))
}

fn bound(text: &TextView, layout: Layout, heading: Option<&str>) -> Vec<u8> {
    let (mut links, mut numbers) = (Links::default(), Numbers::default());
    let body: String = text.blocks.iter().map(|block| paragraph(block, &mut links, &mut numbers)).collect();
    let document = format!(
        "{}<w:document {}><w:body>{}{}{body}{}</w:body></w:document>",
        parts::DECLARATION,
        parts::SPACES,
        title(&text.title),
        heading.map(|heading| contents(text, heading)).unwrap_or_default(),
        styles::section(layout),
    );
    let files = [
        ("[Content_Types].xml", parts::TYPES.to_owned()),
        ("_rels/.rels", parts::ROOT.to_owned()),
        ("docProps/core.xml", parts::core(&text.title)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", parts::relations(&links)),
        ("word/styles.xml", styles::styles(layout)),
        ("word/numbering.xml", numbers.part()),
        ("word/fontTable.xml", styles::fonts()),
        ("word/settings.xml", parts::settings(layout)),
        ("word/footer1.xml", styles::footer(layout, styles::Side::Odd)),
        ("word/footer2.xml", styles::footer(layout, styles::Side::Even)),
    ];
    packed(&files)
}

fn title(title: &str) -> String {
    if title.trim().is_empty() {
        return String::new();
    }
    let text = escaped(title.trim());
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

/// Units and leaders, as Word's own field over the headings, and a new page behind it.
fn contents(text: &TextView, heading: &str) -> String {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let field = |kind: &str| run(&format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#));
    let begin = run(r#"<w:fldChar w:fldCharType="begin" w:dirty="true"/>"#);
    let asks = run(r#"<w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText>"#);
    let shown = text.blocks.iter().filter_map(|block| match block.style {
        Style::Heading { level: level @ (1 | 2) } => Some((level, escaped(block.text.trim()))),
        Style::Heading { .. } | Style::Paragraph | Style::Quote | Style::Divider | Style::Item { .. } => None,
    });
    let line = |(level, text): (u8, String)| {
        let indent = styles::indent(level.saturating_sub(1));
        format!(
            r#"<w:p><w:pPr><w:ind w:left="{indent}"/></w:pPr>{}</w:p>"#,
            run(&format!("<w:t>{text}</w:t>"))
        )
    };
    let lines: String = shown.map(line).collect();
    let head = run(&format!("<w:rPr><w:b/></w:rPr><w:t>{}</w:t>", escaped(heading)));
    let separate = field("separate");
    let end = field("end");
    let turn = run(r#"<w:br w:type="page"/>"#);
    format!("<w:p>{head}</w:p><w:p>{begin}{asks}{separate}</w:p>{lines}<w:p>{end}</w:p><w:p>{turn}</w:p>")
}

fn paragraph(block: &Block, links: &mut Links, numbers: &mut Numbers) -> String {
    numbers.meet(block.style);
    let properties = match block.style {
        Style::Paragraph => String::new(),
        Style::Heading { level } => named(&format!("Heading{}", level.clamp(1, 4))),
        Style::Quote => named("Quote"),
        Style::Divider => named("Divider"),
        Style::Item { list: List::Check { .. }, indent } => {
            format!(r#"{}<w:ind w:left="{}"/>"#, named("Check"), styles::indent(indent))
        }
        Style::Item { list, indent } => {
            let (number, level) = (numbers.of(list), indent.min(3));
            format!(
                r#"{}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>"#,
                named("ListLine")
            )
        }
    };
    let mut sign = String::new();
    if let Style::Item { list: List::Check { done }, .. } = block.style {
        let sign_of = if done { '☑' } else { '☐' };
        sign = format!(r#"<w:r><w:t xml:space="preserve">{sign_of} </w:t></w:r>"#);
    }
    format!("<w:p><w:pPr>{properties}</w:pPr>{sign}{}</w:p>", runs(block, links))
}

fn named(style: &str) -> String {
    format!(r#"<w:pStyle w:val="{style}"/>"#)
}

fn packed(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let written: Result<(), zip::result::ZipError> = files.iter().try_for_each(|(name, text)| {
        zip.start_file(*name, options)?;
        Ok(zip.write_all(text.as_bytes())?)
    });
    let whole = written.and_then(|()| zip.finish());
    // Each name comes once, and no part is near 4 GiB.
    whole.expect("memory takes every part").into_inner()
}
