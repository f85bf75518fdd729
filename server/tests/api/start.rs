//! The binary as a person starts it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::folder::Folder;

pub struct Running {
    child: Child,
    /// What stands behind `listening on `.
    pub base: String,
}

pub fn gongjian(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongjian"));
    command.env_clear().arg("--data").arg(data).stdin(Stdio::null());
    command
}

pub fn start(command: &mut Command) -> Running {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut line).expect("a line");
    let base = line.trim_end().strip_prefix("listening on ").map(str::to_owned);
    Running { base: base.unwrap_or_else(|| panic!("{line:?} {:?}", child.kill())), child }
}

impl Running {
    fn get(&self, path: &str) -> String {
        let host = self.base.strip_prefix("http://").expect("plain");
        let mut stream = TcpStream::connect(host).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-s", name, &pid]).status().expect("kill is there");
        assert!(told.success());
    }

    /// Tells it to stop, as a service manager does; gives the exit code and what it wrote.
    pub fn stop(mut self) -> (Option<i32>, String) {
        self.signal("TERM");
        let status = self.child.wait().expect("it ends");
        let mut said = String::new();
        self.child.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
        (status.code(), said)
    }
}

impl Drop for Running {
    /// A story that fails leaves no server behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_listens_answers_shows_the_code_once_and_stops_when_told() {
    let folder = Folder::new("start");
    let running = start(gongjian(folder.path()).args(["serve", "--port", "0"]));
    assert!(
        running.base.starts_with("http://127.0.0.1:") && !running.base.ends_with(":0"),
        "{}",
        running.base
    );
    let answer = running.get("/healthz");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("{\"ok\":true}"), "{answer}");
    let base = running.base.clone();
    let (code, said) = running.stop();
    assert_eq!(code, Some(0), "{said}");
    let shown = said.lines().filter_map(|line| line.strip_prefix("one-time code: ")).collect::<Vec<_>>();
    assert!(matches!(shown.as_slice(), [code] if code.len() == 11 && code.as_bytes()[5] == b'-'), "{said}");
    assert!(said.contains(&format!("{base}/first")), "{said}");
}

#[test]
fn a_wrong_setting_is_one_line_and_exit_code_two() {
    let folder = Folder::new("wrong");
    for arguments in [["--port", "99999"], ["fly", "now"], ["--site", "/nowhere"]] {
        let output = gongjian(folder.path()).args(arguments).output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
        assert!(said.starts_with("gongjian: ") && said.contains("not allowed; allowed:"), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_second_server_on_the_same_folder_or_port_says_so() {
    let folder = Folder::new("second");
    let running = start(gongjian(folder.path()).args(["--port", "0"]));
    let same_folder = gongjian(folder.path()).args(["--port", "0"]).output().expect("it ends");
    let port = running.base.rsplit(':').next().expect("a port").to_owned();
    let other = Folder::new("other");
    let same_port = gongjian(other.path()).args(["--port", &port]).output().expect("it ends");
    for (output, what) in
        [(same_folder, "in use by another server"), (same_port, "cannot listen on 127.0.0.1:")]
    {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && said.contains(what), "{said}");
    }
    assert_eq!(running.stop().0, Some(0));
}

#[test]
fn help_is_help() {
    let folder = Folder::new("help");
    let output = gongjian(folder.path()).arg("--help").output().expect("it ends");
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("public_origin"));
}

#[cfg(feature = "test-clock")]
#[test]
fn harnesses_may_ask_what_the_site_sent() {
    let folder = Folder::new("bytes");
    let running = start(gongjian(folder.path()).args(["--port", "0"]));
    assert!(running.get("/healthz?bytes").ends_with("{\"bytes\":0,\"ok\":true}"));
    assert_eq!(running.stop().0, Some(0));
}
