//! What work has gained, and who could do likewise: what is there to be passed on, and to whom.

use crate::metamodel::{Initiative, Kpi, NodeKind, Owner, RelationKind};
use crate::model::Node;
use crate::value::{Direction, OwnerKind, Quantity};

/// The most who report to one owner, or parts of one KPI, of whom it is said that they are alike (our choice).
const MOST: usize = 50;

/// What work has gained.
#[derive(Clone, Copy, Debug)]
pub enum Gain<'m> {
    /// A KPI is better: the first by its id, if several are.
    Measured {
        /// The KPI.
        kpi: Node<'m>,
        /// Its value before the work.
        before: &'m Quantity,
        /// Its value after the work.
        after: &'m Quantity,
    },
    /// It brought money.
    Money,
}

/// What an initiative gained, by its stated effect on KPIs that it improves, else by its benefit. None where one of
/// these KPIs got worse, or where nothing can be told.
pub fn gain_of(work: Node<'_>) -> Option<Gain<'_>> {
    let fields = work.fields::<Initiative>()?;
    let mut best: Option<Gain<'_>> = None;
    let mut best_id = "";
    for (named, change) in fields.effect.iter() {
        let Ok(kpi) = work.plan().resolve(named, &[NodeKind::Kpi]) else { continue };
        if !work.targets(RelationKind::Improves).any(|improved| improved == kpi) {
            continue;
        }
        let Some((before, after)) = change.before.as_ref().zip(change.after.as_ref()) else { continue };
        let Some(is_better) = is_better(kpi, before, after) else { continue };
        if !is_better {
            return None;
        }
        if best.is_none() || kpi.id() < best_id {
            best_id = kpi.id();
            best = Some(Gain::Measured { kpi, before, after });
        }
    }
    let realised = || fields.benefit.as_ref()?.realised.as_ref().filter(|money| money.value > 0.0);
    best.or_else(|| realised().map(|_| Gain::Money))
}

/// Whether a KPI got better; none where that cannot be told, and where it stayed as it was.
fn is_better(kpi: Node<'_>, before: &Quantity, after: &Quantity) -> Option<bool> {
    let unit = kpi.unit().or(before.unit.as_ref()).or(after.unit.as_ref());
    let number = |quantity: &Quantity| unit.map_or(Some(quantity.value), |unit| quantity.in_unit(unit).ok());
    let rise = number(after)? - number(before)?;
    let is_better = match kpi.direction()? {
        Direction::Increase => rise > 0.0,
        Direction::Decrease => rise < 0.0,
        Direction::Maintain => return None,
    };
    (rise.abs() > 0.0).then_some(is_better)
}

/// The ids of those who answer for another part of a whole of which an improved KPI is part.
pub fn sisters<'m>(work: Node<'m>, owner: Node<'m>) -> impl Iterator<Item = &'m str> {
    let improved = work.targets(RelationKind::Improves);
    let wholes = improved.flat_map(|kpi| kpi.targets(RelationKind::PartOf).map(move |whole| (kpi, whole)));
    let parts = wholes.flat_map(|(kpi, whole)| {
        let parts = || whole.sources(RelationKind::PartOf);
        let is_few = parts().nth(MOST).is_none();
        is_few.then(parts).into_iter().flatten().filter(move |part| *part != kpi)
    });
    let owners = parts.filter(|part| part.fields::<Kpi>().is_some()).filter_map(Node::accountable);
    owners.filter(move |other| *other != owner).map(Node::id)
}

/// The ids of the teams or units that are of one kind and level with an owner and report to the same one.
pub fn units_like(owner: Node<'_>) -> impl Iterator<Item = &str> {
    let (kind, level) = standing(owner);
    let is_unit =
        !matches!(kind, Some(OwnerKind::Person | OwnerKind::Role)) && (kind.is_some() || level.is_some());
    let chiefs = is_unit.then(|| owner.targets(RelationKind::ReportsTo)).into_iter().flatten();
    let peers = chiefs.flat_map(|chief| {
        let peers = || chief.sources(RelationKind::ReportsTo);
        let is_few = peers().nth(MOST).is_none();
        is_few.then(peers).into_iter().flatten()
    });
    peers.filter(move |peer| *peer != owner && standing(*peer) == (kind, level)).map(Node::id)
}

/// The kind and the level of an owner, as they are stated.
fn standing(owner: Node<'_>) -> (Option<OwnerKind>, Option<&str>) {
    let kind = owner.fields::<Owner>().and_then(|fields| fields.unit_kind);
    (kind, owner.stated_level().map(crate::value::Level::as_str))
}
