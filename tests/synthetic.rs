//! The made-up plans are plans: they are read, hold as many nodes as they say, and no rule has anything to say of them.

use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::{Plan, generate::generate};

fn read(nodes: usize, seed: u64) -> Plan {
    let mut text = Vec::new();
    generate(nodes, seed, &mut text).unwrap();
    match Plan::read(std::str::from_utf8(&text).unwrap(), Format::Ndjson) {
        Ok(plan) => plan,
        Err(error) => panic!("{nodes} nodes: {error}"),
    }
}

fn is_sound(nodes: usize, seed: u64) {
    let plan = read(nodes, seed);
    assert_eq!(plan.node_count(), nodes);
    assert!(plan.orphans().is_empty());
    let report = check(&plan, &Settings::default());
    let found: Vec<_> = report.findings().iter().map(|found| (found.rule.code, &found.message)).collect();
    // There is no room for an objective in fewer than five nodes, and for a routine in fewer than seven.
    let tolerated: &[&str] = match nodes {
        0..5 => &["HSN103", "HSN113", "HSN208", "HSN324"],
        5..7 => &["HSN601", "HSN810"],
        _ => &[],
    };
    assert!(found.iter().all(|(code, _)| tolerated.contains(code)), "{nodes} nodes, seed {seed}: {found:#?}");
}

#[test]
fn every_size_is_read_and_sound() {
    for nodes in (2..=140).chain([256, 1000, 4000]) {
        is_sound(nodes, 7);
    }
}

#[test]
fn every_seed_is_sound() {
    for seed in 0..12 {
        for nodes in [60, 100, 300, 500, 1000] {
            is_sound(nodes, seed);
        }
    }
    is_sound(2000, 1);
    is_sound(20_000, 2);
}
