//! Photos and files of a space over HTTP: in pieces, resumed, checked, cleaned, and given to nobody else.

use std::io::Cursor;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use gongjian_server::blobs::sweep;
use gongjian_shared::wire::blobs::{BlobHash, DAY_BYTES_MAX, FILE_BYTES_MAX, PIECE_BYTES, piece, pieces};
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::office::{
    Answer, Browser, DAY_MS, OWN, Office, PASSWORD, add_person, add_space, folder_of, set_member, space,
};

/// Li and Wu write in the space, Zhao reads there, Qian is elsewhere.
struct Desk {
    office: Office,
    li: Browser,
    zhao: Browser,
    qian: Browser,
    wu: Browser,
}

impl Desk {
    async fn new() -> Self {
        let (office, mut admin) = Office::open().await;
        let orders = [
            add_space(3),
            add_space(4),
            add_person(2, "limin"),
            add_person(4, "zhaogang"),
            add_person(5, "qian"),
            add_person(6, "wu"),
            set_member(3, 2, Some("member")),
            set_member(3, 4, Some("reader")),
            set_member(4, 5, Some("member")),
            set_member(3, 6, Some("member")),
        ];
        for (nth, command) in (101..).zip(orders) {
            admin.command(nth, command).await.expect_status(StatusCode::OK);
        }
        let logins = [(2, "limin"), (3, "zhaogang"), (4, "qian"), (5, "wu")];
        let [mut li, mut zhao, mut qian, mut wu] = logins.map(|(nth, _)| office.browser(nth));
        for (browser, (_, login)) in [&mut li, &mut zhao, &mut qian, &mut wu].into_iter().zip(logins) {
            browser.sign_in(login, PASSWORD).await.expect_status(StatusCode::OK);
        }
        Self { office, li, zhao, qian, wu }
    }
}

/// A file under the name of its own bytes.
struct File {
    bytes: Vec<u8>,
    name: String,
}

impl File {
    fn new(bytes: Vec<u8>) -> Self {
        let name = BlobHash::from_bytes(Sha256::digest(&bytes).into()).to_string();
        Self { bytes, name }
    }

    fn at(&self, rest: &str) -> String {
        format!("/api/blobs/{}/{}{rest}", space(3), self.name)
    }

    async fn put(&self, by: &mut Browser, nth: u32) -> Answer {
        let size = self.bytes.len();
        let body = Body::from(self.bytes[piece(size, nth)].to_vec());
        by.request(Method::PUT, &self.at(&format!("/{nth}?size={size}")), &[("origin", OWN)], body).await
    }

    async fn close(&self, by: &mut Browser) -> Answer {
        by.request(Method::POST, &self.at(""), &[("origin", OWN)], Body::empty()).await
    }

    async fn send(&self, by: &mut Browser) -> Answer {
        for nth in 0..pieces(self.bytes.len()) {
            self.put(by, nth).await.expect_status(StatusCode::OK);
        }
        self.close(by).await
    }

    async fn fetch(&self, by: &mut Browser) -> Answer {
        by.get(&self.at(""), &[]).await
    }

    async fn state(&self, by: &mut Browser) -> Json {
        by.get(&self.at("/pieces"), &[]).await.expect_status(StatusCode::OK).json()
    }
}

fn done() -> Json {
    json!({ "Ok": { "done": true, "pieces": [] } })
}

fn refused(code: &str) -> Json {
    json!({ "Err": { "code": code } })
}

/// Noise, so that it does not shrink: about two bytes a pixel.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = state.to_be_bytes();
        Rgb([red, green, blue])
    })
}

fn encoded(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

const SECRET: &[u8] = b"N31.2304 E121.4737 SM-G991B";

/// A JPEG as cameras write it: turned by 90°, with place and camera in its EXIF, and a page behind its end.
fn camera(image: &RgbImage) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(entry(0x010f, 2, SECRET.len() as u32, 38));
    exif.extend(entry(0x0112, 3, 1, 6));
    exif.extend([0; 4]);
    exif.extend(SECRET);
    let length = u16::try_from(exif.len() + 2).expect("short");
    let plain = encoded(image, ImageFormat::Jpeg);
    let page = b"<html><script>alert(1)</script></html>";
    [&plain[..2], &[0xff, 0xe1], &length.to_be_bytes(), &exif, &plain[2..], page].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// Every file below a folder.
fn below(folder: &std::path::Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(below(&path));
        } else {
            found.push(std::fs::read(path).expect("readable"));
        }
    }
    found
}

// Sent in pieces, resumed where it was cut
#[tokio::test]
async fn a_photo_that_was_cut_goes_on_where_it_was_and_is_confirmed_only_whole() {
    let mut desk = Desk::new().await;
    let photo = File::new(encoded(&noise(700, 500), ImageFormat::Png));
    assert!(pieces(photo.bytes.len()) >= 3, "{}", photo.bytes.len());
    photo.put(&mut desk.li, 1).await.expect_status(StatusCode::OK);
    photo.put(&mut desk.li, 0).await.expect_status(StatusCode::OK);
    // The process dies here; its files stay.
    let cookie = desk.li.cookie.clone();
    let Desk { office, li, zhao, qian, wu } = desk;
    drop((li, zhao, qian, wu));
    let office = office.restart().await;
    let mut li = office.browser(2);
    li.cookie = cookie;
    assert_eq!(photo.state(&mut li).await, json!({ "done": false, "pieces": [0, 1] }));
    let early = photo.close(&mut li).await;
    let missing: Vec<u32> = (2..pieces(photo.bytes.len())).collect();
    early.expect(StatusCode::CONFLICT, json!({ "Err": { "code": "missing", "pieces": missing } }));
    assert_eq!(photo.fetch(&mut li).await.status, StatusCode::NOT_FOUND);
    for nth in 2..pieces(photo.bytes.len()) {
        photo.put(&mut li, nth).await.expect_status(StatusCode::OK);
    }
    photo.close(&mut li).await.expect(StatusCode::OK, done());
    // Once more, as a phone does that heard no answer.
    photo.close(&mut li).await.expect(StatusCode::OK, done());
    assert_eq!(photo.put(&mut li, 0).await.json(), done());
    assert_eq!(photo.state(&mut li).await, json!({ "done": true, "pieces": [] }));
    assert_eq!(photo.fetch(&mut li).await.status, StatusCode::OK);
    assert_eq!(below(&folder_of(&office).join("blobs/parts")), Vec::<Vec<u8>>::new(), "the pieces are gone");
}

// planted: the photo is kept as it came
#[tokio::test]
async fn place_and_camera_and_what_lies_behind_a_photo_are_gone_and_it_stands_upright() {
    let mut desk = Desk::new().await;
    let photo = File::new(camera(&noise(80, 40)));
    assert!(holds(&photo.bytes, SECRET));
    photo.send(&mut desk.li).await.expect(StatusCode::OK, done());
    let answer = photo.fetch(&mut desk.zhao).await.expect_status(StatusCode::OK);
    assert_eq!(answer.header("content-type"), Some("image/jpeg"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; sandbox"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.header("content-disposition").is_some_and(|it| it.starts_with("attachment;")));
    let shown = image::load_from_memory(&answer.body).expect("an image");
    assert_eq!((shown.width(), shown.height()), (40, 80));
    let kept = below(&folder_of(&desk.office).join("blobs"));
    assert_eq!(kept, [answer.body]);
    for part in [SECRET, b"Exif", b"<script"] {
        assert!(!holds(&kept[0], part), "{}", String::from_utf8_lossy(part));
    }
}

#[tokio::test]
async fn a_file_is_there_for_those_who_may_read_its_space_and_for_nobody_else() {
    let mut desk = Desk::new().await;
    let photo = File::new(encoded(&noise(9, 9), ImageFormat::Png));
    photo.send(&mut desk.li).await.expect(StatusCode::OK, done());
    let nothing = File::new(b"never sent".to_vec());
    for path in ["", "/pieces"] {
        let hidden = desk.qian.get(&photo.at(path), &[]).await;
        let missing = desk.qian.get(&nothing.at(path), &[]).await;
        assert_eq!((hidden.status, hidden.body), (missing.status, missing.body), "{path}");
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    }
    for by in [&mut desk.qian, &mut desk.zhao] {
        assert_eq!(photo.put(by, 0).await.status, StatusCode::NOT_FOUND);
        assert_eq!(photo.close(by).await.status, StatusCode::NOT_FOUND);
    }
    // The own space does not show what another one holds.
    let elsewhere = photo.at("").replace(&space(3).to_string(), &space(4).to_string());
    assert_eq!(desk.qian.get(&elsewhere, &[]).await.status, StatusCode::NOT_FOUND);
    let mut stranger = desk.office.browser(9);
    assert_eq!(photo.fetch(&mut stranger).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(photo.fetch(&mut desk.zhao).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_what_its_name_says_is_refused_and_may_be_sent_anew() {
    let mut desk = Desk::new().await;
    let photo = File::new(encoded(&noise(9, 9), ImageFormat::Png));
    let mut broken = photo.bytes.clone();
    broken[50] ^= 1;
    let broken = File { bytes: broken, name: photo.name.clone() };
    broken.send(&mut desk.li).await.expect(StatusCode::CONFLICT, refused("wrong_hash"));
    assert_eq!(photo.state(&mut desk.li).await, json!({ "done": false, "pieces": [] }));
    photo.send(&mut desk.li).await.expect(StatusCode::OK, done());
}

#[tokio::test]
async fn only_images_and_papers_are_taken_by_what_they_are() {
    let mut desk = Desk::new().await;
    let png = encoded(&noise(9, 9), ImageFormat::Png);
    let truncated = png[..png.len() / 2].to_vec();
    let page = b"<html><img src=a.jpg><script>alert(1)</script></html>".to_vec();
    let both = [b"%PDF-1.7\n", &page[..]].concat();
    let macros = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest".to_vec();
    for (bytes, code) in [
        (page, "not_taken"),
        (both, "not_taken"),
        (b"GIF89a......".to_vec(), "not_taken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "not_taken"),
        (truncated, "damaged"),
        (macros, "office"),
        (b"PK\x03\x04 no zip".to_vec(), "office"),
    ] {
        let answer = File::new(bytes).send(&mut desk.li).await.expect_status(StatusCode::CONFLICT);
        assert_eq!(answer.json()["Err"]["code"], code);
    }
    let pdf = File::new(b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF".to_vec());
    pdf.send(&mut desk.li).await.expect(StatusCode::OK, done());
    let answer = pdf.fetch(&mut desk.zhao).await;
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    assert_eq!(answer.body, pdf.bytes);
    let nothing_stays = below(&folder_of(&desk.office).join("blobs/parts"));
    assert_eq!(nothing_stays, Vec::<Vec<u8>>::new());
}

// planted: without the look at the size the decoder begins to work
#[tokio::test]
async fn a_small_file_that_unfolds_to_a_huge_image_is_refused_before_it_is_decoded() {
    let mut desk = Desk::new().await;
    let mut bomb = encoded(&noise(1, 1), ImageFormat::Png);
    // Width and height in the head, with its checksum made right again.
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let bomb = File::new(bomb);
    for nth in 0..pieces(bomb.bytes.len()) {
        bomb.put(&mut desk.li, nth).await.expect_status(StatusCode::OK);
    }
    let answer = tokio::time::timeout(Duration::from_secs(30), bomb.close(&mut desk.li)).await;
    let answer = answer.expect("in time").expect_status(StatusCode::CONFLICT);
    assert_eq!(answer.json()["Err"]["code"], "too_many_pixels");
}

/// The checksum of PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8)
            .fold(sum ^ u32::from(*byte), |it, _| if it & 1 == 1 { (it >> 1) ^ 0xedb8_8320 } else { it >> 1 })
    })
}

#[tokio::test]
async fn sizes_are_bounded_for_a_piece_a_file_and_a_day() {
    let mut desk = Desk::new().await;
    let file = File::new(vec![b'x'; 10]);
    let put = async |by: &mut Browser, name: u8, size: usize, bytes: usize| {
        let path = format!("/api/blobs/{}/{}/0?size={size}", space(3), BlobHash::from_bytes([name; 32]));
        by.request(Method::PUT, &path, &[("origin", OWN)], Body::from(vec![b'x'; bytes])).await
    };
    assert_eq!(put(&mut desk.li, 0, 0, 0).await.json()["Err"]["code"], "empty");
    assert_eq!(
        put(&mut desk.li, 0, FILE_BYTES_MAX + 1, PIECE_BYTES).await.json()["Err"]["code"],
        "too_large"
    );
    assert_eq!(put(&mut desk.li, 0, 10, 9).await.json()["Err"]["code"], "wrong_piece");
    let over = put(&mut desk.li, 0, FILE_BYTES_MAX, PIECE_BYTES + 1).await;
    assert_eq!(over.status, StatusCode::PAYLOAD_TOO_LARGE);
    let beyond =
        desk.li.request(Method::PUT, &file.at("/1?size=10"), &[("origin", OWN)], Body::from("x")).await;
    assert_eq!(beyond.json()["Err"]["code"], "wrong_piece");
    let whole = u8::try_from(DAY_BYTES_MAX / FILE_BYTES_MAX as u64).expect("few");
    for name in 1..=whole {
        put(&mut desk.li, name, FILE_BYTES_MAX, PIECE_BYTES).await.expect_status(StatusCode::OK);
    }
    let much = put(&mut desk.li, whole + 1, FILE_BYTES_MAX, PIECE_BYTES).await;
    assert_eq!(much.json()["Err"]["code"], "too_much_today");
    // Others are not held up by it, and tomorrow is another day.
    put(&mut desk.wu, whole + 1, FILE_BYTES_MAX, PIECE_BYTES).await.expect_status(StatusCode::OK);
    desk.office.clock.advance_ms(DAY_MS);
    put(&mut desk.li, whole + 2, FILE_BYTES_MAX, PIECE_BYTES).await.expect_status(StatusCode::OK);
}

#[tokio::test]
async fn what_was_begun_and_never_ended_goes_after_a_month_and_what_is_kept_stays() {
    let mut desk = Desk::new().await;
    let kept = File::new(encoded(&noise(9, 9), ImageFormat::Png));
    kept.send(&mut desk.li).await.expect(StatusCode::OK, done());
    let begun = File::new(encoded(&noise(400, 400), ImageFormat::Png));
    begun.put(&mut desk.li, 0).await.expect_status(StatusCode::OK);
    desk.office.clock.advance_ms(29 * DAY_MS);
    assert_eq!(sweep::round(&desk.office.state).await.expect("sweeps"), 0);
    desk.office.clock.advance_ms(2 * DAY_MS);
    assert_eq!(sweep::round(&desk.office.state).await.expect("sweeps"), 1);
    desk.wu.sign_in("wu", PASSWORD).await.expect_status(StatusCode::OK);
    assert_eq!(begun.state(&mut desk.wu).await, json!({ "done": false, "pieces": [] }));
    assert_eq!(kept.fetch(&mut desk.wu).await.status, StatusCode::OK);
    assert_eq!(below(&folder_of(&desk.office).join("blobs/parts")), Vec::<Vec<u8>>::new());
}
