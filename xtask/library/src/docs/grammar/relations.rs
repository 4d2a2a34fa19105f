//! The relations: which may join what, and how they are written.

use std::fmt::Write as _;

use hoshin::metamodel::grammar::targets_of;
use hoshin::metamodel::{NodeKind, Param, RelationKind};
use hoshin::value::field::FieldType;
use hoshin::value::{Duration, NonNegative, Part, Role, Shape, Strength};

use crate::docs::cell;
use crate::docs::shape::{either, in_words};
use crate::docs::written::{Form, written};

/// Source, relation and everything that it may end at.
fn lines() -> impl Iterator<Item = (NodeKind, RelationKind, Vec<NodeKind>)> {
    let pairs = RelationKind::ALL
        .iter()
        .flat_map(|relation| NodeKind::ALL.iter().map(move |source| (*source, *relation)));
    pairs.filter_map(|(source, relation)| {
        let targets: Vec<_> = targets_of(source, relation).collect();
        (!targets.is_empty()).then_some((source, relation, targets))
    })
}

/// How many joinings the sentences name.
#[cfg(test)]
pub(super) fn said() -> usize {
    lines().map(|(.., targets)| targets.len()).sum()
}

/// The grammar as sentences.
pub(super) fn sentences(page: &mut String) {
    for (source, relation, targets) in lines() {
        let mut source = source.with_article().to_owned();
        if let Some(first) = source.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let targets: Vec<_> = targets.iter().map(|target| target.with_article().to_owned()).collect();
        let once = if relation.is_single() { ", at most once" } else { "" };
        let verb = relation.as_str().replace('-', " ");
        let verb = if relation == RelationKind::PartOf { format!("is {verb}") } else { verb };
        let verb = if relation == RelationKind::RewardedOn { "is rewarded on".to_owned() } else { verb };
        let verb = if relation == RelationKind::Within { "stands within".to_owned() } else { verb };
        let _ = writeln!(page, "- {source} *{verb}* {}{once}.", either(&targets));
    }
}

/// What each relation means, carries, and how it is written.
pub(super) fn forms(page: &mut String) {
    *page += include_str!("relations.md");
    *page += "\n| relation | meaning | carries | short | long | also read |\n|---|---|---|---|---|---|\n";
    for relation in RelationKind::ALL {
        let carries: Vec<_> = relation.params().iter().map(|param| format!("`{}`", param.key())).collect();
        let Some(written) = written(*relation) else { continue };
        let _ = writeln!(
            page,
            "| *{relation}* | {} | {} | {} | {} | {} |",
            cell(relation.summary()),
            carries.join(", "),
            codes(written.short),
            codes(written.long),
            codes(written.also)
        );
    }
    *page += "\n| parameter | holds | meaning |\n|---|---|---|\n";
    for param in Param::ALL {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} |",
            param.key(),
            cell(&in_words(&shape(*param))),
            cell(param.summary())
        );
    }
}

/// Forms with the kind that they stand on, each kind named once.
fn codes(forms: &[Form]) -> String {
    let mut parts = Vec::new();
    let mut last = None;
    for (kind, form) in forms {
        let on = if last == Some(*kind) { String::new() } else { format!("{kind}: ") };
        last = Some(*kind);
        parts.push(format!("{on}`{form}`"));
    }
    parts.join("<br>")
}

fn shape(param: Param) -> Shape {
    match param {
        Param::Strength => Strength::SHAPE,
        Param::Weight | Param::Effort => NonNegative::SHAPE,
        Param::Role => Role::SHAPE,
        Param::Part => Part::SHAPE,
        Param::Lag => Duration::SHAPE,
        Param::Rationale | Param::Resolution | Param::AcceptedBy => Shape::Text,
    }
}
