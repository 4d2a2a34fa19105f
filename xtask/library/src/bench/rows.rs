//! Rows of figures: as JSON for programs, and as tables in `docs/benchmarks.md`, of which each benchmark rewrites its own
//! part.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};

use xtask::step::root;

/// The libraries that hoshin is measured against.
pub(super) const PEERS: [&str; 4] = ["networkx", "rustworkx", "igraph", "scipy"];

/// What one piece of work took at one size.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) work: &'static str,
    pub(super) nodes: usize,
    pub(super) order: Order,
    /// All in milliseconds.
    pub(super) hoshin: Option<f64>,
    pub(super) peers: [Option<f64>; 4],
    /// What the memory alone takes for the bytes that cannot be spared.
    pub(super) floor: Option<f64>,
}

/// How nodes are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Receivers before contributors, level by level.
    Topological,
    /// At random.
    Shuffled,
}

impl Order {
    pub(super) const ALL: [Self; 2] = [Self::Topological, Self::Shuffled];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Topological => "topological",
            Self::Shuffled => "shuffled",
        }
    }
}

impl Row {
    /// The quickest of the others.
    pub(super) fn best_peer(&self) -> Option<(&'static str, f64)> {
        let known = PEERS.into_iter().zip(self.peers).filter_map(|(name, time)| Some((name, time?)));
        known.min_by(|one, other| one.1.total_cmp(&other.1))
    }

    fn json(&self) -> Value {
        let mut row = json!({
            "work": self.work,
            "nodes": self.nodes,
            "order": self.order.as_str(),
            "hoshin_ms": rounded(self.hoshin),
            "floor_ms": rounded(self.floor),
        });
        for (name, time) in PEERS.into_iter().zip(self.peers) {
            if let Some(row) = row.as_object_mut() {
                row.insert(format!("{name}_ms"), json!(rounded(time)));
            }
        }
        row
    }
}

/// All rows in one line.
pub(super) fn line(rows: &[Row]) -> String {
    json!({ "rows": rows.iter().map(Row::json).collect::<Vec<_>>() }).to_string()
}

/// Milliseconds to a hundred nanoseconds: finer is noise.
fn rounded(time: Option<f64>) -> Option<f64> {
    time.map(|time| (time * 10_000.0).round() / 10_000.0)
}

/// A time in milliseconds with three digits, as people read it.
pub(super) fn shown(time: Option<f64>) -> String {
    match time {
        None => "–".to_owned(),
        Some(time) if time >= 1000.0 => format!("{:.2} s", time / 1000.0),
        Some(time) if time >= 100.0 => format!("{time:.0} ms"),
        Some(time) if time >= 10.0 => format!("{time:.1} ms"),
        Some(time) if time >= 0.1 => format!("{time:.2} ms"),
        Some(time) => format!("{:.1} µs", time * 1000.0),
    }
}

/// A table of Markdown.
pub(super) fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), " --- |".repeat(head.len()));
    for row in rows {
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
    text
}

/// Puts text in place of a part of `docs/benchmarks.md`, which stands between two comments.
pub(super) fn write_part(part: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let path = root().join("docs/benchmarks.md");
    let page = fs::read_to_string(&path)?;
    let (open, close) = (format!("<!-- {part} -->\n"), format!("<!-- end of {part} -->\n"));
    let parts = page.split_once(&open).and_then(|(before, rest)| Some((before, rest.split_once(&close)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("docs/benchmarks.md has no part `{part}`"))?;
    fs::write(&path, format!("{before}{open}{text}{close}{after}"))?;
    Ok(())
}

/// What runs here, for the head of a part: the processor, its cores, the compiler, and the date if it was told.
pub(super) fn machine(date: Option<&str>) -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("a processor that does not tell its name", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let compiler = std::process::Command::new("rustc").arg("--version").output();
    let compiler = compiler.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let date = date.map_or(String::new(), |date| format!(", {date}"));
    format!("{model}, {cores} cores; {}{date}", compiler.unwrap_or_default())
}
