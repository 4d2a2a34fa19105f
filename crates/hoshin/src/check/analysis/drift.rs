//! Whether a target still states what was agreed of it.

use crate::analyse::promise::{Promise, rounded};
use crate::metamodel::Target;
use crate::metamodel::node::Goal;
use crate::model::Node;
use crate::value::{Aim, Change, Comparator, Date, Holds, Period, Quantity, Unit};

/// The fields of a target that terms are compared with, in the order in which they are looked at.
pub const FIELDS: &[&str] =
    &["to", "change", "from", "by", "period", "stretch", "threshold", "worst", "holds"];

/// What a target states in a field, where that is not what was agreed; empty if it states nothing there. None if both
/// say the same, or if that cannot be told.
pub fn drift(target: Node<'_>, field: &str, agreed: &str) -> Option<String> {
    let fields: &Target = target.fields()?;
    match field {
        "to" => to(target, fields, agreed),
        "change" => change(target, fields, agreed),
        "from" => quantity(target, fields.baseline.as_ref(), agreed),
        "stretch" => quantity(target, fields.stretch.as_ref(), agreed),
        "threshold" => quantity(target, fields.threshold.as_ref(), agreed),
        "worst" => quantity(target, fields.worst.as_ref(), agreed),
        "by" => {
            let (agreed, due) = (crate::value::date::parse(agreed).ok()?, target.due());
            (due != Some(agreed)).then(|| due.map(|due: Date| due.to_string()).unwrap_or_default())
        }
        "period" => {
            let (agreed, fiscal): (Period, _) = (agreed.parse().ok()?, target.plan().fiscal_year());
            let period = target.period();
            let is_same = period.is_some_and(|period| period.span(&fiscal) == agreed.span(&fiscal));
            (!is_same).then(|| period.map(|period| period.to_string()).unwrap_or_default())
        }
        "holds" => {
            let (agreed, holds): (Holds, _) = (agreed.parse().ok()?, fields.holds.unwrap_or(Holds::AtEnd));
            (holds != agreed).then(|| holds.to_string())
        }
        _ => None,
    }
}

fn to(target: Node<'_>, fields: &Target, agreed: &str) -> Option<String> {
    let aim: Aim = agreed.parse().ok()?;
    if fields.to.as_ref() == Some(&aim) {
        return None;
    }
    let goal = fields.goal()?;
    let Aim::Level { comparator, quantity } = &aim else { return Some(shown(goal)) };
    let level = match goal {
        Goal::To(Aim::Done) | Goal::Band(_) | Goal::Scale(_) => return Some(shown(goal)),
        Goal::To(Aim::Level { comparator: stated, .. }) if is_turned(*stated, *comparator) => {
            return Some(shown(goal));
        }
        Goal::To(Aim::Level { quantity: level, .. }) => compare(target, level, quantity)?,
        Goal::Change(_) => {
            let promise = Promise::of(target)?;
            same(promise.goal()?, promise.number(quantity)?)
        }
    };
    (!level).then(|| shown(goal))
}

fn change(target: Node<'_>, fields: &Target, agreed: &str) -> Option<String> {
    let agreed: Change = agreed.parse().ok()?;
    if fields.change.as_ref() == Some(&agreed) {
        return None;
    }
    // Another spelling, or a level in place of a change: what both lead to decides.
    let agreed = Target { to: None, change: Some(agreed), band: None, scale: None, ..fields.clone() };
    let promise = Promise::of(target)?;
    let led_to = Promise { fields: &agreed, ..promise.clone() }.goal()?;
    (!same(led_to, promise.goal()?)).then(|| fields.goal().map(shown).unwrap_or_default())
}

fn quantity(target: Node<'_>, stated: Option<&Quantity>, agreed: &str) -> Option<String> {
    let agreed: Quantity = agreed.parse().ok()?;
    match stated {
        None => Some(String::new()),
        Some(stated) if *stated == agreed || compare(target, stated, &agreed)? => None,
        Some(stated) => Some(stated.to_string()),
    }
}

/// Whether two levels are one, in the unit of the target's KPI; none if they cannot be compared.
fn compare(target: Node<'_>, stated: &Quantity, agreed: &Quantity) -> Option<bool> {
    let of_kpi = target.kpi().and_then(Node::unit).cloned();
    let unit = of_kpi.or_else(|| stated.unit.clone()).or_else(|| agreed.unit.clone()).unwrap_or(Unit::COUNT);
    Some(same(stated.in_unit(&unit).ok()?, agreed.in_unit(&unit).ok()?))
}

fn same(one: f64, other: f64) -> bool {
    rounded(one).to_bits() == rounded(other).to_bits()
}

/// Whether one says at least, and the other at most or exactly. Whether the bound itself counts makes no difference.
fn is_turned(one: Option<Comparator>, other: Option<Comparator>) -> bool {
    let side = |comparator| match comparator {
        Comparator::Less | Comparator::LessOrEqual => -1,
        Comparator::Equal => 0,
        Comparator::GreaterOrEqual | Comparator::Greater => 1,
    };
    one.zip(other).is_some_and(|(one, other)| side(one) != side(other))
}

fn shown(goal: Goal<'_>) -> String {
    match goal {
        Goal::To(aim) => aim.to_string(),
        Goal::Change(change) => change.to_string(),
        Goal::Band(band) => format!("{} to {}", band.low, band.high),
        Goal::Scale(_) => "a step on a scale".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn drifted(target: &str, field: &str, agreed: &str) -> Option<String> {
        let kpi = format!("{{ unit: \"%\", direction: increase, targets: [ {{ {target} }} ] }}");
        let plan = Plan::read(&format!("hoshin: 1\nkpis: {{ k: {kpi} }}"), Format::Yaml).unwrap();
        drift(plan.nodes_of_kind(NodeKind::Target).next().unwrap(), field, agreed)
    }

    #[test]
    fn values_are_compared_not_spellings() {
        let is = |stated: &str| Some(stated.to_owned());
        for agreed in ["80", "80 %", "0.8 ratio", ">= 80", "> 80 %"] {
            assert_eq!(drifted("to: \">= 80 %\"", "to", agreed), None, "{agreed}");
        }
        assert_eq!(drifted("to: 75", "to", "80 %"), is("75"));
        assert_eq!(drifted("to: \"<= 80\"", "to", ">= 80"), is("<= 80"));
        assert_eq!(drifted("to: done", "to", "80"), is("done"));
        assert_eq!(drifted("to: 80", "to", "done"), is("80"));
        assert_eq!(drifted("from: 70, change: +10 pp", "to", "80"), None);
        assert_eq!(drifted("from: 70, change: +10 pp", "to", "75"), is("+10 pp"));
        assert_eq!(drifted("from: 70, to: 80", "change", "+10 pp"), None);
        assert_eq!(drifted("from: 70, to: 80", "change", "+5 pp"), is("80"));
        assert_eq!(drifted("to: 80", "change", "+5 pp"), None);
        assert_eq!(drifted("to: 80", "to", "5 days"), None);
        assert_eq!(drifted("to: 80", "to", "as much as we can"), None);
        assert_eq!(drifted("to: 80", "from", "70"), is(""));
        assert_eq!(drifted("to: 80, from: 72", "from", "70"), is("72"));
        assert_eq!(drifted("to: 80, stretch: 90", "stretch", "0.9 ratio"), None);
        assert_eq!(drifted("to: 80, threshold: 70", "threshold", "75"), is("70"));
        assert_eq!(drifted("to: 80, worst: 60", "worst", "65"), is("60"));
        assert_eq!(drifted("to: 80, period: 2026", "by", "2026-12-31"), None);
        assert_eq!(drifted("to: 80, period: 2026", "by", "2026-06-30"), is("2026-12-31"));
        assert_eq!(drifted("to: 80, period: 2026-Q1", "period", "2026-01..2026-03"), None);
        assert_eq!(drifted("to: 80, period: 2026-Q1", "period", "2026"), is("2026-Q1"));
        assert_eq!(drifted("to: 80", "holds", "at-end"), None);
        assert_eq!(drifted("to: 80", "holds", "throughout"), is("at-end"));
        assert_eq!(drifted("to: 80", "effort", "1 FTE"), None);
    }
}
