//! What every view looks at: a plan on a day, with what is known of it worked out once for all views.

mod service;

use std::collections::HashMap;
use std::sync::OnceLock;

use hoshin::Plan;
use hoshin::analyse::overview::{Row, TargetFigures};
use hoshin::analyse::readings::{Measured, Missing, Readings};
use hoshin::analyse::score::{Policy, Unknown, Worst};
use hoshin::analyse::{Flow, Overview, Satisfaction, Standing};
use hoshin::check::{Settings, check};
use hoshin::metamodel::NodeKind;
use hoshin::model::Node;
use hoshin::model::inherit::perspective::Perspectives;
use hoshin::report::Report;
use hoshin::value::{Cadence, Date, Dates};

use crate::Mark;

/// How a plan is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The node that the view is narrowed to, by its id, bare or as `kind:id`.
    pub of: Option<String>,
    /// The day; that of the plan if none.
    pub as_of: Option<Date>,
    /// What colours mean.
    pub policy: Policy,
    /// How the plan is checked, where findings are shown; its own settings are to be in them already.
    pub settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        Self { of: None, as_of: None, policy: Policy::DEFAULT, settings: Settings::default() }
    }
}

/// A plan on a day.
#[derive(Debug)]
pub struct Sight<'f, 'm> {
    satisfaction: &'f Satisfaction<'f, 'm>,
    standing: Standing<'f, 'm>,
    readings: Readings<'m>,
    settings: Settings,
    perspectives: OnceLock<Perspectives>,
    overview: OnceLock<Told<'m>>,
    depths: OnceLock<HashMap<u64, usize>>,
    report: OnceLock<Report>,
}

/// What is told of every node that has a status, and where it stands among the rows, by the number of the node.
#[derive(Debug)]
struct Told<'m> {
    rows: Vec<Row<'m>>,
    places: HashMap<u64, usize>,
}

/// Looks at a plan on a day: works out what every view needs, and hands it on.
pub fn look<R>(plan: &Plan, options: &Options, then: impl FnOnce(&Sight<'_, '_>) -> R) -> R {
    let flow = Flow::of(plan);
    let satisfaction = Satisfaction::of(&flow, options.as_of.or(plan.header().as_of));
    then(&Sight::of(&satisfaction, &options.policy, &options.settings))
}

impl<'f, 'm> Sight<'f, 'm> {
    /// Looks by a policy; findings are by settings.
    pub fn of(satisfaction: &'f Satisfaction<'f, 'm>, policy: &Policy, settings: &Settings) -> Self {
        let as_of = satisfaction.as_of();
        Self {
            satisfaction,
            standing: Standing::of(satisfaction, policy),
            readings: Readings::of(satisfaction.flow().plan(), as_of.unwrap_or(Date::MAX)),
            settings: Settings { as_of, ..settings.clone() },
            perspectives: OnceLock::new(),
            overview: OnceLock::new(),
            depths: OnceLock::new(),
            report: OnceLock::new(),
        }
    }

    /// The plan.
    pub fn plan(&self) -> &'m Plan {
        self.satisfaction.flow().plan()
    }

    /// What the plan is called.
    pub fn name(&self) -> Option<String> {
        self.plan().header().name.as_deref().map(str::to_owned)
    }

    /// The owner that an event names.
    pub fn owner(&self, id: &str) -> Option<Node<'m>> {
        self.plan().resolve(id, &[NodeKind::Owner]).ok()
    }

    /// The day; none means by the latest readings.
    pub fn as_of(&self) -> Option<Date> {
        self.satisfaction.as_of()
    }

    /// The months of the fiscal year that a day is in.
    pub fn months(&self, day: Date) -> Vec<Dates> {
        let fiscal = self.plan().fiscal_year();
        let first = fiscal.year_of(day).start;
        let month = |number: u32| {
            let start = Cadence::Monthly.occurrence(first, number)?;
            let last = Cadence::Monthly.occurrence(first, number + 1)?.yesterday().ok()?;
            Some(Dates { start, end: Some(last) })
        };
        (0..12).filter_map(month).collect()
    }

    /// Who works for whom.
    pub fn flow(&self) -> &'f Flow<'m> {
        self.satisfaction.flow()
    }

    /// How well everything goes.
    pub fn satisfaction(&self) -> &'f Satisfaction<'f, 'm> {
        self.satisfaction
    }

    /// What colour everything has.
    pub fn standing(&self) -> &Standing<'f, 'm> {
        &self.standing
    }

    /// How a node stands.
    pub fn worst(&self, node: Node<'_>) -> Worst {
        self.standing.of_node(node)
    }

    /// How a node stands, as a mark.
    pub fn mark(&self, node: Node<'_>) -> Mark {
        self.worst(node).status.into()
    }

    /// What a KPI stands at.
    ///
    /// # Errors
    ///
    /// [`Missing`] where it has no value.
    pub fn value_of(&self, kpi: Node<'m>) -> Result<Measured<'m>, Missing<'m>> {
        self.readings.value_of(kpi)
    }

    /// What is told of a driver, objective, target or KPI.
    pub fn told(&self, node: Node<'_>) -> Option<&Row<'m>> {
        let told = self.overview.get_or_init(|| {
            let rows = Overview::by(self.satisfaction, &self.standing).rows;
            let places = rows.iter().enumerate().map(|(place, row)| (row.node.seq(), place)).collect();
            Told { rows, places }
        });
        told.rows.get(*told.places.get(&node.seq())?)
    }

    /// The figures of a target.
    pub fn figures(&self, target: Node<'_>) -> Option<&TargetFigures<'m>> {
        self.told(target)?.target.as_ref()
    }

    /// Why the status of a node is not known; none where it is.
    pub fn reason(&self, node: Node<'_>) -> Option<Unknown> {
        self.told(node)?.reason()
    }

    /// The perspective that a node stands in, its own or inherited.
    pub fn perspective(&self, node: Node<'m>) -> Option<Node<'m>> {
        self.perspectives.get_or_init(|| Perspectives::of(self.plan())).perspective(node)
    }

    /// What the checks say; they run when they are first asked.
    pub fn report(&self) -> &Report {
        self.report.get_or_init(|| check(self.plan(), &self.settings))
    }
}
