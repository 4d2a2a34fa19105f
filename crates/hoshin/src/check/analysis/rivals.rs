//! Initiatives that push one KPI in opposite directions at one time.

use crate::metamodel::RelationKind;
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::Date;

/// The rivals over a KPI.
#[derive(Clone, Copy, Debug)]
pub struct Rivals<'m> {
    /// What takes the KPI away from where it should go, the least by id that has a rival.
    pub harm: Link<'m>,
    /// What improves it at the same time, the least by id.
    pub help: Link<'m>,
    /// How many initiatives harm it while another improves it.
    pub harms: usize,
    /// How many improve it while another harms it.
    pub helps: usize,
}

/// Work on the KPI, from its first day to its last.
#[derive(Clone, Copy, Debug)]
struct Push<'m> {
    link: Link<'m>,
    start: Date,
    end: Date,
}

impl<'m> Rivals<'m> {
    /// Looks for active initiatives of opposite sign whose periods overlap, and that declare no conflict with each
    /// other. An initiative without a period overlaps all.
    ///
    /// # Complexity
    ///
    /// k log k in the initiatives on the KPI, and linear where all are of one mind.
    pub fn over(kpi: Node<'m>) -> Option<Self> {
        let mut links = kpi.incoming(RelationKind::Improves);
        if !links.any(Link::is_against) || kpi.incoming(RelationKind::Improves).all(Link::is_against) {
            return None;
        }
        let pushes = |is_against: bool| -> Vec<Push<'m>> {
            let links = kpi.incoming(RelationKind::Improves);
            let links = links.filter(|link| link.is_against() == is_against && link.source().is_active());
            let mut pushes: Vec<Push<'m>> = links.filter_map(push).collect();
            pushes.arrange_by_key(|push| push.link.source().id());
            pushes
        };
        let (harms, helps) =
            (rivals_of(&pushes(true), &pushes(false)), rivals_of(&pushes(false), &pushes(true)));
        let (harm, help) = harms.iter().find_map(|harm| {
            let help =
                helps.iter().find(|help| harm.overlaps(help) && !are_declared(harm.link, help.link))?;
            Some((harm.link, help.link))
        })?;
        Some(Self { harm, help, harms: harms.len(), helps: helps.len() })
    }
}

impl Push<'_> {
    fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

fn push(link: Link<'_>) -> Option<Push<'_>> {
    let work = link.source();
    let dates = work.period().map(|period| period.span(&work.plan().fiscal_year()));
    if dates.is_some_and(|dates| dates.is_empty()) {
        return None;
    }
    let start = dates.map_or(Date::MIN, |dates| dates.start);
    Some(Push { link, start, end: dates.and_then(|dates| dates.end).unwrap_or(Date::MAX) })
}

/// Those of some that overlap any of the others, in their order.
fn rivals_of<'m>(some: &[Push<'m>], others: &[Push<'m>]) -> Vec<Push<'m>> {
    let mut by_start = others.to_vec();
    by_start.arrange_by_key(|push| push.start);
    // The latest end of all that have begun by then.
    let mut latest = Date::MIN;
    let ends: Vec<Date> = by_start
        .iter()
        .map(|push| {
            latest = latest.max(push.end);
            latest
        })
        .collect();
    let meets = |push: &&Push<'m>| {
        let begun = by_start.partition_point(|other| other.start <= push.end);
        begun.checked_sub(1).and_then(|last| ends.get(last)).is_some_and(|end| push.start <= *end)
    };
    some.iter().filter(meets).copied().collect()
}

/// Whether two initiatives declare that they are in conflict.
fn are_declared(one: Link<'_>, other: Link<'_>) -> bool {
    let (one, other) = (one.source(), other.source());
    let declares =
        |from: Node<'_>, to: Node<'_>| from.targets(RelationKind::ConflictsWith).any(|at| at == to);
    declares(one, other) || declares(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::metamodel::NodeKind;
    use crate::model::Plan;

    fn rivals(initiatives: &str) -> Option<(String, String, usize, usize)> {
        let text = format!("hoshin: 1\nkpis: {{ k: {{}} }}\ninitiatives:\n{initiatives}");
        let plan = Plan::read(&text, Format::Yaml).unwrap();
        let rivals = Rivals::over(plan.node(NodeKind::Kpi, "k").unwrap())?;
        let id = |link: Link<'_>| link.source().id().to_owned();
        Some((id(rivals.harm), id(rivals.help), rivals.harms, rivals.helps))
    }

    #[test]
    fn only_work_of_one_time_competes() {
        let two = |one: &str, other: &str| {
            rivals(&format!(
                "  a: {{ improves: {{ k: weak }}, {one} }}\n  b: {{ improves: {{ k: -0.2 }}, {other} }}"
            ))
        };
        let some = Some(("b".to_owned(), "a".to_owned(), 1, 1));
        assert_eq!(two("", ""), some);
        assert_eq!(two("period: 2026-Q1", ""), some);
        assert_eq!(two("period: 2026-Q1", "period: 2026-03"), some);
        assert_eq!(two("period: 2026-Q1", "period: 2026-04.."), None);
        assert_eq!(two("stage: closed", ""), None);
        assert_eq!(two("conflicts_with: [b]", ""), None);
        let many = "  a: { improves: [k], period: 2026 }\n  b: { improves: { k: strong }, period: 2030 }
  c: { improves: { k: -weak }, period: 2025.. }\n  d: { improves: { k: -weak }, period: 2027 }";
        assert_eq!(rivals(many), Some(("c".to_owned(), "a".to_owned(), 1, 2)));
    }
}
