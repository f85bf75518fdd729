//! Through the body of a Word file, word by word.

use gongjian_shared::documents::edit::{Mark, Style};
use gongjian_shared::documents::view::{Block, Marked};

use super::read::Sheet;
use crate::xml::Xml;

/// What of a Word file has no place in our blocks, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// Kept as a line for each row, with tabs between the cells.
    Table,
    Picture,
    TextBox,
    Footnote,
    Comment,
    Formula,
    /// Words that were struck out under "track changes".
    Deleted,
    /// Computed by Word: our outline takes its place.
    Contents,
}

/// The words of one paragraph. A line break begins another.
pub struct Words<'s> {
    sheet: &'s Sheet,
    xml: &'s Xml,
    pub lines: Vec<Block>,
    pub left: Vec<Left>,
}

impl<'s> Words<'s> {
    pub fn of(sheet: &'s Sheet, xml: &'s Xml, paragraph: usize, style: Style) -> Self {
        let line = Block { style, ..Block::default() };
        let mut words = Self { sheet, xml, lines: vec![line], left: Vec::new() };
        words.inside(paragraph, None);
        words
    }

    fn inside(&mut self, node: usize, link: Option<&str>) {
        let xml = self.xml;
        for it in xml.children(node) {
            match xml.name(it) {
                "r" => self.run(it, link),
                "hyperlink" => {
                    let to = xml.attribute(it, "id").and_then(|id| self.sheet.links.get(&id).cloned());
                    self.inside(it, to.as_deref().or(link));
                }
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" => {
                    self.inside(it, link);
                }
                "del" | "moveFrom" => self.left.push(Left::Deleted),
                "oMath" | "oMathPara" => self.left.push(Left::Formula),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: usize, link: Option<&str>) {
        let xml = self.xml;
        let marks = self.worn(run, link);
        for it in xml.children(run) {
            match xml.name(it) {
                "t" => self.write(&xml.content(it), &marks),
                "tab" => self.write("\t", &marks),
                "noBreakHyphen" => self.write("-", &marks),
                // A break of the page or column is the printer's business.
                "br" if xml.attribute(it, "type").is_some_and(|kind| kind != "textWrapping") => {}
                "br" | "cr" => {
                    let style = self.lines.last().map_or(Style::Paragraph, |it| it.style);
                    self.lines.push(Block { style, ..Block::default() });
                }
                "drawing" | "pict" | "object" => self.left.push(self.drawn(it)),
                "AlternateContent" => self.left.push(self.drawn(it)),
                "footnoteReference" | "endnoteReference" => self.left.push(Left::Footnote),
                "commentReference" => self.left.push(Left::Comment),
                _ => {}
            }
        }
    }

    fn drawn(&self, node: usize) -> Left {
        let boxed = self.xml.below(node).any(|it| self.xml.name(it) == "txbxContent");
        if boxed { Left::TextBox } else { Left::Picture }
    }

    fn write(&mut self, text: &str, marks: &[Mark]) {
        let Some(line) = self.lines.last_mut() else { return };
        let from = line.text.encode_utf16().count();
        line.text.push_str(text);
        let to = from + text.encode_utf16().count();
        for mark in marks {
            match line.marks.iter_mut().find(|it| it.to == from && it.mark == *mark) {
                Some(before) => before.to = to,
                None => line.marks.push(Marked { from, to, mark: mark.clone() }),
            }
        }
    }

    fn worn(&self, run: usize, link: Option<&str>) -> Vec<Mark> {
        let xml = self.xml;
        let Some(properties) = xml.child(run, "rPr") else {
            return link.map(|it| Mark::Link(it.to_owned())).into_iter().collect();
        };
        let value = |name| xml.child(properties, name).map(|it| xml.attribute(it, "val").unwrap_or_default());
        let on = |name| value(name).is_some_and(|it| !matches!(it.as_str(), "0" | "false" | "off" | "none"));
        let red = value("color").is_some_and(|it| is_red(&it)) || on("highlight");
        let marks = [
            (on("b"), Mark::Bold),
            (on("i"), Mark::Italic),
            // The line under a link is the link's.
            (on("u") && link.is_none(), Mark::Underline),
            (on("strike") || on("dstrike"), Mark::Strike),
            (red && link.is_none(), Mark::Attention),
        ];
        let plain = marks.into_iter().filter_map(|(worn, mark)| worn.then_some(mark));
        plain.chain(link.map(|it| Mark::Link(it.to_owned()))).collect()
    }
}

/// RRGGBB where red leads clearly.
fn is_red(color: &str) -> bool {
    let part = |at: usize| color.get(at..at + 2).and_then(|it| u8::from_str_radix(it, 16).ok());
    matches!((part(0), part(2), part(4)), (Some(red), Some(green), Some(blue)) if red >= 0x99 && green < 0x50 && blue < 0x50)
}
