//! `hoshin explain`: the manual of a rule on a terminal.

use hoshin_interop::{ExplainRequest, Problems, RuleData, explain as ask};

use crate::screen::Screen;

/// The widest that text runs (our choice): longer lines are hard to come back from.
const WIDEST: usize = 90;

pub(crate) fn explain(rule: &str, screen: &Screen) -> Result<(), Problems> {
    let rule = ask(&ExplainRequest { rule: rule.to_owned() })?;
    screen.print(&shown(&rule, screen))
}

fn shown(rule: &RuleData, screen: &Screen) -> String {
    let width = screen.width.unwrap_or(WIDEST).min(WIDEST);
    let title = screen.bold(&format!("{} {}", rule.code, rule.name));
    let mut out = format!("{title} ({}, since {})\n", rule.severity, rule.since);
    out += &format!("{}\n", wrapped(&rule.summary, width, 0));
    if let Some(practice) = &rule.practice {
        out += &format!("Silent where the plan does not use the practice `{practice}`.\n");
    }
    out.push('\n');
    body(&rule.docs, width, screen, &mut out);
    if !rule.parameters.is_empty() {
        out += &format!("\n{}\n\n", screen.bold("Settings"));
        for parameter in &rule.parameters {
            let line = format!("{} = {}: {}", parameter.key, parameter.default, parameter.doc);
            out += &format!("  {}\n", wrapped(&line, width.saturating_sub(2), 4));
        }
        if let Some(first) = rule.parameters.first() {
            let example = format!(
                "checks: {{ settings: {{ {}: {{ {}: {} }} }} }}",
                rule.name, first.key, first.default
            );
            out += &format!("\n    {}\n", screen.dim(&example));
        }
    }
    out
}

/// The Markdown of a manual: headings stand out, paragraphs are filled, examples and lists stay as they are.
fn body(docs: &str, width: usize, screen: &Screen, out: &mut String) {
    let mut paragraph = String::new();
    let mut is_example = false;
    let end = |paragraph: &mut String, out: &mut String| {
        if !paragraph.is_empty() {
            *out += &format!("{}\n", wrapped(paragraph, width, 0));
            paragraph.clear();
        }
    };
    for line in docs.trim_end().lines() {
        if line.starts_with("```") {
            end(&mut paragraph, out);
            is_example = !is_example;
        } else if is_example {
            let line = if line.is_empty() { String::new() } else { format!("    {}", screen.dim(line)) };
            *out += &format!("{line}\n");
        } else if let Some(heading) = line.strip_prefix('#') {
            end(&mut paragraph, out);
            *out += &format!("{}\n", screen.bold(heading.trim_start_matches('#').trim()));
        } else if line.is_empty() || line.starts_with(['-', '*', '|', ' ']) {
            end(&mut paragraph, out);
            *out += &format!("{line}\n");
        } else {
            paragraph.push_str(line);
            paragraph.push(' ');
        }
    }
    end(&mut paragraph, out);
}

/// Breaks a text between words into lines of `width`, each but the first behind `indent` blanks.
pub(crate) fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}
