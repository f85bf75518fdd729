//! What a file really is, and an image written anew: nothing that was not a pixel survives (place, camera, a second
//! file behind the first). reliability.md, "Attachments".

use std::io::Cursor;

use gongjian_shared::wire::blobs::{BlobKind, BlobRefusal, FILE_BYTES_MAX, IMAGE_BYTES_MAX, PIXELS_MAX};
use gongjian_tables::book::Format;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

/// What a decoder may take at once. Unit: bytes.
const DECODER_BYTES_MAX: u64 = 128 << 20;
/// As photos of reports look on paper; 2,048 pixels take about half a megabyte.
const JPEG_QUALITY: u8 = 85;
/// A page that calls itself a PDF says so near its beginning. Unit: bytes.
const PAGE_LOOKED_FOR: usize = 4_096;

/// The kind, by the first bytes and by nothing else.
fn sniff(bytes: &[u8]) -> Option<BlobKind> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(BlobKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(BlobKind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(BlobKind::Webp),
        [b'%', b'P', b'D', b'F', b'-', ..] if !holds_a_page(bytes) => Some(BlobKind::Pdf),
        _ => None,
    }
}

fn holds_a_page(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(PAGE_LOOKED_FOR)].to_ascii_lowercase();
    let holds = |tag: &[u8]| head.windows(tag.len()).any(|it| it == tag);
    [&b"<html"[..], b"<script", b"<!doctype", b"<svg"].into_iter().any(holds)
}

/// Gives what is to be kept. Slow: an image is decoded.
///
/// # Errors
/// [`BlobRefusal`] for what is not taken.
pub fn clean(bytes: Vec<u8>) -> Result<(BlobKind, Vec<u8>), BlobRefusal> {
    match sniff(&bytes) {
        Some(kind) if kind.is_image() => repaint(kind, &bytes),
        Some(kind) => Ok((kind, bytes)),
        None if is_office(&bytes) => match gongjian_tables::format(&bytes) {
            Ok(Format::Docx) => Ok((BlobKind::Docx, bytes)),
            Ok(Format::Xlsx) => Ok((BlobKind::Xlsx, bytes)),
            Err(why) => Err(BlobRefusal::Office { why }),
        },
        None => Err(BlobRefusal::NotTaken),
    }
}

/// A zip, or an office file of old, which is refused with its own reason.
fn is_office(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

fn repaint(kind: BlobKind, bytes: &[u8]) -> Result<(BlobKind, Vec<u8>), BlobRefusal> {
    if bytes.len() > IMAGE_BYTES_MAX {
        return Err(BlobRefusal::TooLarge { most: IMAGE_BYTES_MAX });
    }
    let image = decode(kind, bytes)?;
    let (kind, painted) = paint(kind, &image).map_err(|_| BlobRefusal::Damaged)?;
    if painted.len() > FILE_BYTES_MAX {
        return Err(BlobRefusal::TooLarge { most: FILE_BYTES_MAX });
    }
    Ok((kind, painted))
}

/// Pixels are counted before any is made.
fn decode(kind: BlobKind, bytes: &[u8]) -> Result<DynamicImage, BlobRefusal> {
    let damaged = |_| BlobRefusal::Damaged;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODER_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(BlobRefusal::TooManyPixels { most: PIXELS_MAX });
    }
    // How the camera was held stands in what is thrown away.
    let held = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(held);
    Ok(image)
}

fn format(kind: BlobKind) -> ImageFormat {
    match kind {
        BlobKind::Png => ImageFormat::Png,
        BlobKind::Webp => ImageFormat::WebP,
        BlobKind::Jpeg | BlobKind::Pdf | BlobKind::Docx | BlobKind::Xlsx => ImageFormat::Jpeg,
    }
}

/// Drawings stay exact, photos become JPEG; so does a WebP unless one can see through it.
fn paint(kind: BlobKind, image: &DynamicImage) -> image::ImageResult<(BlobKind, Vec<u8>)> {
    let mut painted = Vec::new();
    if kind == BlobKind::Png || (kind == BlobKind::Webp && image.color().has_alpha()) {
        image.write_with_encoder(PngEncoder::new(&mut painted))?;
        return Ok((BlobKind::Png, painted));
    }
    image.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut painted, JPEG_QUALITY))?;
    Ok((BlobKind::Jpeg, painted))
}
