//! `docs/coverage.md`: what the sources ask for, what serves it, and which test shows it.

mod data;

use std::fmt::Write as _;

use hoshin::check::Catalogue;

pub use data::{KEYS, Row, rows, views};

use super::{NOTICE, cell};

/// The sources, by the beginning of their rows' ids.
const SOURCES: [(&str, &str); 3] = [
    ("S0.", "Hoshin Kanri with OKR, the Balanced Scorecard and Lean"),
    ("S1.", "The Balanced Scorecard in a Lean organisation"),
    ("S2.", "Kaizen as the way in which strategy is made and lived"),
];

/// Describes what serves every row of the sources.
pub fn coverage_md() -> String {
    let mut page = format!("{NOTICE}# Coverage\n\n{}", include_str!("coverage/opening.md"));
    let rows = match rows() {
        Ok(rows) => rows,
        Err(error) => {
            let _ = writeln!(page, "The data cannot be read: {error}");
            return page;
        }
    };
    let count = |is_so: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is_so(row)).count();
    let _ = writeln!(
        page,
        "{} rows: {} are served, as tests show; {} say what is left open besides.",
        rows.len(),
        count(&|row| row.is_served() && row.is_shown() && row.open.is_none()),
        count(&|row| row.open.is_some())
    );
    for (beginning, title) in SOURCES {
        let _ = write!(
            page,
            "\n## {title}\n\n| row | asks for | served by | shown by | open |\n|---|---|---|---|---|\n"
        );
        for row in rows.iter().filter(|row| row.id.starts_with(beginning)) {
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} | {} |",
                row.id,
                cell(&row.asks),
                served(row),
                shown_by(row),
                cell(row.open.as_deref().unwrap_or_default())
            );
        }
    }
    page
}

fn served(row: &Row) -> String {
    let list = |key: &str, put: &dyn Fn(&str) -> String| -> Vec<String> {
        row.named(key).iter().map(|name| put(name)).collect()
    };
    let parts = KEYS.into_iter().filter_map(|key| {
        let names = match key {
            "kinds" => list(key, &|name| format!("[{name}](grammar.md#{name})")),
            "rules" => list(key, &rule),
            "commands" => list(key, &|name| format!("`hoshin {name}`")),
            "examples" | "files" => list(key, &link),
            _ => list(key, &|name| format!("`{name}`")),
        };
        let what = match key {
            "kinds" => "nodes",
            "examples" | "files" | "commands" => "",
            other => other,
        };
        (!names.is_empty()).then(|| format!("{what} {}", names.join(", ")).trim().to_owned())
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// A rule with a link to its manual.
fn rule(code: &str) -> String {
    let name = Catalogue::standard().rule(code).map_or("", |rule| rule.info.name);
    format!("[{code}](rules.md#{}-{name})", code.to_lowercase())
}

/// A file with a link to it, named by the last part of its path.
fn link(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match path.strip_prefix("docs/") {
        Some(page) => format!("[{name}]({page})"),
        None => format!("[{name}](../{path})"),
    }
}

fn shown_by(row: &Row) -> String {
    let manuals = match row.named("rules").len() {
        0 => None,
        1 => Some("its manual".to_owned()),
        _ => Some("their manuals".to_owned()),
    };
    let tests = row.named("tests").iter().map(|test| match test.split_once("::") {
        Some((path, name)) => format!("[{}](../{path})", name.replace('_', " ")),
        None => test.clone(),
    });
    manuals.into_iter().chain(tests).collect::<Vec<_>>().join("; ")
}
