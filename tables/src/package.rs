//! The zip of an office file: bounded when read, and written again so that every untouched part keeps its bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::Unusable;
use crate::book::Format;
use crate::xml::Xml;

/// Most bytes of one part, unpacked.
const MOST_BYTES: u64 = 32 << 20;
/// Most bytes of all parts that are read, unpacked.
const MOST_BYTES_READ: u64 = 64 << 20;
const MOST_PARTS: usize = 4_096;
/// The first bytes of OLE files: Office 2003, and every encrypted file.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

pub struct Package<'f> {
    file: &'f [u8],
    format: Format,
    names: BTreeSet<String>,
    /// The main part: a workbook or a document.
    main: String,
}

/// A part that another points to.
pub struct Relation {
    pub part: String,
    /// The last word of its type: `worksheet`, `styles` …
    pub kind: String,
}

impl<'f> Package<'f> {
    pub fn open(file: &'f [u8]) -> Result<Self, Unusable> {
        if file.starts_with(OLE) {
            return Err(if is_locked(file) { Unusable::Encrypted } else { Unusable::OldFormat });
        }
        let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Unusable::NotOffice)?;
        let names = names(&mut archive)?;
        let (format, main) = (Format::Xlsx, String::new());
        let mut package = Self { file, format, names, main };
        let types = package.xml("[Content_Types].xml")?.ok_or(Unusable::NotOffice)?;
        let macros = package.names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin"));
        if macros || types.text().contains("macroEnabled") || types.text().contains("vbaProject") {
            return Err(Unusable::Macros);
        }
        package.find_main(&types)?;
        Ok(package)
    }

    fn find_main(&mut self, types: &Xml) -> Result<(), Unusable> {
        for node in types.all().filter(|node| types.name(*node) == "Override") {
            let kind = types.attribute(node, "ContentType").unwrap_or_default();
            self.format = match kind.rsplit('.').next() {
                Some("main+xml") if kind.contains("spreadsheetml.sheet.") => Format::Xlsx,
                Some("main+xml") if kind.contains("wordprocessingml.document.") => Format::Docx,
                Some(_) | None => continue,
            };
            let name = types.attribute(node, "PartName").unwrap_or_default();
            name.trim_start_matches('/').clone_into(&mut self.main);
            return Ok(());
        }
        Err(Unusable::NotOffice)
    }

    pub const fn format(&self) -> Format {
        self.format
    }

    pub fn main(&self) -> &str {
        &self.main
    }

    /// A part, parsed; `None` when it is not there.
    pub fn xml(&self, name: &str) -> Result<Option<Xml>, Unusable> {
        if !self.names.contains(name) {
            return Ok(None);
        }
        let mut archive = ZipArchive::new(Cursor::new(self.file)).map_err(|_| Unusable::NotOffice)?;
        let broken = || Unusable::Broken { part: name.to_owned() };
        let part = archive.by_name(name).map_err(|_| broken())?;
        let said = part.size();
        let mut bytes = Vec::new();
        part.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        // What the directory said was within bounds: more than that is a lie.
        if bytes.len() as u64 != said {
            return Err(broken());
        }
        let text = String::from_utf8(bytes).map_err(|_| Unusable::NotUtf8 { part: name.to_owned() })?;
        Xml::parse(name, text).map(Some)
    }

    /// A part that must be there.
    pub fn must(&self, name: &str) -> Result<Xml, Unusable> {
        self.xml(name)?.ok_or_else(|| Unusable::Broken { part: name.to_owned() })
    }

    /// Parts that `of` points to, by their ids.
    pub fn relations(&self, of: &str) -> Result<BTreeMap<String, Relation>, Unusable> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(xml) = self.xml(&format!("{folder}{slash}_rels/{name}.rels"))? else {
            return Ok(BTreeMap::new());
        };
        let inside = |node: &usize| {
            xml.name(*node) == "Relationship"
                && xml.attribute(*node, "TargetMode").as_deref() != Some("External")
        };
        let pair = |node| {
            let part = resolve(folder, &xml.attribute(node, "Target")?);
            let kind = xml.attribute(node, "Type")?;
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            Some((xml.attribute(node, "Id")?, Relation { part, kind }))
        };
        Ok(xml.all().filter(inside).filter_map(pair).collect())
    }

    /// Addresses outside of the file that `of` points to, by their ids; only those that a click may open.
    pub fn addresses(&self, of: &str) -> Result<BTreeMap<String, String>, Unusable> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(xml) = self.xml(&format!("{folder}{slash}_rels/{name}.rels"))? else {
            return Ok(BTreeMap::new());
        };
        let pair = |node| {
            let outside = xml.attribute(node, "TargetMode").as_deref() == Some("External");
            let target = xml.attribute(node, "Target").filter(|_| outside)?;
            let opens = ["http://", "https://", "mailto:"].iter().any(|it| target.starts_with(it));
            Some((xml.attribute(node, "Id")?, target)).filter(|_| opens)
        };
        Ok(xml.all().filter_map(pair).collect())
    }

    /// The file with these parts instead of those it has. All other parts keep their bytes, their order and dates.
    pub fn with(&self, parts: &BTreeMap<String, String>) -> Result<Vec<u8>, Unusable> {
        if parts.is_empty() {
            return Ok(self.file.to_vec());
        }
        let fault = |_: ZipError| Unusable::NotOffice;
        let mut archive = ZipArchive::new(Cursor::new(self.file)).map_err(fault)?;
        let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(self.file.len())));
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(fault)?;
            let name = part.name().map_err(fault)?.into_owned();
            let Some(text) = parts.get(&name) else {
                out.raw_copy_file(part).map_err(fault)?;
                continue;
            };
            let mut options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            if let Some(modified) = part.last_modified() {
                options = options.last_modified_time(modified);
            }
            out.start_file(name, options).map_err(fault)?;
            out.write_all(text.as_bytes()).map_err(|_| Unusable::NotOffice)?;
        }
        out.finish().map(Cursor::into_inner).map_err(fault)
    }
}

/// Encrypted packages are OLE files with a stream of this name, in UTF-16.
fn is_locked(file: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.windows(name.len()).any(|window| window == name)
}

/// Checks what the directory of the zip says, before anything is unpacked.
fn names(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<BTreeSet<String>, Unusable> {
    if archive.len() > MOST_PARTS {
        return Err(Unusable::TooManyParts { most: MOST_PARTS });
    }
    let (mut names, mut bytes) = (BTreeSet::new(), 0_u64);
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Unusable::NotOffice)?;
        let name = part.name().map_err(|_| Unusable::NotOffice)?.into_owned();
        if part.encrypted() {
            return Err(Unusable::Encrypted);
        }
        let climbs = name.split('/').any(|step| step == "..");
        if climbs || name.starts_with('/') || name.contains(['\\', '\0', ':']) {
            return Err(Unusable::BadName { name });
        }
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
        bytes += if is_xml { part.size() } else { 0 };
        if bytes > MOST_BYTES_READ || (is_xml && part.size() > MOST_BYTES) {
            return Err(Unusable::TooLarge { part: name, most: MOST_BYTES });
        }
        names.insert(name);
    }
    Ok(names)
}

/// A target as a part name: relative to the folder, or from the root.
fn resolve(folder: &str, target: &str) -> String {
    let full = match target.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in full.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
