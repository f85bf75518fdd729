fn main() {
    let mut args = std::env::args().skip(1);
    let from: u64 = args.next().and_then(|it| it.parse().ok()).unwrap_or(0);
    let count: u64 = args.next().and_then(|it| it.parse().ok()).unwrap_or(10);
    let size =
        if args.next().is_some() { gongjian_sim::plan::Size::Large } else { gongjian_sim::plan::Size::Small };
    for seed in from..from + count {
        let plan = gongjian_sim::plan::Plan::draw(seed, size);
        let verdict = gongjian_sim::run::run(&plan, count == 1);
        for line in &verdict.trace {
            println!("{line}");
        }
        println!(
            "{seed} {:?} quiet {:?} events {} {:?}",
            verdict.violation, verdict.quiet_ms, verdict.events, verdict.trace_hash
        );
    }
}
