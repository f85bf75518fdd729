//! Who is it? Passwords, the wait after wrong ones, sign-ins and the code of the first start.

mod attempts;
mod first;
mod passwords;
mod people;
mod sessions;

pub use attempts::Place;
pub(crate) use attempts::Tried;
pub use first::FirstCode;
pub use passwords::{Passwords, PasswordsError};
pub use people::{People, SignInError};
pub use sessions::{COOKIE_LIFE, SignInStore, keys, oldest};

use gongjian_shared::ids::{InstallationId, UserId};

/// A person who is signed in, on one installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub user: UserId,
    pub installation: InstallationId,
    /// The public name of the sign-in, as the person sees it in their list.
    pub session_key: String,
}
