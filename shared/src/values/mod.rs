//! Values that can be wrong: parsed once at the door, trusted after it.

mod identity;
mod login;
mod name;
mod password;
mod quantity;
mod remark;

pub use identity::{Identity, identity_in};
pub use login::{Login, LoginError};
pub use name::{Name, NameError};
pub use password::{Password, PasswordError};
pub use quantity::{Qualifier, Quantity, QuantityError, Unit, UnitsDiffer};
pub use remark::{Remark, RemarkError};
