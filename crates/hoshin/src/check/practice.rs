//! Which practices a plan uses. One that it does not use is not demanded of it.

use crate::metamodel::{Initiative, NodeKind, RelationKind, Routine};
use crate::model::{Node, Plan};
use crate::report::Practice;
use crate::value::{Framework, Switch};

/// The practices that a plan uses, by its content, or by its word in `practices`.
#[derive(Clone, Debug)]
pub struct Practices {
    used: Vec<Practice>,
}

impl Practices {
    /// Looks which practices a plan uses.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations.
    pub fn of(plan: &Plan) -> Self {
        let used = |practice: &Practice| match plan.header().practices.get(practice.as_str()) {
            Some(Switch::On) => true,
            Some(Switch::Off) => false,
            None => uses(plan, *practice),
        };
        Self { used: Practice::ALL.iter().copied().filter(used).collect() }
    }

    /// Whether the plan uses a practice.
    pub fn has(&self, practice: Practice) -> bool {
        self.used.contains(&practice)
    }
}

fn uses(plan: &Plan, practice: Practice) -> bool {
    let registered = |framework: &Framework| plan.header().frameworks.get(framework.as_str());
    match practice {
        Practice::Scorecard => registered(&Framework::Bsc).is_some() || is_in_use(plan, &Framework::Bsc),
        Practice::Rhythm => {
            plan.count_of(NodeKind::Routine) > 0
                || plan.header().frameworks.iter().any(|(_, entry)| !entry.cadence.is_empty())
        }
        Practice::Integration => uses_several(plan),
        Practice::Catchball => {
            is_in_use(plan, &Framework::Hoshin) || plan.nodes().any(|node| !node.rounds().is_empty())
        }
        Practice::Kaizen => {
            plan.count_of(NodeKind::Problem) > 0
                || is_in_use(plan, &Framework::Lean)
                || plan.nodes_of::<Routine>().any(|routine| {
                    let purpose = routine.fields.purpose.as_deref().unwrap_or_default();
                    purpose.contains("gemba") || routine.name().to_lowercase().contains("gemba")
                })
        }
        Practice::Rewards => plan.has_any(RelationKind::RewardedOn),
    }
}

/// Whether a framework is in use: a node names it; BSC also when anything stands in a perspective, Lean also when an
/// initiative has a Lean method.
pub fn is_in_use(plan: &Plan, framework: &Framework) -> bool {
    plan.nodes().any(|node| node.framework().as_ref() == Some(framework))
        || match framework {
            Framework::Bsc => plan.has_any(RelationKind::Within),
            Framework::Lean => plan.nodes_of::<Initiative>().any(|initiative| initiative.is_lean()),
            _ => false,
        }
}

/// Whether more than one framework is in use, which is soon told.
fn uses_several(plan: &Plan) -> bool {
    let mut named = plan.nodes().filter_map(Node::framework);
    let Some(first) = named.next() else {
        return [Framework::Bsc, Framework::Lean].iter().all(|framework| is_in_use(plan, framework));
    };
    named.any(|framework| framework != first)
        || [Framework::Bsc, Framework::Lean]
            .iter()
            .any(|framework| *framework != first && is_in_use(plan, framework))
}

/// The frameworks in use, in order of their names.
pub fn frameworks_in_use(plan: &Plan) -> Vec<Framework> {
    let mut found: Vec<Framework> = Vec::new();
    let special =
        [Framework::Bsc, Framework::Lean].into_iter().filter(|framework| is_in_use(plan, framework));
    // There are few frameworks and many nodes.
    for framework in plan.nodes().filter_map(Node::framework).chain(special) {
        if !found.contains(&framework) {
            found.push(framework);
        }
    }
    found.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    found
}
