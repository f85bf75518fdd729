//! The code on the terminal that lets the first person in.

use std::sync::{Arc, Mutex, PoisonError};

use gongjian_shared::time::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::clock::Clock;

/// No 0 O, 1 I L, U V: what one person reads to another arrives.
const LETTERS: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRSTWXYZ";
const LENGTH: usize = 10;
const GOOD_FOR_MS: u64 = 60 * 60 * 1_000;
const WRONG_TRIES_MAX: u8 = 5;

/// Lives in memory only, as a hash; a restart on an empty database draws another.
#[derive(Clone, Debug, Default)]
pub struct FirstCode(Arc<Mutex<Option<Live>>>);

#[derive(Debug)]
struct Live {
    hash: [u8; 32],
    until: Timestamp,
    wrong: u8,
}

impl FirstCode {
    /// No code: there is an administrator already.
    pub fn none() -> Self {
        Self::default()
    }

    /// Draws a code; gives it as it is shown, `XXXXX-XXXXX`.
    pub fn draw(clock: &Clock) -> (Self, String) {
        let text = letters(clock);
        let live = Live { hash: hash(&text), until: clock.now().after_ms(GOOD_FOR_MS), wrong: 0 };
        let shown = format!("{}-{}", &text[..LENGTH / 2], &text[LENGTH / 2..]);
        (Self(Arc::new(Mutex::new(Some(live)))), shown)
    }

    /// `typed` is the code, and the code is still good. Five wrong tries end it.
    pub fn is_right(&self, typed: &str, now: Timestamp) -> bool {
        let mut live = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(code) = live.as_mut() else { return false };
        let typed: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
        let right = now < code.until && hash(&typed.to_uppercase()) == code.hash;
        code.wrong += u8::from(!right);
        if code.wrong >= WRONG_TRIES_MAX {
            *live = None;
            tracing::warn!("the one-time code is spent; a restart draws another");
        }
        right
    }

    /// The code has done its work.
    pub fn spend(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn letters(clock: &Clock) -> String {
    let mut text = String::new();
    while text.len() < LENGTH {
        // Bytes above the largest multiple are rolled again, or some letters would be likelier.
        let byte = usize::from(clock.dice::<1>()[0]);
        if byte < 256 / LETTERS.len() * LETTERS.len() {
            text.push(char::from(LETTERS[byte % LETTERS.len()]));
        }
    }
    text
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::standing_at(Timestamp::from_millis(0))
    }

    #[test]
    fn it_is_read_with_or_without_dash_and_in_lower_case() {
        let (code, shown) = FirstCode::draw(&clock());
        assert_eq!((shown.len(), shown.find('-')), (11, Some(5)));
        let now = Timestamp::from_millis(0);
        for typed in [shown.clone(), shown.replace('-', ""), format!(" {} ", shown.to_lowercase())] {
            assert!(code.is_right(&typed, now), "{typed}");
        }
    }

    #[test]
    fn after_an_hour_or_when_spent_it_is_wrong() {
        let (code, shown) = FirstCode::draw(&clock());
        assert!(code.is_right(&shown, Timestamp::from_millis(3_599_999)));
        assert!(!code.is_right(&shown, Timestamp::from_millis(3_600_000)));
        code.spend();
        assert!(!code.is_right(&shown, Timestamp::from_millis(0)));
    }

    #[test]
    fn five_wrong_tries_burn_it() {
        let (code, shown) = FirstCode::draw(&clock());
        let now = Timestamp::from_millis(0);
        for _ in 0..4 {
            assert!(!code.is_right("22222-22222", now));
        }
        assert!(code.is_right(&shown, now));
        assert!(!code.is_right("22222-22222", now));
        assert!(!code.is_right(&shown, now));
    }
}
