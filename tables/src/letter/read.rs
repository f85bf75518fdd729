//! A Word file as blocks of ours.

use std::collections::BTreeMap;

use gongjian_shared::documents::edit::{List, Style};
use gongjian_shared::documents::view::{Block, TextView};

use super::headings;
use super::walk::{Left, Words};
use crate::Unusable;
use crate::book::Format;
use crate::package::Package;
use crate::xml::Xml;

/// More is no paper of an office, and would make a plan that no phone opens quickly.
const MOST_CHARACTERS: usize = 300_000;
const MOST_BLOCKS: usize = 20_000;

/// What a Word file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    pub text: TextView,
    /// What did not come along, or came as something else, with how often.
    pub left: BTreeMap<Left, usize>,
}

/// What the other parts say of the text.
pub struct Sheet {
    styles: BTreeMap<String, Look>,
    /// Whether a level of a list has numbers, by `w:num` and level.
    ordered: BTreeMap<(String, String), bool>,
    pub links: BTreeMap<String, String>,
}

/// A style, with what it takes from the one it is based on.
#[derive(Clone, Default)]
struct Look {
    name: String,
    level: Option<u8>,
    list: Option<(String, String)>,
    centred: bool,
}

/// Reads a docx file.
///
/// # Errors
/// [`Unusable`] when it is none, is damaged, carries macros or is too large.
pub fn read(file: &[u8]) -> Result<Brought, Unusable> {
    let package = Package::open(file)?;
    if package.format() != Format::Docx {
        return Err(Unusable::NotOffice);
    }
    let (xml, sheet) = (package.must(package.main())?, Sheet::of(&package)?);
    let mut reader = Reader { xml: &xml, sheet: &sheet, brought: Brought::default(), characters: 0 };
    if let Some(body) = xml.all().find(|it| xml.name(*it) == "body") {
        reader.below(body)?;
    }
    Ok(reader.brought)
}

impl Sheet {
    fn of(package: &Package<'_>) -> Result<Self, Unusable> {
        let relations = package.relations(package.main())?;
        let part = |kind: &str| {
            let name = relations.values().find(|it| it.kind == kind).map(|it| it.part.as_str());
            name.map_or(Ok(None), |name| package.xml(name))
        };
        let styles = part("styles")?.map(|xml| looks(&xml)).unwrap_or_default();
        let ordered = part("numbering")?.map(|xml| ordered(&xml)).unwrap_or_default();
        Ok(Self { styles, ordered, links: package.addresses(package.main())? })
    }
}

fn looks(xml: &Xml) -> BTreeMap<String, Look> {
    let styles = xml.all().filter(|it| xml.name(*it) == "style");
    let raw: BTreeMap<String, (Look, Option<String>)> = styles
        .filter_map(|node| {
            let value = |name| xml.child(node, name).and_then(|it| xml.attribute(it, "val"));
            let look = Look {
                name: value("name").unwrap_or_default().to_lowercase(),
                ..xml.child(node, "pPr").map(|it| look(xml, it)).unwrap_or_default()
            };
            Some((xml.attribute(node, "styleId")?, (look, value("basedOn"))))
        })
        .collect();
    raw.keys().map(|id| (id.clone(), inherited(&raw, id))).collect()
}

/// A style with what it takes from its ancestors. Ten are plenty; a ring ends there too.
fn inherited(raw: &BTreeMap<String, (Look, Option<String>)>, id: &str) -> Look {
    let line = std::iter::successors(raw.get(id), |(_, base)| raw.get(base.as_ref()?)).take(10);
    let mut line = line.map(|(look, _)| look);
    let own = line.next().cloned().unwrap_or_default();
    line.fold(own, |own, base| Look {
        level: own.level.or(base.level),
        list: own.list.or_else(|| base.list.clone()),
        centred: own.centred || base.centred,
        name: own.name,
    })
}

/// What the properties of a paragraph or of a style say themselves.
fn look(xml: &Xml, properties: usize) -> Look {
    let value = |node, name| xml.child(node, name).and_then(|it| xml.attribute(it, "val"));
    let list = xml
        .child(properties, "numPr")
        .and_then(|it| Some((value(it, "numId")?, value(it, "ilvl").unwrap_or_else(|| "0".to_owned()))));
    Look {
        name: String::new(),
        level: value(properties, "outlineLvl").and_then(|it| it.parse().ok()),
        list,
        centred: value(properties, "jc").as_deref() == Some("center"),
    }
}

fn ordered(xml: &Xml) -> BTreeMap<(String, String), bool> {
    let named = |name: &'static str| xml.all().filter(move |it| xml.name(*it) == name);
    let value = |node, name| xml.child(node, name).and_then(|it| xml.attribute(it, "val"));
    let kinds: BTreeMap<String, Vec<(String, bool)>> = named("abstractNum")
        .filter_map(|kind| {
            let levels = xml.children(kind).filter(|it| xml.name(*it) == "lvl");
            let levels = levels.filter_map(|it| {
                let counts = value(it, "numFmt").is_some_and(|format| format != "bullet" && format != "none");
                Some((xml.attribute(it, "ilvl")?, counts))
            });
            Some((xml.attribute(kind, "abstractNumId")?, levels.collect()))
        })
        .collect();
    let lists = named("num").filter_map(|list| {
        let levels = kinds.get(&value(list, "abstractNumId")?)?;
        let id = xml.attribute(list, "numId")?;
        Some(
            levels
                .iter()
                .map(move |(level, counts)| ((id.clone(), level.clone()), *counts))
                .collect::<Vec<_>>(),
        )
    });
    lists.flatten().collect()
}

struct Reader<'r> {
    xml: &'r Xml,
    sheet: &'r Sheet,
    brought: Brought,
    characters: usize,
}

impl Reader<'_> {
    fn below(&mut self, node: usize) -> Result<(), Unusable> {
        for it in self.xml.children(node) {
            match self.xml.name(it) {
                "p" => self.paragraph(it)?,
                "tbl" => self.table(it)?,
                "sdt" | "sdtContent" | "customXml" | "ins" => self.below(it)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn table(&mut self, table: usize) -> Result<(), Unusable> {
        self.note(Left::Table);
        for row in self.xml.below(table).filter(|it| self.xml.name(*it) == "tr") {
            let cells = self.xml.children(row).filter(|it| self.xml.name(*it) == "tc");
            let line = cells.map(|cell| self.cell(cell)).collect::<Vec<_>>().join("\t");
            self.push(Block { text: line, ..Block::default() })?;
        }
        Ok(())
    }

    fn cell(&self, cell: usize) -> String {
        let paragraphs = self.xml.children(cell).filter(|it| self.xml.name(*it) == "p");
        let words = paragraphs.map(|it| Words::of(self.sheet, self.xml, it, Style::Paragraph).lines);
        let lines = words.flatten().map(|line| line.text.trim().to_owned()).filter(|it| !it.is_empty());
        lines.collect::<Vec<_>>().join(" ")
    }

    fn paragraph(&mut self, node: usize) -> Result<(), Unusable> {
        let look = self.look(node);
        if look.name.starts_with("toc ") {
            self.note(Left::Contents);
            return Ok(());
        }
        let words = Words::of(self.sheet, self.xml, node, self.style(&look));
        words.left.into_iter().for_each(|it| self.note(it));
        for line in words.lines {
            let begins = self.brought.text.title.is_empty() && self.brought.text.blocks.is_empty();
            let is_title =
                matches!(look.name.as_str(), "title" | "标题") || look.centred && look.level.is_none();
            if begins && is_title {
                line.text.trim().clone_into(&mut self.brought.text.title);
            } else {
                self.push(numbered(line))?;
            }
        }
        Ok(())
    }

    /// The paragraph's own look over that of its style.
    fn look(&self, node: usize) -> Look {
        let properties = self.xml.child(node, "pPr");
        let own = properties.map(|it| look(self.xml, it)).unwrap_or_default();
        let id = properties
            .and_then(|it| self.xml.child(it, "pStyle"))
            .and_then(|it| self.xml.attribute(it, "val"));
        let style = id.and_then(|id| self.sheet.styles.get(&id)).cloned().unwrap_or_default();
        Look {
            name: style.name,
            level: own.level.or(style.level),
            list: own.list.or(style.list),
            centred: own.centred || style.centred,
        }
    }

    fn style(&self, look: &Look) -> Style {
        // Level 9 is "body text".
        if let Some(level) = look.level.filter(|it| *it < 9) {
            return Style::Heading { level: (level + 1).min(4) };
        }
        match look.name.as_str() {
            "quote" | "intense quote" | "block text" => return Style::Quote,
            "divider" => return Style::Divider,
            _ => {}
        }
        // List 0 is "none".
        let Some((list, level)) = look.list.as_ref().filter(|(list, _)| list != "0") else {
            return Style::Paragraph;
        };
        let ordered = self.sheet.ordered.get(&(list.clone(), level.clone())).copied().unwrap_or(false);
        let list = if ordered { List::Ordered } else { List::Bullet };
        Style::Item { list, indent: level.parse().map_or(0, |it: u8| it.min(3)) }
    }

    fn push(&mut self, line: Block) -> Result<(), Unusable> {
        if line.text.trim().is_empty() && line.style != Style::Divider {
            return Ok(());
        }
        self.characters += line.text.len();
        // Han characters take three bytes.
        if self.characters > 3 * MOST_CHARACTERS || self.brought.text.blocks.len() >= MOST_BLOCKS {
            return Err(Unusable::TooLarge {
                part: "document.xml".to_owned(),
                most: 3 * MOST_CHARACTERS as u64,
            });
        }
        self.brought.text.blocks.push(line);
        Ok(())
    }

    fn note(&mut self, left: Left) {
        *self.brought.left.entry(left).or_default() += 1;
    }
}

/// A short line that begins with an official number is a heading, and headings lose their typed numbers; a line that
/// begins with a box is one to tick.
fn numbered(mut line: Block) -> Block {
    if line.style == Style::Paragraph {
        if let Some(level) = headings::level(&line.text) {
            line.style = Style::Heading { level };
        }
        for (sign, done) in [("☐", false), ("☑", true), ("☒", true)] {
            if line.text.trim_start().starts_with(sign) {
                let blanks = line.text.len() - line.text.trim_start().len();
                let behind = &line.text[blanks + sign.len()..];
                let cut = line.text.len() - behind.trim_start().len();
                line.style = Style::Item { list: List::Check { done }, indent: 0 };
                return without(line, cut);
            }
        }
    }
    if matches!(line.style, Style::Heading { .. }) {
        let cut = headings::typed(&line.text);
        return without(line, cut);
    }
    line
}

/// The line without its first `bytes`; what words wear moves along.
fn without(mut line: Block, bytes: usize) -> Block {
    let cut = line.text[..bytes].encode_utf16().count();
    line.text.replace_range(..bytes, "");
    for mark in &mut line.marks {
        mark.from = mark.from.saturating_sub(cut);
        mark.to = mark.to.saturating_sub(cut);
    }
    line.marks.retain(|it| it.from < it.to);
    line
}
