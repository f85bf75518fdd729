use serde_json::{Map, Value};

/// What a proof or a measurement came to: printed for people, and with `--json` as one last line.
#[derive(Debug, Default)]
pub struct Report {
    pub ok: bool,
    figures: Vec<(&'static str, Value)>,
}

impl Report {
    pub fn new(ok: bool) -> Self {
        Self { ok, figures: Vec::new() }
    }

    /// Adds a figure; its name says the unit.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.figures.push((name, value.into()));
        self
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
            self.figures.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
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
}
