//! What is known of a rule without running it.

use super::severity::Severity;
pub use crate::metamodel::Practice;

/// Everything known of a rule without running it.
#[derive(Debug, PartialEq)]
pub struct RuleInfo {
    /// `HSN` and three digits, the first of which is the group; rules of embedders have other letters.
    pub code: &'static str,
    /// The kebab-case name, which says what is wrong.
    pub name: &'static str,
    /// The severity unless settings or the finding say otherwise.
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// One line, lower case, no full stop.
    pub summary: &'static str,
    /// The manual, as Markdown.
    pub docs: &'static str,
    /// What the rule comes from: rows of the requirements or published works, as the manual's *Source* tells them.
    pub source: &'static str,
    /// The practice without which it keeps silent.
    pub practice: Option<Practice>,
    /// Its settings.
    pub parameters: &'static [Parameter],
    /// Its sentences, at least one.
    pub messages: &'static [Message],
    /// The file that holds it.
    pub file: &'static str,
}

/// A setting of a rule.
#[derive(Debug, PartialEq)]
pub struct Parameter {
    /// Its key.
    pub key: &'static str,
    /// Its value unless settings say otherwise.
    pub default: f64,
    /// What it means, with its unit, and where the default comes from.
    pub doc: &'static str,
}

/// A sentence of a rule, with places for values in braces.
#[derive(Debug, PartialEq)]
pub struct Message {
    /// What is wrong: one line, lower case, ids in backticks.
    pub text: &'static str,
    /// What to do next.
    pub help: &'static str,
}

/// Rules of one concern, which share the first digit of their codes.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// The first digit of the codes.
    pub digit: char,
    /// What it is called.
    pub title: &'static str,
    /// What its rules look at, in a few words.
    pub about: &'static str,
}

impl Family {
    /// The families, in order of their digits.
    pub const ALL: &'static [Self] = &[
        Self::new('1', "Alignment", "the thread from work to direction"),
        Self::new('2', "Ownership", "who answers for what"),
        Self::new('3', "Measures", "what is measured and promised"),
        Self::new('4', "Conflict", "what pulls apart"),
        Self::new('5', "Balance", "the scorecard and the X-matrix"),
        Self::new('6', "Rhythm", "reviews and check-ins"),
        Self::new('7', "Frameworks", "several side by side"),
        Self::new('8', "Deployment and practice", "catchball and kaizen"),
        Self::new('9', "The plan file itself", "silences and leftovers"),
    ];

    const fn new(digit: char, title: &'static str, about: &'static str) -> Self {
        Self { digit, title, about }
    }
}

impl RuleInfo {
    /// The bodies of the fenced blocks of the manual that open with ```` ```yaml <tag> ````.
    pub fn examples(&self, tag: &str) -> Vec<String> {
        let open = format!("```yaml {tag}");
        let mut found = Vec::new();
        let mut body: Option<String> = None;
        for line in self.docs.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            match &mut body {
                None if line == open => body = Some(String::new()),
                Some(_) if line == "```" => found.extend(body.take()),
                Some(text) => {
                    text.push_str(line);
                    text.push('\n');
                }
                None => {}
            }
        }
        found
    }

    /// The family of rules that it is of, by the first digit of its code; none for codes of embedders.
    pub fn family(&self) -> Option<&'static Family> {
        let digit = self.code.strip_prefix("HSN")?.chars().next()?;
        Family::ALL.iter().find(|family| family.digit == digit)
    }

    /// What stands in the manual under a heading, up to the next: paragraphs parted by blank lines.
    pub fn section(&self, heading: &str) -> Option<String> {
        let manual = self.manual();
        let (_, after) = manual.split_once(&format!("## {heading}\n"))?;
        Some(after.split("\n## ").next().unwrap_or_default().trim().to_owned())
    }

    /// The manual as Markdown, without the blank that doc comments begin their lines with.
    pub fn manual(&self) -> String {
        self.docs
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n")
    }
}
