//! `cargo xtask bench views`: what it takes to look at a large plan through each view, from the plan to the picture, and
//! how much of it is left out.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use hoshin::Plan;
use hoshin::format::Format as PlanFormat;
use hoshin::generate::generate;
use hoshin_view::{Format, Options as Look, View, ViewError, report, show};

use super::Options;
use super::rows::{machine, shown, table, write_part};
use super::work::SEED;

const SIZES: &[usize] = &[1_000, 10_000, 100_000];

/// What one view of a plan of the size of the second of them may take, from the plan to the picture, in seconds.
const BUDGET: (usize, f64) = (10_000, 1.0);

/// How often each is measured; the best counts.
const RUNS: usize = 3;

/// A view of a plan: how long it took, and how large its picture is.
struct Row {
    view: String,
    nodes: usize,
    time: Duration,
    bytes: usize,
}

pub(super) fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let sizes = if options.sizes.is_empty() { SIZES.to_vec() } else { options.sizes.clone() };
    println!("{:<18}{:>9}{:>13}{:>12}  budget", "view", "nodes", "time", "picture");
    let mut rows = Vec::new();
    for nodes in sizes {
        let mut lines = Vec::new();
        generate(nodes, SEED, &mut lines)?;
        let plan = Plan::read(std::str::from_utf8(&lines)?, PlanFormat::Ndjson)?;
        for view in View::ALL {
            let row = measured(view.as_str(), nodes, || drawn(&plan, *view))?;
            tell(&row);
            rows.push(row);
        }
        let row = measured("report", nodes, || Ok(report(&plan, &Look::default())?.len()))?;
        tell(&row);
        rows.push(row);
    }
    if options.sizes.is_empty() {
        write_part("views", &page(&rows, options.date.as_deref()))?;
    }
    Ok(())
}

fn measured(
    view: &str,
    nodes: usize,
    mut work: impl FnMut() -> Result<usize, Box<dyn Error>>,
) -> Result<Row, Box<dyn Error>> {
    let (mut time, mut bytes) = (Duration::MAX, 0);
    for _ in 0..RUNS {
        let start = Instant::now();
        bytes = black_box(work()?);
        time = time.min(start.elapsed());
    }
    Ok(Row { view: view.to_owned(), nodes, time, bytes })
}

/// Looks, draws, and tells how large the picture is. What is a view of one node is of the first that it can be of.
fn drawn(plan: &Plan, view: View) -> Result<usize, Box<dyn Error>> {
    let look = Look::default();
    let shown = match show(plan, view, &look) {
        Err(ViewError::Needed { .. }) => {
            let first = view.narrows_to().iter().find_map(|kind| plan.nodes_of_kind(*kind).next());
            show(plan, view, &Look { of: first.map(|node| node.to_ref().to_string()), ..look })
        }
        shown => shown,
    };
    Ok(shown?.write(Format::Svg)?.len())
}

impl Row {
    fn is_kept(&self) -> Option<bool> {
        (self.nodes == BUDGET.0 && self.view != "report").then_some(self.time.as_secs_f64() <= BUDGET.1)
    }
}

fn tell(row: &Row) {
    let budget = match row.is_kept() {
        Some(true) => format!("{} s: kept", BUDGET.1),
        Some(false) => format!("{} s: MISSED", BUDGET.1),
        None => String::new(),
    };
    let time = format!("{:.1} ms", row.time.as_secs_f64() * 1000.0);
    println!("{:<18}{:>9}{time:>13}{:>9} kB  {budget}", row.view, row.nodes, row.bytes >> 10);
}

fn page(rows: &[Row], date: Option<&str>) -> String {
    let mut views: Vec<&str> = Vec::new();
    for row in rows {
        if !views.contains(&&*row.view) {
            views.push(&row.view);
        }
    }
    let cells = views.iter().map(|view| {
        let of = rows.iter().filter(|row| row.view == **view);
        let times = of.clone().map(|row| shown(Some(row.time.as_secs_f64() * 1000.0)));
        let sizes = of.filter(|row| row.nodes == BUDGET.0).map(|row| format!("{} kB", row.bytes >> 10));
        std::iter::once(format!("`{view}`")).chain(times).chain(sizes).collect()
    });
    let head = ["view", "1,000 nodes", "10,000", "100,000", "picture of 10,000"];
    format!("{}.\n\n{}", machine(date), table(&head, cells))
}
