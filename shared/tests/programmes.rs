//! The five definitions, loaded as the server loads them, and what the rules of each can and cannot do.
//! The sixth (programmes/sixth.rs) is written here as text: it needs no code.

#[path = "programmes/contradictions.rs"]
mod contradictions;
#[path = "programmes/five.rs"]
mod five;
#[path = "programmes/forbidden.rs"]
mod forbidden;
#[path = "programmes/phases.rs"]
mod phases;
#[path = "programmes/refused.rs"]
mod refused;
#[path = "programmes/rules.rs"]
mod rules;
#[path = "programmes/sixth.rs"]
mod sixth;

use gongjian_shared::programmes::{
    Contradiction, Definition, Key, Length, RuleSet, Situation, bundled, check,
};
use jiff::civil::date;

fn key(it: &str) -> Key {
    Key::try_from(it).expect("a key")
}

/// One of the five, by its number.
fn definition(number: usize) -> Definition {
    bundled().expect("all five load").swap_remove(number)
}

/// Its rules, from its own first day.
fn start(number: usize) -> RuleSet {
    let it = definition(number);
    RuleSet::start(&it, it.run.from.unwrap_or(date(2026, 9, 1)))
}

/// These numbers, and one contact.
fn situation(numbers: &[(&str, u32)]) -> Situation {
    let numbers = numbers.iter().map(|(of, n)| (key(of), *n)).collect();
    Situation { numbers, contacts: 1, ..Situation::default() }
}

fn told(number: usize, situation: &Situation) -> Vec<Contradiction> {
    check(&definition(number), &start(number), situation)
}

fn length(it: &str) -> Length {
    it.parse().expect("a length")
}
