//! /programmes: what runs, what a programme asks for, and how to start one. Asked online.

mod answer;
mod burden;
mod desk;
mod draft;
mod input;
mod judgement;
mod knobs;
mod list;
mod numbers;
mod one;
mod phases;
mod rules;
mod start;
mod timeline;

pub use answer::Answer;
pub use desk::today;
pub use list::ProgrammesPage;
pub use one::ProgrammePage;
pub use start::StartPage;
