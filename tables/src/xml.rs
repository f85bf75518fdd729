//! One XML part: every element with its place in the bytes, so that an edit replaces exactly these bytes.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::Unusable;

const DEEPEST: usize = 256;
const MOST_NODES: usize = 2_000_000;

pub struct Xml {
    text: String,
    nodes: Vec<Node>,
}

struct Node {
    /// The name as written, with its prefix.
    name: Range<usize>,
    /// The first tag.
    tag: Range<usize>,
    /// What stands between the tags; empty for `<a/>`.
    inner: Range<usize>,
    end: usize,
    /// The node after all that is inside this one.
    next: usize,
    closed: bool,
}

impl Xml {
    /// # Errors
    /// [`Unusable`] when it is not well formed, too deep or large, or has a document type or unknown entities.
    pub fn parse(part: &str, text: String) -> Result<Self, Unusable> {
        let broken = || Unusable::Broken { part: part.to_owned() };
        let skip = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut reader = Reader::from_str(&text[skip..]);
        let place = |reader: &Reader<&[u8]>| {
            usize::try_from(reader.buffer_position()).map(|at| at + skip).map_err(|_| broken())
        };
        let (mut nodes, mut open) = (Vec::<Node>::new(), Vec::<usize>::new());
        loop {
            let from = place(&reader)?;
            let event = reader.read_event().map_err(|_| broken())?;
            let to = place(&reader)?;
            match event {
                Event::Start(start) => {
                    open.push(nodes.len());
                    nodes.push(Node::new(&start, from..to, false));
                }
                Event::Empty(start) => {
                    nodes.push(Node::new(&start, from..to, true));
                    let next = nodes.len();
                    nodes[next - 1].next = next;
                }
                Event::End(_) => {
                    let (at, next) = (open.pop().ok_or_else(broken)?, nodes.len());
                    nodes[at].inner.end = from;
                    nodes[at].end = to;
                    nodes[at].next = next;
                }
                Event::DocType(_) => return Err(Unusable::Entities { part: part.to_owned() }),
                Event::GeneralRef(it) if resolved(&it).is_none() => {
                    return Err(Unusable::Entities { part: part.to_owned() });
                }
                Event::Eof => break,
                Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::GeneralRef(_) => {}
            }
            if open.len() > DEEPEST || nodes.len() > MOST_NODES {
                return Err(broken());
            }
        }
        if nodes.is_empty() || !open.is_empty() {
            return Err(broken());
        }
        Ok(Self { text, nodes })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every element in the order of their first tags.
    pub fn all(&self) -> Range<usize> {
        0..self.nodes.len()
    }

    /// The elements inside an element, at any depth.
    pub fn below(&self, node: usize) -> Range<usize> {
        node + 1..self.nodes[node].next
    }

    /// The elements directly inside an element.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[node].next;
        let first = (node + 1 < end).then_some(node + 1);
        std::iter::successors(first, move |it| Some(self.nodes[*it].next).filter(|next| *next < end))
    }

    pub fn child(&self, node: usize, name: &str) -> Option<usize> {
        self.children(node).find(|it| self.name(*it) == name)
    }

    /// The name without its prefix.
    pub fn name(&self, node: usize) -> &str {
        let name = &self.text[self.nodes[node].name.clone()];
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// `w:` or nothing: what new elements beside this one are called with.
    pub fn prefix(&self, node: usize) -> &str {
        let name = &self.text[self.nodes[node].name.clone()];
        name.find(':').map_or("", |at| &name[..=at])
    }

    /// Value of an attribute, by its name without prefix.
    pub fn attribute(&self, node: usize, name: &str) -> Option<String> {
        let (_, value) = self.attributes(node).into_iter().find(|(key, _)| {
            let local = key.split_once(':').map_or(key.as_str(), |(_, local)| local);
            local == name
        })?;
        quick_xml::escape::unescape(&value).ok().map(std::borrow::Cow::into_owned)
    }

    /// Attributes as written: names with prefixes, values escaped.
    pub fn attributes(&self, node: usize) -> Vec<(String, String)> {
        let it = &self.nodes[node];
        let tag = self.text[it.name.start..it.tag.end].trim_end_matches('>').trim_end_matches('/');
        let attributes = Attributes::new(tag, it.name.len()).flatten();
        attributes.map(|it| (it.key.into_inner().to_owned(), it.value.into_owned())).collect()
    }

    /// The whole element in the bytes.
    pub fn whole(&self, node: usize) -> Range<usize> {
        self.nodes[node].tag.start..self.nodes[node].end
    }

    /// Between its tags; `None` for `<a/>`.
    pub fn inner(&self, node: usize) -> Option<Range<usize>> {
        (!self.nodes[node].closed).then(|| self.nodes[node].inner.clone())
    }

    /// The first tag of an element, made one that stays open.
    pub fn opened(&self, node: usize) -> String {
        let tag = &self.text[self.nodes[node].tag.clone()];
        match tag.strip_suffix("/>") {
            Some(cut) => format!("{}>", cut.trim_end()),
            None => tag.to_owned(),
        }
    }

    /// `</name>` for an element.
    pub fn closing(&self, node: usize) -> String {
        format!("</{}>", &self.text[self.nodes[node].name.clone()])
    }

    /// The element as it is written.
    pub fn source(&self, node: usize) -> &str {
        &self.text[self.whole(node)]
    }

    /// The text inside an element, entities resolved.
    pub fn content(&self, node: usize) -> String {
        let mut content = String::new();
        let Some(inner) = self.inner(node) else { return content };
        let mut reader = Reader::from_str(&self.text[inner]);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Text(it)) => content.push_str(&it.xml10_content()),
                Ok(Event::CData(it)) => content.push_str(&it.xml10_content()),
                Ok(Event::GeneralRef(it)) => content.extend(resolved(&it)),
                Ok(Event::Eof) | Err(_) => return content,
                Ok(_) => {}
            }
        }
    }

    /// The text with these places replaced; places must not overlap. Insertions at one place keep their order.
    pub fn edited(&self, mut edits: Vec<(Range<usize>, String)>) -> String {
        edits.sort_by_key(|(place, _)| (place.start, place.end));
        let mut out = String::with_capacity(self.text.len() + 1_024);
        let mut done = 0;
        for (place, new) in edits {
            out.push_str(&self.text[done..place.start]);
            out.push_str(&new);
            done = place.end;
        }
        out.push_str(&self.text[done..]);
        out
    }
}

impl Node {
    fn new(start: &BytesStart<'_>, tag: Range<usize>, closed: bool) -> Self {
        let name = tag.start + 1..tag.start + 1 + start.name().into_inner().len();
        Self { name, inner: tag.end..tag.end, end: tag.end, tag, next: 0, closed }
    }
}

fn resolved(it: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = it.resolve_char_ref() {
        return Some(character);
    }
    match &**it {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// Text for between tags. Signs that XML cannot carry are left out.
pub fn escaped(text: &str) -> String {
    let carried = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(carried) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    out
}
