//! From a plan to canonical text.
//!
//! INVARIANT: what is written reads back as the same plan, and the same plan gives the same bytes. Every relation
//! stands in one place only, and every id is as short as its place allows.

mod event;
mod lines;
mod node;
mod relation;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use super::read::Format;
use super::write::{to_json, to_yaml};
use crate::metamodel::{Fields, NodeKind};
use crate::model::Plan;
use crate::value::datum::Datum;

/// The version of the language that is written.
const VERSION: f64 = 1.0;

/// The sections in the order in which people read a plan: where to, what is measured, what is done, by whom.
const SECTIONS: &[NodeKind] = &[
    NodeKind::Driver,
    NodeKind::Objective,
    NodeKind::Target,
    NodeKind::Kpi,
    NodeKind::Initiative,
    NodeKind::Problem,
    NodeKind::Owner,
    NodeKind::Perspective,
    NodeKind::Routine,
];

/// The keys of a mapping with their values.
type Entries = Vec<(Cow<'static, str>, Datum<'static>)>;

/// ## Writing a plan
impl Plan {
    /// The plan as text.
    ///
    /// Reading it gives the same plan. Comments and the layout of a file that the plan came from are not kept; to keep
    /// them, edit the text itself (see [`crate::format::edit`]).
    ///
    /// # Order
    ///
    /// Nodes of one kind stand in their order, and the relations of a node in theirs. Only a table of lines keeps the
    /// order of all relations among themselves.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::{Plan, format::Format, metamodel::{Kpi, Owner, relation::Owns}};
    ///
    /// let mut plan = Plan::builder();
    /// let kpi = plan.add("nps", "Net Promoter Score", Kpi { unit: Some("score".parse()?), ..Kpi::default() })?;
    /// let owner = plan.add("cx", "Customer Experience", Owner::default())?;
    /// plan.relate(owner, Owns::accountable(), kpi)?;
    /// let text = plan.build()?.write(Format::Yaml);
    /// assert_eq!(text, "\
    /// hoshin: 1
    /// kpis:
    ///   nps: { name: Net Promoter Score, unit: score, owner: cx }
    /// owners:
    ///   cx: { name: Customer Experience }
    /// ");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write(&self, format: Format) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = self.write_to(format, &mut out);
        out
    }

    /// Writes the plan as text, NDJSON line by line.
    ///
    /// # Errors
    ///
    /// That of the writer.
    pub fn write_to(&self, format: Format, out: &mut dyn fmt::Write) -> fmt::Result {
        match format {
            Format::Yaml => out.write_str(&to_yaml(&self.to_datum())),
            Format::Json => {
                out.write_str(&to_json(&self.to_datum()))?;
                out.write_char('\n')
            }
            Format::Ndjson => lines::write(self, out),
        }
    }

    /// The plan as data: what [`Plan::write`] puts down as YAML and as JSON.
    pub fn to_datum(&self) -> Datum<'static> {
        let mut root = head(self);
        for &kind in SECTIONS {
            let stands_here =
                |node: &crate::model::Node<'_>| !node.is_implicit() && node::place(*node).is_none();
            let nodes: Entries = self
                .nodes_of_kind(kind)
                .filter(stands_here)
                .map(|node| (Cow::Owned(node.id().to_owned()), Datum::map(node::fields(node))))
                .collect();
            if !nodes.is_empty() {
                root.push((kind.section().into(), Datum::map(nodes)));
            }
        }
        root.extend(event::rows(self.orphans()));
        root.extend(self.checks().map(|checks| ("checks".into(), checks.clone())));
        Datum::map(root)
    }
}

/// The version and what the plan says of itself.
fn head(plan: &Plan) -> Entries {
    let version = ("hoshin".into(), Datum::number(VERSION));
    [version].into_iter().chain(keyed(plan.header().stated())).collect()
}

/// Fields as entries.
fn keyed(
    fields: Vec<(&'static str, Datum<'static>)>,
) -> impl Iterator<Item = (Cow<'static, str>, Datum<'static>)> {
    fields.into_iter().map(|(key, value)| (Cow::Borrowed(key), value))
}
