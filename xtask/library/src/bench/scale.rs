//! `cargo xtask bench scale`: what analyses, rules and edits cost on plans of four relations a node, beside the time that
//! the memory alone takes for the bytes which the work cannot spare.

mod dense;
mod work;

use std::error::Error;

use super::clock::Memory;
use super::rows::{Order, Row, line, machine, shown, table, write_part};
use super::{Options, SIZES};

/// Measures, writes its part of `docs/benchmarks.md`, and with `--json` ends with the rows in one line.
pub(super) fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let sizes = if options.sizes.is_empty() { SIZES.to_vec() } else { options.sizes.clone() };
    let memory = Memory::measured();
    println!("memory: {}", memory.shown());
    let mut rows = Vec::new();
    for nodes in sizes {
        let plan = dense::plan(nodes)?;
        println!("\n{} nodes, {} relations", plan.node_count(), plan.relation_count());
        work::measure(nodes, &plan, memory, &mut |row: Row| {
            println!("  {:<36}{:>12}{:>14}", row.work, shown(row.hoshin), shown(row.floor));
            rows.push(row);
        })?;
    }
    if options.sizes.is_empty() {
        write_part("scale", &page(&rows, memory, options.date.as_deref()))?;
    }
    if options.is_json {
        println!("{}", line(&rows));
    }
    Ok(())
}

fn page(rows: &[Row], memory: Memory, date: Option<&str>) -> String {
    let head = format!("{}. The memory {}.\n\n", machine(date), memory.shown());
    let mut works: Vec<&str> = Vec::new();
    for row in rows {
        if !works.contains(&row.work) {
            works.push(row.work);
        }
    }
    let cells = works.into_iter().map(|work| {
        let of_work = |nodes: usize| rows.iter().find(|row| row.work == work && row.nodes == nodes);
        let time = |nodes: &usize| shown(of_work(*nodes).and_then(|row| row.hoshin));
        let mut cells = vec![work.to_owned()];
        cells.extend(SIZES.iter().map(time));
        cells.push(shown(SIZES.last().and_then(|nodes| of_work(*nodes)?.floor)));
        cells
    });
    let columns = ["work", "1,000", "10,000", "100,000", "1,000,000 nodes", "memory alone, at most nodes"];
    let all = analyses(rows).map_or(String::new(), |all| {
        format!("\nThe flow and its analyses at 1,000,000 nodes together: {}.\n", shown(Some(all)))
    });
    format!("{head}{}{all}", table(&columns, cells))
}

/// What all analyses of the largest plan take together.
fn analyses(rows: &[Row]) -> Option<f64> {
    let largest = rows.iter().map(|row| row.nodes).max()?;
    let of_largest = rows.iter().filter(|row| row.nodes == largest && work::ANALYSES.contains(&row.work));
    of_largest.map(|row| row.hoshin).sum()
}

/// A row without peers.
fn row(work: &'static str, nodes: usize, hoshin: Option<f64>, floor: Option<f64>) -> Row {
    Row { work, nodes, order: Order::Topological, hoshin, peers: [None; 4], floor }
}
