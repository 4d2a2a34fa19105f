//! What a target promises in numbers: where it starts, where it leads, and the values that keep it, in one unit.

use crate::metamodel::node::Goal;
use crate::metamodel::{RelationKind, Target};
use crate::model::Node;
use crate::value::date::months_between;
use crate::value::{Aim, Change, ChangeAmount, Comparator, Date, Direction, Interval, Quantity, Unit};

/// A target on a KPI, with the unit that its numbers are compared in.
#[derive(Clone, Debug)]
pub struct Promise<'m> {
    /// The target.
    pub target: Node<'m>,
    /// Its fields.
    pub fields: &'m Target,
    /// The KPI that it tracks.
    pub kpi: Node<'m>,
    /// The unit of every number below.
    pub unit: Unit,
    /// The direction of the KPI, its own or that of its whole.
    pub direction: Option<Direction>,
}

/// A quantity that a target states.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'t> {
    /// The field that it stands in.
    pub field: &'static str,
    amount: Amount<'t>,
}

#[derive(Clone, Copy, Debug)]
enum Amount<'t> {
    Level(&'t Quantity),
    Change(&'t Change),
}

impl<'t> Stated<'t> {
    /// Its unit, if it names one. Per cent of the baseline have none; percentage points are per cent.
    pub fn unit(self) -> Option<&'t Unit> {
        static POINTS: Unit = Unit::PERCENT;
        match self.amount {
            Amount::Level(quantity) => quantity.unit.as_ref(),
            Amount::Change(change) => match change.amount() {
                ChangeAmount::Percent(_) => None,
                ChangeAmount::Points(_) => Some(&POINTS),
                ChangeAmount::Absolute(quantity) => quantity.unit.as_ref(),
            },
        }
    }

    /// The quantity, as written.
    pub fn text(self) -> String {
        match self.amount {
            Amount::Level(quantity) => quantity.to_string(),
            Amount::Change(change) => change.to_string(),
        }
    }
}

impl<'m> Promise<'m> {
    /// The promise of a target; none if it tracks no KPI. The unit is the KPI's, else the first that the target
    /// states, else a plain number's.
    pub fn of(target: Node<'m>) -> Option<Self> {
        let fields: &'m Target = target.fields()?;
        let kpi = target.kpi()?;
        let stated = || stated(fields).find_map(Stated::unit);
        let unit = kpi.unit().or_else(stated).cloned().unwrap_or(Unit::COUNT);
        Some(Self { target, fields, kpi, unit, direction: kpi.direction() })
    }

    /// What it quantifies, if anything.
    pub fn purpose(&self) -> Option<Node<'m>> {
        self.target.targets(RelationKind::Quantifies).next()
    }

    /// A quantity in the unit of the promise; none if it does not convert. Rounded to 12 digits, so that two
    /// spellings of one level are equal.
    pub fn number(&self, quantity: &Quantity) -> Option<f64> {
        quantity.in_unit(&self.unit).ok().map(rounded)
    }

    /// The value at the start.
    pub fn baseline(&self) -> Option<f64> {
        self.number(self.fields.baseline.as_ref()?)
    }

    /// The level that it leads to: of `to`, or of `change` where the baseline is known.
    pub fn goal(&self) -> Option<f64> {
        match self.fields.goal()? {
            Goal::To(aim) => self.number(aim.quantity()?),
            Goal::Change(change) => {
                let reached = change.from_baseline(self.baseline()?, &self.unit, self.years()).ok()?;
                Some(rounded(reached))
            }
            Goal::Band(_) | Goal::Scale(_) => None,
        }
    }

    /// Which way of the goal keeps the promise: that of its comparator, else that of the KPI.
    pub fn sense(&self) -> Option<Direction> {
        match self.fields.goal()? {
            Goal::To(Aim::Level { comparator: Some(comparator), .. }) => match comparator {
                Comparator::Less | Comparator::LessOrEqual => Some(Direction::Decrease),
                Comparator::Equal => Some(Direction::Maintain),
                Comparator::GreaterOrEqual | Comparator::Greater => Some(Direction::Increase),
            },
            _ => self.direction,
        }
    }

    /// The values that keep the promise; none where the goal is no number, does not convert, or lacks the direction
    /// or baseline that would tell.
    pub fn admissible(&self) -> Option<Interval> {
        let interval = match self.fields.goal()? {
            Goal::To(Aim::Done) | Goal::Scale(_) => return None,
            // Levels are rounded here, so that the one that is meant needs no margin.
            Goal::To(Aim::Level { comparator: Some(Comparator::Equal), .. }) => {
                let level = self.goal()?;
                Interval::between(level, level)
            }
            Goal::To(aim) => aim.interval(self.sense()?, &self.unit).ok()?,
            Goal::Change(_) => {
                Aim::level(Quantity::plain(self.goal()?)).interval(self.direction?, &self.unit).ok()?
            }
            Goal::Band(band) => band.interval(&self.unit).ok()?,
        };
        Some(Interval { low: rounded(interval.low), high: rounded(interval.high), ..interval })
    }

    /// The years from the start of its period to the day on which it is due; 1 where these are not known.
    fn years(&self) -> f64 {
        let start = self.target.period().map(|period| period.span(&self.target.plan().fiscal_year()).start);
        start.zip(self.target.due()).map_or(1.0, |(start, due)| years(start, due))
    }

    /// A number of its unit in words: plain where the unit has no name to show.
    pub fn shown(&self, number: f64) -> String {
        let number = rounded(number);
        let nameless = [Unit::COUNT, Unit::SCORE, Unit::RATIO].contains(&self.unit);
        let quantity =
            if nameless { Quantity::plain(number) } else { Quantity::of(number, self.unit.clone()) };
        quantity.to_string()
    }

    /// What it promises and by when: `at least 6 minutes by 2026-12-31`.
    pub fn by_when(&self, values: &Interval) -> String {
        let due = self.target.due().map(|due| format!(" by {due}")).unwrap_or_default();
        self.in_words(values) + &due
    }

    /// Values of its unit in words: `at least 6 minutes`.
    pub fn in_words(&self, values: &Interval) -> String {
        let (low, high) = (self.shown(values.low), self.shown(values.high));
        match (values.low.is_finite(), values.high.is_finite()) {
            (true, true) if rounded(values.low).to_bits() == rounded(values.high).to_bits() => low,
            (true, true) => format!("{low} to {high}"),
            (true, false) if values.low_open => format!("more than {low}"),
            (true, false) => format!("at least {low}"),
            (false, true) if values.high_open => format!("less than {high}"),
            (false, true) => format!("at most {high}"),
            (false, false) => "any value".to_owned(),
        }
    }
}

/// Every quantity that a target states, in order of its fields.
pub fn stated(fields: &Target) -> impl Iterator<Item = Stated<'_>> {
    let level = |field| move |quantity| Stated { field, amount: Amount::Level(quantity) };
    let band = fields.band.iter().flat_map(|band| [&band.low, &band.high]);
    let change = fields.change.as_ref();
    (fields.baseline.as_ref().map(level("from")).into_iter())
        .chain(fields.to.as_ref().and_then(Aim::quantity).map(level("to")))
        .chain(band.map(level("band")))
        .chain(fields.stretch.as_ref().map(level("stretch")))
        .chain(fields.threshold.as_ref().map(level("threshold")))
        .chain(fields.worst.as_ref().map(level("worst")))
        .chain(fields.milestones.iter().map(|(_, quantity)| quantity).map(level("milestones")))
        .chain(change.map(|change| Stated { field: "change", amount: Amount::Change(change) }))
}

/// The same number to 12 digits, so that two spellings of one level are equal (our choice).
pub fn rounded(number: f64) -> f64 {
    // Most numbers have few digits, and are the nearest to them already.
    const PLACES: f64 = 1e4;
    let scaled = (number * PLACES).round();
    if scaled.abs() < 1e11 && (scaled / PLACES).to_bits() == number.to_bits() {
        return number;
    }
    to_digits(number, 12)
}

/// The number that is meant by so many digits of one; at least one.
pub fn to_digits(number: f64, digits: usize) -> f64 {
    let after = digits.saturating_sub(1);
    format!("{number:.after$e}").parse().unwrap_or(number)
}

/// The years from one day to another, both included: whole months exactly, days as parts of a mean month.
fn years(start: Date, due: Date) -> f64 {
    let after = due.tomorrow().unwrap_or(due);
    let (months, days) = months_between(start, after);
    (f64::from(months) + f64::from(days) / (365.2425 / 12.0)) / 12.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn promised(kpi: &str, target: &str) -> String {
        let text = format!("hoshin: 1\nkpis: {{ k: {{ {kpi}, targets: [ {{ {target} }} ] }} }}");
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let promise = Promise::of(plan.nodes_of_kind(NodeKind::Target).next().unwrap()).unwrap();
        promise.admissible().map_or("nothing".into(), |values| promise.in_words(&values))
    }

    proptest::proptest! {
        #[test]
        fn rounding_is_that_of_the_written_number(number in proptest::num::f64::NORMAL, whole in -1_000_000_000_i32..1_000_000_000) {
            for number in [number, f64::from(whole), f64::from(whole) / 100.0, f64::from(whole) * 0.3] {
                let written: f64 = format!("{number:.11e}").parse().unwrap();
                proptest::prop_assert_eq!(rounded(number).to_bits(), written.to_bits());
            }
        }
    }

    #[test]
    fn promises_are_intervals_of_one_unit() {
        let days = "unit: days, direction: decrease";
        assert_eq!(promised(days, "to: 14"), "at most 14 days");
        assert_eq!(promised(days, "to: < 1 week"), "less than 7 days");
        assert_eq!(promised(days, "from: 20, change: -30 %"), "at most 14 days");
        assert_eq!(promised(days, "from: 20, change: -50 % per year, period: 2026..2027"), "at most 5 days");
        assert_eq!(promised(days, "change: -30 %"), "nothing");
        assert_eq!(promised(days, "to: 98 %"), "nothing");
        assert_eq!(promised("unit: ratio", "band: [5 %, 7 %]"), "0.05 to 0.07");
        assert_eq!(promised("name: No unit", "to: \">= 7 %\""), "at least 7 %");
        assert_eq!(promised("name: No direction", "to: 7"), "nothing");
        assert_eq!(promised("unit: score, direction: maintain", "to: 100"), "95 to 105");
        assert_eq!(promised("unit: score", "to: done"), "nothing");
    }
}
