//! The faults that are planted in made-up plans are found: each of them, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::generate::{Planted, generate_with_faults, planted};

fn found(nodes: usize, seed: u64) -> Vec<Planted> {
    let mut text = Vec::new();
    generate_with_faults(nodes, seed, &mut text).unwrap();
    let plan = Plan::read(std::str::from_utf8(&text).unwrap(), Format::Ndjson)
        .unwrap_or_else(|error| panic!("{nodes} nodes, seed {seed}: {error}"));
    assert_eq!(plan.node_count(), nodes);
    let report = check(&plan, &Settings::default());
    let of = |found: &hoshin::report::Finding| Planted {
        code: found.rule.code,
        node: found.nodes.first().cloned(),
    };
    let mut found: Vec<Planted> = report.findings().iter().map(of).collect();
    found.sort_unstable();
    found
}

/// What is in the one list and not in the other.
fn beyond(these: &[Planted], others: &[Planted]) -> Vec<Planted> {
    let mut counts: BTreeMap<&Planted, usize> = BTreeMap::new();
    for one in others {
        *counts.entry(one).or_default() += 1;
    }
    let mut rest = these.to_vec();
    rest.retain(|one| match counts.get_mut(one) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    rest
}

#[test]
fn exactly_the_planted_faults_are_found() {
    for (nodes, seeds) in
        [(60, 0..3), (120, 0..45), (260, 0..10), (400, 0..10), (600, 0..20), (1000, 0..5), (20_000, 5..6)]
    {
        for seed in seeds {
            let (planted, found) = (planted(nodes, seed), found(nodes, seed));
            let (missed, extra) = (beyond(&planted, &found), beyond(&found, &planted));
            assert!(
                missed.is_empty() && extra.is_empty(),
                "{nodes} nodes, seed {seed}: missed {missed:#?}, beside {extra:#?}"
            );
        }
    }
}

#[test]
fn faults_are_of_many_rules_and_grow_with_the_plan() {
    let counts = [1000, 10_000, 100_000].map(|nodes| planted(nodes, 7).len());
    assert!(counts[0] > 12 && counts[1] > 8 * counts[0] && counts[2] > 8 * counts[1], "{counts:?}");
    let codes: BTreeSet<&str> = planted(10_000, 7).into_iter().map(|planted| planted.code).collect();
    assert!(codes.len() > 35, "{codes:?}");
    for family in ["HSN1", "HSN2", "HSN3", "HSN4", "HSN5", "HSN6", "HSN7", "HSN8", "HSN9"] {
        assert!(codes.iter().any(|code| code.starts_with(family)), "{family}");
    }
}
