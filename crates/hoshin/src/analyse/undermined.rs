//! Drivers whose measures pull against each other: along the causal map what helps the one harms the other.
//!
//! Only the map of KPIs is read (`drives`), with what measures a driver at its ends: its own KPIs and those of the
//! objectives that directly advance it (our choice). Walks may pass a KPI twice, as everywhere.

mod reach;

use std::collections::{HashMap, HashSet};

use self::reach::Reach;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, Plan};
use crate::sort::Arrange as _;

/// A driver that another pulls against.
#[derive(Clone, Debug)]
pub struct Undermined<'m> {
    /// The driver that suffers.
    pub driver: Node<'m>,
    /// The driver whose success harms it; of several the nearest, of such the least by id.
    pub by: Node<'m>,
    /// How many drivers do.
    pub count: usize,
    /// The KPIs from one that measures `by` to one that measures `driver`; one, where they share it.
    pub kpis: Vec<Node<'m>>,
    /// The relations between them, one fewer: a shortest walk.
    pub links: Vec<Link<'m>>,
}

/// A KPI that tells how a driver goes.
#[derive(Clone, Copy, Debug)]
struct Measure<'m> {
    kpi: Node<'m>,
    /// Whether the driver fares worse when the KPI fares better.
    is_against: bool,
}

/// The drivers of a plan that are undermined by another, each once.
///
/// # Order
///
/// By id.
///
/// # Complexity
///
/// Linear in KPIs where nothing on the map harms; else linear in the map for each 64 drivers, and once more for each
/// driver that is undermined.
pub fn undermined(plan: &Plan) -> Vec<Undermined<'_>> {
    let mut drivers: Vec<Node<'_>> = plan.nodes_of_kind(NodeKind::Driver).collect();
    drivers.arrange_by_key(|driver| driver.id());
    if drivers.len() < 2 {
        return Vec::new();
    }
    let measures: Vec<Vec<Measure<'_>>> = drivers.iter().map(|driver| measures(*driver)).collect();
    let harms = || {
        plan.nodes_of_kind(NodeKind::Kpi)
            .flat_map(|kpi| kpi.outgoing(RelationKind::Drives))
            .any(Link::is_against)
    };
    if !measures.iter().flatten().any(|measure| measure.is_against) && !harms() {
        return Vec::new();
    }
    // Which drivers a KPI helps and harms, for 64 of them at once.
    let blocks = (0..drivers.len()).step_by(64);
    let reaches: Vec<Reach> = blocks
        .map(|start| {
            let ends = (start..drivers.len().min(start + 64)).flat_map(|at| {
                let measures = measures.get(at).into_iter().flatten();
                measures.map(move |measure| (measure.kpi, at - start, measure.is_against))
            });
            Reach::of(ends)
        })
        .collect();
    let mut by: Vec<HashSet<usize>> = vec![HashSet::new(); drivers.len()];
    for (at, measures) in measures.iter().enumerate() {
        for measure in measures {
            for (block, reach) in reaches.iter().enumerate() {
                for bit in reach.harmed(measure.kpi, measure.is_against) {
                    if let Some(harming) = by.get_mut(block * 64 + bit).filter(|_| block * 64 + bit != at) {
                        harming.insert(at);
                    }
                }
            }
        }
    }
    let harmed = (0..drivers.len()).filter(|at| by.get(*at).is_some_and(|harming| !harming.is_empty()));
    harmed
        .filter_map(|at| {
            let harming = by.get(at)?;
            // By KPI and sign, the drivers that it measures, the least first.
            let mut starts: HashMap<(usize, bool), usize> = HashMap::new();
            for (other, measures) in measures.iter().enumerate().filter(|(other, _)| harming.contains(other))
            {
                for measure in measures {
                    starts.entry((measure.kpi.place(), measure.is_against)).or_insert(other);
                }
            }
            let (other, kpis, links) = nearest(measures.get(at)?, &starts)?;
            let (driver, by) = (*drivers.get(at)?, *drivers.get(other)?);
            Some(Undermined { driver, by, count: harming.len(), kpis, links })
        })
        .collect()
}

/// The KPIs by which a driver is told: its own, and those of the active objectives that directly advance it.
fn measures<'m>(driver: Node<'m>) -> Vec<Measure<'m>> {
    let mut found = Vec::new();
    let mut add = |goal: Node<'m>, is_against: bool| {
        let measured = goal.incoming(RelationKind::Measures);
        found.extend(measured.map(|link| (link.source(), is_against != link.is_against())));
        let targets = goal.sources(RelationKind::Quantifies).filter(|target| target.is_active());
        found.extend(targets.filter_map(Node::kpi).map(|kpi| (kpi, is_against)));
    };
    add(driver, false);
    for link in driver.incoming(RelationKind::Advances) {
        if link.source().kind() == NodeKind::Objective && link.source().is_active() {
            add(link.source(), link.is_against());
        }
    }
    found.arrange_by_key(|(kpi, is_against)| (kpi.id(), *is_against));
    found.dedup();
    found.into_iter().map(|(kpi, is_against)| Measure { kpi, is_against }).collect()
}

type Found<'m> = (usize, Vec<Node<'m>>, Vec<Link<'m>>);

/// A shortest walk that harms, back from the measures of a driver to one of these starts; of equally short ones that
/// from the least driver, then KPI.
fn nearest<'m>(ends: &[Measure<'m>], starts: &HashMap<(usize, bool), usize>) -> Option<Found<'m>> {
    // A state is a KPI and whether its getting better harms the driver; it came from a step on towards the end.
    type State<'m> = (Node<'m>, bool);
    let key = |state: &State<'_>| (state.0.place(), state.1);
    let mut onward: HashMap<(usize, bool), Option<(Link<'m>, bool)>> = HashMap::new();
    let mut level: Vec<State<'m>> = Vec::new();
    for end in ends {
        let state = (end.kpi, end.is_against);
        if onward.insert(key(&state), None).is_none() {
            level.push(state);
        }
    }
    while !level.is_empty() {
        // The other driver fares better when this KPI does, or worse.
        let hits = level.iter().filter_map(|state| {
            let other = starts.get(&(state.0.place(), !state.1))?;
            Some((*other, state.0.id(), *state))
        });
        if let Some((other, _, state)) = hits.min_by_key(|(other, id, state)| (*other, *id, state.1)) {
            let (mut kpis, mut links, mut at) = (vec![state.0], Vec::new(), state);
            while let Some(Some((link, harms))) = onward.get(&key(&at)) {
                links.push(*link);
                kpis.push(link.target());
                at = (link.target(), *harms);
            }
            return Some((other, kpis, links));
        }
        let mut next = Vec::new();
        for (kpi, harms) in level {
            let mut causes: Vec<Link<'m>> = kpi.incoming(RelationKind::Drives).collect();
            causes.arrange_by_key(|link| link.source().id());
            for link in causes {
                let state = (link.source(), harms != link.is_against());
                onward.entry(key(&state)).or_insert_with(|| {
                    next.push(state);
                    Some((link, harms))
                });
            }
        }
        level = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;

    fn found(text: &str) -> Vec<String> {
        let plan = Plan::read(&format!("hoshin: 1\n{text}"), Format::Yaml).unwrap();
        let ids =
            |kpis: &[Node<'_>]| kpis.iter().map(|kpi| kpi.id().to_owned()).collect::<Vec<_>>().join(" ");
        let shown = |it: &Undermined<'_>| {
            assert_eq!(it.links.len() + 1, it.kpis.len());
            format!("{} by {} ({}): {}", it.driver.id(), it.by.id(), it.count, ids(&it.kpis))
        };
        undermined(&plan).iter().map(shown).collect()
    }

    #[test]
    fn harm_along_the_map_is_found() {
        let text = |one: &str, other: &str| {
            format!(
                "drivers: {{ cost: {{}}, care: {{ targets: [ {{ kpi: nps, to: 75 }} ] }}, third: {{}} }}
objectives: {{ calls: {{ advances: cost, targets: [ {{ kpi: length, to: 3 }} ] }} }}
kpis:
  length: {{ drives: {{ fcr: {one} }} }}
  fcr: {{ drives: {{ nps: {other}, fcr2: weak }} }}
  fcr2: {{ drives: fcr }}
  nps: {{}}
  staff: {{ measures: third, drives: {{ nps: weak }} }}"
            )
        };
        assert_eq!(found(&text("-strong", "weak")), ["care by cost (1): length fcr nps"]);
        assert_eq!(found(&text("strong", "-weak")), ["care by cost (1): length fcr nps"]);
        assert_eq!(found(&text("-strong", "-weak")), Vec::<String>::new());
        assert_eq!(found(&text("strong", "weak")), Vec::<String>::new());
        let round = text("strong", "weak").replace("drives: fcr }", "drives: { fcr: -weak } }");
        assert_eq!(found(&round), ["care by cost (1): length fcr fcr2 fcr nps"]);
        let shared = "drivers: { a: {}, b: {} }\nkpis: { k: { measures: { a: strong, b: -strong } } }";
        assert_eq!(found(shared), ["a by b (1): k", "b by a (1): k"]);
    }
}
