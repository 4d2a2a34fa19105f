//! The colour of a target, on a day and at its past readings, and what is done about it.

use crate::analyse::Appraisal;
use crate::analyse::satisfaction::is_in_force;
use crate::analyse::score::{Caveat, Light, Policy};
use crate::metamodel::node::Goal;
use crate::metamodel::{NodeKind, RelationKind, Target};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{Aim, Date, Stage};

/// How a target stands, in short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Its colour, if that is known.
    pub light: Option<Light>,
    /// Whether its value is below 0: worse than where it started, or than what is tolerable.
    pub is_denied: bool,
}

/// The colours as they are kept, in the two lowest bits.
const LIGHTS: [Option<Light>; 4] = [None, Some(Light::Green), Some(Light::Amber), Some(Light::Red)];
const DENIED: u8 = 4;
const KNOWN: u8 = 8;

impl Looks {
    /// Looks at a target as on a day.
    pub fn of(target: Node<'_>, day: Date) -> Self {
        let Some(appraisal) = Appraisal::of(target, Some(day)) else { return Self::default() };
        let judgement = appraisal.judge(&Policy::DEFAULT);
        if judgement.caveat == Some(Caveat::ZeroRange) {
            // It begins where it ends: that is what is wrong with it, and another rule says so.
            return Self::default();
        }
        let light = judgement.status.light();
        Self { light, is_denied: appraisal.satisfaction().is_ok_and(|value| value < 0.0) }
    }

    /// The same in a byte that is not 0.
    pub(crate) fn to_byte(self) -> u8 {
        let light = (0..).zip(LIGHTS).find(|(_, light)| *light == self.light).map_or(0, |(byte, _)| byte);
        light | KNOWN | if self.is_denied { DENIED } else { 0 }
    }

    /// Out of such a byte; none of 0.
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        let light = LIGHTS.get(usize::from(byte % 4)).copied().flatten();
        (byte & KNOWN != 0).then_some(Self { light, is_denied: byte & DENIED != 0 })
    }
}

/// The colour of a target on a day, by the default policy; none where it is not known.
pub fn colour(target: Node<'_>, day: Date) -> Option<Light> {
    Looks::of(target, day).light
}

/// The KPI of a target that runs on a day and promises a number, and has been read by then, or told of by the target. One
/// that is only worked out from others is not meant: what is to be done is to be done about these.
pub fn running(target: Node<'_>, day: Date) -> Option<Node<'_>> {
    if !target.is_active() {
        return None;
    }
    let kpi = target.kpi()?;
    let fiscal = target.plan().fiscal_year();
    let is_past = |date: Option<Date>| date.is_some_and(|date| date <= day);
    let is_read = || {
        let mut days = kpi.readings().iter().map(|reading| reading.date?.span(&fiscal).last_day());
        days.any(is_past)
    };
    let is_told = || {
        let mut told = target.check_ins().iter();
        is_read() || told.any(|told| told.value.is_some() && is_past(told.date))
    };
    let is_number = || {
        let goal = target.fields::<Target>().and_then(Target::goal);
        !matches!(goal, None | Some(Goal::Scale(_) | Goal::To(Aim::Done)))
    };
    let is_due = || target.due().is_some_and(|due| due < day);
    (is_told() && is_number() && is_in_force(target, Some(day)) && !is_due()).then_some(kpi)
}

/// The days up to one, and since the target began, on which its KPI was read or told of by the target, the latest first.
pub fn days_read(target: Node<'_>, kpi: Node<'_>, as_of: Date) -> Vec<Date> {
    let fiscal = target.plan().fiscal_year();
    let start = target.period().map(|period| period.span(&fiscal).start);
    let read = kpi.readings().iter().filter_map(|reading| reading.date?.span(&fiscal).last_day());
    let told = target.check_ins().iter().filter(|told| told.value.is_some()).filter_map(|told| told.date);
    let counts = |day: &Date| *day <= as_of && start.is_none_or(|start| start <= *day);
    let mut days: Vec<Date> = read.chain(told).filter(counts).collect();
    days.arrange_by(|one, other| other.cmp(one));
    days.dedup();
    days
}

/// The relations by which work helps a target: the target itself, what it quantifies, and its KPI. Work that was dropped
/// does not count.
pub fn help(target: Node<'_>) -> impl Iterator<Item = Link<'_>> {
    let served = [target].into_iter().chain(target.targets(RelationKind::Quantifies)).chain(target.kpi());
    let links = served.flat_map(|node| {
        [RelationKind::Advances, RelationKind::Improves].into_iter().flat_map(move |kind| node.incoming(kind))
    });
    links.filter(|link| {
        let work = link.source();
        let is_dropped = work.stage() == Some(Stage::Dropped);
        work.kind() == NodeKind::Initiative && !link.is_against() && !is_dropped
    })
}

/// Whether goals that go on serve what a target quantifies: whatever is to be done stands there.
pub fn is_handed_on(target: Node<'_>) -> bool {
    let serves = |link: Link<'_>| {
        !link.is_against() && link.source().is_active() && link.source().kind() != NodeKind::Initiative
    };
    let purposes = target.targets(RelationKind::Quantifies);
    purposes.into_iter().any(|purpose| {
        [RelationKind::Advances, RelationKind::PartOf]
            .into_iter()
            .any(|kind| purpose.incoming(kind).any(serves))
    })
}
