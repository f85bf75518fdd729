use crate::trouble::{Outcome, Trouble};

/// The words after a command's name; each reader takes its own out, and `end` refuses what is left.
pub struct Args(Vec<String>);

impl Args {
    pub fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// Whether `--name` stands there.
    pub fn flag(&mut self, name: &str) -> bool {
        let found = self.0.iter().position(|word| word == name);
        found.map(|at| self.0.remove(at)).is_some()
    }

    /// The value of `--name value` or `--name=value`.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.0.len() {
            return Err(Trouble::new(format!("{name} needs a value"), "see `cargo xtask help`"));
        }
        Ok(Some(self.0.remove(at)))
    }

    /// The next word that is no option.
    pub fn word(&mut self) -> Option<String> {
        let found = self.0.iter().position(|word| !word.starts_with("--"));
        found.map(|at| self.0.remove(at))
    }

    pub fn end(self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Trouble::new(format!("`{word}` means nothing here"), "see `cargo xtask help`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Args {
        Args::new(text.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn options_in_any_order() {
        let mut it = args("--port 81 small --json --data=/tmp/x");
        assert_eq!(it.value("--data").unwrap().as_deref(), Some("/tmp/x"));
        assert!(it.flag("--json"));
        assert_eq!(it.value("--port").unwrap().as_deref(), Some("81"));
        assert_eq!(it.word().as_deref(), Some("small"));
        assert!(it.end().is_ok());
    }

    #[test]
    fn a_missing_value_and_an_unknown_word_are_told() {
        assert!(args("--port").value("--port").is_err());
        assert_eq!(
            args("--prot 81").end().unwrap_err().to_string(),
            "`--prot` means nothing here; see `cargo xtask help`"
        );
    }
}
