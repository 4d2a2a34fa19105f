//! Which practices a plan uses. One that it does not use is not demanded of it.

use crate::metamodel::{Initiative, NodeKind, RelationKind, Routine};
use crate::model::Plan;
use crate::report::Practice;
use crate::sort::Arrange as _;
use crate::value::{Framework, Switch};

/// The practices that a plan uses, by its content, or by its word in `practices`.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let frameworks = frameworks_in_use(plan);
        let used = |practice: &Practice| match plan.header().practices.get(practice.as_str()) {
            Some(Switch::On) => true,
            Some(Switch::Off) => false,
            None => uses(plan, &frameworks, *practice),
        };
        Self { used: Practice::ALL.iter().copied().filter(used).collect() }
    }

    /// Whether the plan uses a practice.
    pub fn has(&self, practice: Practice) -> bool {
        self.used.contains(&practice)
    }
}

fn uses(plan: &Plan, frameworks: &[Framework], practice: Practice) -> bool {
    let is_in_use = |framework: Framework| frameworks.contains(&framework);
    let registered = |framework: &Framework| plan.header().frameworks.get(framework.as_str());
    match practice {
        Practice::Scorecard => registered(&Framework::Bsc).is_some() || is_in_use(Framework::Bsc),
        Practice::Rhythm => {
            plan.count_of(NodeKind::Routine) > 0
                || plan.header().frameworks.iter().any(|(_, entry)| !entry.cadence.is_empty())
        }
        Practice::Integration => frameworks.len() > 1,
        Practice::Catchball => {
            is_in_use(Framework::Hoshin) || plan.nodes().any(|node| !node.rounds().is_empty())
        }
        Practice::Kaizen => {
            plan.count_of(NodeKind::Problem) > 0
                || is_in_use(Framework::Lean)
                || plan.nodes_of::<Routine>().any(|routine| {
                    let purpose = routine.fields.purpose.as_deref().unwrap_or_default();
                    purpose.contains("gemba") || routine.name().to_lowercase().contains("gemba")
                })
        }
        Practice::Rewards => plan.has_any(RelationKind::RewardedOn),
    }
}

/// The frameworks in use, in order of their names: those that a node names; BSC also when anything stands in a
/// perspective, Lean also when an initiative has a Lean method.
pub fn frameworks_in_use(plan: &Plan) -> Vec<Framework> {
    let mut found = plan.frameworks_of_nodes();
    if plan.has_any(RelationKind::Within) {
        found.push(Framework::Bsc);
    }
    if !found.contains(&Framework::Lean)
        && plan.nodes_of::<Initiative>().any(|initiative| initiative.is_lean())
    {
        found.push(Framework::Lean);
    }
    found.arrange_by(|one, other| one.as_str().cmp(other.as_str()));
    found.dedup();
    found
}
