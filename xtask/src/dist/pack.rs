use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::place;
use crate::site::{Asset, read_list};
use crate::trouble::{Outcome, Trouble};

/// Sizes of one file as it is and as it travels.
pub struct Packed {
    pub path: String,
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
    /// A screen needs it, a start does not.
    pub on_demand: bool,
}

/// The ending of the packed file beside the plain one.
pub fn ending(encoding: &str) -> &'static str {
    match encoding {
        "br" => "br",
        "gzip" => "gz",
        _ => "plain",
    }
}

/// Copies a site and puts packed files beside the plain ones, where packing helps.
pub fn pack(from: &Path, to: &Path) -> Outcome {
    let list = read_list(from)?;
    let mut kept = BTreeSet::from([to.join("assets.json")]);
    for asset in &list {
        kept.extend(pack_one(asset, from, to)?);
    }
    for path in place::files_below(to) {
        if !kept.contains(&path) {
            std::fs::remove_file(&path).map_err(|error| Trouble::file(&path, &error))?;
        }
    }
    place::write(&to.join("assets.json"), &place::read(&from.join("assets.json"))?)
}

fn pack_one(asset: &Asset, from: &Path, to: &Path) -> Outcome<Vec<PathBuf>> {
    let plain = place::read(&from.join(&asset.file))?;
    let target = to.join(&asset.file);
    let (br, gz) = (beside(&target, "br"), beside(&target, "gz"));
    // The hash in the name is that of the bytes: a packed file beside it is of the same bytes.
    let done = asset.immutable && br.exists() && gz.exists();
    if !done {
        place::write(&target, &plain)?;
        for (path, bytes) in [(&br, brotli(&plain)), (&gz, gzip(&plain))] {
            let bytes = bytes.map_err(|error| Trouble::file(path, &error))?;
            if helps(&bytes, &plain) {
                place::write(path, &bytes)?;
            } else {
                let _ = std::fs::remove_file(path);
            }
        }
    }
    Ok([target, br, gz].into_iter().filter(|path| path.exists()).collect())
}

/// Pictures are packed already: five in a hundred must be gained.
fn helps(packed: &[u8], plain: &[u8]) -> bool {
    packed.len() * 20 < plain.len() * 19
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn brotli(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &plain[..], &mut packed, &params)?;
    Ok(packed)
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}

/// What each file weighs; one without a packed form travels as it is.
pub fn sizes(site: &Path) -> Outcome<Vec<Packed>> {
    let size = |path: &Path| std::fs::metadata(path).ok().and_then(|it| usize::try_from(it.len()).ok());
    let of = |asset: Asset| {
        let path = site.join(&asset.file);
        let raw = size(&path).unwrap_or(0);
        let packed = |ending| size(&beside(&path, ending)).unwrap_or(raw);
        let (gzip, brotli) = (packed("gz"), packed("br"));
        Packed { path: asset.path, raw, gzip, brotli, on_demand: asset.on_demand }
    };
    Ok(read_list(site)?.into_iter().map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Scratch;

    #[test]
    fn text_is_packed_noise_is_not() {
        let (from, to) = (Scratch::new("pack-from").unwrap(), Scratch::new("pack-to").unwrap());
        let noise: Vec<u8> = (0..2_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        std::fs::write(from.path().join("a.js"), "let a = 1;\n".repeat(500)).unwrap();
        std::fs::write(from.path().join("b.png"), brotli(&noise).unwrap()).unwrap();
        let list = [Asset::new("/a.js", "a.js", true), Asset::new("/b.png", "b.png", false)];
        std::fs::write(from.path().join("assets.json"), serde_json::to_vec(&list).unwrap()).unwrap();
        pack(from.path(), to.path()).unwrap();
        let there = |name: &str| to.path().join(name).exists();
        assert_eq!(
            [there("a.js.br"), there("a.js.gz"), there("b.png.br"), there("b.png")],
            [true, true, false, true]
        );
        assert!(sizes(to.path()).unwrap()[0].brotli < 100);
    }
}
