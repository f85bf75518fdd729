//! argon2id, two at a time, off the async threads.

use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use gongjian_shared::values::Password;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::Clock;

/// Memory in KiB, passes, lanes. Source: OWASP password storage, second choice; about 30 ms on our machines.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const AT_ONCE: usize = 2;
/// Who comes when this many wait is sent away; the last one waits about two seconds.
const WAITING_MAX: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordsError {
    #[error("too many passwords wait to be checked")]
    Busy,
    #[error("the kept hash cannot be read")]
    BadHash,
}

/// What a check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    Wrong,
    Right,
    /// Right, but kept with weaker parameters than today's.
    RightButWeak,
}

#[derive(Clone, Debug)]
pub struct Passwords {
    room: Arc<Semaphore>,
    desks: Arc<Semaphore>,
    params: Params,
    clock: Clock,
}

impl Passwords {
    pub fn new(clock: Clock) -> Self {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the constants above are in range");
        Self::with_params(clock, params)
    }

    /// As [`Passwords::new`] with other parameters.
    fn with_params(clock: Clock, params: Params) -> Self {
        let room = Arc::new(Semaphore::new(AT_ONCE + WAITING_MAX));
        Self { room, desks: Arc::new(Semaphore::new(AT_ONCE)), params, clock }
    }

    pub async fn hash(&self, password: Password) -> Result<String, PasswordsError> {
        let salt = SaltString::encode_b64(&self.clock.dice::<16>()).expect("sixteen bytes are a good salt");
        let argon = self.argon();
        self.at_a_desk(move || {
            let hash = argon.hash_password(password.reveal().as_bytes(), &salt);
            hash.expect("parameters and salt are in range").to_string()
        })
        .await
    }

    /// Checks a password. `None` (no such account) takes as long as any other and is wrong.
    pub async fn check(&self, password: Password, kept: Option<String>) -> Result<Checked, PasswordsError> {
        let nobody = kept.is_none();
        let kept = kept.unwrap_or_else(|| self.hash_of_nobody());
        let argon = self.argon();
        let checked = self.at_a_desk(move || verify(&argon, &password, &kept)).await??;
        Ok(if nobody { Checked::Wrong } else { checked })
    }

    async fn at_a_desk<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordsError> {
        let place = Arc::clone(&self.room).try_acquire_owned().map_err(|_| PasswordsError::Busy)?;
        let desk = Arc::clone(&self.desks).acquire_owned().await.map_err(|_| PasswordsError::Busy)?;
        // The permits go along: a caller who hangs up does not free a desk that still works.
        let held: (OwnedSemaphorePermit, OwnedSemaphorePermit) = (place, desk);
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(held);
            result
        });
        done.await.map_err(|_| PasswordsError::Busy)
    }

    fn argon(&self) -> Argon2<'static> {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, self.params.clone())
    }

    /// A hash with today's parameters that no password has.
    fn hash_of_nobody(&self) -> String {
        let (m, t, p) = (self.params.m_cost(), self.params.t_cost(), self.params.p_cost());
        format!("$argon2id$v=19$m={m},t={t},p={p}${}${}", "A".repeat(22), "A".repeat(43))
    }
}

fn verify(argon: &Argon2<'static>, password: &Password, kept: &str) -> Result<Checked, PasswordsError> {
    let kept = PasswordHash::new(kept).map_err(|_| PasswordsError::BadHash)?;
    let params = Params::try_from(&kept).map_err(|_| PasswordsError::BadHash)?;
    let mine = argon.params();
    let weak = params.m_cost() < mine.m_cost() || params.t_cost() < mine.t_cost();
    match argon.verify_password(password.reveal().as_bytes(), &kept) {
        Ok(()) if weak => Ok(Checked::RightButWeak),
        Ok(()) => Ok(Checked::Right),
        Err(argon2::password_hash::Error::Password) => Ok(Checked::Wrong),
        Err(_) => Err(PasswordsError::BadHash),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(it: &str) -> Password {
        Password::try_from(it.to_owned()).expect("long enough")
    }

    #[tokio::test]
    async fn right_wrong_nobody_and_broken() {
        let passwords = Passwords::new(Clock::real());
        let kept = passwords.hash(password("correct horse")).await.expect("hashes");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        for (typed, kept, expected) in [
            ("correct horse", Some(kept.clone()), Ok(Checked::Right)),
            ("correct house", Some(kept), Ok(Checked::Wrong)),
            ("correct horse", None, Ok(Checked::Wrong)),
            ("correct horse", Some("plain text".to_owned()), Err(PasswordsError::BadHash)),
            // What another algorithm wrote is not accepted either.
            (
                "correct horse",
                Some("$scrypt$ln=1,r=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA".to_owned()),
                Err(PasswordsError::BadHash),
            ),
        ] {
            assert_eq!(passwords.check(password(typed), kept).await, expected);
        }
    }

    #[tokio::test]
    async fn a_hash_with_weaker_parameters_is_found() {
        let weak = Passwords::with_params(Clock::real(), Params::new(1_024, 1, 1, None).expect("in range"));
        let kept = weak.hash(password("correct horse")).await.expect("hashes");
        let today = Passwords::new(Clock::real());
        assert_eq!(today.check(password("correct horse"), Some(kept)).await, Ok(Checked::RightButWeak));
    }

    #[tokio::test]
    async fn a_crowd_is_sent_away_and_the_room_empties_again() {
        let passwords =
            Passwords::with_params(Clock::real(), Params::new(1_024, 1, 1, None).expect("in range"));
        let crowd = (0..AT_ONCE + WAITING_MAX + 10).map(|_| passwords.check(password("correct horse"), None));
        let answers = futures_util::future::join_all(crowd).await;
        let sent_away = answers.iter().filter(|it| **it == Err(PasswordsError::Busy)).count();
        assert_eq!(sent_away, 10);
        assert_eq!(passwords.check(password("correct horse"), None).await, Ok(Checked::Wrong));
    }
}
