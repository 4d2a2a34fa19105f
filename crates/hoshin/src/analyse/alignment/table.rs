//! Whose work reaches which driver, for everybody at once: owners, units, levels, frameworks, initiatives and the whole
//! organisation.

use super::{Aligned, Alignment};
use crate::analyse::Flow;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Framework, Level};

/// Who is aligned with which driver.
#[derive(Clone, Debug)]
pub struct AlignmentTable<'m> {
    /// The drivers, in the order in which they were added: every [`Aligned`] has a share for each.
    pub drivers: Vec<Node<'m>>,
    /// The whole organisation; none if nobody works on anything.
    pub all: Option<Aligned>,
    /// Those owners who work on something, in the order in which they were added.
    pub owners: Vec<(Node<'m>, Aligned)>,
    /// Those owners to whom somebody reports, each with all below them.
    pub units: Vec<(Node<'m>, Aligned)>,
    /// The levels of the ladder on which somebody works, the top first.
    pub levels: Vec<(Level, Aligned)>,
    /// The frameworks to which work belongs, by id.
    pub frameworks: Vec<(Framework, Aligned)>,
    /// The initiatives that go on, in the order in which they were added, whoever does them.
    pub initiatives: Vec<(Node<'m>, Aligned)>,
    /// Nodes in circles that nothing leaves: their effort reaches nothing.
    pub circular: Vec<Node<'m>>,
}

impl<'m> AlignmentTable<'m> {
    /// Follows everybody's work to all drivers.
    ///
    /// # Complexity
    ///
    /// Linear in nodes and relations for each driver, in what is owned for each level and framework, and in what stands
    /// below for each owner to whom somebody reports.
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::{AlignmentTable, Flow};
    /// use hoshin::{Plan, format::Format};
    ///
    /// let plan = Plan::read(
    ///     "hoshin: 1
    /// drivers: { lead: {} }
    /// objectives: { nps: { owner: coo, advances: { lead: 0.8 } } }
    /// owners: { coo: {} }",
    ///     Format::Yaml,
    /// )?;
    /// let flow = Flow::of(&plan);
    /// let table = AlignmentTable::of(&flow);
    /// assert_eq!(table.all.unwrap().score(&table.drivers), Some(0.8));
    /// # Ok::<(), hoshin::format::ReadError>(())
    /// ```
    pub fn of(flow: &Flow<'m>) -> Self {
        let plan = flow.plan();
        let alignment = Alignment::of(flow, plan.nodes_of_kind(NodeKind::Driver));
        let owners = || plan.nodes_of_kind(NodeKind::Owner);
        let chiefs = owners().filter(|owner| owner.has_incoming(RelationKind::ReportsTo));
        let levels = plan.ladder().into_iter().map(Level::new);
        let mut frameworks = plan.frameworks_of_nodes();
        frameworks.arrange();
        let initiatives = plan.nodes_of_kind(NodeKind::Initiative).filter(|node| node.is_active());
        Self {
            drivers: alignment.drivers().to_vec(),
            all: alignment.of_all(),
            owners: owners().filter_map(|owner| Some((owner, alignment.of_owner(owner)?))).collect(),
            units: chiefs.filter_map(|owner| Some((owner, alignment.of_unit(owner)?))).collect(),
            levels: levels
                .filter_map(|level| {
                    let aligned = alignment.of_level(&level)?;
                    Some((level, aligned))
                })
                .collect(),
            frameworks: frameworks
                .into_iter()
                .filter_map(|framework| {
                    let aligned = alignment.of_framework(&framework)?;
                    Some((framework, aligned))
                })
                .collect(),
            initiatives: initiatives
                .filter_map(|node| Some((node, alignment.together([(node, 1.0)])?)))
                .collect(),
            circular: alignment.circular().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::model::Plan;

    #[test]
    fn everybody_who_works_has_a_row_and_rows_cover_no_more_than_the_whole() {
        let text = "hoshin: 1
drivers: { lead: { importance: 3 }, grow: {} }
objectives:
  loyal: { framework: hoshin, owner: coo, advances: { lead: strong } }
  cheap: { framework: hoshin, owner: cfo, advances: { grow: strong, lead: -weak } }
initiatives:
  routing: { framework: lean, owner: crew, advances: { loyal: 0.5 } }
  done: { stage: closed, owner: crew, advances: { cheap: strong } }
owners: { coo: { level: corporate }, cfo: { level: corporate }, crew: { level: team, reports_to: coo }, idle: {} }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let table = AlignmentTable::of(&flow);
        let ids = |rows: &[(Node<'_>, Aligned)]| {
            rows.iter().map(|(node, _)| node.id().to_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(ids(&table.owners), "coo cfo crew");
        assert_eq!((ids(&table.units), ids(&table.initiatives)), ("coo".into(), "routing".into()));
        let levels: Vec<&str> = table.levels.iter().map(|(level, _)| level.as_str()).collect();
        let frameworks: Vec<&str> =
            table.frameworks.iter().map(|(framework, _)| framework.as_str()).collect();
        assert_eq!((levels, frameworks), (vec!["corporate", "team"], vec!["hoshin", "lean"]));
        let (_, unit) = &table.units[0];
        assert_eq!(
            (unit.effort.to_string(), unit.shares[0].support.to_string()),
            ("2".into(), "0.75".into())
        );
        let rows =
            table.owners.iter().chain(&table.units).chain(&table.initiatives).map(|(_, aligned)| aligned);
        assert!(rows.chain(&table.all).all(|aligned| aligned.coverage() <= 1.0 + 1e-12));
    }

    #[test]
    fn without_drivers_circles_reach_nothing() {
        let text = "hoshin: 1
objectives: { a: { owner: coo, advances: { b: 0.5 } }, b: { advances: { a: strong } } }
owners: { coo: {} }";
        let plan = Plan::read(text, Format::Yaml).unwrap();
        let flow = Flow::of(&plan);
        let all = AlignmentTable::of(&flow).all.unwrap();
        assert!(all.coverage().abs() < 1e-12 && all.score(&[]).is_none());
    }
}
