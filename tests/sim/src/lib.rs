//! The deterministic simulation: the real engines of phones and server on a simulated network, clock, vault and
//! disk, all of which fail. One seed replays one run exactly.
//!
//! - [`plan`]: the options of a run; [`run`](mod@run): from plan to verdict, and shrinking; [`suite`]: many runs.
//! - [`world`]: clock and queue; [`node`], [`store`]: the server; [`phone`], [`people`]: the phones; [`net`]: links.
//! - [`trouble`], [`forge`]: what breaks; [`oracle`], [`ledger`], [`reference`]: the promises, as code.
//! - [`plant`]: bugs that can be switched on (feature `sabotage`); `sabotage`: each of them must be caught.

pub mod counts;
pub mod dice;
pub mod forge;
pub mod ledger;
pub mod net;
pub mod node;
pub mod oracle;
pub mod people;
pub mod phone;
pub mod plan;
pub mod plant;
pub mod reference;
mod rights;
pub mod run;
#[cfg(feature = "sabotage")]
pub mod sabotage;
pub mod store;
pub mod suite;
pub mod trace;
pub mod trouble;
pub mod world;
