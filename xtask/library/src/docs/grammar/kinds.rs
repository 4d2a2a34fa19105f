//! The kinds of node: what each is, what others call it, and its fields.

use std::fmt::Write as _;

use hoshin::metamodel::grammar::{sources_of, targets_of};
use hoshin::metamodel::{EventKind, NodeKind, RelationKind};

use crate::docs::shape::{anchor, table};

/// What the frameworks call it.
const fn elsewhere(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Driver => "Hoshin breakthrough or long-term driver, BSC strategic theme",
        NodeKind::Objective => "Hoshin annual objective, OKR objective, BSC strategic objective",
        NodeKind::Target => "**OKR key result**, Hoshin target-to-improve, BSC target",
        NodeKind::Kpi => "measure, indicator, Lean metric",
        NodeKind::Initiative => {
            "Hoshin improvement priority or tactic, OKR initiative, Lean project, kaizen event, countermeasure"
        }
        NodeKind::Owner => "accountable, champion, team, department",
        NodeKind::Perspective => "BSC perspective",
        NodeKind::Routine => {
            "Hoshin review, OKR check-in, tier meeting, daily huddle, gemba walk, leader standard work, obeya"
        }
        NodeKind::Problem => "A3 subject, impediment, gap",
    }
}

/// The name as a heading.
fn title(kind: NodeKind) -> String {
    kind.to_string()
}

pub(super) fn index(page: &mut String) {
    *page += "\n| kind | is | called elsewhere |\n|---|---|---|\n";
    for kind in NodeKind::ALL {
        let name = title(*kind);
        let _ = writeln!(
            page,
            "| [{name}](#{}) | {} | {} |",
            anchor(&name),
            super::super::cell(kind.summary()),
            elsewhere(*kind)
        );
    }
}

/// The keys of a node beside its fields: relations from either end, events, targets.
fn keys(kind: NodeKind) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for relation in RelationKind::ALL {
        let written_on_target = matches!(relation, RelationKind::Owns | RelationKind::Attends);
        if targets_of(kind, *relation).next().is_some() && !written_on_target {
            keys.push(relation.key());
        }
        if sources_of(*relation, kind).next().is_some() {
            let reversed: &[&str] = match relation {
                RelationKind::Owns => &["owner", "owners"],
                RelationKind::Attends => &["led_by", "attended_by"],
                RelationKind::Measures => &["measured_by"],
                RelationKind::Reviews => &["reviewed_in"],
                RelationKind::Quantifies => &["targets", "key_results"],
                RelationKind::Tracks => &["targets"],
                _ => &[],
            };
            keys.extend(reversed);
        }
    }
    keys.extend(EventKind::ALL.iter().filter(|event| happens_on(**event, kind)).map(|event| event.key()));
    keys
}

const fn happens_on(event: EventKind, kind: NodeKind) -> bool {
    match event {
        EventKind::Reading => matches!(kind, NodeKind::Kpi),
        EventKind::CheckIn | EventKind::Catchball => {
            matches!(kind, NodeKind::Objective | NodeKind::Target | NodeKind::Initiative)
        }
        EventKind::Held => matches!(kind, NodeKind::Routine),
    }
}

pub(super) fn sections(page: &mut String) {
    for kind in NodeKind::ALL {
        let _ = write!(
            page,
            "\n### {}\n\n{}\n\nCalled elsewhere: {}. Section: `{}`.\n\n{}",
            title(*kind),
            kind.summary(),
            elsewhere(*kind),
            kind.section(),
            table(kind.fields())
        );
        let keys: Vec<_> = keys(*kind).iter().map(|key| format!("`{key}`")).collect();
        if !keys.is_empty() {
            let _ = write!(page, "\nAlso on it, for relations, events and targets: {}.\n", keys.join(", "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hoshin::{Plan, format::Format};

    #[test]
    fn the_reader_knows_every_key_and_a_node_has_no_others() {
        for kind in NodeKind::ALL {
            for key in keys(*kind) {
                let text = format!("hoshin: 1\n{}: {{ n: {{ {key}: [] }} }}", kind.section());
                let faults = Plan::read(&text, Format::Yaml).err().map(|error| format!("{error:?}"));
                assert!(!faults.unwrap_or_default().contains("unknown-field"), "{text}");
            }
            let text = format!("hoshin: 1\n{}: {{ n: {{ zzzzzzzzzzzz: 1 }} }}", kind.section());
            let error = Plan::read(&text, Format::Yaml).unwrap_err();
            let fault = error.faults().iter().find(|fault| fault.code == "unknown-field").unwrap();
            let known = fault.help.strip_prefix("known: ").unwrap().split(", ");
            let fields =
                kind.fields().iter().chain(<hoshin::metamodel::Common as hoshin::metamodel::Fields>::FIELDS);
            let said: Vec<_> = fields.map(|info| info.key).chain(keys(*kind)).collect();
            assert!(known.clone().all(|key| said.contains(&key)), "{kind}: {}", fault.help);
        }
    }
}
