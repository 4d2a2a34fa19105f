//! How often things are looked at: the fastest routine that reviews each, and how often it comes round in a period.

use crate::check::analyses::differing;
use crate::metamodel::{NodeKind, RelationKind, Routine};
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{Cadence, Date, Dates};

/// The fastest routine that reviews each node by name. Routines without a cadence are left out.
#[derive(Clone, Debug)]
pub struct Rhythm {
    /// By their internal places: the fastest first, those alike by their ids.
    routines: Vec<(usize, Cadence)>,
    /// The place among the routines of the first that reviews a node, by the node's place.
    fastest: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Rhythm {
    /// Goes through what each routine reviews.
    ///
    /// # Complexity
    ///
    /// Linear in the reviews, k log k in the routines.
    pub fn of(plan: &Plan) -> Self {
        let mut routines: Vec<(Node<'_>, Cadence)> = plan
            .nodes_of_kind(NodeKind::Routine)
            .filter_map(|routine| Some((routine, cadence(routine)?)))
            .collect();
        routines.arrange_by(|(one, fast), (other, slow)| {
            fast.approximate_days().total_cmp(&slow.approximate_days()).then_with(|| one.id().cmp(other.id()))
        });
        let mut fastest = vec![NONE; plan.bound()];
        for (rank, (routine, _)) in (0..NONE).zip(&routines) {
            for reviewed in routine.targets(RelationKind::Reviews) {
                if let Some(slot) = fastest.get_mut(reviewed.place()) {
                    *slot = rank.min(*slot);
                }
            }
        }
        let routines = routines.into_iter().map(|(routine, cadence)| (routine.place(), cadence)).collect();
        Self { routines, fastest }
    }

    /// The fastest routine that looks at a node, by name or through what covers it, and how often it does.
    pub fn review<'m>(&self, node: Node<'m>) -> Option<(Node<'m>, Cadence)> {
        let rank = |node: Node<'m>| self.fastest.get(node.place()).copied().unwrap_or(NONE);
        let best = node.covered_by().map(rank).fold(rank(node), u32::min);
        let (routine, cadence) = self.routines.get(best as usize).copied()?;
        Some((node.plan().node_at(routine), cadence))
    }

    /// The internal places of the nodes that another routine reviews in another state of the plan. None if even the
    /// routines are others.
    pub(crate) fn changes(&self, other: &Self) -> Option<Vec<usize>> {
        (self.routines == other.routines).then(|| differing(&self.fastest, &other.fastest, &NONE))
    }

    /// The cadence of the fastest routine.
    pub fn fastest(&self) -> Option<Cadence> {
        self.routines.first().map(|(_, cadence)| *cadence)
    }
}

/// How often a routine is held, if that is stated.
pub fn cadence(routine: Node<'_>) -> Option<Cadence> {
    routine.fields::<Routine>()?.cadence
}

/// Whether something that comes round so often does so a number of times in a period, the last time right after it at
/// the latest. Without an end it does.
pub fn comes_round(cadence: Cadence, times: u32, period: Dates) -> bool {
    let is_in_time = |last: Date| cadence.occurrence(period.start, times).is_some_and(|date| date <= last);
    period.last_day().is_none_or(|end| is_in_time(end.tomorrow().unwrap_or(end)))
}

/// How often it comes round, as it stands in a sentence after the verb.
pub fn often(cadence: Cadence) -> String {
    match cadence {
        Cadence::Annual => "once a year".to_owned(),
        cadence => cadence.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::value::{FiscalYear, Period};

    #[test]
    fn the_fastest_review_counts_also_of_what_covers() {
        let text =
            "hoshin: 1\nkpis: { k: {} }\nobjectives: { o: { targets: { t: { kpi: k, to: 1 } } } }\nroutines:
  b: { cadence: monthly, reviews: [o, k] }
  a: { cadence: monthly, reviews: [o] }
  c: { cadence: annual, reviews: [o/t] }
  d: { reviews: [o] }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let rhythm = Rhythm::of(&plan);
        for (kind, id) in [(NodeKind::Objective, "o"), (NodeKind::Target, "o/t"), (NodeKind::Kpi, "k")] {
            let (routine, cadence) = rhythm.review(plan.node(kind, id).unwrap()).unwrap();
            assert_eq!((routine.id(), cadence), ("a", Cadence::Monthly), "{kind}");
        }
    }

    #[test]
    fn a_look_right_after_the_end_is_one_of_the_period() {
        let period = |text: &str| text.parse::<Period>().unwrap().span(&FiscalYear::default());
        assert!(comes_round(Cadence::Monthly, 3, period("2026-Q1")));
        assert!(!comes_round(Cadence::Monthly, 4, period("2026-Q1")));
        assert!(!comes_round(Cadence::Quarterly, 3, period("2026-H2")));
        assert!(comes_round(Cadence::Annual, 3, period("2026..")));
    }
}
