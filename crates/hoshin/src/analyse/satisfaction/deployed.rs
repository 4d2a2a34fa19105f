//! The deployed value of one node, from what stands before it.

use smallvec::SmallVec;

use super::leaf::Measured;
use super::{Bound, Value, is_goal, known};
use crate::analyse::flow::{Arc, Way};
use crate::analyse::score::{Part, Unknown, number, sum_of, weighted_mean};
use crate::metamodel::{NodeKind, Objective};
use crate::model::Node;
use crate::value::{NonNegative, Operator};

/// What is deployed to a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Deployed {
    /// From -100 to 100; not a number where it is not known.
    pub(crate) value: f64,
    pub(crate) help: f64,
    pub(crate) harm: f64,
    /// The known weight as a share of all.
    pub(crate) coverage: f64,
    pub(crate) doubt: Doubt,
}

/// Which way what is not known could still move a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubt {
    pub(super) may_fall: bool,
    pub(super) may_rise: bool,
}

/// What a node passes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passed {
    /// Not a number where it is not known.
    value: f64,
    is_measured: bool,
    is_left_out: bool,
    kind: NodeKind,
    doubt: Doubt,
}

/// What comes along a way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input {
    pub(super) way: Way,
    /// The strength; of ways that carry all, 1.
    strength: Option<f64>,
    link: u32,
    passed: Passed,
}

impl Doubt {
    pub(super) const NONE: Self = Self { may_fall: false, may_rise: false };
    const BOTH: Self = Self { may_fall: true, may_rise: true };
    const FALL: Self = Self { may_fall: true, may_rise: false };

    fn or(self, other: Self) -> Self {
        Self { may_fall: self.may_fall || other.may_fall, may_rise: self.may_rise || other.may_rise }
    }

    /// Of what works against something.
    fn turned(self) -> Self {
        Self { may_fall: self.may_rise, may_rise: self.may_fall }
    }
}

impl Deployed {
    pub(crate) const UNKNOWN: Self =
        Self { value: f64::NAN, help: 0.0, harm: 0.0, coverage: 0.0, doubt: Doubt::BOTH };

    /// Both values together.
    pub(super) fn beside(self, measured: Result<f64, Unknown>, coverage: f64, reason: Unknown) -> Value {
        let deployed = known(self.value).ok_or(reason);
        let bound =
            if deployed.is_ok() { Bound::of(self.doubt.may_fall, self.doubt.may_rise) } else { Bound::Open };
        Value {
            measured,
            deployed,
            help: self.help,
            harm: self.harm,
            measured_coverage: coverage,
            deployed_coverage: self.coverage,
            bound,
        }
    }
}

impl Passed {
    /// Of who takes no part.
    pub(super) const NOTHING: Self = Self {
        value: f64::NAN,
        is_measured: false,
        is_left_out: true,
        kind: NodeKind::Driver,
        doubt: Doubt::BOTH,
    };

    /// What is measured, or what is deployed where nothing is.
    pub(crate) fn of(leaf: Measured, deployed: Deployed) -> Self {
        let measured = leaf.known();
        Self {
            value: measured.unwrap_or(deployed.value),
            is_measured: measured.is_some(),
            is_left_out: leaf.is_left_out,
            kind: leaf.kind,
            doubt: if measured.is_some() { Doubt::NONE } else { deployed.doubt },
        }
    }
}

impl Input {
    /// What comes along a way from a node that passes this on.
    pub(crate) fn new(arc: Arc, passed: Passed) -> Self {
        Self { way: arc.way, strength: arc.strength(), link: arc.link, passed }
    }

    /// What the value is to the node that receives it.
    pub(super) fn part(&self, receiver: NodeKind) -> Role {
        if self.passed.is_left_out {
            return Role::None;
        }
        match self.way {
            // The readings of part KPIs make up the whole's; their satisfactions do not.
            Way::Part if receiver == NodeKind::Kpi => Role::None,
            Way::Part => Role::Part,
            Way::Need => Role::Need,
            // What is measured stands in the measured value already.
            Way::Evidence | Way::Contribution if is_goal(receiver) && self.is_measure() => {
                if self.passed.is_measured { Role::None } else { Role::Measure }
            }
            Way::Evidence | Way::Contribution => Role::Contribution,
        }
    }

    fn is_measure(&self) -> bool {
        self.way == Way::Evidence || self.passed.kind == NodeKind::Kpi
    }

    /// Its weight among the parts of the receiver; of what helps or harms, how strongly.
    pub(super) fn weight(&self, receiver: Node<'_>) -> f64 {
        let stated = || receiver.plan().link_at(self.link as usize).weight().map(NonNegative::value);
        match self.way {
            Way::Part | Way::Evidence => stated().unwrap_or(1.0),
            Way::Contribution | Way::Need => self.strength.map_or(0.0, f64::abs),
        }
    }

    pub(super) fn known(&self) -> Option<f64> {
        known(self.passed.value)
    }

    pub(super) fn strength(&self) -> Option<f64> {
        self.strength
    }
}

/// What an input is to the node that receives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing.
    None,
    /// One of the parts that the operator stands over.
    Part,
    /// A promise or a KPI of which nothing is measured, only deployed.
    Measure,
    /// Help or harm by its strength.
    Contribution,
    /// What it cannot be better than.
    Need,
}

/// How the parts of a node make up the whole.
pub(crate) fn operator(node: Node<'_>) -> Operator {
    match node.kind() {
        NodeKind::Initiative => Operator::And,
        _ => node.fields::<Objective>().and_then(|fields| fields.operator).unwrap_or(Operator::Mean),
    }
}

/// What the parts come to: a value, the known and the whole weight, and which way it may be off.
#[derive(Default)]
struct Sum {
    value: Option<f64>,
    known: f64,
    whole: f64,
    doubt: Doubt,
}

/// The value that is deployed to a node: its operator over its parts, or the mean of what stands for its measures
/// where nothing of them is measured; plus what is contributed, from -100 to 100; and no better than what it needs.
pub(crate) fn deployed(node: Node<'_>, kind: NodeKind, inputs: impl Iterator<Item = Input>) -> Deployed {
    let mut parts: SmallVec<[Input; 8]> = SmallVec::new();
    let mut measures: SmallVec<[Input; 8]> = SmallVec::new();
    let mut terms: SmallVec<[f64; 8]> = SmallVec::new();
    let (mut help, mut harm): (SmallVec<[f64; 8]>, SmallVec<[f64; 8]>) = Default::default();
    let mut worst_need: Option<f64> = None;
    let mut doubt = Doubt::NONE;
    let (mut weights, mut known_weights): (SmallVec<[f64; 8]>, SmallVec<[f64; 8]>) = Default::default();
    for input in inputs {
        match input.part(kind) {
            Role::None => {}
            Role::Part => parts.push(input),
            Role::Measure => measures.push(input),
            Role::Need => match input.known() {
                Some(value) => {
                    worst_need = Some(worst_need.map_or(value, |worst| worst.min(value)));
                    doubt = doubt.or(input.passed.doubt);
                }
                // Nothing is known that would hold it down.
                None => doubt = doubt.or(Doubt::FALL),
            },
            Role::Contribution => match (input.strength, input.known()) {
                (Some(strength), Some(value)) => {
                    let term = strength * value;
                    terms.push(term);
                    if term >= 0.0 {
                        help.push(term);
                    } else {
                        harm.push(-term);
                    }
                    weights.push(strength.abs());
                    known_weights.push(strength.abs());
                    doubt = doubt.or(if strength < 0.0 {
                        input.passed.doubt.turned()
                    } else {
                        input.passed.doubt
                    });
                }
                (strength, _) => {
                    weights.push(strength.map_or(0.0, f64::abs));
                    doubt = Doubt::BOTH;
                }
            },
        }
    }
    let whole = join(node, &parts, || operator(node));
    let whole = if whole.value.is_some() { whole } else { join(node, &measures, || Operator::Mean) };
    let base = whole.value;
    let (known, all) = (sum_of(&known_weights) + whole.known, sum_of(&weights) + whole.whole);
    let value = match (base, terms.is_empty()) {
        (None, true) => None,
        (base, _) => Some((base.unwrap_or(0.0) + sum_of(&terms)).clamp(-100.0, 100.0)),
    };
    let value = match (value, worst_need) {
        (Some(value), Some(need)) => Some(value.min(need)),
        (value, need) => value.or(need),
    };
    Deployed {
        value: value.map_or(f64::NAN, |value| value + 0.0),
        help: sum_of(&help),
        harm: sum_of(&harm),
        coverage: if all > 0.0 { known / all } else { f64::from(u8::from(value.is_some())) },
        doubt: doubt.or(whole.doubt),
    }
}

/// What an operator makes of parts.
fn join(node: Node<'_>, parts: &[Input], operator: impl FnOnce() -> Operator) -> Sum {
    if parts.is_empty() {
        return Sum::default();
    }
    let operator = operator();
    let weighs = |part: &Input| if operator == Operator::Mean { part.weight(node) } else { 1.0 };
    let weighed: SmallVec<[Part; 8]> = parts
        .iter()
        .map(|part| {
            // A measure that runs against its goal counts turned round.
            let sign = part.strength.map_or(1.0, f64::signum);
            Part { value: part.known().map(|value| value * sign), weight: Some(weighs(part)) }
        })
        .collect();
    let mean = weighted_mean(&weighed);
    let values = || weighed.iter().filter_map(|part| part.value);
    let is_partial = mean.known < mean.parts;
    let (value, may_fall, may_rise) = match operator {
        Operator::And => (values().reduce(f64::min), is_partial, false),
        Operator::Or | Operator::Xor => (values().reduce(f64::max), false, is_partial),
        Operator::Mean => (mean.value.ok(), is_partial, is_partial),
    };
    let whole = if operator == Operator::Mean {
        sum_of(&weighed.iter().filter_map(|part| part.weight).collect::<SmallVec<[f64; 8]>>())
    } else {
        number(mean.parts)
    };
    Sum {
        value,
        known: whole * mean.coverage,
        whole,
        doubt: (parts.iter().filter(|part| part.known().is_some()))
            .fold(Doubt { may_fall, may_rise }, |doubt, part| doubt.or(part.passed.doubt)),
    }
}
