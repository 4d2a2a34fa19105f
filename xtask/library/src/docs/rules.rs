//! `docs/rules.md`: the catalogue, and the manual of every rule.

use std::fmt::Write as _;

use hoshin::check::Catalogue;
use hoshin::report::{Family, RuleInfo};

use super::{NOTICE, cell};

/// Describes every rule of the standard catalogue.
pub fn rules_md() -> String {
    let catalogue = Catalogue::standard();
    let rules: Vec<&RuleInfo> = catalogue.rules().map(|rule| &rule.info).collect();
    let mut page = NOTICE.to_owned();
    let _ = write!(page, "# Rules\n\n{} rules. {}", rules.len(), include_str!("rules/opening.md"));
    for family @ Family { digit, title, about } in Family::ALL {
        let group: Vec<_> = rules.iter().filter(|rule| rule.family() == Some(family)).collect();
        if group.is_empty() {
            continue;
        }
        let _ = write!(page, "\n## {digit}xx {title}: {about}\n\n");
        page += "| code | rule | severity | finds | speaks only where the plan uses | source |\n";
        page += "|---|---|---|---|---|---|\n";
        for rule in group {
            let _ = writeln!(
                page,
                "| {} | [{}](#{}) | {} | {} | {} | {} |",
                rule.code,
                rule.name,
                anchor(rule),
                rule.severity,
                cell(rule.summary),
                rule.practice.map(|practice| practice.to_string()).unwrap_or_default(),
                cell(rule.source)
            );
        }
    }
    page += "\n## Manuals\n";
    for rule in rules {
        manual(&mut page, rule);
    }
    page
}

/// The anchor of the heading of a rule.
fn anchor(rule: &RuleInfo) -> String {
    format!("{}-{}", rule.code, rule.name).to_lowercase()
}

fn manual(page: &mut String, rule: &RuleInfo) {
    let _ = write!(page, "\n### {} {}\n\n", rule.code, rule.name);
    let _ = writeln!(page, "*{}, since {}.* {}.\n", rule.severity, rule.since, sentence(rule.summary));
    if let Some(practice) = rule.practice {
        let _ = writeln!(
            page,
            "Silent unless the plan uses the practice `{practice}`; to wake it, {}.\n",
            practice.wake()
        );
    }
    for line in rule.manual().lines() {
        // One level below the rule's own heading; the tag of a fence is for the tests.
        let line = match (line.strip_prefix("## "), line.strip_prefix("```yaml ")) {
            (Some(heading), _) => format!("#### {heading}"),
            (_, Some(_)) => "```yaml".to_owned(),
            _ => line.to_owned(),
        };
        page.push_str(&line);
        page.push('\n');
    }
    if !rule.parameters.is_empty() {
        page.push_str("\n#### Settings\n\n| key | default | meaning |\n|---|---|---|\n");
        for parameter in rule.parameters {
            let _ =
                writeln!(page, "| `{}` | {} | {} |", parameter.key, parameter.default, cell(parameter.doc));
        }
    }
}

/// Begins with a capital letter.
fn sentence(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_and_has_its_manual() {
        let page = rules_md();
        for rule in Catalogue::standard().rules() {
            assert!(page.contains(&format!("\n| {} | [{}]", rule.info.code, rule.info.name)));
            assert!(page.contains(&format!("\n### {} {}\n", rule.info.code, rule.info.name)));
        }
    }
}
