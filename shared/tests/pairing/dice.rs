use gongjian_shared::pairing::{Problem, Server, Tier, Traits, Way};

/// SplitMix64: one seed is one instance.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (it ^ (it >> 31)) % end
    }

    pub fn one_in(&mut self, end: u64) -> bool {
        self.below(end) == 0
    }

    pub fn up_to(&mut self, end: usize) -> usize {
        usize::try_from(self.below(u64::try_from(end).expect("small"))).expect("small")
    }
}

fn traits(dice: &mut Dice) -> Traits {
    let fit = u16::try_from(dice.below(20)).expect("small");
    Traits { same_unit: dice.one_in(4), repeat: dice.one_in(4), kept: dice.one_in(6), fit }
}

/// Any small instance: about half of them cannot be done.
pub fn instance(seed: u64, clients: usize, servers: usize) -> Problem {
    let mut dice = Dice(seed);
    let (clients, servers) = (1 + dice.up_to(clients), 1 + dice.up_to(servers));
    let mut order = Tier::ALL.to_vec();
    for at in (1..order.len()).rev() {
        order.swap(at, dice.up_to(at + 1));
    }
    order.truncate(1 + dice.up_to(order.len()));
    let each = clients.div_ceil(servers);
    let server = |dice: &mut Dice| {
        let least = dice.up_to(each + 1);
        let most = least + dice.up_to(4);
        Server { least: u32::try_from(least).expect("small"), most: u32::try_from(most).expect("small") }
    };
    let all = (0..servers).map(|_| server(&mut dice)).collect();
    let mut problem = Problem::new(clients, all, &order);
    let closed = 1 + dice.below(6);
    for client in 0..clients {
        for server in 0..servers {
            let way = match dice.below(8) {
                it if it < closed => Way::Open(traits(&mut dice)),
                6 => Way::Forbidden(traits(&mut dice)),
                _ if dice.one_in(2) => Way::Open(traits(&mut dice)),
                _ => Way::Closed,
            };
            problem.set(client, server, way);
        }
        if dice.one_in(10) {
            let _ = problem.lock(client, dice.up_to(servers));
        }
    }
    problem
}
