use std::fmt::Display;

/// What happened, as one number for comparing runs, and as lines when somebody will read them.
pub struct Trace {
    hash: u64,
    lines: Option<Vec<String>>,
}

impl Trace {
    pub const fn new(kept: bool) -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, lines: if kept { Some(Vec::new()) } else { None } }
    }

    pub const fn hash(&self) -> u64 {
        self.hash
    }

    pub fn into_lines(self) -> Vec<String> {
        self.lines.unwrap_or_default()
    }

    pub fn mix(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// FNV-1a, eight bytes at a time.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..piece.len()].copy_from_slice(piece);
            self.hash = (self.hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
            self.hash ^= self.hash >> 29;
        }
    }

    pub fn line<T: Display>(&mut self, at: i64, text: impl FnOnce() -> T) {
        if let Some(lines) = &mut self.lines {
            lines.push(format!("{:>12.3}  {}", seconds(at), text()));
        }
    }
}

fn seconds(at: i64) -> f64 {
    f64::from(i32::try_from((at - crate::world::START) / 1_000).unwrap_or(i32::MAX))
        + f64::from(i32::try_from(at.rem_euclid(1_000)).unwrap_or(0)) / 1_000.0
}
