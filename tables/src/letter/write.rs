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
    let (mut links, mut numbers) = (Links::default(), Numbers::default());
    let body: String = text.blocks.iter().map(|block| paragraph(block, &mut links, &mut numbers)).collect();
    let document = format!(
        "{}<w:document {}><w:body>{}{body}{}</w:body></w:document>",
        parts::DECLARATION,
        parts::SPACES,
        title(&text.title),
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
