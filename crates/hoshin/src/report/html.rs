//! HTML: one page that needs nothing else, for browsers and printers.
//!
//! It loads nothing and runs no script, and a policy in its head forbids both: what a plan holds is shown, never
//! obeyed. Severities are told by word and shape as well as colour. Boxes at its top hide what one does not want to see.

mod escape;
mod finding;

use std::collections::BTreeSet;
// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write;

pub use escape::escaped;
use escape::sentence;

use super::finding::Finding;
use super::marks::Marker;
use super::pages::Pages;
use super::rule_info::Family;
use super::severity::Severity;
use super::summary::{Report, Summary};
use super::tally::{Outcome, Tally, total, worst_first};
use super::wording::{count, grouped, silent_line};
use crate::format::ReadError;
use crate::model::Plan;

/// The most findings of one rule, severity and plan that are shown (our choice): browsers grow slow, and nobody reads
/// more. The rest is counted.
const MOST: usize = 200;

/// Reports as one page.
#[derive(Debug, Default)]
pub struct Html {
    tallies: Vec<Tally>,
    families: BTreeSet<char>,
    body: String,
}

impl Pages for Html {
    fn report(&mut self, name: &str, report: &Report, plan: &Plan) -> String {
        self.tallies.push(Tally::of_report(name, report));
        self.heading(name, plan.header().name.as_deref());
        let size = format!("{}, {}", count(report.nodes, "node"), count(report.relations, "relation"));
        let _ =
            writeln!(self.body, "<p>{} <span class=\"soft\">· {size}</span></p>", verdict(report.summary()));
        if let Some(line) = silent_line(report) {
            let _ = writeln!(self.body, "<p class=\"soft\">{}</p>", sentence(&line));
        }
        let mut marker = Marker::new(plan.sources());
        for severity in Severity::ALL.iter().rev() {
            let findings: Vec<&Finding> =
                report.findings().iter().filter(|finding| finding.severity == *severity).collect();
            for of_rule in findings.chunk_by(|one, other| one.rule.code == other.rule.code) {
                self.group(*severity, of_rule, plan, &mut marker);
            }
        }
        self.body.push_str("</section>\n");
        String::new()
    }

    fn refusal(&mut self, name: &str, error: &ReadError) -> String {
        self.tallies.push(Tally::of_refusal(name, error));
        self.heading(name, None);
        let faults = count(error.faults().len(), "fault");
        let _ = writeln!(self.body, "<p>{} not checked: {faults}</p>", sign(Severity::Error));
        let mut marker = Marker::new(error.sources());
        for fault in error.faults().iter().take(MOST) {
            let _ = write!(
                self.body,
                "<div class=\"group error\"><h3>{} {}</h3>",
                sign(Severity::Error),
                escaped(fault.code)
            );
            let marks = marker.of_location(fault.location.as_ref()).into_iter().collect();
            self.body += &finding::block(&fault.message, &fault.help, None, marks);
            self.body.push_str("</div>\n");
        }
        self.body.push_str("</section>\n");
        String::new()
    }

    fn close(&mut self, remark: Option<&str>) -> String {
        let title = match self.tallies.as_slice() {
            [only] => only.name.clone(),
            several => count(several.len(), "plan"),
        };
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{} · hoshin</title>\n<style>\n{}{}</style>\n</head>\n<body>\n",
            escaped(&title),
            include_str!("html/page.css"),
            self.rules_of_boxes()
        );
        let sum = total(&self.tallies);
        let _ = writeln!(out, "<h1>What the checks say of <bdi>{}</bdi></h1>", escaped(&title));
        let refused = self.tallies.iter().filter(|tally| tally.is_refused()).count();
        let mut parts = Vec::new();
        if refused < self.tallies.len() {
            parts.push(verdict(sum));
        }
        if refused > 0 {
            parts.push(format!("<span class=\"sign error\">■ {refused} not checked</span>"));
        }
        let _ = writeln!(out, "<p class=\"verdict\">{}</p>", parts.join(", "));
        if let Some(remark) = remark {
            let _ = writeln!(out, "<p class=\"soft\">{}</p>", sentence(remark));
        }
        self.filter(sum, &mut out);
        if self.tallies.len() > 1 {
            self.table(&mut out);
        }
        let version = env!("CARGO_PKG_VERSION");
        let body = std::mem::take(&mut self.body);
        let _ = write!(
            out,
            "<main>\n{body}</main>\n<footer>hoshin {version}. <code>hoshin explain RULE</code> tells what a rule finds, why \
             it matters, and how to mend it.</footer>\n</body>\n</html>\n"
        );
        out
    }
}

impl Html {
    fn heading(&mut self, name: &str, title: Option<&str>) {
        let number = self.tallies.len();
        let _ = write!(self.body, "<section id=\"plan-{number}\">\n<h2><bdi>{}</bdi>", escaped(name));
        if let Some(title) = title {
            let _ = write!(self.body, " <span class=\"soft\">· <bdi>{}</bdi></span>", escaped(title));
        }
        self.body.push_str("</h2>\n");
    }

    fn group<'s>(
        &mut self,
        severity: Severity,
        findings: &[&Finding],
        plan: &'s Plan,
        marker: &mut Marker<'s>,
    ) {
        let Some(rule) = findings.first().map(|finding| finding.rule) else { return };
        let digit = rule.family().map_or('0', |family| family.digit);
        self.families.insert(digit);
        let _ = write!(
            self.body,
            "<div class=\"group {severity} s-{severity} f-{digit}\">\n<h3>{} {} {}</h3>\n<p class=\"soft\">{}</p>\n",
            sign(severity),
            escaped(rule.code),
            escaped(rule.name),
            sentence(rule.summary)
        );
        if let Some(why) = rule.section("Why it matters") {
            let _ = write!(self.body, "<details><summary>Why it matters</summary>");
            for paragraph in why.split("\n\n") {
                let _ = write!(self.body, "<p>{}</p>", sentence(paragraph));
            }
            self.body.push_str("</details>\n");
        }
        for shown in findings.iter().take(MOST) {
            let marks = marker.of_finding(shown, plan);
            self.body += &finding::block(&shown.message, &shown.help, shown.fixes.first(), marks);
        }
        if findings.len() > MOST {
            let _ = writeln!(self.body, "<p>… and {} more</p>", grouped(findings.len() - MOST));
        }
        self.body.push_str("</div>\n");
    }

    /// A box for each severity and family that there is, all ticked.
    fn filter(&self, sum: Summary, out: &mut String) {
        let severities =
            [(Severity::Error, sum.errors), (Severity::Warning, sum.warnings), (Severity::Note, sum.notes)];
        let severities: Vec<_> = severities.into_iter().filter(|(_, number)| *number > 0).collect();
        if severities.is_empty() {
            return;
        }
        let mut boxes = String::new();
        let mut rows = String::from("<div class=\"filter\" aria-label=\"severities\">");
        for (severity, number) in severities {
            let _ = write!(boxes, "<input class=\"box\" type=\"checkbox\" id=\"s-{severity}\" checked>");
            let noun = count(number, severity.as_str());
            let _ = write!(
                rows,
                "<label for=\"s-{severity}\" class=\"{severity}\"><span class=\"sign\">{} {noun}</span></label>",
                shape(severity)
            );
        }
        rows.push_str("</div>\n<div class=\"filter\" aria-label=\"families of rules\">");
        for digit in &self.families {
            let _ = write!(boxes, "<input class=\"box\" type=\"checkbox\" id=\"f-{digit}\" checked>");
            let _ = write!(rows, "<label for=\"f-{digit}\">{}</label>", title_of(*digit));
        }
        let _ = writeln!(out, "{boxes}\n{rows}</div>");
    }

    /// What the boxes do.
    fn rules_of_boxes(&self) -> String {
        let severities = Severity::ALL.iter().map(|severity| format!("s-{severity}"));
        let families = self.families.iter().map(|digit| format!("f-{digit}"));
        let mut out = String::new();
        for id in severities.chain(families) {
            let _ = writeln!(out, "#{id}:not(:checked) ~ main .{id} {{ display: none; }}");
            let _ = writeln!(
                out,
                "#{id}:checked ~ .filter label[for={id}]::before {{ content: \"☑ \"; color: inherit; }}"
            );
            let _ = writeln!(
                out,
                "#{id}:focus-visible ~ .filter label[for={id}] {{ outline: 2px solid var(--note); }}"
            );
        }
        out
    }

    fn table(&self, out: &mut String) {
        out.push_str(
            "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">plan</th><th scope=\"col\">nodes</th>\
             <th scope=\"col\">errors</th><th scope=\"col\">warnings</th><th scope=\"col\">notes</th></tr></thead>\n<tbody>\n",
        );
        for tally in worst_first(&self.tallies) {
            let number =
                self.tallies.iter().position(|known| std::ptr::eq(known, tally)).unwrap_or_default() + 1;
            let _ = write!(
                out,
                "<tr><th scope=\"row\"><a href=\"#plan-{number}\"><bdi>{}</bdi></a></th>",
                escaped(&tally.name)
            );
            let _ = match tally.outcome {
                Outcome::Refused(_) => {
                    writeln!(
                        out,
                        "<td colspan=\"4\" class=\"error\"><span class=\"sign\">not checked</span></td></tr>"
                    )
                }
                Outcome::Checked { nodes, summary } => writeln!(
                    out,
                    "<td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                    grouped(nodes),
                    grouped(summary.errors),
                    grouped(summary.warnings),
                    grouped(summary.notes)
                ),
            };
        }
        out.push_str("</tbody>\n</table></div>\n");
    }
}

/// What a family is called; embedders' rules are of none.
fn title_of(digit: char) -> &'static str {
    Family::ALL.iter().find(|family| family.digit == digit).map_or("Other", |family| family.title)
}

/// The shape of a severity, by which it is told where colours are not seen.
fn shape(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "■",
        Severity::Warning => "▲",
        Severity::Note => "●",
    }
}

/// Shape and word of a severity.
fn sign(severity: Severity) -> String {
    format!("<span class=\"sign {severity}\">{} {severity}</span>", shape(severity))
}

fn verdict(summary: Summary) -> String {
    let parts = [
        (Severity::Error, summary.errors),
        (Severity::Warning, summary.warnings),
        (Severity::Note, summary.notes),
    ];
    let part = |(severity, number): &(Severity, usize)| {
        let noun = count(*number, severity.as_str());
        format!("<span class=\"sign {severity}\">{} {noun}</span>", shape(*severity))
    };
    let mut parts: Vec<String> = parts.iter().filter(|(_, number)| *number > 0).map(part).collect();
    if summary.errors + summary.warnings == 0 {
        parts.insert(0, "<span class=\"sign good\">✓ no errors, no warnings</span>".into());
    }
    parts.join(", ")
}
