//! Work between two who are paired (联系服务; E4): what is owed about a pair, and what its records say.

mod owed;

pub use owed::owed_by_pairs;
