//! Cascades: whether the promises below a target make up what it promises, by the aggregation of its KPI.
//!
//! INVARIANT: what is promised twice in the course of time counts once, and what cannot be compared makes the verdict unknown:
//! a shortfall is told only where it is certain.

mod choice;

use self::choice::Chosen;
use super::promise::Promise;
use super::score::{self, Better, Pledge, Unknown, Verdict, excess_share, normalised};
use crate::metamodel::{Kpi, NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::sort::Arrange as _;
use crate::value::{Aggregation, Direction, NonNegative, Unit};

/// What the promises below a target come to.
#[derive(Clone, Debug)]
pub struct Cascade<'m> {
    /// The target.
    pub promise: Promise<'m>,
    /// The unit of every number here: that of the promise, but parts of one where shares are multiplied.
    pub unit: Unit,
    /// By what the whole is divided.
    pub cut: Cut,
    /// What is promised below.
    pub children: Vec<Child<'m>>,
    /// The parts of the KPI on which nothing is promised for that time.
    pub silent: Vec<Node<'m>>,
    /// Children whose KPI moves the other way than the whole, where their promises are added up.
    pub opposed: Vec<Node<'m>>,
    /// Children whose KPI counts for more than the whole of it in several sums.
    pub double_counted: Vec<Node<'m>>,
    /// What they come to, or why that cannot be told.
    pub sum: Result<score::Cascade, Unknown>,
}

/// By what a target is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// By the parts of its KPI.
    Parts,
    /// By the objectives that are part of its objective or advance it, on the same KPI.
    Objectives,
}

/// What one part promises.
#[derive(Clone, Debug)]
pub struct Child<'m> {
    /// The part of the KPI, or the objective.
    pub of: Node<'m>,
    /// The targets that say it: one, or those of periods in a row that are added up.
    pub targets: Vec<Node<'m>>,
    /// What they promise, as it counts in the whole; or why that is not known.
    pub pledge: Result<Pledge, Unknown>,
    /// The relation that makes it a part.
    pub link: Link<'m>,
}

impl<'m> Cascade<'m> {
    /// The cascades of a target that can be added up at all: its KPI says how, and somebody below promises something.
    ///
    /// # Complexity
    ///
    /// k log k in the targets on the parts of its KPI and of the objectives below its own.
    pub fn of(target: Node<'m>, tolerance: f64) -> Vec<Self> {
        let Some(kpi) = target.kpi() else { return Vec::new() };
        let how = kpi.fields::<Kpi>().and_then(|fields| fields.aggregation);
        let Some(how) = how.filter(|how| *how != Aggregation::None) else { return Vec::new() };
        if !target.is_active() {
            return Vec::new();
        }
        let Some(promise) = Promise::of(target) else { return Vec::new() };
        if promise.purpose().is_some_and(|purpose| !purpose.is_active()) {
            return Vec::new();
        }
        [Cut::Parts, Cut::Objectives]
            .into_iter()
            .filter_map(|cut| Self::cut(promise.clone(), how, cut, tolerance))
            .collect()
    }

    fn cut(promise: Promise<'m>, how: Aggregation, cut: Cut, tolerance: f64) -> Option<Self> {
        let mut links: Vec<Link<'m>> = match cut {
            Cut::Parts => promise.kpi.incoming(RelationKind::PartOf).collect(),
            Cut::Objectives => below(promise.purpose()?).collect(),
        };
        links.arrange_by_key(|link| link.source().id());
        links.dedup_by_key(|link| link.source());
        if links.is_empty() {
            return None;
        }
        // 90 % of 90 % is 81 %, and 90 times 90 something else.
        let is_share = how == Aggregation::Product && promise.unit.is_share();
        let unit = if is_share { Unit::RATIO } else { promise.unit.clone() };
        let better = better(&promise);
        let chosen = Chosen { promise: &promise, unit: &unit, better };
        let (mut children, mut silent) = (Vec::new(), Vec::new());
        for link in links {
            let of = link.source();
            let targets = match cut {
                Cut::Parts => chosen.among(of.sources(RelationKind::Tracks)),
                Cut::Objectives => {
                    let targets = of.sources(RelationKind::Quantifies);
                    chosen.among(targets.filter(|target| target.kpi() == Some(promise.kpi)))
                }
            };
            if !targets.is_empty() {
                let pledge = chosen.pledge(&targets);
                children.push(Child { of, targets, pledge, link });
            } else if cut == Cut::Parts {
                silent.push(of);
            }
        }
        if children.is_empty() {
            return None;
        }
        if how == Aggregation::Last {
            children.arrange_by_key(|child| child.targets.last().and_then(|target| target.due()));
        }
        weigh(&mut children, how);
        let adds = matches!(how, Aggregation::Sum | Aggregation::Mean);
        let is_opposed = |child: &Child<'m>| {
            let turn = |direction| Better::of(direction);
            let sense = |target: Node<'m>| Promise::of(target)?.sense().and_then(turn);
            let sense = child.targets.first().and_then(|target| sense(*target));
            adds && sense.zip(better).is_some_and(|(sense, better)| sense != better)
        };
        let counts_twice = |child: &&Child<'m>| {
            adds && cut == Cut::Parts && {
                let sums = child.of.outgoing(RelationKind::PartOf).filter(|link| sums(link.target()));
                let shares: Vec<f64> =
                    sums.map(|link| link.weight().map_or(1.0, NonNegative::value)).collect();
                excess_share(&shares) > 0.0
            }
        };
        let opposed = children.iter().filter(|child| is_opposed(child)).map(|child| child.of).collect();
        let double_counted = children.iter().filter(counts_twice).map(|child| child.of).collect();
        let sum = sum(&chosen, how, &children, !silent.is_empty(), tolerance);
        Some(Self { promise, unit, cut, children, silent, opposed, double_counted, sum })
    }

    /// A number of these in words, in the unit of the target.
    pub fn shown(&self, number: f64) -> String {
        self.promise.shown(self.unit.convert(number, &self.promise.unit).unwrap_or(number))
    }

    /// Whether less is promised than required, for certain.
    pub fn is_short(&self) -> bool {
        self.sum.as_ref().is_ok_and(|sum| sum.verdict == Verdict::Under)
    }
}

/// The cascades of all targets of a plan.
///
/// # Order
///
/// That of the targets; of each by parts first, then by objectives.
pub fn cascades(plan: &Plan, tolerance: f64) -> impl Iterator<Item = Cascade<'_>> {
    plan.nodes_of_kind(NodeKind::Target).flat_map(move |target| Cascade::of(target, tolerance))
}

/// What makes an objective serve another, or a driver.
fn below(purpose: Node<'_>) -> impl Iterator<Item = Link<'_>> {
    let parts = purpose.incoming(RelationKind::PartOf);
    let advance = purpose.incoming(RelationKind::Advances).filter(|link| !link.is_against());
    parts.chain(advance).filter(|link| link.source().kind() == NodeKind::Objective)
}

fn sums(kpi: Node<'_>) -> bool {
    kpi.fields::<Kpi>().is_some_and(|fields| fields.aggregation == Some(Aggregation::Sum))
}

/// On which side of its goal a promise is kept: as it says, else away from its baseline.
fn better(promise: &Promise<'_>) -> Option<Better> {
    match promise.sense() {
        Some(Direction::Maintain) => None,
        Some(sense) => Better::of(sense),
        None => {
            let way = promise.goal()? - promise.baseline()?;
            if way > 0.0 { Some(Better::More) } else { (way < 0.0).then_some(Better::Less) }
        }
    }
}

/// Lets what is promised count as the part does in the whole: in a sum times its weight, in a mean by its share.
fn weigh(children: &mut [Child<'_>], how: Aggregation) {
    let weights: Vec<Option<f64>> =
        children.iter().map(|child| child.link.weight().map(NonNegative::value)).collect();
    match how {
        Aggregation::Sum => {
            for (child, weight) in children.iter_mut().zip(weights) {
                if let (Ok(pledge), Some(weight)) = (&mut child.pledge, weight) {
                    pledge.goal *= weight;
                    pledge.baseline = pledge.baseline.map(|baseline| baseline * weight);
                }
            }
        }
        Aggregation::Mean => {
            // Weights in any unit, such as volumes; where one is missing nothing is known.
            let weights: Option<Vec<f64>> = weights.into_iter().collect();
            if let Some(shares) = weights.and_then(|weights| normalised(&weights).ok()) {
                for (child, share) in children.iter_mut().zip(shares) {
                    if let Ok(pledge) = &mut child.pledge {
                        pledge.share = Some(share);
                    }
                }
            }
        }
        _ => {}
    }
}

fn sum(
    chosen: &Chosen<'_, '_>,
    how: Aggregation,
    children: &[Child<'_>],
    is_partial: bool,
    tolerance: f64,
) -> Result<score::Cascade, Unknown> {
    let better = chosen.better.ok_or(Unknown::NoDirection)?;
    let whole = chosen.level(chosen.promise).map_err(|_| Unknown::NoGoal)?;
    let parts: Vec<Pledge> = children.iter().map(|child| child.pledge).collect::<Result<_, _>>()?;
    if is_partial && how == Aggregation::Mean {
        return Err(Unknown::NoShare);
    }
    let sum = score::cascade(how, better, &whole, &parts, tolerance)?;
    // A part of which nothing is promised promises no change; its level nobody knows. The worst of some is certain.
    let worst_counts =
        matches!((how, better), (Aggregation::Min, Better::More) | (Aggregation::Max, Better::Less));
    let is_certain = sum.is_change || (worst_counts && sum.verdict == Verdict::Under);
    if is_partial && !is_certain { Err(Unknown::NoGoal) } else { Ok(sum) }
}

#[cfg(test)]
mod tests;
