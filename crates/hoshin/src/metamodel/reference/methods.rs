//! What the known methods are for, and which part each framework plays.
//!
//! INVARIANT: every method that [`method::KNOWN`](crate::value::method::KNOWN) lists is told of once, in its order.

/// What a method is for.
#[derive(Debug, PartialEq, Eq)]
pub struct MethodUse {
    /// The word of the method.
    pub method: &'static str,
    /// What it is used for.
    pub purpose: &'static str,
    /// The ids of the perspectives that it serves first of all; none where it may serve any.
    pub perspectives: &'static [&'static str],
    /// The rows that it comes from.
    pub source: &'static str,
}

const fn used(
    method: &'static str,
    purpose: &'static str,
    perspectives: &'static [&'static str],
    source: &'static str,
) -> MethodUse {
    MethodUse { method, purpose, perspectives, source }
}

const INTERNAL: &[&str] = &["internal-process"];

/// The methods. Which framework each belongs to stands in [`method::KNOWN`](crate::value::method::KNOWN).
pub const METHODS: &[MethodUse] = &[
    used(
        "kaizen-event",
        "improves anything, in a few days, with an effect that is measured",
        &[],
        "S1.30 S2.15",
    ),
    used("5s", "puts the workplace in order, so that what is wrong can be seen", &[], "S1.30"),
    used("vsm", "finds where a process waits and wastes, and gives it metrics", INTERNAL, "S1.30"),
    used("smed", "makes setups shorter", INTERNAL, "S1.29"),
    used(
        "kanban",
        "makes work flow at the pace at which customers ask for it",
        &["customer", "internal-process"],
        "S1.30",
    ),
    used("poka-yoke", "makes an error impossible, or seen at once", INTERNAL, "S1.14"),
    used("root-cause-analysis", "finds why a KPI is off, by five whys or a fishbone", &[], "S1.30"),
    used("a3", "solves a problem on one sheet, and ties its cause to an objective", &[], "S1.25"),
    used("standard-work", "keeps the best way known, until a better one is found", &[], "S1.26"),
    used("gemba-walk", "holds the numbers against what can be seen on the spot", &[], "S1.30"),
    used("training", "builds the skills that the other methods need", &["learning-and-growth"], "S1.16"),
    used("project", "does what none of the others does", &[], "our choice"),
];

/// The part that a framework plays beside others.
#[derive(Debug, PartialEq, Eq)]
pub struct FrameworkRole {
    /// The word of the framework.
    pub framework: &'static str,
    /// What it is there for, as it may stand under `role` in a plan's `frameworks`.
    pub role: &'static str,
    /// The rows that it comes from.
    pub source: &'static str,
}

const fn plays(framework: &'static str, role: &'static str, source: &'static str) -> FrameworkRole {
    FrameworkRole { framework, role, source }
}

/// The parts of four frameworks in one system, so that nobody asks which process to follow.
pub const ROLES: &[FrameworkRole] = &[
    plays("hoshin", "strategic direction, tied to daily work", "S0.20 S1.30"),
    plays("okr", "team focus", "S0.20"),
    plays("bsc", "performance monitoring", "S0.20"),
    plays("lean", "process improvement", "S0.20"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Framework;
    use crate::value::method::KNOWN;

    #[test]
    fn every_known_method_is_told_of_once() {
        let told = METHODS.iter().map(|used| used.method);
        assert!(KNOWN.iter().map(|(known, _)| *known).eq(told));
        assert!(ROLES.iter().all(|role| Framework::WORDS.contains(&role.framework)));
    }
}
