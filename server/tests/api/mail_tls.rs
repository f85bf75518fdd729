//! The message of the day to a mail server that speaks TLS: from the first byte, and after STARTTLS. Its certificate is its own.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use gongjian_server::digest::Digests;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::digest::{digests_by, place};
use crate::folder::Folder;
use crate::office::Office;

/// What came over TLS, and what came in the clear.
#[derive(Default)]
struct Heard {
    sealed: Vec<String>,
    clear: Vec<String>,
}

/// How the talk becomes secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    FromTheStart,
    StartTls,
}

struct PostOffice {
    port: u16,
    heard: Arc<Mutex<Heard>>,
    certificate: PathBuf,
    /// Of somebody else.
    other: PathBuf,
    #[expect(dead_code, reason = "held, not read")]
    folder: Folder,
}

/// A mail server of its own on this machine, one talk after the other.
fn post_office(way: Way) -> PostOffice {
    let folder = Folder::new("mail-tls");
    let made = || rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let (own, stranger) = (made(), made());
    let (certificate, other) = (folder.path().join("own.pem"), folder.path().join("other.pem"));
    std::fs::write(&certificate, own.cert.pem()).expect("writable");
    std::fs::write(&other, stranger.cert.pem()).expect("writable");
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.expect("ring has them").with_no_client_auth();
    let config = config.with_single_cert(vec![own.cert.der().clone()], key).expect("fits");
    let (config, heard) = (Arc::new(config), Arc::new(Mutex::new(Heard::default())));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("bound").port();
    let kept = heard.clone();
    std::thread::spawn(move || {
        for socket in listener.incoming().map_while(Result::ok) {
            let _ended = serve(socket, way, &config, &kept);
        }
    });
    PostOffice { port, heard, certificate, other, folder }
}

fn serve(
    socket: TcpStream,
    way: Way,
    config: &Arc<ServerConfig>,
    heard: &Mutex<Heard>,
) -> std::io::Result<()> {
    let mut socket = socket;
    if way == Way::StartTls {
        socket.write_all(b"220 here\r\n")?;
        // Line by line without reading ahead: what follows belongs to TLS.
        while let Some(line) = line_of(&mut socket)? {
            let starts = line == "STARTTLS";
            let answer =
                if line.starts_with("EHLO") { "250-here\r\n250 STARTTLS\r\n" } else { "220 go on\r\n" };
            heard.lock().expect("whole").clear.push(line);
            socket.write_all(answer.as_bytes())?;
            if starts {
                break;
            }
        }
    }
    let connection = ServerConnection::new(config.clone()).map_err(std::io::Error::other)?;
    let mut stream = StreamOwned::new(connection, socket);
    if way == Way::FromTheStart {
        stream.write_all(b"220 here\r\n")?;
    }
    talk(stream, heard)
}

/// The talk by SMTP, as far as a letter needs it.
fn talk(stream: impl Read + Write, heard: &Mutex<Heard>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut line, mut in_letter) = (String::new(), false);
    while stream.read_line(&mut line)? > 0 {
        let said = std::mem::take(&mut line).trim_end().to_owned();
        let answer = match said.split([' ', ':']).next().unwrap_or_default() {
            _ if in_letter && said != "." => "",
            "." => "250 taken\r\n",
            "DATA" => "354 go on\r\n",
            "QUIT" => "221 bye\r\n",
            _ => "250 fine\r\n",
        };
        in_letter = said == "DATA" || (in_letter && said != ".");
        heard.lock().expect("whole").sealed.push(said);
        stream.get_mut().write_all(answer.as_bytes())?;
        stream.get_mut().flush()?;
    }
    Ok(())
}

fn line_of(socket: &mut TcpStream) -> std::io::Result<Option<String>> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    while socket.read(&mut byte)? == 1 {
        if byte == [b'\n'] {
            return Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()));
        }
        line.extend(byte);
    }
    Ok(None)
}

fn sends(office: &Office, it: &PostOffice, way: Way, trusted: &std::path::Path) -> Digests {
    let address = match way {
        Way::FromTheStart => format!("smtps://localhost:{}", it.port),
        Way::StartTls => format!("smtp://localhost:{}?tls=required", it.port),
    };
    digests_by(office, Some(&address), Some(trusted), None)
}

// For X-16: mail leaves the house sealed, or not at all.
// planted: a stranger's certificate is taken for a letter that may have gone
#[tokio::test]
async fn a_letter_goes_by_tls_and_waits_when_the_certificate_is_a_strangers() {
    for way in [Way::FromTheStart, Way::StartTls] {
        let (office, _one) = place().await;
        let there = post_office(way);
        let stranger = sends(&office, &there, way, &there.other);
        assert_eq!(stranger.round().await.expect("asked"), 0, "nothing goes to a stranger");
        assert!(there.heard.lock().expect("whole").sealed.iter().all(|it| !it.contains("example.org")));
        let known = sends(&office, &there, way, &there.certificate);
        assert_eq!(known.round().await.expect("sent"), 2, "and it was given back, so it goes now");
        let heard = there.heard.lock().expect("whole");
        let to = heard.sealed.iter().filter(|it| it.starts_with("RCPT TO:")).count();
        assert_eq!(to, 2, "{:?}", heard.sealed);
        let leaked = heard.clear.iter().any(|it| it.contains("example.org") || it.starts_with("DATA"));
        assert!(!leaked, "{:?}", heard.clear);
    }
}
