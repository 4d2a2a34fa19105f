//! The plan itself: a graph of small weights, one table a kind, and an index of ids.
//!
//! petgraph holds who is joined to whom and nothing else; its order, which reuses freed places and lists the newest
//! relation first, is never shown. Rows stand in the tables in order of their numbers.

use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

use hashbrown::DefaultHashBuilder;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::stable_graph::StableDiGraph;

use super::adjacency::Adjacency;
use super::events::{NodeEvents, Orphan};
use super::finder::Finder;
use super::handle::{AnyHandle, Handle};
use super::link::{Kept, Link};
use super::node::{Node, View};
use super::place::Sources;
use super::table::Table;
use crate::metamodel::header::Header;
use crate::metamodel::node::NodeDataRef;
use crate::metamodel::{
    Common, Driver, Initiative, Kind, Kpi, NodeKind, Objective, Owner, Perspective, Problem, RelationKind,
    Routine, Target,
};
use crate::value::datum::Datum;

/// A strategy: typed nodes, typed relations, dated events, and a head.
///
/// Made by [`Plan::builder`], by reading a file, or by editing another. Cloning copies everything and keeps the
/// brand, so that handles go on working in the copy.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) brand: u64,
    pub(super) graph: StableDiGraph<NodeWeight, EdgeWeight>,
    /// The id of every node, by its place: what is looked at most, apart from what is large.
    pub(super) ids: Vec<Box<str>>,
    pub(super) index: Finder<NodeIndex>,
    pub(super) joints: Finder<EdgeIndex>,
    pub(super) hasher: DefaultHashBuilder,
    pub(super) tables: Tables,
    pub(super) relations: Table<RelationRow>,
    pub(super) next_seq: u64,
    pub(super) header: Header,
    pub(super) checks: Option<Datum<'static>>,
    pub(super) orphans: Vec<Orphan>,
    pub(super) sources: Sources,
    /// Dropped by whatever changes the graph.
    pub(super) adjacency: OnceLock<Adjacency>,
}

/// What the graph knows of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeWeight {
    pub(super) kind: NodeKind,
    pub(super) slot: u32,
}

/// What the graph knows of a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeWeight {
    pub(super) kind: RelationKind,
    pub(super) slot: u32,
}

/// A node's row.
#[derive(Clone, Debug)]
pub(super) struct Row<K> {
    pub(super) head: Head,
    pub(super) data: K,
}

/// What every row begins with.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) seq: u64,
    pub(super) ix: NodeIndex,
    pub(super) form: Form,
    pub(super) common: Common,
    pub(super) events: Option<Box<NodeEvents>>,
}

/// How a node was written, so that it is written back the same way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// A target that stood in a list, not in a mapping.
    pub(crate) listed: bool,
    /// A target that stood under `key_results`.
    pub(crate) key_result: bool,
    /// A built-in perspective that nobody declared.
    pub(crate) implicit: bool,
}

/// A relation's row.
#[derive(Clone, Debug)]
pub(super) struct RelationRow {
    pub(super) seq: u64,
    pub(super) edge: EdgeIndex,
    pub(super) kept: Kept,
}

macro_rules! tables {
    ($($kind:ident $table:ident)+) => {
        /// One table a kind.
        #[derive(Clone, Debug, Default)]
        pub(super) struct Tables { $(pub(super) $table: Table<Row<$kind>>),+ }

        /// A kind that has a table.
        pub trait Stored: Kind + Sized {
            #[doc(hidden)]
            fn rows(plan: &Plan) -> impl Iterator<Item = View<'_, Self>>;
        }

        $(impl Stored for $kind {
            fn rows(plan: &Plan) -> impl Iterator<Item = View<'_, Self>> {
                plan.tables.$table.iter().map(move |row| View::new(plan, row.head.ix, &row.data))
            }
        })+

        impl Tables {
            pub(super) fn head(&self, weight: NodeWeight) -> Option<&Head> {
                match weight.kind { $(NodeKind::$kind => self.$table.row(weight.slot).map(|row| &row.head)),+ }
            }

            pub(super) fn head_mut(&mut self, weight: NodeWeight) -> Option<&mut Head> {
                match weight.kind { $(NodeKind::$kind => self.$table.row_mut(weight.slot).map(|row| &mut row.head)),+ }
            }

            pub(super) fn data(&self, weight: NodeWeight) -> Option<NodeDataRef<'_>> {
                match weight.kind { $(NodeKind::$kind => self.$table.row(weight.slot).map(|row| NodeDataRef::$kind(&row.data))),+ }
            }

            pub(super) fn replace(&mut self, weight: NodeWeight, data: crate::metamodel::NodeData) {
                use crate::metamodel::NodeData;
                match (weight.kind, data) {
                    $((NodeKind::$kind, NodeData::$kind(data)) => if let Some(row) = self.$table.row_mut(weight.slot) { row.data = data },)+
                    _ => {}
                }
            }

            pub(super) fn push(&mut self, head: Head, data: crate::metamodel::NodeData) -> u32 {
                use crate::metamodel::NodeData;
                match data { $(NodeData::$kind(data) => self.$table.push(Row { head, data })),+ }
            }

            /// Takes a row out, and tells `moved` of rows whose slot changed by it.
            pub(super) fn take(&mut self, weight: NodeWeight, mut moved: impl FnMut(NodeIndex, u32)) {
                match weight.kind { $(NodeKind::$kind => {
                    self.$table.take(weight.slot);
                    self.$table.close_gaps(|row, slot| moved(row.head.ix, slot));
                }),+ }
            }

            /// Puts a row where its number belongs, and tells `moved` of rows whose slot changed by it.
            pub(super) fn put_in_order(
                &mut self,
                head: Head,
                data: crate::metamodel::NodeData,
                mut moved: impl FnMut(NodeIndex, u32),
            ) -> u32 {
                use crate::metamodel::NodeData;
                match data { $(NodeData::$kind(data) => self.$table.put_in_order(
                    Row { head, data },
                    |row| row.head.seq,
                    |row, slot| moved(row.head.ix, slot),
                )),+ }
            }

            pub(super) fn len(&self, kind: NodeKind) -> usize {
                match kind { $(NodeKind::$kind => self.$table.len()),+ }
            }

            pub(super) fn slots(&self, kind: NodeKind) -> usize {
                match kind { $(NodeKind::$kind => self.$table.slots()),+ }
            }

            /// Adds the nodes in some slots of a kind to a list, in order of their numbers.
            pub(super) fn collect_between(&self, kind: NodeKind, slots: Range<usize>, into: &mut Vec<NodeIndex>) {
                match kind { $(NodeKind::$kind => into.extend(self.$table.between(slots).map(|row| row.head.ix))),+ }
            }

            /// The nodes of a kind, in order of their numbers.
            pub(super) fn of_kind(&self, kind: NodeKind) -> Box<dyn Iterator<Item = (u64, NodeIndex)> + '_> {
                match kind { $(NodeKind::$kind => Box::new(self.$table.iter().map(|row| (row.head.seq, row.head.ix)))),+ }
            }
        }
    };
}

tables! {
    Driver drivers
    Objective objectives
    Target targets
    Kpi kpis
    Initiative initiatives
    Owner owners
    Perspective perspectives
    Routine routines
    Problem problems
}

/// ## Reading a plan
impl Plan {
    /// The head: name, vision, dates, frameworks, defaults.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The settings of the checks that the plan states, as they stand in it.
    pub fn checks(&self) -> Option<&Datum<'static>> {
        self.checks.as_ref()
    }

    /// Where the plan came from: its files and the place of every node in them.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The events that name no node of the plan.
    pub fn orphans(&self) -> &[Orphan] {
        &self.orphans
    }

    /// The number of nodes, built-in perspectives that nobody declared left out.
    pub fn node_count(&self) -> usize {
        self.graph.node_count() - self.tables.perspectives.iter().filter(|row| row.head.form.implicit).count()
    }

    /// The number of relations.
    pub fn relation_count(&self) -> usize {
        self.relations.len()
    }

    /// The number of nodes of one kind.
    pub fn count_of(&self, kind: NodeKind) -> usize {
        self.tables.len(kind)
    }

    /// Every node.
    ///
    /// # Order
    ///
    /// By kind, and within a kind in the order in which they were added.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        NodeKind::ALL.iter().flat_map(|&kind| self.nodes_of_kind(kind))
    }

    /// The nodes of one kind, with their fields.
    ///
    /// # Order
    ///
    /// As they were added.
    pub fn nodes_of<K: Stored>(&self) -> impl Iterator<Item = View<'_, K>> {
        K::rows(self)
    }

    /// The nodes of one kind, where the kind is known at run time only.
    ///
    /// # Order
    ///
    /// As they were added.
    pub fn nodes_of_kind(&self, kind: NodeKind) -> impl Iterator<Item = Node<'_>> {
        let listed = self.adjacency.get().map(|adjacency| adjacency.briefs.of_kind(kind));
        let stored = listed.is_none().then(|| self.tables.of_kind(kind));
        let listed = listed.into_iter().flatten().copied();
        listed.chain(stored.into_iter().flatten().map(|(_, ix)| ix)).map(|ix| Node::new(self, ix))
    }

    /// Every relation.
    ///
    /// # Order
    ///
    /// As they were added.
    pub fn relations(&self) -> impl Iterator<Item = Link<'_>> + Clone {
        self.relations.iter().map(|row| Link::new(self, row.edge))
    }

    /// How many slots the relations stand in, some of which may be empty.
    pub(crate) fn relation_slots(&self) -> usize {
        self.relations.slots()
    }

    /// The relations of some slots, in the order in which they were added.
    pub(crate) fn relations_between(&self, slots: Range<usize>) -> impl Iterator<Item = Link<'_>> {
        self.relations.between(slots).map(|row| Link::new(self, row.edge))
    }

    /// The node of this kind and id.
    ///
    /// # Complexity
    ///
    /// One look into a hash table.
    pub fn node(&self, kind: NodeKind, id: &str) -> Option<Node<'_>> {
        self.lookup(kind, id).map(|ix| Node::new(self, ix))
    }

    /// The node that a handle holds on to; none if it was removed or is of another plan.
    pub fn at(&self, handle: impl Into<AnyHandle>) -> Option<Node<'_>> {
        self.live(handle.into()).map(|ix| Node::new(self, ix))
    }

    /// The node and fields that a typed handle holds on to; none if it was removed or is of another plan.
    pub fn view<K: Kind>(&self, handle: Handle<K>) -> Option<View<'_, K>> {
        self.at(handle)?.view()
    }

    /// The node at an internal place, which must be one.
    pub(crate) fn node_at(&self, place: usize) -> Node<'_> {
        Node::new(self, NodeIndex::new(place))
    }

    /// Whether there is a node at an internal place.
    pub(crate) fn has_node_at(&self, place: usize) -> bool {
        self.graph.contains_node(NodeIndex::new(place))
    }

    /// The relation at an internal place, which must be one.
    pub(crate) fn link_at(&self, place: usize) -> Link<'_> {
        Link::new(self, EdgeIndex::new(place))
    }

    pub(super) fn lookup(&self, kind: NodeKind, id: &str) -> Option<NodeIndex> {
        self.index.find(self.hash(kind, id), |ix| {
            self.ids.get(ix.index()).is_some_and(|known| **known == *id)
                && self.weight(ix).is_some_and(|weight| weight.kind == kind)
        })
    }

    pub(super) fn hash(&self, kind: NodeKind, id: &str) -> u64 {
        self.hasher.hash_one((kind.at(), id))
    }

    pub(super) fn weight(&self, ix: NodeIndex) -> Option<NodeWeight> {
        self.graph.node_weight(ix).copied()
    }

    pub(super) fn live(&self, handle: AnyHandle) -> Option<NodeIndex> {
        let head = self.tables.head(self.weight(handle.ix)?)?;
        (handle.brand == self.brand && head.seq == handle.seq).then_some(handle.ix)
    }

    /// One more than the greatest internal place of a node, for tables by node.
    pub(crate) fn bound(&self) -> usize {
        use petgraph::visit::NodeIndexable;
        self.graph.node_bound()
    }
}
