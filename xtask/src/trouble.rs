use std::fmt;
use std::path::Path;

/// Why a command of xtask stopped: what is wrong, and what to do about it. Printed as one line.
#[derive(Debug)]
pub struct Trouble {
    what: String,
    advice: String,
}

pub type Outcome<T = ()> = Result<T, Trouble>;

impl Trouble {
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), advice: advice.into() }
    }

    /// A file or folder that could not be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("{}: {error}", path.display()),
            "check that it is there and may be read and written",
        )
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.advice)
    }
}
