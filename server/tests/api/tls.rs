//! TLS from certificate files, with a client that trusts nothing else.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::folder::Folder;
use crate::start::{gongjian, start};

#[test]
fn with_certificate_files_it_speaks_tls_and_asks_for_nothing_else_ever() {
    let folder = Folder::new("tls");
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    std::fs::write(&cert, made.cert.pem()).expect("writable");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("writable");
    let mut command = gongjian(folder.path());
    command.args(["--port", "0"]).env("GONGJIAN_TLS_CERT", &cert).env("GONGJIAN_TLS_KEY", &key);
    let running = start(&mut command);
    let host = running.base.strip_prefix("https://").expect("says so").to_owned();
    let mut trusted = RootCertStore::empty();
    trusted.add(made.cert.der().clone()).expect("a certificate");
    let answer = get(&host, trusted);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("\r\nstrict-transport-security: max-age=63072000\r\n"), "{answer}");
    assert_eq!(running.stop().0, Some(0));
}

fn get(host: &str, trusted: RootCertStore) -> String {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.expect("ring has them").with_root_certificates(trusted).with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let connection = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut stream = StreamOwned::new(connection, TcpStream::connect(host).expect("it listens"));
    write!(stream, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .expect("it reads");
    let mut answer = String::new();
    // The server may hang up without a goodbye of TLS; what arrived before counts.
    let _ = stream.read_to_string(&mut answer);
    answer
}

#[test]
fn a_file_that_is_no_certificate_is_named() {
    let folder = Folder::new("no-tls");
    let file = folder.path().join("cert.pem");
    std::fs::write(&file, "not a certificate").expect("writable");
    let mut command = gongjian(folder.path());
    let output =
        command.args(["--port", "0"]).env("GONGJIAN_TLS_CERT", &file).env("GONGJIAN_TLS_KEY", &file).output();
    let said = String::from_utf8_lossy(&output.expect("it ends").stderr).into_owned();
    assert!(said.starts_with("gongjian: ") && said.contains("cert.pem"), "{said}");
}
