//! Units of products and quotients, as far as a unit can hold them.

use super::{Base, Per, Unit};

impl Unit {
    /// Whether it is a part of one or of a hundred.
    pub(crate) fn is_share(&self) -> bool {
        matches!(self, Self::Base(Base::Percent | Base::Ratio))
    }

    /// Whether numbers of the two are the same without conversion.
    pub(crate) fn is_same_scale(&self, other: &Self) -> bool {
        self.factor(other).is_some_and(|(times, by)| times.to_bits() == by.to_bits())
    }

    /// The unit of a product, if there is one for it: `EUR per contact` times `contacts` is `EUR`.
    pub(crate) fn times(&self, other: &Self) -> Option<Self> {
        let cancelled = |rate: &Self, by: &Self| {
            let Self::Base(by) = by else { return None };
            let mut per = rate.per().to_vec();
            let at = per.iter().position(|part| part.is_one() && is_one_scale(&part.unit, by))?;
            per.remove(at);
            Some(Self::of(rate.base().clone(), per))
        };
        cancelled(self, other).or_else(|| cancelled(other, self))
    }

    /// The unit of a quotient of two that do not convert, if there is one for it: `EUR` over `contacts` is
    /// `EUR per contacts`, and over `EUR per contact` it is `contact`.
    pub(crate) fn over(&self, other: &Self) -> Option<Self> {
        match other {
            Self::Base(Base::Percent | Base::Ratio) => None,
            Self::Base(by) => {
                let per = self.per().iter().cloned().chain([Per { count: 1.0, unit: by.clone() }]);
                Some(Self::of(self.base().clone(), per.collect()))
            }
            Self::Rate(rate) => match (self, rate.per.as_slice()) {
                (Self::Base(of), [per]) if per.is_one() && is_one_scale(of, &rate.of) => {
                    Some(Self::Base(per.unit.clone()))
                }
                _ => None,
            },
        }
    }
}

impl Per {
    fn is_one(&self) -> bool {
        self.count.to_bits() == 1f64.to_bits()
    }
}

fn is_one_scale(one: &Base, other: &Base) -> bool {
    one.sizes(other).is_some_and(|(size, wanted)| size.to_bits() == wanted.to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_multiplied_where_the_language_has_the_result() {
        let unit = |text: &str| text.parse::<Unit>().unwrap();
        let shown = |unit: Option<Unit>| unit.map(|unit| unit.to_string());
        let over = |one: &str, other: &str| shown(unit(one).over(&unit(other)));
        let times = |one: &str, other: &str| shown(unit(one).times(&unit(other)));
        assert_eq!(over("EUR", "contacts").as_deref(), Some("EUR per contacts"));
        assert_eq!(over("EUR", "EUR per contact").as_deref(), Some("contact"));
        assert_eq!(over("EUR per person", "year").as_deref(), Some("EUR per person per year"));
        assert_eq!(times("contacts", "EUR per contact").as_deref(), Some("EUR"));
        assert_eq!(
            [over("EUR", "%"), times("EUR", "days"), over("USD", "EUR per contact")],
            [None, None, None]
        );
        assert!(unit("EUR per contacts").is_same_scale(&unit("EUR per contact")));
        assert!(!unit("%").is_same_scale(&Unit::RATIO));
    }
}
