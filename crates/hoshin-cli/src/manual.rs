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
    let mut out =
        vec![format!("{title} ({}, since {})", rule.severity, rule.since), wrapped(&rule.summary, width, 0)];
    if let Some(practice) = &rule.practice {
        out.push(format!("Silent where the plan does not use the practice `{practice}`."));
    }
    out.push(String::new());
    body(&rule.docs, width, screen, &mut out);
    if let Some(first) = rule.parameters.first() {
        out.extend([String::new(), screen.bold("Settings"), String::new()]);
        for parameter in &rule.parameters {
            let line = format!("{} = {}: {}", parameter.key, parameter.default, parameter.doc);
            out.push(format!("  {}", wrapped(&line, width.saturating_sub(2), 4)));
        }
        let example =
            format!("checks: {{ settings: {{ {}: {{ {}: {} }} }} }}", rule.name, first.key, first.default);
        out.extend([String::new(), format!("    {}", screen.dim(&example))]);
    }
    out.join("\n") + "\n"
}

/// The Markdown of a manual: headings stand out, paragraphs are filled, examples and lists stay as they are.
fn body(docs: &str, width: usize, screen: &Screen, out: &mut Vec<String>) {
    let mut paragraph = String::new();
    let mut is_example = false;
    let end = |paragraph: &mut String, out: &mut Vec<String>| {
        if !paragraph.is_empty() {
            out.push(wrapped(paragraph, width, 0));
            paragraph.clear();
        }
    };
    for line in docs.trim_end().lines() {
        if line.starts_with("```") {
            end(&mut paragraph, out);
            is_example = !is_example;
        } else if is_example {
            out.push(if line.is_empty() { String::new() } else { format!("    {}", screen.dim(line)) });
        } else if let Some(heading) = line.strip_prefix('#') {
            end(&mut paragraph, out);
            out.push(screen.bold(heading.trim_start_matches('#').trim()));
        } else if line.is_empty() || line.starts_with(['-', '*', '|', ' ']) {
            end(&mut paragraph, out);
            out.push(line.to_owned());
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
