//! Minimum-cost flow by shortest augmenting paths: each client in turn takes the cheapest way in, moving others aside
//! where that is cheaper. Integers only; the same input gives the same plan on every machine.

use super::amount::Amount;
use super::costs::Costs;

/// Who went where, and the prices that prove that it cannot be cheaper.
#[derive(Clone, Debug)]
pub struct Flow<A> {
    /// The server of each client; none: nobody can take the client on.
    pub given: Vec<Option<usize>>,
    /// The clients of each server.
    pub held: Vec<Vec<usize>>,
    /// A price for each server. See `certificate.rs`.
    pub prices: Vec<A>,
}

/// One search from a client to the nearest free place.
struct Search<A> {
    /// How far each server is.
    far: Vec<A>,
    /// The client who would move into the server.
    mover: Vec<usize>,
    done: Vec<bool>,
}

impl<A: Amount> Flow<A> {
    pub fn run(costs: &Costs<A>) -> Self {
        let first = |places: &Vec<A>| places.first().map_or_else(A::default, |place| -*place);
        let prices = costs.places.iter().map(first).collect();
        let (clients, servers) = (costs.clients(), costs.servers);
        let mut it = Self { given: vec![None; clients], held: vec![Vec::new(); servers], prices };
        for client in 0..clients {
            it.place(costs, client);
        }
        it
    }

    /// Places one more client as cheaply as can be. Whom nobody can take on stays out: later ones change nothing in that.
    fn place(&mut self, costs: &Costs<A>, client: usize) {
        let mut search = Search {
            far: vec![A::FAR; costs.servers],
            mover: vec![client; costs.servers],
            done: vec![false; costs.servers],
        };
        search.relax(costs, &self.prices, client, A::default());
        let mut best: Option<(A, usize)> = None;
        while let Some(server) = search.nearest() {
            let here = search.far[server];
            if best.is_some_and(|(far, _)| far <= here) {
                break;
            }
            search.done[server] = true;
            if let Some(place) = costs.places[server].get(self.held[server].len()) {
                let far = here + *place + self.prices[server];
                if best.is_none_or(|(best, _)| far < best) {
                    best = Some((far, server));
                }
            }
            for mover in &self.held[server] {
                let start = here + self.prices[server] - costs.row(*mover)[server];
                search.relax(costs, &self.prices, *mover, start);
            }
        }
        if let Some((reach, end)) = best {
            self.reprice(&search, reach);
            self.shift(&search, end);
        }
    }

    fn reprice(&mut self, search: &Search<A>, reach: A) {
        for (server, price) in self.prices.iter_mut().enumerate() {
            if search.done[server] && search.far[server] < reach {
                *price = *price + search.far[server] - reach;
            }
        }
    }

    /// Moves everybody on the path one server on.
    fn shift(&mut self, search: &Search<A>, end: usize) {
        let mut server = end;
        loop {
            let mover = search.mover[server];
            let before = self.given[mover].replace(server);
            self.held[server].push(mover);
            let Some(before) = before else { return };
            self.held[before].retain(|client| *client != mover);
            server = before;
        }
    }
}

impl<A: Amount> Search<A> {
    fn nearest(&self) -> Option<usize> {
        let open = (0..self.far.len()).filter(|server| !self.done[*server] && self.far[*server] != A::FAR);
        open.min_by_key(|server| (self.far[*server], *server))
    }

    /// Looks at every way of a client who would come from `start`.
    fn relax(&mut self, costs: &Costs<A>, prices: &[A], client: usize, start: A) {
        let ways = costs.row(client).iter().zip(prices);
        let nodes = self.far.iter_mut().zip(&mut self.mover).zip(&self.done);
        for ((way, price), ((far, mover), done)) in ways.zip(nodes) {
            if *done || *way == A::FAR {
                continue;
            }
            let through = start + *way - *price;
            if through < *far {
                (*far, *mover) = (through, client);
            }
        }
    }
}
