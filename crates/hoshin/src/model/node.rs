//! Views of nodes: small, copied freely, borrowed from their plan.
//!
//! The lifetime `'m` always means "borrowed from the model".

use std::fmt;

use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::adjacency::Entry;
use super::brief::Brief;
use super::events::NodeEvents;
use super::handle::AnyHandle;
use super::link::Link;
use super::reference::NodeRef;
use super::store::{Form, Head, Plan};
use crate::metamodel::node::NodeDataRef;
use crate::metamodel::{Allow, CheckIn, Held, Kind, NodeKind, Reading, RelationKind, Round};
use crate::sort::Arrange as _;
use crate::value::datum::Datum;

/// A node, borrowed from its plan.
#[derive(Clone, Copy)]
pub struct Node<'m> {
    plan: &'m Plan,
    ix: NodeIndex,
}

/// A node whose kind the compiler knows, with its fields.
#[derive(Clone, Copy)]
pub struct View<'m, K> {
    node: Node<'m>,
    /// The fields that nodes of this kind have of their own.
    pub fields: &'m K,
}

impl<'m, K> View<'m, K> {
    pub(super) fn new(plan: &'m Plan, ix: NodeIndex, fields: &'m K) -> Self {
        Self { node: Node::new(plan, ix), fields }
    }

    /// The same node, of any kind.
    pub fn node(self) -> Node<'m> {
        self.node
    }
}

impl<'m, K> std::ops::Deref for View<'m, K> {
    type Target = Node<'m>;

    fn deref(&self) -> &Self::Target {
        &self.node
    }
}

impl<'m> Node<'m> {
    pub(super) fn new(plan: &'m Plan, ix: NodeIndex) -> Self {
        Self { plan, ix }
    }

    /// The plan that it belongs to.
    pub fn plan(self) -> &'m Plan {
        self.plan
    }

    #[expect(
        clippy::expect_used,
        reason = "INVARIANT: a view borrows its plan, which cannot change meanwhile, and is only made of nodes in it"
    )]
    fn head(self) -> &'m Head {
        #[cfg(feature = "record")]
        super::record::touch(self);
        self.plan
            .weight(self.ix)
            .and_then(|weight| self.plan.tables.head(weight))
            .expect("the node is in its plan")
    }

    /// The fields that nodes of its kind have of their own.
    #[expect(clippy::missing_panics_doc, reason = "it never does, by the invariant below")]
    #[expect(clippy::expect_used, reason = "INVARIANT: as for the head")]
    pub fn data(self) -> NodeDataRef<'m> {
        #[cfg(feature = "record")]
        super::record::touch(self);
        self.plan
            .weight(self.ix)
            .and_then(|weight| self.plan.tables.data(weight))
            .expect("the node is in its plan")
    }

    /// The same node with its fields, if it is of kind `K`.
    pub fn view<K: Kind>(self) -> Option<View<'m, K>> {
        K::of(self.data()).map(|fields| View { node: self, fields })
    }

    /// Its fields, if it is of kind `K`.
    pub fn fields<K: Kind>(self) -> Option<&'m K> {
        K::of(self.data())
    }

    /// Its kind.
    pub fn kind(self) -> NodeKind {
        if let Some(adjacency) = self.plan.adjacency.get()
            && let Some(brief) = adjacency.briefs.of_node(self.ix)
        {
            return brief.kind;
        }
        self.plan.weight(self.ix).map_or(NodeKind::Driver, |weight| weight.kind)
    }

    /// Its id, unique within its kind.
    pub fn id(self) -> &'m str {
        #[cfg(feature = "record")]
        super::record::touch(self);
        self.plan.ids.get(self.ix.index()).map_or("", |id| &**id)
    }

    /// Its number, which no other node or relation of the plan ever has.
    pub fn seq(self) -> u64 {
        self.head().seq
    }

    /// What people call it; its id if it has no name.
    pub fn name(self) -> &'m str {
        self.stated_name().unwrap_or_else(|| self.id())
    }

    /// Its name as stated, if any.
    pub fn stated_name(self) -> Option<&'m str> {
        self.head().common.name.as_deref()
    }

    /// More about it, if stated.
    pub fn description(self) -> Option<&'m str> {
        self.head().common.description.as_deref()
    }

    /// Its free marks.
    pub fn tags(self) -> &'m [Box<str>] {
        &self.head().common.tags
    }

    /// The findings that were accepted here.
    pub fn allowances(self) -> &'m [Allow] {
        &self.head().common.allow
    }

    /// Any field as data, by its key in the plan file.
    pub fn field(self, key: &str) -> Option<Datum<'static>> {
        use crate::metamodel::Fields;
        self.head().common.field(key).or_else(|| self.data().field(key))
    }

    /// A built-in perspective that nobody declared.
    pub fn is_implicit(self) -> bool {
        self.head().form.implicit
    }

    pub(crate) fn form(self) -> Form {
        self.head().form
    }

    pub(crate) fn common(self) -> &'m crate::metamodel::Common {
        &self.head().common
    }

    /// Its name outside the plan.
    pub fn to_ref(self) -> NodeRef {
        NodeRef::new(self.kind(), self.id())
    }

    /// A handle that outlives the borrow.
    pub fn handle(self) -> AnyHandle {
        AnyHandle { brand: self.plan.brand, seq: self.seq(), ix: self.ix, kind: self.kind() }
    }

    pub(super) fn index(self) -> NodeIndex {
        self.ix
    }

    /// Its internal place, for tables by node. Reused after a removal.
    pub(crate) fn place(self) -> usize {
        self.ix.index()
    }

    /// The internal places of the nodes that it is related to, either way, in no order and some twice.
    pub(crate) fn neighbours(self) -> impl Iterator<Item = usize> {
        self.plan.put_in_rows().neighbours(self.ix.index())
    }

    #[inline]
    fn links(self, direction: Direction, kind: Option<RelationKind>) -> Links<'m> {
        #[cfg(feature = "record")]
        super::record::touch(self);
        let (row, walked) = match (self.plan.adjacency.get(), kind) {
            (Some(adjacency), Some(kind)) => (adjacency.side(self.ix, direction, kind), Vec::new()),
            _ => (&[][..], self.walk(direction, kind)),
        };
        let is_outgoing = direction == Direction::Outgoing;
        Links { node: self, is_outgoing, row: row.iter(), walked: walked.into_iter() }
    }

    /// The relations of a node as the graph has them, put in order.
    fn walk(self, direction: Direction, kind: Option<RelationKind>) -> Vec<(u32, EdgeIndex)> {
        let mut found: Vec<_> = self
            .plan
            .graph
            .edges_directed(self.ix, direction)
            .filter(|edge| kind.is_none_or(|kind| edge.weight().kind == kind))
            .map(|edge| (edge.weight().slot, edge.id()))
            .collect();
        found.arrange();
        found
    }

    #[inline]
    fn has(self, direction: Direction, kind: RelationKind) -> bool {
        match self.plan.adjacency.get() {
            Some(adjacency) => adjacency.has(self.ix, direction, kind),
            None => self.plan.graph.edges_directed(self.ix, direction).any(|edge| edge.weight().kind == kind),
        }
    }

    /// What is asked most of it, where that is at hand.
    #[inline]
    pub(super) fn brief(self) -> Option<Brief> {
        #[cfg(feature = "record")]
        super::record::touch(self);
        self.plan.adjacency.get()?.briefs.of_node(self.ix)
    }

    /// The relations of one kind that start here, in the order in which they were added.
    ///
    /// # Complexity
    ///
    /// Linear in what is found, once a check has put the relations in rows; else k log k in the number of relations
    /// that start here.
    pub fn outgoing(self, kind: RelationKind) -> impl Iterator<Item = Link<'m>> + use<'m> {
        self.links(Direction::Outgoing, Some(kind))
    }

    /// The relations of one kind that end here, in the order in which they were added.
    ///
    /// # Complexity
    ///
    /// As [`Node::outgoing`], in the number of relations that end here.
    pub fn incoming(self, kind: RelationKind) -> impl Iterator<Item = Link<'m>> + use<'m> {
        self.links(Direction::Incoming, Some(kind))
    }

    /// Every relation that starts here, in the order in which they were added.
    pub fn all_outgoing(self) -> impl Iterator<Item = Link<'m>> + use<'m> {
        self.links(Direction::Outgoing, None)
    }

    /// Every relation that ends here, in the order in which they were added.
    pub fn all_incoming(self) -> impl Iterator<Item = Link<'m>> + use<'m> {
        self.links(Direction::Incoming, None)
    }

    /// The nodes that relations of this kind lead to from here.
    pub fn targets(self, kind: RelationKind) -> impl Iterator<Item = Node<'m>> + use<'m> {
        self.outgoing(kind).map(Link::target)
    }

    /// The nodes from which relations of this kind lead here.
    pub fn sources(self, kind: RelationKind) -> impl Iterator<Item = Node<'m>> + use<'m> {
        self.incoming(kind).map(Link::source)
    }

    /// Whether any relation of this kind starts here.
    pub fn has_outgoing(self, kind: RelationKind) -> bool {
        self.has(Direction::Outgoing, kind)
    }

    /// Whether any relation of this kind ends here.
    pub fn has_incoming(self, kind: RelationKind) -> bool {
        self.has(Direction::Incoming, kind)
    }

    fn events(self) -> Option<&'m NodeEvents> {
        self.head().events.as_deref()
    }

    /// Its readings, oldest first.
    pub fn readings(self) -> &'m [Reading] {
        self.events().map_or(&[], |events| &events.readings)
    }

    /// Its check-ins, oldest first.
    pub fn check_ins(self) -> &'m [CheckIn] {
        self.events().map_or(&[], |events| &events.check_ins)
    }

    /// Its rounds of catchball, oldest first.
    pub fn rounds(self) -> &'m [Round] {
        if self.brief().is_some_and(|brief| !brief.has_rounds) {
            return &[];
        }
        self.events().map_or(&[], |events| &events.rounds)
    }

    /// The dates on which it was held, oldest first.
    pub fn held(self) -> &'m [Held] {
        self.events().map_or(&[], |events| &events.held)
    }
}

/// The relations of a node one way: out of its row, or as they were gathered from the graph.
#[derive(Clone)]
struct Links<'m> {
    node: Node<'m>,
    is_outgoing: bool,
    row: std::slice::Iter<'m, Entry>,
    walked: std::vec::IntoIter<(u32, EdgeIndex)>,
}

impl<'m> Iterator for Links<'m> {
    type Item = Link<'m>;

    #[inline]
    fn next(&mut self) -> Option<Link<'m>> {
        let Node { plan, ix } = self.node;
        match self.row.next() {
            Some(entry) => Some(Link::in_row(plan, ix, entry, self.is_outgoing)),
            None => self.walked.next().map(|(_, edge)| Link::new(plan, edge)),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.row.len() + self.walked.len();
        (left, Some(left))
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.plan, other.plan) && self.ix == other.ix
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({}:{})", self.kind(), self.id())
    }
}

impl<K: fmt::Debug> fmt::Debug for View<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("View").field(&self.node).field(self.fields).finish()
    }
}
