//! `cargo xtask bench`: what plans of four sizes cost in time and memory, how that grows, and whether the budgets of
//! the project are kept.
//!
//! Each measurement runs in a process of its own, since the peak of a process never falls; the file that it reads is
//! written by another. Peaks and resident memory are known on Linux only.
//!
//! `bench peers` measures graph algorithms against other libraries, `bench scale` analyses and rules against the memory,
//! `bench edits` edits by their sorts, `bench views` what people look at, `bench tables` plans from tables against the
//! builder, `bench foreign` how fast other people's files become plans, `bench web` the npm package in Node and in a
//! browser.

mod clock;
mod edits;
mod foreign;
mod peers;
mod random;
mod records;
mod rows;
mod scale;
mod tables;
mod views;
mod web;
mod work;

use std::error::Error;
use std::fs::File;
use std::path::Path;
use std::process::Command;

use hoshin::Plan;
use hoshin::format::Format;
use hoshin::generate::generate;

use work::{Measured, SEED, WORKS, Work};

const SIZES: &[usize] = &[1_000, 10_000, 100_000, 1_000_000];

/// Measures and prints a table. Arguments are sizes; none means 1,000 to 1,000,000 nodes. `--one WORK NODES FILE` is
/// how it calls itself.
pub(crate) fn run(arguments: &[String]) -> bool {
    let outcome = match arguments {
        [flag, work, nodes, path] if flag == "--one" => child(work, nodes, Path::new(path)),
        [which, rest @ ..] if which == "peers" => {
            Options::read(rest).and_then(|options| peers::run(&options))
        }
        [which, rest @ ..] if which == "scale" => {
            Options::read(rest).and_then(|options| scale::run(&options))
        }
        [which, rest @ ..] if which == "views" => {
            Options::read(rest).and_then(|options| views::run(&options))
        }
        [which, rest @ ..] if which == "tables" => {
            Options::read(rest).and_then(|options| tables::run(&options))
        }
        [which, rest @ ..] if which == "edits" => edits::run(rest),
        [which, rest @ ..] if which == "web" => Options::read(rest).and_then(|options| web::run(&options)),
        [which, rest @ ..] if which == "foreign" => foreign::run(rest),
        sizes => table(sizes),
    };
    outcome.inspect_err(|error| eprintln!("error: {error}")).is_ok()
}

/// What one may say after the name of a benchmark.
#[derive(Debug, Default)]
struct Options {
    /// Ends with all rows as one line of JSON.
    is_json: bool,
    /// The day, for the page: nothing here looks at the clock.
    date: Option<String>,
    /// Other sizes than all. The page is then left as it is.
    sizes: Vec<usize>,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut options = Self::default();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match &**word {
                "--json" => options.is_json = true,
                "--date" => options.date = Some(words.next().ok_or("`--date` needs a date")?.clone()),
                size => options.sizes.push(size.replace('_', "").parse().map_err(|_| {
                    format!("`{size}` is no size; there are `--json`, `--date DATE` and numbers of nodes")
                })?),
            }
        }
        Ok(options)
    }
}

fn table(sizes: &[String]) -> Result<(), Box<dyn Error>> {
    let mut sizes: Vec<usize> =
        sizes.iter().map(|size| size.replace('_', "").parse()).collect::<Result<_, _>>()?;
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    println!(
        "{:<15}{:>9}{:>11}{:>13}{:>12}{:>8}{:>10}  budget",
        "work", "nodes", "relations", "time", "nodes/s", "growth", "memory"
    );
    for work in WORKS {
        let mut before = None;
        for &nodes in &sizes {
            // Documents are for people: nobody keeps a million nodes in one.
            if work.format == Format::Ndjson || nodes <= 100_000 {
                let measured = measure(work, nodes)?;
                #[expect(clippy::cast_precision_loss, reason = "shown to a few digits")]
                let per_node = measured.seconds / nodes as f64;
                row(work, nodes, &measured, before.map(|before: f64| per_node / before));
                before = Some(per_node);
            }
        }
    }
    println!(
        "\ngrowth: the time per node against that at the size before; memory: the peak of the process, or what"
    );
    println!("the plan alone takes, in MiB");
    Ok(())
}

fn row(work: &Work, nodes: usize, measured: &Measured, growth: Option<f64>) {
    let Measured { relations, seconds, bytes } = *measured;
    #[expect(clippy::cast_precision_loss, reason = "shown to a few digits")]
    let speed = nodes as f64 / seconds;
    let memory = bytes.map_or("unknown".to_owned(), |bytes| (bytes >> 20).to_string());
    let time = format!("{:.2} ms", seconds * 1000.0);
    let growth = growth.map_or(String::new(), |growth| format!("{growth:.2}"));
    let budget = work.budget.as_ref().filter(|budget| budget.nodes == nodes);
    let budget = budget.map(|budget| {
        let in_time = budget.seconds.is_none_or(|most| seconds <= most);
        let in_memory = budget.bytes.zip(bytes).is_none_or(|(most, bytes)| bytes <= most);
        let time = budget.seconds.map(|most| format!("{} ms", most * 1000.0));
        let memory = budget.bytes.map(|most| format!("{} MiB", most >> 20));
        let terms: Vec<String> = time.into_iter().chain(memory).collect();
        format!("{}: {}", terms.join(", "), if in_time && in_memory { "kept" } else { "missed" })
    });
    let budget = budget.unwrap_or_default();
    println!(
        "{:<15}{nodes:>9}{relations:>11}{time:>13}{speed:>12.0}{growth:>8}{memory:>10}  {budget}",
        work.name
    );
}

/// Writes the plan to a file, and measures in a process of its own what is done with it.
fn measure(work: &Work, nodes: usize) -> Result<Measured, Box<dyn Error>> {
    let name = format!("hoshin-bench-{}-{}-{nodes}.{}", std::process::id(), work.name, work.format);
    let path = std::env::temp_dir().join(name);
    prepare(work.format, nodes, &path)?;
    let mut child = Command::new(std::env::current_exe()?);
    let output = child.args(["bench", "--one", work.name, &nodes.to_string()]).arg(&path).output();
    std::fs::remove_file(&path)?;
    let output = output?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Measured::read(&String::from_utf8(output.stdout)?)
}

fn prepare(format: Format, nodes: usize, path: &Path) -> Result<(), Box<dyn Error>> {
    if format == Format::Ndjson {
        generate(nodes, SEED, &mut File::create(path)?)?;
    } else {
        let mut lines = Vec::new();
        generate(nodes, SEED, &mut lines)?;
        let plan = Plan::read(std::str::from_utf8(&lines)?, Format::Ndjson)?;
        std::fs::write(path, plan.write(format))?;
    }
    Ok(())
}

fn child(work: &str, nodes: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let work = WORKS.iter().find(|known| known.name == work).ok_or("there is no such work")?;
    work::measure(work, nodes.parse()?, path)?.tell();
    Ok(())
}
