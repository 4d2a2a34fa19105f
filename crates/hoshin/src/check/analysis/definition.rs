//! Where the definitions of two KPIs differ, as far as both state them.

use crate::model::Node;
use crate::value::Direction;

/// A part of a definition in which two KPIs differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: &'static str,
    /// What the first states.
    pub one: String,
    /// What the other states.
    pub other: String,
}

/// The unit, formula, direction and source in which two KPIs differ, own or of their wholes. Units differ that do not
/// convert; texts are compared without case and blanks.
pub fn differences(one: Node<'_>, other: Node<'_>) -> Vec<Difference> {
    let words = |field, one: Option<&str>, other: Option<&str>| {
        let (one, other) = one.zip(other).filter(|(one, other)| plain(one) != plain(other))?;
        Some(Difference { field, one: one.to_owned(), other: other.to_owned() })
    };
    let units = one.unit().zip(other.unit()).filter(|(one, other)| !one.is_convertible(other));
    let unit = units.map(|(one, other)| Difference {
        field: "unit",
        one: one.to_string(),
        other: other.to_string(),
    });
    let direction = |kpi: Node<'_>| kpi.direction().map(Direction::as_str);
    [
        unit,
        words("formula", one.formula(), other.formula()),
        words("direction", direction(one), direction(other)),
        words("source", one.source(), other.source()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    #[test]
    fn only_what_both_state_can_differ() {
        let text = "hoshin: 1\nkpis:\n  a: { unit: \"%\", formula: good / all, source: mes }\n  \
                    b: { unit: ratio, formula: Good/All, direction: increase }\n  c: { unit: score, source: erp }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let kpi = |id| plan.node(crate::metamodel::NodeKind::Kpi, id).unwrap();
        let fields =
            |one, other| differences(kpi(one), kpi(other)).iter().map(|d| d.field).collect::<Vec<_>>();
        assert_eq!(fields("a", "b"), Vec::<&str>::new());
        assert_eq!(fields("a", "c"), ["unit", "source"]);
    }
}
