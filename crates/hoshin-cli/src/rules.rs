//! `hoshin rules`.

use hoshin_interop::{Problems, rules as list};

use crate::arguments::Format;
use crate::screen::Screen;

pub(crate) fn rules(format: Format, screen: &Screen) -> Result<(), Problems> {
    let answer = list();
    if format == Format::Json {
        // Texts, numbers and string keys only, so that writing cannot fail.
        return screen.print(&(serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"));
    }
    let longest = |key: fn(&hoshin_interop::RuleData) -> &str| {
        answer.rules.iter().map(|rule| key(rule).chars().count()).max().unwrap_or_default()
    };
    let (code, severity, name) =
        (longest(|rule| &rule.code), longest(|rule| &rule.severity), longest(|rule| &rule.name));
    let indent = code + severity + name + 3;
    let mut out = Vec::new();
    for rule in &answer.rules {
        let summary = match screen.width {
            Some(width) if width > indent + 20 => {
                crate::manual::wrapped(&rule.summary, width - indent, indent)
            }
            _ => rule.summary.clone(),
        };
        let padded = format!("{:name$}", rule.name);
        out.push(format!(
            "{:code$} {:severity$} {} {summary}",
            rule.code,
            rule.severity,
            screen.bold(&padded)
        ));
    }
    out.push(screen.dim("`hoshin explain RULE` tells what a rule finds, why it matters, and how to mend it"));
    screen.print(&(out.join("\n") + "\n"))
}
