use crate::check::analysis::x_matrix::{EmptyRow, empty_rows};
use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink, Step};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::Framework;

declare_rule! {
    /// ## What it does
    ///
    /// Finds items of the X-matrix that correlate with nothing in a corner where they must. In the corner of initiatives
    /// and measures: an initiative on an objective with several measures that does not say which of them it moves, and
    /// one of several measures that none of the work on the objective moves. In the corner of measures and drivers: a
    /// driver that is served though neither it nor what serves it is measured, and a KPI in the Hoshin framework that
    /// leads to no driver.
    ///
    /// ## Why it matters
    ///
    /// An empty row is a want that nobody meets, or work whose success nobody can read. The matrix is there to show it.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { leader: { name: Lead in customer satisfaction, within: customer } }
    /// objectives:
    ///   serve:
    ///     name: Serve customers well and cheaply
    ///     framework: hoshin
    ///     advances: { leader: strong }
    ///     targets: [ { kpi: nps, from: 60, to: 75 }, { kpi: cost, from: 6, to: 5 } ]
    /// kpis: { nps: { name: Net Promoter Score }, cost: { name: Cost per contact } }
    /// initiatives: { routing: { name: Rebuild the call routing, advances: { serve: strong } } }
    /// ```
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { leader: { name: Lead in customer satisfaction, within: customer } }
    /// objectives: { serve: { name: Serve customers well, framework: hoshin, advances: { leader: strong } } }
    /// ```
    ///
    /// Say what moves what:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { leader: { name: Lead in customer satisfaction, within: customer } }
    /// objectives:
    ///   serve:
    ///     name: Serve customers well and cheaply
    ///     framework: hoshin
    ///     advances: { leader: strong }
    ///     targets: [ { kpi: nps, from: 60, to: 75 }, { kpi: cost, from: 6, to: 5 } ]
    /// kpis: { nps: { name: Net Promoter Score }, cost: { name: Cost per contact } }
    /// initiatives:
    ///   routing: { name: Rebuild the call routing, advances: { serve: strong }, improves: { nps: strong, cost: weak } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where nothing is in the Hoshin framework. Where an objective has one measure, work on it counts as work on
    /// that. Measures are not asked about where objectives or other targets serve the objective too, or where some of its
    /// work does not say what it moves. The corners of drivers and objectives, and of objectives and initiatives, are
    /// judged by `unaligned-objective`, `unaligned-initiative`, `starved-driver` and `unexecuted-objective`.
    ///
    /// ## Source
    ///
    /// S0.6, S0.23: the X-matrix as the master view. Akao, *Hoshin Kanri* (1991).
    HSN508, "empty-x-matrix-row", Warning, since "0.1.0", from "S0.6 S0.23",
    "an item of the X-matrix with no correlation in a corner where it must have one",
    practice Scorecard,
    judge Judge::Node {
        of: &[NodeKind::Initiative, NodeKind::Objective, NodeKind::Driver, NodeKind::Kpi],
        reach: Reach::Paths { paths: PATHS, with: &[AnalysisKind::Frameworks, AnalysisKind::Sight] },
        check,
    },
    "initiative `{node}` serves `{objective}`, and does not say which of its measures it moves"
        => "say under `improves` which KPIs of `{objective}` it is to move",
    "none of the work on `{objective}` moves its measure `{node}`"
        => "add an initiative that `improves` KPI `{node}`, say which one does, or take the measure out",
    "driver `{node}` is served by objectives, and no measure tells whether it comes nearer"
        => "measure one of these objectives, or let a KPI measure the driver",
    "KPI `{node}` is a measure of the Hoshin plan, and tells nothing of any driver"
        => "say which driver or objective it `measures`, or which KPI it `drives`",
}

fn check<'m>(context: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    if !context.uses(&Framework::Hoshin) {
        return;
    }
    for row in empty_rows(node, context.sight()) {
        sink.find(match row {
            EmptyRow::Work { initiative, objective } => {
                Found::on(initiative).value("objective", objective.id())
            }
            EmptyRow::Measure { kpi, objective } => {
                Found::on(kpi).and(objective).value("objective", objective.id()).saying(1)
            }
            EmptyRow::Driver(driver) => Found::on(driver).saying(2),
            EmptyRow::Stray(kpi) => Found::on(kpi).saying(3),
        });
    }
}

/// From work to the measures of what it serves, from an objective to its measures and to work, from a driver to what
/// serves it, and from a KPI to what is promised of it.
const PATHS: &[&[Step]] = &[
    &[Step::To(&[RelationKind::PartOf])],
    &[Step::From(&[RelationKind::PartOf])],
    &[Step::To(&[RelationKind::Advances]), Step::From(&[RelationKind::Measures])],
    &[
        Step::To(&[RelationKind::Advances]),
        Step::From(&[RelationKind::Quantifies]),
        Step::To(&[RelationKind::Tracks]),
    ],
    &[Step::From(&[RelationKind::Measures]), Step::From(&[RelationKind::Tracks])],
    &[
        Step::From(&[RelationKind::Quantifies]),
        Step::To(&[RelationKind::Tracks]),
        Step::From(&[RelationKind::Tracks]),
    ],
    &[Step::From(&[RelationKind::Advances]), Step::To(&[RelationKind::PartOf])],
    &[Step::From(&[RelationKind::Advances]), Step::From(&[RelationKind::PartOf, RelationKind::Advances])],
    &[Step::From(&[RelationKind::Tracks])],
];
