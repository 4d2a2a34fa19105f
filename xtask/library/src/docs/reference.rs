//! `docs/reference.md`: where metrics, methods and themes belong, and which tags are known.

use std::fmt::Write as _;

use hoshin::metamodel::perspective::{BUILT_IN, built_in};
use hoshin::metamodel::reference::{METHODS, METRICS, ROLES, TAGS, THEMES};
use hoshin::value::method::KNOWN;

use super::{NOTICE, cell};

/// Describes what is commonly known of the words that plans use.
pub fn reference_md() -> String {
    let mut page = format!("{NOTICE}# Reference\n\n{}", include_str!("reference/opening.md"));
    section(&mut page, "Perspectives", "In their causal order, causes first.");
    table(
        &mut page,
        &["id", "name", "key question", "looks at", "drivers are about", "their names speak of"],
    );
    for known in BUILT_IN {
        let theme = THEMES.iter().find(|theme| theme.perspective == known.id);
        let said = theme.map(|theme| {
            let words = theme.words.iter().chain(theme.also).map(|word| format!("{word}…"));
            words.collect::<Vec<_>>().join(", ")
        });
        let about = theme.map_or("", |theme| theme.about);
        row(
            &mut page,
            &[&code(known.id), known.name, known.question, known.focus, about, &said.unwrap_or_default()],
        );
    }
    section(&mut page, "Metrics", "Metrics of Lean work, and the perspective that each tells of.");
    table(&mut page, &["metric", "perspective", "tells of", "source"]);
    for metric in METRICS {
        row(&mut page, &[metric.name, &name_of(metric.perspective), metric.tells, metric.source]);
    }
    section(&mut page, "Methods", "What stands under `method`. Any other text is accepted there too.");
    table(&mut page, &["method", "framework", "what it is for", "serves first of all", "source"]);
    for (used, (_, framework)) in METHODS.iter().zip(KNOWN) {
        let perspectives: Vec<String> = used.perspectives.iter().map(|id| name_of(id)).collect();
        let framework = framework.as_ref().map_or("any", |framework| framework.as_str());
        row(&mut page, &[&code(used.method), framework, used.purpose, &perspectives.join(", "), used.source]);
    }
    section(&mut page, "Frameworks", "The part of each in one system; what may stand under `role`.");
    table(&mut page, &["framework", "role", "source"]);
    for plays in ROLES {
        row(&mut page, &[&code(plays.framework), plays.role, plays.source]);
    }
    section(&mut page, "Tags", "Tags with a meaning that is agreed on. Any other may be used besides.");
    table(&mut page, &["tag", "says that it", "source"]);
    for tag in TAGS {
        row(&mut page, &[&code(tag.id), tag.means, tag.source]);
    }
    page
}

fn section(page: &mut String, title: &str, about: &str) {
    let _ = write!(page, "\n## {title}\n\n{about}\n\n");
}

fn table(page: &mut String, heads: &[&str]) {
    row(page, heads);
    let _ = writeln!(page, "|{}", "---|".repeat(heads.len()));
}

fn row(page: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

fn name_of(perspective: &str) -> String {
    built_in(perspective).map_or_else(String::new, |known| known.name.to_owned())
}
