//! What reading, checking and writing cost, by format and size. A million nodes are measured by `cargo xtask bench`,
//! which tells the memory too.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot be made must stop")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use hoshin::generate::generate;

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
