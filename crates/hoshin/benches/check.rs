//! What reading, checking and writing cost, by format and size. A million nodes are measured by `cargo xtask bench`,
//! which tells the memory too.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be made must stop"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use hoshin::Plan;
use hoshin::check::analysis::names::{NameGroups, Named};
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::generate::generate;
use hoshin::metamodel::Kpi;

/// Sizes in nodes; documents for people are kept to the smaller ones.
const LARGE: &[usize] = &[1_000, 10_000, 100_000];
const SMALL: &[usize] = &[1_000, 10_000];

fn main() {
    divan::main();
}

fn lines(nodes: usize) -> String {
    let mut text = Vec::new();
    generate(nodes, 7, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

fn plan(nodes: usize) -> Plan {
    Plan::read(&lines(nodes), Format::Ndjson).unwrap()
}

fn read(bencher: Bencher<'_, '_>, nodes: usize, format: Format) {
    let text = plan(nodes).write(format);
    bencher.counter(ItemsCount::new(nodes)).bench(|| Plan::read(black_box(&text), format).unwrap());
}

/// From text to the text of the report, as a tool that is running already does it.
fn whole(bencher: Bencher<'_, '_>, nodes: usize, format: Format) {
    let text = plan(nodes).write(format);
    bencher.counter(ItemsCount::new(nodes)).bench(|| {
        let plan = Plan::read(black_box(&text), format).unwrap();
        check(&plan, &Settings::default()).to_json()
    });
}

#[divan::bench(args = LARGE)]
fn generate_lines(bencher: Bencher<'_, '_>, nodes: usize) {
    bencher.counter(ItemsCount::new(nodes)).bench(|| lines(black_box(nodes)));
}

#[divan::bench(args = LARGE)]
fn read_ndjson(bencher: Bencher<'_, '_>, nodes: usize) {
    read(bencher, nodes, Format::Ndjson);
}

#[divan::bench(args = SMALL)]
fn read_json(bencher: Bencher<'_, '_>, nodes: usize) {
    read(bencher, nodes, Format::Json);
}

#[divan::bench(args = SMALL)]
fn read_yaml(bencher: Bencher<'_, '_>, nodes: usize) {
    read(bencher, nodes, Format::Yaml);
}

#[divan::bench(args = LARGE)]
fn check_plan(bencher: Bencher<'_, '_>, nodes: usize) {
    let plan = plan(nodes);
    bencher.counter(ItemsCount::new(nodes)).bench(|| check(black_box(&plan), &Settings::default()));
}

/// KPIs whose names are made up of few words, as people's are; one in a hundred is misspelled.
fn named(names: usize) -> Plan {
    const WORDS: &[&[&str]] = &[
        &["overall", "planned", "average", "total", "weekly", "median", "first", "late", "open", "closed"],
        &["customer", "supplier", "employee", "machine", "inventory", "warranty", "service", "delivery"],
        &[
            "complaints",
            "satisfaction",
            "availability",
            "turnover",
            "lead time",
            "cost",
            "accuracy",
            "backlog",
        ],
        &[
            "presses",
            "paint shop",
            "assembly",
            "foundry",
            "warehouse",
            "field service",
            "laboratory",
            "retail",
        ],
        &[
            "Lyon", "Porto", "Izmir", "Boston", "Osaka", "Lima", "Durban", "Graz", "Leeds", "Kobe", "Faro",
            "Gary",
        ],
        &["mornings", "evenings", "spring", "autumn", "exports", "domestic", "spares", "prototypes"],
    ];
    let mut plan = Plan::builder();
    for at in 0..names {
        let mut rest = at;
        let mut words = Vec::new();
        for list in WORDS {
            words.push(list[rest % list.len()]);
            rest /= list.len();
        }
        let mut name = words.join(" ");
        if at % 100 == 0 {
            name.remove(name.len() / 2);
        }
        plan.add(&at.to_string(), &name, Kpi::default()).unwrap();
    }
    plan.build().unwrap()
}

/// Every name with every other: 100,000 names have two seconds on one core.
#[divan::bench(args = LARGE)]
fn near_names(bencher: Bencher<'_, '_>, names: usize) {
    let plan = named(names);
    bencher
        .counter(ItemsCount::new(names))
        .bench(|| NameGroups::of(black_box(&plan), Named::Kpis).pairs().len());
}

#[divan::bench(args = SMALL)]
fn write_yaml(bencher: Bencher<'_, '_>, nodes: usize) {
    let plan = plan(nodes);
    bencher.counter(ItemsCount::new(nodes)).bench(|| black_box(&plan).write(Format::Yaml));
}

#[divan::bench(args = SMALL)]
fn write_json(bencher: Bencher<'_, '_>, nodes: usize) {
    let plan = plan(nodes);
    bencher.counter(ItemsCount::new(nodes)).bench(|| black_box(&plan).write(Format::Json));
}

#[divan::bench(args = SMALL)]
fn yaml_to_report(bencher: Bencher<'_, '_>, nodes: usize) {
    whole(bencher, nodes, Format::Yaml);
}

#[divan::bench(args = SMALL)]
fn json_to_report(bencher: Bencher<'_, '_>, nodes: usize) {
    whole(bencher, nodes, Format::Json);
}
