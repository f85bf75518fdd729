//! What two files have in common, told without our own reader.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;

pub type Parts = BTreeMap<String, Vec<u8>>;

pub fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("whole");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// Names of the parts that differ; both files have the same parts in the same order.
pub fn differing(before: &[u8], after: &[u8]) -> BTreeSet<String> {
    let order = |file: &[u8]| {
        let archive = zip::ZipArchive::new(Cursor::new(file.to_vec())).expect("a zip");
        archive.file_names().map(|it| it.expect("a name").into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(order(before), order(after));
    let (before, after) = (parts(before), parts(after));
    before.into_iter().filter(|(name, bytes)| after[name] != *bytes).map(|(name, _)| name).collect()
}

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).expect("a part");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("a zip").into_inner()
}

/// The events of a part, each as its source, without the elements that `skip` names by their first tag.
pub fn events(part: &[u8], skip: impl Fn(&str) -> bool) -> Vec<String> {
    let text = std::str::from_utf8(part).expect("UTF-8");
    let mut reader = Reader::from_str(text);
    let (mut events, mut skipping) = (Vec::new(), 0_usize);
    loop {
        let from = usize::try_from(reader.buffer_position()).expect("small");
        let event = reader.read_event().expect("well formed");
        let source = &text[from..usize::try_from(reader.buffer_position()).expect("small")];
        let (opens, closes) = (matches!(event, Event::Start(_)), matches!(event, Event::End(_)));
        let stands_alone = matches!(event, Event::Empty(_));
        if matches!(event, Event::Eof) {
            return events;
        } else if skipping > 0 {
            skipping = skipping + usize::from(opens) - usize::from(closes);
        } else if opens && skip(source) {
            skipping = 1;
        } else if !(stands_alone && skip(source)) {
            events.push(source.to_owned());
        }
    }
}
