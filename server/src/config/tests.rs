use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::scratch::Folder;

/// Reads flags (split at blanks) and environment (`NAME=value`, split at blanks).
fn read(flags: &str, environment: &str) -> Result<Config, String> {
    let environment: BTreeMap<&str, &str> =
        environment.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
    let read = Config::read(flags.split_whitespace().map(str::to_owned), |name| {
        environment.get(name).map(|it| (*it).to_owned())
    });
    match read.map_err(|e| e.to_string())? {
        Command::Serve(config) => Ok(*config),
        Command::Backup { data, to } => Err(format!("backup {} {}", data.display(), to.display())),
        Command::Restore { from, data } => Err(format!("restore {} {}", from.display(), data.display())),
        Command::Audit { data } => Err(format!("audit {}", data.display())),
        Command::Help => Err("help".to_owned()),
    }
}

/// Writes a file in `folder`; gives its path.
fn file(folder: &Folder, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("the temp folder is writable");
    path.display().to_string()
}

#[test]
fn without_settings_the_defaults_hold() {
    let config = read("", "").expect("defaults are sound");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.data, PathBuf::from("data"));
    assert_eq!(config.origins(8080), ["http://127.0.0.1:8080", "http://localhost:8080"]);
    assert_eq!(read("serve", ""), Ok(config));
}

#[test]
fn the_environment_beats_the_file_and_flags_beat_both() {
    let folder = Folder::new("layers");
    let file = file(
        &folder,
        "order.toml",
        "port = 1\ndata = \"from-file\"\ntrusted_proxies = [\"10.0.0.1\", \"::1\"]\n",
    );
    let config =
        read(&format!("--config {file} --port=3"), "GONGJIAN_PORT=2 GONGJIAN_DATA=from-env").expect("sound");
    assert_eq!((config.listen.port(), config.data), (3, PathBuf::from("from-env")));
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(read("", &format!("GONGJIAN_CONFIG={file} GONGJIAN_PORT=2")).expect("sound").listen.port(), 2);
}

#[test]
fn files_lie_in_a_folder_or_in_a_bucket() {
    let bucket = |name: &str, prefix: &str| Bucket { name: name.to_owned(), prefix: prefix.to_owned() };
    for (value, expected) in [
        ("folder", Some(None)),
        ("s3://photos", Some(Some(bucket("photos", "")))),
        ("s3://photos/one/two/", Some(Some(bucket("photos", "one/two")))),
        ("s3://", None),
        ("s3://Photos", None),
        ("/srv/photos", None),
    ] {
        let found = read(&format!("--blobs {value}"), "").map(|it| it.blobs);
        assert!(found.is_ok() || found.as_ref().is_err_and(|it| it.contains("s3://BUCKET/PREFIX")));
        assert_eq!(found.ok(), expected, "{value}");
    }
}

#[test]
fn origins_are_kept_as_browsers_write_them() {
    let config = read("", "GONGJIAN_PUBLIC_ORIGIN=https://Plan.Example:443,http://a:80,http://[::1]:81")
        .expect("sound");
    assert_eq!(config.origins(1), ["https://plan.example", "http://a", "http://[::1]:81"]);
    assert!(config.speaks_tls());
}

#[test]
fn every_wrong_value_is_one_line_that_names_setting_value_and_what_is_allowed() {
    let folder = Folder::new("wrong");
    let unknown = file(&folder, "unknown.toml", "prot = 1\n");
    let broken = file(&folder, "broken.toml", "port = \n");
    let secret = file(&folder, "secret.toml", "databse = \"postgres://a:hunter2@c\"\n");
    let odd = file(&folder, "odd.toml", "port = 1.5\n");
    for (flags, environment, parts) in [
        ("--port 99999", "", ["port (--port)", "\"99999\"", "0 to 65535"]),
        ("", "GONGJIAN_PORT=x", ["port (GONGJIAN_PORT)", "\"x\"", "0 to 65535"]),
        ("--listen localhost", "", ["listen (--listen)", "\"localhost\"", "127.0.0.1:8080"]),
        ("--site /nowhere", "", ["site (--site)", "\"/nowhere\"", "assets.json"]),
        ("", "GONGJIAN_DEMO=/nowhere.json", ["demo (GONGJIAN_DEMO)", "nowhere.json", "xtask run"]),
        ("", "GONGJIAN_LOG=xml", ["log (GONGJIAN_LOG)", "\"xml\"", "text or json"]),
        ("", "GONGJIAN_PUBLIC_ORIGIN=plan.example", ["public_origin", "\"plan.example\"", "https://HOST"]),
        ("", "GONGJIAN_PUBLIC_ORIGIN=https://a/b", ["public_origin", "\"https://a/b\"", "nothing behind it"]),
        ("", "GONGJIAN_PUBLIC_ORIGIN=ftp://a", ["public_origin", "\"ftp://a\"", "https://HOST"]),
        ("", "GONGJIAN_TRUSTED_PROXIES=10.0.0.0/8", ["trusted_proxies", "\"10.0.0.0/8\"", "10.0.0.1"]),
        ("", "GONGJIAN_TLS_CERT=a.pem", ["tls_cert", "\"a.pem\"", "together"]),
        ("", "GONGJIAN_TLS_CERT=/no GONGJIAN_TLS_KEY=/no", ["tls_cert", "\"/no\"", "PEM file"]),
        ("--config /nowhere.toml", "", ["config (--config)", "\"/nowhere.toml\"", "can be read"]),
        (&format!("--config {unknown}"), "", ["prot (", "\"1\"", "one of: listen, port"]),
        (&format!("--config {broken}"), "", ["config (--config)", "broken.toml", "TOML"]),
        (&format!("--config {secret}"), "", ["databse (", "\"…\"", "database"]),
        (&format!("--config {odd}"), "", ["port (", "\"1.5\"", "a number"]),
        (
            "--database oracle://a:hunter2@c",
            "",
            ["database (--database)", "\"oracle://…c\"", "postgres://USER"],
        ),
        (
            "",
            "GONGJIAN_DATABASE=postgres://a:hunter2@c:x/d",
            ["database (GONGJIAN_DATABASE)", "\"postgres://…", "sqlite, or"],
        ),
        ("--port", "", ["port (--port)", "\"\"", "a value after the flag"]),
        ("destroy", "", ["command (command line)", "\"destroy\"", "serve"]),
        ("serve serve", "", ["command (command line)", "\"serve\"", "serve"]),
        ("backup", "", ["to (--to)", "\"\"", "a folder"]),
        ("backup --to b --port 1", "", ["command (command line)", "\"--port\"", "--data, --to"]),
        (
            "backup --to b",
            "GONGJIAN_DATABASE=postgres://a:hunter2@c/d",
            ["database (", "\"postgres://…c\"", "means of its own"],
        ),
        ("restore --data a", "", ["from (--from)", "\"\"", "a folder"]),
    ] {
        let error = read(flags, environment).expect_err(flags);
        for part in parts {
            assert!(error.contains(part), "{flags} {environment}: {error} lacks {part}");
        }
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
    assert_eq!(read("--help", ""), Err("help".to_owned()));
}

#[test]
fn a_backup_asks_for_two_folders_only() {
    assert_eq!(read("backup --to b", "GONGJIAN_DATA=a GONGJIAN_SITE=/nowhere"), Err("backup a b".to_owned()));
    assert_eq!(read("restore --from=b --data a", ""), Err("restore b a".to_owned()));
    assert_eq!(read("audit --data a", ""), Err("audit a".to_owned()));
    assert_eq!(read("backup --help", ""), Err("help".to_owned()));
}
