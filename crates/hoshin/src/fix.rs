//! From what would mend a finding to changes of the plan's own text, and from those to a mended plan.
//!
//! A rule states a [`Remedy`]; here it becomes a [`Fix`]: edits that keep comments, order and quotes. That takes the
//! text apart once more, so that it is done only where it is asked for, and never for plans of one record a line.
//! Nothing here writes a file.
//!
//! # Example
//!
//! ```
//! use hoshin::check::{check, Settings};
//! use hoshin::fix::{add_fixes, mend, Wanted};
//! use hoshin::{Plan, format::Format};
//!
//! let text = "hoshin: 1\ndrivers: # ours\n  lead: { name: Lead, allow: [{ rule: empty-name, reason: soon }] }\n";
//! let plan = Plan::read(text, Format::Yaml)?;
//! let mut report = check(&plan, &Settings::default());
//! add_fixes(&mut report, &plan);
//! let fixes: Vec<&str> = report.findings().iter().flat_map(|f| &f.fixes).map(|fix| fix.title.as_str()).collect();
//! assert_eq!(fixes, ["take the allowance of `empty-name` out"]);
//!
//! let mended = mend(&plan, Wanted::default(), |plan| check(plan, &Settings::default()));
//! assert_eq!(mended.files[0].text, "hoshin: 1\ndrivers: # ours\n  lead: { name: Lead }\n");
//! # Ok::<(), hoshin::format::ReadError>(())
//! ```

mod allowance;
mod desk;
mod draft;
mod mend;
mod merge;
mod owner;
mod perspective;
mod references;
mod relation;
mod source;
mod span;
#[cfg(test)]
mod tests;

use crate::model::{Link, Node, NodeRef, Plan, RelationRef};
use crate::report::{Finding, Fix, Remedy, Report};
use desk::Desk;

pub use mend::{Applied, Mended, MendedFile, Wanted, mend};

/// Works out the fixes of a report from the text of its plan, and adds them to its findings.
///
/// Plans that came from code or from NDJSON have none: their lines come from another system, and the next export would
/// bring every fault back. Nor have texts with YAML aliases.
///
/// # Complexity
///
/// Each file is parsed once, if any finding asks for it; a merge looks at every event row and every effect.
pub fn add_fixes(report: &mut Report, plan: &Plan) {
    let desk = Desk::of(plan);
    for finding in &mut report.findings {
        if let Some(fix) = finding.remedy.and_then(|remedy| fix(&desk, finding, remedy)) {
            finding.fixes.push(fix);
        }
    }
}

/// The change of the text that a remedy means; none if the text, or what the plan says, does not bear it.
fn fix(desk: &Desk<'_>, finding: &Finding, remedy: Remedy) -> Option<Fix> {
    let mut nodes = finding.nodes.iter().map(|node| named(desk, node));
    let culprit = nodes.next()??;
    match remedy {
        Remedy::Merge => merge::fix(desk, culprit, nodes.next()??),
        Remedy::AdoptOwner => owner::fix(desk, culprit),
        Remedy::Place => perspective::fix(desk, culprit),
        Remedy::AdoptSource => source::fix(desk, culprit),
        Remedy::TurnRound => relation::fix(desk, joined(desk, finding.relations.first()?)?),
        Remedy::Unallow(number) => allowance::fix(desk, culprit, number),
        Remedy::ExchangeEnds(field) => span::fix(desk, culprit, field),
    }
}

fn named<'p>(desk: &Desk<'p>, node: &NodeRef) -> Option<Node<'p>> {
    desk.plan().node(node.kind, &node.id)
}

fn joined<'p>(desk: &Desk<'p>, relation: &RelationRef) -> Option<Link<'p>> {
    let (from, to) = (named(desk, &relation.from)?, named(desk, &relation.to)?);
    from.outgoing(relation.relation).find(|link| link.target() == to)
}
