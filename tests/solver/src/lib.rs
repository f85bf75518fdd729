//! Two instances of the sizes that the sources name, always the same, and their solution.

use gongjian_shared::pairing::{Outcome, Problem, Server, Tier, Traits, Way, solve};

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (it ^ (it >> 31)) % end
    }
}

/// 45 counselors of nine colleges, 18 leaders with 2 to 3 each, nine of them heads of the colleges (S1-05, S1-06).
pub fn college() -> Problem {
    let order = [Tier::Shortfall, Tier::SameUnit, Tier::NoRepeat, Tier::Balance, Tier::Fit];
    let mut problem = Problem::new(45, vec![Server { least: 2, most: 3 }; 18], &order);
    let of = [2, 2, 3, 4, 5, 6, 7, 8, 8].into_iter().enumerate().flat_map(|(unit, count)| vec![unit; count]);
    for (client, unit) in of.enumerate() {
        for server in 0..18 {
            let repeat = (client + server) % 7 == 0;
            let traits = Traits { same_unit: server == unit, repeat, ..Traits::default() };
            problem.set(client, server, Way::Open(traits));
        }
    }
    problem
}

/// 1,234 organisations and 97 universities on a map, 12 to 13 each, every fifth tied already (S4-18).
pub fn province() -> Problem {
    let (clients, servers) = (1_234, 97);
    let mut dice = Dice(4);
    let place = |dice: &mut Dice| (dice.below(900), dice.below(900));
    let universities: Vec<_> = (0..servers).map(|_| place(&mut dice)).collect();
    let order = [Tier::Keep, Tier::Shortfall, Tier::Fit, Tier::Balance];
    let mut problem = Problem::new(clients, vec![Server { least: 12, most: 13 }; servers], &order);
    for client in 0..clients {
        let here = place(&mut dice);
        let tie = (dice.below(5) == 0).then(|| dice.below(97));
        for (server, there) in universities.iter().enumerate() {
            let far = here.0.abs_diff(there.0) + here.1.abs_diff(there.1);
            let fit = u16::try_from(far).unwrap_or(u16::MAX);
            let kept = tie == u64::try_from(server).ok();
            problem.set(client, server, Way::Open(Traits { fit, kept, ..Traits::default() }));
        }
    }
    problem
}

/// A plan was found, and proved to be the best.
pub fn is_solved(problem: &Problem) -> bool {
    matches!(solve(problem), Outcome::Planned(plan) if plan.proved)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Solves 45 × 18 so many times; gives how often it was proved.
    #[wasm_bindgen]
    pub fn solve_college(times: u32) -> u32 {
        let problem = super::college();
        (0..times).map(|_| u32::from(super::is_solved(&problem))).sum()
    }

    /// Builds and solves 1,234 × 97 once.
    #[wasm_bindgen]
    pub fn solve_province() -> bool {
        super::is_solved(&super::province())
    }
}
