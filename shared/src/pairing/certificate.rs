use super::amount::Amount;
use super::costs::Costs;
use super::flow::Flow;

/// Whether the prices prove that nobody who is placed could be placed more cheaply: no move to another server, no free
/// place and no given-up place has a negative price. Asked before any plan is shown.
pub fn proves<A: Amount>(costs: &Costs<A>, flow: &Flow<A>) -> bool {
    moves_cost(costs, flow) && places_cost(costs, flow)
}

fn moves_cost<A: Amount>(costs: &Costs<A>, flow: &Flow<A>) -> bool {
    flow.given.iter().enumerate().all(|(client, server)| {
        let Some(server) = *server else { return true };
        let row = costs.row(client);
        let own = row[server];
        let others = row.iter().zip(&flow.prices).filter(|(way, _)| **way != A::FAR);
        own != A::FAR && others.into_iter().all(|(way, price)| *way - *price >= own - flow.prices[server])
    })
}

fn places_cost<A: Amount>(costs: &Costs<A>, flow: &Flow<A>) -> bool {
    let zero = A::default();
    costs.places.iter().enumerate().all(|(server, places)| {
        let (taken, price) = (flow.held[server].len(), flow.prices[server]);
        let next = places.get(taken).is_none_or(|place| *place + price >= zero);
        let last =
            taken.checked_sub(1).is_none_or(|last| places.get(last).is_some_and(|it| *it + price <= zero));
        next && last
    })
}
