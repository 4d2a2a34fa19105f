//! Which nodes have to be judged again: those from which a rule may have looked at what was touched.
//!
//! Rules look from their node along relations; here the same ways are gone back. What is gone along is the plan after
//! the edit: both ends of a relation that went are touched themselves, so that no way back is missed.

use std::rc::Rc;

use crate::check::analyses::Change;
use crate::check::{AnalysisKind, Reach, Step};
use crate::metamodel::RelationKind;
use crate::model::{Node, Plan};
use crate::sort::Arrange as _;

/// The nodes to be judged again by a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// These, by their internal places, sorted.
    These(Rc<[usize]>),
    /// All.
    All,
}

/// One in how many nodes may be reached before all are judged again (our choice: going through all in order is quicker
/// then).
const ONE_IN: usize = 8;

/// The nodes that have to be judged again for rules of each reach.
pub(super) struct Reached<'p> {
    plan: &'p Plan,
    touched: &'p [usize],
    /// Those of them that state something else than before.
    stated: &'p [usize],
    changes: &'p [(AnalysisKind, Change)],
    bound: usize,
    known: Vec<(Reach, Again)>,
}

impl<'p> Reached<'p> {
    /// What is reached from some nodes, given what has changed in analyses.
    pub(super) fn new(
        plan: &'p Plan,
        [touched, stated]: [&'p [usize]; 2],
        changes: &'p [(AnalysisKind, Change)],
    ) -> Self {
        let bound = (plan.node_count() / ONE_IN).max(64);
        Self { plan, touched, stated, changes, bound, known: Vec::new() }
    }

    /// The nodes from which a rule of this reach looks at what was touched, of whatever kind.
    pub(super) fn by(&mut self, reach: Reach) -> Again {
        if let Some((_, again)) = self.known.iter().find(|(known, _)| *known == reach) {
            return again.clone();
        }
        let again = self.find(reach).map_or(Again::All, |places| Again::These(places.into()));
        self.known.push((reach, again.clone()));
        again
    }

    /// None for all.
    fn find(&self, reach: Reach) -> Option<Vec<usize>> {
        match reach {
            Reach::Own => Some(self.touched.to_vec()),
            Reach::Neighbours => self.around(self.touched),
            Reach::Up(relations) => self.along(relations, true),
            Reach::Down(relations) => self.along(relations, false),
            Reach::UpAndDown(up, down) => {
                let mut all = self.along(up, true)?;
                all.extend(self.along(down, false)?);
                self.sorted(all)
            }
            Reach::Analysis(kind) => self.around(&self.with_changes(&[kind])?),
            Reach::Paths { paths, with } => {
                let start = self.with_changes(with)?;
                let mut all = start.clone();
                for path in paths {
                    let mut at = start.clone();
                    for step in path.iter().rev() {
                        let mut before = self.back(&at, *step)?;
                        before.extend_from_slice(&start);
                        at = self.sorted(before)?;
                    }
                    all.extend(at);
                }
                self.sorted(all)
            }
        }
    }

    /// What was touched, and the nodes of which some analyses say something else than before.
    fn with_changes(&self, kinds: &[AnalysisKind]) -> Option<Vec<usize>> {
        let mut all = self.touched.to_vec();
        for (_, change) in self.changes.iter().filter(|(kind, _)| kinds.contains(kind)) {
            match change {
                Change::Whole => return None,
                Change::Nodes(places) => {
                    all.extend(places.iter().filter(|place| self.plan.has_node_at(**place)));
                }
            }
        }
        self.sorted(all)
    }

    fn sorted(&self, mut places: Vec<usize>) -> Option<Vec<usize>> {
        places.arrange();
        places.dedup();
        (places.len() <= self.bound).then_some(places)
    }

    /// These and their neighbours.
    fn around(&self, places: &[usize]) -> Option<Vec<usize>> {
        let mut all = places.to_vec();
        for node in places.iter().map(|place| self.plan.node_at(*place)) {
            all.extend(node.neighbours());
            if all.len() > 4 * self.bound {
                return None;
            }
        }
        self.sorted(all)
    }

    /// What was touched, and everything that leads there along some relations; against them too, if `is_both`.
    pub(super) fn leading(&self, relations: &[RelationKind], is_both: bool) -> Again {
        let ways: &[bool] = if is_both { &[true, false] } else { &[true] };
        self.spread(self.touched.to_vec(), relations, ways)
            .map_or(Again::All, |places| Again::These(places.into()))
    }

    /// What was touched, the neighbours of that, and everything that leads to any of them along some relations; against
    /// them, if not `is_up`.
    fn along(&self, relations: &[RelationKind], is_up: bool) -> Option<Vec<usize>> {
        self.spread(self.around(self.touched)?, relations, &[is_up])
    }

    fn spread(&self, mut all: Vec<usize>, relations: &[RelationKind], ways: &[bool]) -> Option<Vec<usize>> {
        let mut seen: hashbrown::HashSet<usize> = all.iter().copied().collect();
        let mut next = 0;
        while let Some(place) = all.get(next).copied() {
            next += 1;
            for is_to in ways {
                self.step_back(place, relations, *is_to, &mut |before| {
                    if seen.insert(before) {
                        all.push(before);
                    }
                });
            }
            if all.len() > self.bound {
                return None;
            }
        }
        self.sorted(all)
    }

    /// The nodes from which a step leads to any of these.
    fn back(&self, places: &[usize], step: Step) -> Option<Vec<usize>> {
        let (relations, is_to) = match step {
            Step::To(relations) => (relations, true),
            Step::From(relations) => (relations, false),
            Step::Along(relations) => return self.spread(places.to_vec(), relations, &[true]),
            Step::Stated(relations) => return self.back(self.stated, Step::From(relations)),
        };
        let mut found = Vec::new();
        for place in places {
            self.step_back(*place, relations, is_to, &mut |before| found.push(before));
            if found.len() > 4 * self.bound {
                return None;
            }
        }
        Some(found)
    }

    fn step_back(&self, place: usize, relations: &[RelationKind], is_to: bool, each: &mut impl FnMut(usize)) {
        let node = self.plan.node_at(place);
        for relation in relations {
            if is_to {
                node.sources(*relation).map(Node::place).for_each(&mut *each);
            } else {
                node.targets(*relation).map(Node::place).for_each(&mut *each);
            }
        }
    }
}
