pub mod model;
mod numbering;
