//! The words of a block, cut where what they wear changes.

use std::collections::BTreeSet;

use gongjian_shared::documents::edit::Mark;
use gongjian_shared::documents::view::Block;

use crate::xml::escaped;

/// Addresses that the text leads to, in order: link `n` is `rIdLink<n>`.
#[derive(Default)]
pub struct Links(Vec<String>);

impl Links {
    fn number(&mut self, address: &str) -> usize {
        self.0.iter().position(|it| it == address).unwrap_or_else(|| {
            self.0.push(address.to_owned());
            self.0.len() - 1
        })
    }

    pub fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().map(String::as_str).enumerate()
    }
}

/// The runs of a block.
pub fn runs(block: &Block, links: &mut Links) -> String {
    let units: Vec<u16> = block.text.encode_utf16().collect();
    // A mark that ends inside a character (two people, one emoji) takes it whole.
    let whole = |at: usize| at + usize::from(units.get(at).is_some_and(|it| (0xdc00..0xe000).contains(it)));
    let edges = block.marks.iter().flat_map(|it| [whole(it.from), whole(it.to)]);
    let edges: BTreeSet<usize> = edges.chain([0, units.len()]).filter(|it| *it <= units.len()).collect();
    let edges: Vec<usize> = edges.into_iter().collect();
    edges
        .windows(2)
        .map(|edge| {
            let worn: Vec<&Mark> = block
                .marks
                .iter()
                .filter(|it| whole(it.from) <= edge[0] && whole(it.to) >= edge[1])
                .map(|it| &it.mark)
                .collect();
            run(&String::from_utf16_lossy(&units[edge[0]..edge[1]]), &worn, links)
        })
        .collect()
}

fn run(text: &str, worn: &[&Mark], links: &mut Links) -> String {
    let mut properties = String::new();
    let mut link = None;
    // The order of the schema: style, bold, italic, strike, colour, underline.
    let has = |mark: &Mark| worn.contains(&mark);
    for mark in worn {
        if let Mark::Link(address) = mark
            && is_address(address)
        {
            link = Some(links.number(address));
            properties.push_str(r#"<w:rStyle w:val="Hyperlink"/>"#);
        }
    }
    for (mark, tag) in [
        (Mark::Bold, "<w:b/>"),
        (Mark::Italic, "<w:i/>"),
        (Mark::Strike, "<w:strike/>"),
        (Mark::Attention, r#"<w:color w:val="C00000"/>"#),
        (Mark::Underline, r#"<w:u w:val="single"/>"#),
    ] {
        if has(&mark) {
            properties.push_str(tag);
        }
    }
    let words = words(text);
    let run = format!(r#"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"#);
    match link {
        Some(number) => format!(r#"<w:hyperlink r:id="rIdLink{number}">{run}</w:hyperlink>"#),
        None => run,
    }
}

/// Only what a click may open.
fn is_address(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|it| address.starts_with(it))
}

/// Text with tabs and line breaks as elements of their own.
fn words(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        for (at, part) in line.split('\t').enumerate() {
            if at > 0 {
                out.push_str("<w:tab/>");
            }
            if !part.is_empty() {
                out.push_str(&format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(part)));
            }
        }
    }
    out
}
