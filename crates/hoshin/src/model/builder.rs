//! The way into a plan: add nodes, relate them, record events, build.
//!
//! Between typed handles a relation that the grammar does not have is a compile error:
//!
//! ```compile_fail
//! use hoshin::{Plan, metamodel::{Driver, Objective, relation::Advances}};
//! let mut plan = Plan::builder();
//! let driver = plan.add("lead", "Lead the market", Driver::default())?;
//! let objective = plan.add("nps", "Raise NPS", Objective::default())?;
//! plan.relate(driver, Advances::strong(), objective)?; // a driver advances nothing
//! # Ok::<(), hoshin::BuildError>(())
//! ```
//!
//! So is one between kinds that no relation joins so, and a parameter that a relation does not carry:
//!
//! ```compile_fail,E0277
//! # use hoshin::{Plan, metamodel::{Kpi, Owner, relation::Improves}};
//! # let mut plan = Plan::builder();
//! # let (owner, kpi) = (plan.add("coo", "COO", Owner::default())?, plan.add("nps", "NPS", Kpi::default())?);
//! plan.relate(owner, Improves::strong(), kpi)?; // only initiatives improve
//! # Ok::<(), hoshin::BuildError>(())
//! ```
//!
//! ```compile_fail,E0277
//! # use hoshin::{Plan, metamodel::{Kpi, Perspective, Target}};
//! # fn place(plan: &mut hoshin::PlanBuilder, kpi: hoshin::Handle<Kpi>, fields: Target) {
//! let _ = plan.add_target(kpi, "t", "A target under a perspective", fields); // a target quantifies no KPI
//! # }
//! ```
//!
//! ```compile_fail,E0599
//! # use hoshin::metamodel::relation::DependsOn;
//! let _ = DependsOn::strong(); // a dependency has no strength
//! ```
//!
//! Files and bindings, whose kinds are known at run time only, enter by [`PlanBuilder::add_node`] and
//! [`PlanBuilder::join`], and are refused with the joinings that the grammar has.

use super::catchball;
use super::error::BuildError;
use super::events::{Event, Orphan};
use super::handle::{AnyHandle, Handle, next_brand};
use super::interner::Interner;
use super::node::Node;
use super::place::Sources;
use super::reference::NodeRef;
use super::store::{Form, Plan};
use crate::metamodel::header::Header;
use crate::metamodel::perspective::{BUILT_IN, built_in};
use crate::metamodel::relation::Quantifies;
use crate::metamodel::{Common, Joins, Kind, NodeData, NodeKind, Params, Perspective, RelationKind, Target};
use crate::value::datum::Datum;
use crate::value::{Framework, NonNegative};

/// A plan in the making.
///
/// # Example
///
/// ```
/// use hoshin::{Plan, metamodel::{Driver, Objective, relation::Advances}};
///
/// let mut plan = Plan::builder();
/// let driver = plan.add("lead", "Lead the market", Driver { horizon: Some("2026..2030".parse()?), ..Driver::default() })?;
/// let objective = plan.add("nps", "Raise NPS", Objective { period: Some("2026".parse()?), ..Objective::default() })?;
/// plan.relate(objective, Advances::strong(), driver)?;
/// let plan = plan.build()?;
/// assert_eq!(plan.relation_count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PlanBuilder {
    plan: Plan,
    interner: Interner,
}

impl Plan {
    /// Begins a plan.
    pub fn builder() -> PlanBuilder {
        PlanBuilder { plan: Self::empty(), interner: Interner::default() }
    }

    fn empty() -> Self {
        Self {
            brand: next_brand(),
            graph: petgraph::stable_graph::StableDiGraph::default(),
            ids: Vec::new(),
            index: super::finder::Finder::default(),
            joints: super::finder::Finder::default(),
            hasher: hashbrown::DefaultHashBuilder::default(),
            tables: super::store::Tables::default(),
            relations: super::table::Table::default(),
            next_seq: 0,
            header: Header::default(),
            checks: None,
            orphans: Vec::new(),
            sources: Sources::default(),
            adjacency: std::sync::OnceLock::new(),
        }
    }
}

/// ## With kinds known to the compiler
impl PlanBuilder {
    /// Adds a node.
    ///
    /// # Errors
    ///
    /// - [`BuildError::InvalidId`] if the id cannot be one.
    /// - [`BuildError::DuplicateNode`] if the id is taken within the kind.
    /// - [`BuildError::GoalCount`] if a target does not state exactly one goal.
    pub fn add<K: Kind>(&mut self, id: &str, name: &str, fields: K) -> Result<Handle<K>, BuildError> {
        let common = Common { name: Some(name.into()), ..Common::default() };
        let any = self.add_node(id, common, fields.into())?;
        Handle::of(any).ok_or(BuildError::StaleHandle)
    }

    /// Adds a target under a driver or an objective; its id is that of the parent, a slash, and `key`.
    ///
    /// # Errors
    ///
    /// As [`PlanBuilder::add`], and [`BuildError::StaleHandle`] if the parent is of another plan.
    pub fn add_target<P: Kind>(
        &mut self,
        parent: Handle<P>,
        key: &str,
        name: &str,
        fields: Target,
    ) -> Result<Handle<Target>, BuildError>
    where
        Quantifies: Joins<Target, P>,
    {
        let id = format!("{}/{key}", self.at(parent)?.id());
        let target = self.add(&id, name, fields)?;
        self.relate(target, Quantifies::default(), parent)?;
        Ok(target)
    }

    /// Relates two nodes.
    ///
    /// # Errors
    ///
    /// - [`BuildError::StaleHandle`] if a node is of another plan.
    /// - [`BuildError::DuplicateRelation`], [`BuildError::SecondRelation`], [`BuildError::SelfRelation`].
    pub fn relate<S: Kind, R: Joins<S, T>, T: Kind>(
        &mut self,
        source: Handle<S>,
        relation: R,
        target: Handle<T>,
    ) -> Result<(), BuildError> {
        self.join(source.into(), R::KIND, relation.into(), target.into()).map(drop)
    }

    /// A built-in perspective by its id or an alias, such as `customer`.
    ///
    /// # Errors
    ///
    /// [`BuildError::UnknownNode`] if there is no such built-in perspective.
    pub fn perspective(&mut self, id: &str) -> Result<Handle<Perspective>, BuildError> {
        let any = self.find(id, &[NodeKind::Perspective])?;
        Handle::of(any).ok_or(BuildError::StaleHandle)
    }
}

/// ## With kinds known at run time
impl PlanBuilder {
    /// Adds a node of any kind.
    ///
    /// # Errors
    ///
    /// As [`PlanBuilder::add`].
    pub fn add_node(&mut self, id: &str, common: Common, data: NodeData) -> Result<AnyHandle, BuildError> {
        self.add_written(id, common, data, Form::default())
    }

    pub(crate) fn add_written(
        &mut self,
        id: &str,
        common: Common,
        mut data: NodeData,
        form: Form,
    ) -> Result<AnyHandle, BuildError> {
        share_strings(&mut self.interner, &mut data);
        if let (NodeKind::Perspective, false) = (data.kind(), form.implicit)
            && let Some(handle) = self.plan.declare(id, &common, &data)
        {
            return Ok(handle);
        }
        let ix = self.plan.put(id, common, data, form)?;
        Ok(Node::new(&self.plan, ix).handle())
    }

    /// Relates two nodes by a relation with parameters.
    ///
    /// # Errors
    ///
    /// As [`PlanBuilder::relate`], and [`BuildError::Forbidden`] if the grammar has no such line,
    /// [`BuildError::UnknownParam`] if the relation does not carry a parameter.
    pub fn join(
        &mut self,
        source: AnyHandle,
        relation: RelationKind,
        params: Params,
        target: AnyHandle,
    ) -> Result<u64, BuildError> {
        let source = self.plan.live(source).ok_or(BuildError::StaleHandle)?;
        let target = self.plan.live(target).ok_or(BuildError::StaleHandle)?;
        let edge = self.plan.join(source, relation, params, target)?;
        Ok(super::link::Link::new(&self.plan, edge).seq())
    }

    /// Finds a node by an id, bare or qualified, among the kinds that may stand there; a built-in perspective is
    /// added if it is not there yet.
    ///
    /// # Errors
    ///
    /// As [`Plan::resolve`].
    pub fn find(&mut self, id: &str, among: &[NodeKind]) -> Result<AnyHandle, BuildError> {
        let missing = match self.plan.resolve(id, among) {
            Ok(node) => return Ok(node.handle()),
            Err(error) => error,
        };
        let bare = NodeRef::qualified(id).map_or(id, |(_, id)| id);
        match built_in(bare) {
            Some(known)
                if among.contains(&NodeKind::Perspective)
                    && matches!(missing, BuildError::UnknownNode { .. }) =>
            {
                self.add_built_in(known)
            }
            _ => Err(missing),
        }
    }

    fn add_built_in(
        &mut self,
        known: &crate::metamodel::perspective::BuiltIn,
    ) -> Result<AnyHandle, BuildError> {
        let common = Common { name: Some(known.name.into()), ..Common::default() };
        let rank = NonNegative::new(f64::from(known.rank)).ok();
        let data = Perspective { question: Some(known.question.into()), rank };
        self.add_written(known.id, common, data.into(), Form { implicit: true, ..Form::default() })
    }

    /// Relates two nodes by kind and id, and returns the relation's number; none, and the parameters not asked for, if
    /// one of them is not there.
    pub(crate) fn join_named(
        &mut self,
        (source_kind, source): (NodeKind, &str),
        relation: RelationKind,
        params: impl FnOnce() -> Params,
        (target_kind, target): (NodeKind, &str),
    ) -> Option<Result<u64, BuildError>> {
        let source = self.plan.lookup(source_kind, source)?;
        let target = self.plan.lookup(target_kind, target)?;
        let joined = self.plan.join(source, relation, params(), target);
        Some(joined.map(|edge| super::link::Link::new(&self.plan, edge).seq()))
    }

    /// Records an event on a node.
    ///
    /// # Errors
    ///
    /// - [`BuildError::ForeignEvent`] if nodes of that kind have no such events.
    /// - [`BuildError::IncompleteEvent`] if it lacks its date or another field that it needs.
    /// - [`BuildError::UnknownNode`] if it names an owner that is not in the plan.
    pub fn record(&mut self, of: AnyHandle, event: Event) -> Result<(), BuildError> {
        let ix = self.plan.live(of).ok_or(BuildError::StaleHandle)?;
        self.plan.note(ix, event).map(drop)
    }

    /// Keeps an event whose node is not in the plan.
    pub(crate) fn record_orphan(&mut self, orphan: Orphan) {
        self.plan.orphans.push(orphan);
    }

    /// The head of the plan, to be filled in. Set the fiscal year before recording readings by fiscal period.
    pub fn header_mut(&mut self) -> &mut Header {
        &mut self.plan.header
    }

    /// States the settings of the checks that stand in the plan itself.
    pub fn set_checks(&mut self, checks: Datum<'static>) {
        self.plan.checks = Some(checks);
    }

    /// Makes room for about so many nodes and relations together, so that tables need not grow by and by.
    pub(crate) fn expect_records(&mut self, records: usize) {
        self.plan.reserve(records / 4, records / 2);
        self.plan.sources.reserve(records);
    }

    pub(crate) fn sources_mut(&mut self) -> &mut Sources {
        &mut self.plan.sources
    }

    /// The plan as far as it is made.
    pub fn so_far(&self) -> &Plan {
        &self.plan
    }

    fn at(&self, handle: impl Into<AnyHandle>) -> Result<Node<'_>, BuildError> {
        self.plan.at(handle).ok_or(BuildError::StaleHandle)
    }

    /// Everything that keeps this from being a plan, in order of the nodes.
    pub(crate) fn faults(&self) -> Vec<(AnyHandle, BuildError)> {
        let plan = &self.plan;
        let unanchored = plan
            .nodes_of_kind(NodeKind::Target)
            .filter(|target| !is_anchored(*target))
            .map(|target| (target.handle(), BuildError::UnanchoredTarget(target.id().into())));
        let illegal = plan
            .nodes()
            .filter(|node| !node.rounds().is_empty())
            .filter_map(|node| Some((node.handle(), catchball::replay_all(node).err()?)));
        unanchored.chain(illegal).collect()
    }

    /// The plan.
    ///
    /// # Errors
    ///
    /// - [`BuildError::UnanchoredTarget`] if a target stands under nothing and tracks no KPI.
    /// - [`BuildError::IllegalMove`] if a catchball is against the protocol.
    pub fn build(self) -> Result<Plan, BuildError> {
        match self.faults().into_iter().next() {
            Some((_, error)) => Err(error),
            None => Ok(self.finish()),
        }
    }

    /// The plan, once [`PlanBuilder::faults`] is known to be empty.
    pub(crate) fn finish(mut self) -> Plan {
        self.complete_scorecard();
        self.plan.sources.shrink();
        self.plan
    }

    /// Adds what is missing of the classic four perspectives to a plan that uses the scorecard and declares none; from
    /// others takes out those that nothing stands in.
    fn complete_scorecard(&mut self) {
        let declared =
            self.plan.nodes_of_kind(NodeKind::Perspective).any(|perspective| !perspective.is_implicit());
        let is_used = |perspective: Node<'_>| perspective.has_incoming(RelationKind::Within);
        let used = self.plan.nodes_of_kind(NodeKind::Perspective).any(is_used)
            || self.plan.header.frameworks.iter().any(|(id, _)| id == Framework::Bsc.as_str())
            || self.plan.nodes().any(|node| node.stated_framework() == Some(&Framework::Bsc));
        if declared || !used {
            // One that was looked up and then not used would be lost in writing.
            let idle: Vec<_> = self
                .plan
                .nodes_of_kind(NodeKind::Perspective)
                .filter(|perspective| perspective.is_implicit() && !is_used(*perspective))
                .map(Node::index)
                .collect();
            for perspective in idle {
                self.plan.take(perspective);
            }
            return;
        }
        for known in BUILT_IN {
            if self.plan.node(NodeKind::Perspective, known.id).is_none() {
                // A refusal is impossible here: the id is valid and free.
                let _ = self.add_built_in(known);
            }
        }
    }
}

pub(super) fn is_anchored(target: Node<'_>) -> bool {
    target.has_outgoing(RelationKind::Quantifies) || target.has_outgoing(RelationKind::Tracks)
}

fn share_strings(interner: &mut Interner, data: &mut NodeData) {
    match data {
        NodeData::Objective(fields) => {
            fields.level.iter_mut().for_each(|level| interner.share(level.shared()));
        }
        NodeData::Owner(fields) => fields.level.iter_mut().for_each(|level| interner.share(level.shared())),
        NodeData::Routine(fields) => fields.level.iter_mut().for_each(|level| interner.share(level.shared())),
        _ => {}
    }
}
