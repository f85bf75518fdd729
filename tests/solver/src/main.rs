//! Prints what pairing costs here, as one JSON object. Unit: milliseconds, the median of several runs.

use std::time::Instant;

use gongjian_solver_bench::{college, is_solved, province};

fn main() {
    let (small, large) = (college(), province());
    let small = median(200, || is_solved(&small));
    let large = median(5, || is_solved(&large));
    match small.zip(large) {
        Some((small, large)) => {
            println!("{{\"native_45x18_ms\":{small:.3},\"native_1234x97_ms\":{large:.1}}}");
        }
        None => std::process::exit(1),
    }
}

/// None when a run gave no plan that is proved.
#[expect(clippy::disallowed_methods, reason = "a measure of this machine, which no test and no rule reads")]
fn median(runs: usize, run: impl Fn() -> bool) -> Option<f64> {
    let mut took = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Instant::now();
        if !run() {
            return None;
        }
        took.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    took.sort_by(f64::total_cmp);
    took.get(runs / 2).copied()
}
