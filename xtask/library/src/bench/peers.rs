//! `cargo xtask bench peers`: graph algorithms against the libraries that one would otherwise take, on the same arrays, in
//! one run, with the answers compared.

mod arrays;
mod others;
mod own;

use std::error::Error;

use super::clock::Memory;
use super::rows::{Order, PEERS, Row, line, machine, shown, table, write_part};
use super::{Options, SIZES};
use xtask::step::root;
use arrays::Arrays;
use own::Own;

/// The works, in the order in which they are told.
const WORKS: [(&str, &str); 5] = [
    ("build", "building"),
    ("reach", "line of sight"),
    ("roll_up", "weighted roll-up"),
    ("cycles", "cycle check"),
    ("components", "components"),
];

/// What a work took, in milliseconds, and what it gave in a few numbers.
#[derive(Clone, Debug, PartialEq)]
struct Outcome {
    work: String,
    time: f64,
    answer: Vec<f64>,
}

/// Measures, compares, writes its part of `docs/benchmarks.md`, and with `--json` ends with the rows in one line.
pub(super) fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let python = others::python()?;
    let sizes = if options.sizes.is_empty() { SIZES.to_vec() } else { options.sizes.clone() };
    let memory = Memory::measured();
    println!("memory: {}", memory.shown());
    let mut rows = Vec::new();
    for nodes in sizes {
        if nodes <= arrays::GOALS as usize * 10 {
            return Err(format!("{nodes} nodes are too few").into());
        }
        for order in Order::ALL {
            println!("\n{nodes} nodes, {}", order.as_str());
            println!("  {:<18}{:>12}{}", "", "hoshin", PEERS.map(|peer| format!("{peer:>12}")).concat());
            let found = compared(&python, nodes, order, memory)?;
            for row in &found {
                let peers = row.peers.map(|time| format!("{:>12}", shown(time))).concat();
                let ratio = row.best_peer().zip(row.hoshin);
                let ratio = ratio.map_or(String::new(), |((_, best), own)| format!("{:>8.1}×", best / own));
                println!("  {:<18}{:>12}{peers}{ratio}", row.work, shown(row.hoshin));
            }
            rows.extend(found);
        }
    }
    if options.sizes.is_empty() {
        write_part("peers", &page(&rows, &python.versions()?, memory, options.date.as_deref()))?;
    }
    if options.is_json {
        println!("{}", line(&rows));
    }
    Ok(())
}

/// Everybody's figures for one graph. Ours are taken before and after those of the others, since other work on the same
/// machine comes and goes.
fn compared(
    python: &others::Python,
    nodes: usize,
    order: Order,
    memory: Memory,
) -> Result<Vec<Row>, Box<dyn Error>> {
    let arrays = Arrays::of(nodes, order);
    let folder = root().join("target/peers/arrays");
    arrays.write(&folder)?;
    let mut own = Own::default();
    own.measure(&arrays)?;
    let mut others = Vec::new();
    for peer in PEERS {
        let outcomes = python.measured(peer, &folder, nodes)?;
        let found = outcomes.iter().find(|outcome| !own.agrees(&outcome.work, &outcome.answer));
        if let Some(outcome) = found {
            let (ours, theirs) = (own.answer(&outcome.work), &outcome.answer);
            return Err(format!("`{}`: {peer} says {theirs:?}, hoshin {ours:?}", outcome.work).into());
        }
        others.push(outcomes);
    }
    own.measure(&arrays)?;
    let rows = WORKS.into_iter().map(|(work, name)| {
        // Of several ways of one library the quickest counts.
        let best = |outcomes: &Vec<Outcome>| {
            let times = outcomes.iter().filter(|outcome| outcome.work == work).map(|outcome| outcome.time);
            times.min_by(f64::total_cmp)
        };
        let mut peers = [None; 4];
        peers.iter_mut().zip(&others).for_each(|(slot, outcomes)| *slot = best(outcomes));
        let floor = own::floor(work, nodes, arrays.source.len(), memory);
        Row { work: name, nodes, order, hoshin: own.median(work), peers, floor }
    });
    Ok(rows.collect())
}

fn page(rows: &[Row], versions: &str, memory: Memory, date: Option<&str>) -> String {
    let head = format!("{}. The memory {}. {versions}.\n\n", machine(date), memory.shown());
    let columns = [
        "nodes, order",
        "work",
        "hoshin",
        "networkx",
        "rustworkx",
        "igraph",
        "scipy",
        "times the best",
        "memory alone",
    ];
    let cells = rows.iter().map(|row| {
        let mut cells = vec![format!("{}, {}", grouped(row.nodes), row.order.as_str()), row.work.to_owned()];
        cells.push(shown(row.hoshin));
        cells.extend(row.peers.map(shown));
        let ratio = row.best_peer().zip(row.hoshin);
        cells.push(ratio.map_or(String::new(), |((_, best), own)| format!("{:.1}", best / own)));
        cells.push(shown(row.floor));
        cells
    });
    format!("{head}{}", table(&columns, cells))
}

/// A number with commas.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
