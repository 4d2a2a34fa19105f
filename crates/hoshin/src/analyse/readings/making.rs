//! How a KPI that nobody reads is made of others.

use crate::analyse::formula::Formula;
use crate::analyse::score::Unknown;
use crate::metamodel::{Kpi, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Aggregation, NonNegative};

/// What a KPI is made of.
#[derive(Debug)]
pub(super) enum Making<'m> {
    /// Others, by its formula.
    Formula(Formula<Node<'m>>),
    /// Its parts with their weights, by id.
    Parts(Aggregation, Vec<(Node<'m>, f64)>),
    /// Nothing, and why.
    Nothing(Unknown),
}

impl<'m> Making<'m> {
    /// Whether anybody says how a KPI is made; of all others it is known at once that they are made of nothing.
    pub(super) fn is_told(kpi: Node<'_>) -> bool {
        kpi.has_incoming(RelationKind::PartOf)
            || kpi.fields::<Kpi>().is_some_and(|fields| fields.formula.is_some())
    }

    /// By its own formula, if that is one; else by its own aggregation.
    pub(super) fn of(kpi: Node<'m>) -> Self {
        if let Some(Ok(formula)) = Formula::of(kpi) {
            return Self::Formula(formula);
        }
        if !kpi.has_incoming(RelationKind::PartOf) {
            return Self::Nothing(Unknown::NoReading);
        }
        match kpi.fields::<Kpi>().and_then(|fields| fields.aggregation) {
            None | Some(Aggregation::None) => Self::Nothing(Unknown::Incomparable),
            Some(how) => {
                let weight = |weight: Option<NonNegative>| weight.map_or(1.0, NonNegative::value);
                let parts = kpi.incoming(RelationKind::PartOf);
                let mut parts: Vec<_> = parts.map(|link| (link.source(), weight(link.weight()))).collect();
                parts.arrange_by_key(|(part, _)| part.id());
                Self::Parts(how, parts)
            }
        }
    }

    /// The KPIs that it needs.
    pub(super) fn needs(&self) -> impl DoubleEndedIterator<Item = Node<'m>> + '_ {
        let (inputs, parts) = match self {
            Self::Formula(formula) => (formula.inputs(), &[][..]),
            Self::Parts(_, parts) => (&[][..], &parts[..]),
            Self::Nothing(_) => (&[][..], &[][..]),
        };
        inputs.iter().copied().chain(parts.iter().map(|(part, _)| *part))
    }
}
