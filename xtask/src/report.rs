use serde_json::{Map, Value};

/// What a proof or a measurement came to: printed for people, and with `--json` as one last line.
#[derive(Debug, Default)]
pub struct Report {
    pub ok: bool,
    /// It is told that this is not ok, and that is all.
    pub excused: bool,
    figures: Vec<(String, Value)>,
}

impl Report {
    pub fn new(ok: bool) -> Self {
        Self { ok, excused: false, figures: Vec::new() }
    }

    /// The command ends well all the same.
    pub fn excused(mut self) -> Self {
        self.excused = true;
        self
    }

    /// Adds a figure; its name says the unit.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.figures.push((name.to_owned(), value.into()));
        self
    }

    /// Both, as one.
    pub fn and(mut self, other: Self) -> Self {
        self.ok &= other.ok;
        self.figures.extend(other.figures);
        self
    }

    /// What another program printed as its last line; `None`: it is no object with an `ok`.
    pub fn read(line: &str) -> Option<Self> {
        let mut figures: Map<String, Value> = serde_json::from_str(line).ok()?;
        let ok = figures.remove("ok")?.as_bool()?;
        Some(Self { ok, excused: false, figures: figures.into_iter().collect() })
    }

    /// One line for people per plain figure; lists are shown where they are made.
    pub fn print(&self, name: &str) {
        println!("{name}: {}", if self.ok { "ok" } else { "FAILED" });
        for (figure, value) in self.figures.iter().filter(|(_, value)| !value.is_array()) {
            println!("  {figure}: {value}");
        }
    }

    /// One JSON object; `name` and `ok` come first, where eyes look.
    pub fn line(&self, name: &str) -> String {
        let rest: Map<String, Value> =
            self.figures.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        let rest = Value::Object(rest).to_string();
        let rest = rest.trim_start_matches('{');
        let comma = if rest == "}" { "" } else { "," };
        format!(r#"{{"name":{},"ok":{}{comma}{rest}"#, Value::from(name), self.ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_one_object() {
        assert_eq!(Report::new(true).line("x"), r#"{"name":"x","ok":true}"#);
        let line = Report::new(false).with("start_ms", 12).with("files", vec!["a"]).line("x");
        assert_eq!(line, r#"{"name":"x","ok":false,"files":["a"],"start_ms":12}"#);
    }

    #[test]
    fn what_another_program_says_is_read_and_what_is_no_report_is_none() {
        let report = Report::read(r#"{"seeds":3,"ok":false}"#).unwrap();
        assert_eq!(report.line("sim"), r#"{"name":"sim","ok":false,"seeds":3}"#);
        assert!(Report::read("{}").is_none());
        assert!(Report::read("met too seldom: refused edits").is_none());
    }
}
