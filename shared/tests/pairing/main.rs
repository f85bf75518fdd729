//! Pairing against another solver, against the figures of the sources, and where it cannot be done.

mod blocked;
mod board;
mod college;
mod dice;
mod judge;
mod oracle;
mod size;
