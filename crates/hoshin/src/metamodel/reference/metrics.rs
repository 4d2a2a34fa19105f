//! Metrics of Lean work, and the perspective of the scorecard that each tells of.

use super::{has_phrase, words};
use crate::metamodel::perspective::{BuiltIn, built_in};

/// A metric that Lean organisations commonly keep.
#[derive(Debug, PartialEq, Eq)]
pub struct Metric {
    /// What it is called.
    pub name: &'static str,
    /// The id of the perspective that it belongs to.
    pub perspective: &'static str,
    /// What it tells of.
    pub tells: &'static str,
    /// The rows that it comes from.
    pub source: &'static str,
    /// The words by which it is known in a name, each by its beginning.
    phrase: &'static str,
}

const fn metric(
    name: &'static str,
    phrase: &'static str,
    perspective: &'static str,
    tells: &'static str,
    source: &'static str,
) -> Metric {
    Metric { name, perspective, tells, source, phrase }
}

const LEARNING: &str = "learning-and-growth";
const INTERNAL: &str = "internal-process";
const CUSTOMER: &str = "customer";
const FINANCIAL: &str = "financial";

/// The metrics, by perspective, causes first.
pub const METRICS: &[Metric] = &[
    metric("Training hours per person", "training hour", LEARNING, "skills, ahead of the result", "S1.7"),
    metric(
        "Implemented improvement ideas",
        "improvement idea",
        LEARNING,
        "an active culture of improvement",
        "S1.7",
    ),
    metric("Engagement index", "engagement", LEARNING, "how much people take part", "S1.7"),
    metric(
        "Employee suggestion rate",
        "suggestion rate",
        LEARNING,
        "engagement and improvement culture",
        "S1.10",
    ),
    metric("Lead time", "lead time", INTERNAL, "efficiency of flow", "S1.10"),
    metric("Cycle time", "cycle time", INTERNAL, "excellence of the process", "S1.8"),
    metric(
        "First-pass yield",
        "first pass yield",
        INTERNAL,
        "quality and prevention of defects",
        "S1.8 S1.10",
    ),
    metric("Setup time", "setup", INTERNAL, "setups made shorter", "S1.8"),
    metric("On-time delivery", "on time deliver", CUSTOMER, "reliability", "S1.6 S1.10"),
    metric("Customer satisfaction", "customer satisf", CUSTOMER, "value as customers see it", "S1.6"),
    metric("Product defect rate", "product defect", CUSTOMER, "what reaches customers", "S1.6"),
    metric("Cost per unit", "cost per", FINANCIAL, "the effect of waste that is gone", "S1.9 S1.10"),
    metric("Return on Lean projects", "return on", FINANCIAL, "savings that come back", "S1.9"),
    metric(
        "Operating margin",
        "operating margin",
        FINANCIAL,
        "savings that close the loop to profit",
        "S1.9",
    ),
];

/// The perspective of the metric that a name speaks of; none where it speaks of none, or of several that differ.
///
/// # Example
///
/// ```
/// use hoshin::metamodel::reference::perspective_of_metric;
///
/// let found = perspective_of_metric("Lead time, Plant North");
/// assert_eq!(found.map(|perspective| perspective.id), Some("internal-process"));
/// ```
pub fn perspective_of_metric(name: &str) -> Option<&'static BuiltIn> {
    let words = words(name);
    let mut found = METRICS.iter().filter(|metric| has_phrase(&words, metric.phrase));
    let first = found.next()?.perspective;
    found.all(|other| other.perspective == first).then(|| built_in(first)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_metric_is_known_by_its_name() {
        for metric in METRICS {
            let found = perspective_of_metric(metric.name).map(|perspective| perspective.id);
            assert_eq!(found, Some(metric.perspective), "{}", metric.name);
        }
        assert_eq!(perspective_of_metric("Setup cost per unit"), None);
        assert_eq!(perspective_of_metric("Smile index"), None);
    }
}
