//! The list of the site (`assets.json`) with the bytes of every file it names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Bytes;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Best first.
const PACKED: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

#[derive(Debug, thiserror::Error)]
#[error("the site cannot be served: {what}")]
pub struct SiteError {
    pub what: String,
}

impl SiteError {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into() }
    }
}

/// One line of `assets.json`.
#[derive(Debug, Deserialize)]
struct Line {
    path: String,
    /// The file, from the folder of the list; the path without its first `/` when it is not said.
    file: Option<String>,
    #[serde(rename = "type")]
    media_type: String,
    immutable: bool,
}

/// One form of a file, as it is sent.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub encoding: Option<&'static str>,
    pub etag: String,
    pub bytes: Bytes,
}

#[derive(Clone, Debug)]
pub(super) struct Asset {
    pub media_type: String,
    pub immutable: bool,
    pub plain: Variant,
    pub packed: Vec<Variant>,
}

/// All files by their path.
#[derive(Clone, Debug, Default)]
pub(super) struct List(BTreeMap<String, Asset>);

impl List {
    /// Builds the list; `read` gives the bytes of a file of the site.
    pub(super) fn read(read: impl Fn(&str) -> Option<Cow<'static, [u8]>>) -> Result<Self, SiteError> {
        let text = read("assets.json").ok_or_else(|| SiteError::new("there is no assets.json"))?;
        let lines: Vec<Line> =
            serde_json::from_slice(&text).map_err(|e| SiteError::new(format!("assets.json: {e}")))?;
        lines.into_iter().map(|line| asset(line, &read)).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn find(&self, path: &str) -> Option<&Asset> {
        self.0.get(path)
    }

    /// The one page that all pages of the app start from.
    pub(super) fn shell(&self) -> Option<&Asset> {
        self.find("/").or_else(|| self.find("/index.html"))
    }

    /// Also what never changes of `before`: a page that was loaded a moment ago still asks for it.
    pub(super) fn after(mut self, before: &Self) -> Self {
        let kept = before.0.iter().filter(|(_, asset)| asset.immutable);
        for (path, asset) in kept {
            self.0.entry(path.clone()).or_insert_with(|| asset.clone());
        }
        self
    }
}

fn asset(
    line: Line,
    read: impl Fn(&str) -> Option<Cow<'static, [u8]>>,
) -> Result<(String, Asset), SiteError> {
    let file = line.file.unwrap_or_else(|| line.path.trim_start_matches('/').to_owned());
    if file.split('/').any(|part| matches!(part, "" | "." | "..")) || !line.path.starts_with('/') {
        return Err(SiteError::new(format!("assets.json names {file:?} for {:?}", line.path)));
    }
    let bytes = read(&file).ok_or_else(|| SiteError::new(format!("{file} cannot be read")))?;
    let packed = PACKED.into_iter().filter_map(|(encoding, ending)| {
        read(&format!("{file}{ending}")).map(|bytes| variant(Some(encoding), bytes))
    });
    let packed = packed.collect();
    let asset =
        Asset { media_type: line.media_type, immutable: line.immutable, plain: variant(None, bytes), packed };
    Ok((line.path, asset))
}

fn variant(encoding: Option<&'static str>, bytes: Cow<'static, [u8]>) -> Variant {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(&bytes)[..16]);
    let etag = format!("\"{}{}\"", Uuid::from_bytes(half).simple(), encoding.unwrap_or_default());
    let bytes = match bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Variant { encoding, etag, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(json: &'static str) -> Result<List, SiteError> {
        List::read(|file| match file {
            "assets.json" => Some(Cow::Borrowed(json.as_bytes())),
            "pkg/a.js" => Some(Cow::Borrowed(b"let a;")),
            _ => None,
        })
    }

    #[test]
    fn a_list_that_leaves_its_folder_or_names_what_is_not_there_is_refused() {
        for (json, what) in [
            (r#"[{"path":"/a","file":"../a","type":"t","immutable":true}]"#, "../a"),
            (r#"[{"path":"/a","file":"/etc/passwd","type":"t","immutable":true}]"#, "/etc/passwd"),
            (r#"[{"path":"a","file":"pkg/a.js","type":"t","immutable":true}]"#, "pkg/a.js"),
            (r#"[{"path":"/b.js","type":"t","immutable":true}]"#, "b.js cannot be read"),
            (r#"{"no":"list"}"#, "assets.json"),
        ] {
            let error = list(json).expect_err(json).to_string();
            assert!(error.contains(what), "{error}");
        }
        let list =
            list(r#"[{"path":"/pkg/a.js","type":"text/javascript","immutable":true}]"#).expect("is good");
        assert!(list.find("/pkg/a.js").is_some());
        assert!(list.find("/pkg/../pkg/a.js").is_none());
    }
}
