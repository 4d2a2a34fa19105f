//! A plan in the making out of foreign parts: what the builder refuses becomes a note, never a failure.
//!
//! One place for all importers, so that a duplicate relation or a cell that is no quantity is told in the same words
//! whatever the format.

use std::collections::HashSet;

use hoshin::metamodel::header::FrameworkEntry;
use hoshin::metamodel::{Common, NodeData, NodeKind, Params, RelationKind};
use hoshin::model::{AnyHandle, BuildError, Event, Node};
use hoshin::value::Level;
use hoshin::{Plan, PlanBuilder};

use crate::ids::Ids;
use crate::{About, ImportError, Imported, Notes, Options, Place};

/// How many levels a note names (our choice: a line of them).
const SHOWN: usize = 8;

/// A plan in the making, with its ids and its notes.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is built.
    pub plan: PlanBuilder,
    /// The ids that are given.
    pub ids: Ids,
    /// What there is to tell.
    pub notes: Notes,
    options: Options,
    nodes: usize,
}

impl Draft {
    /// An empty one.
    pub fn new(options: &Options) -> Self {
        let notes = Notes::new(&options.limits);
        Self { plan: Plan::builder(), ids: Ids::new(), notes, options: options.clone(), nodes: 0 }
    }

    /// How the import is done.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Adds a node under an id made of its name.
    ///
    /// # Errors
    ///
    /// [`ImportError::Limit`] if there are too many.
    pub fn add(
        &mut self,
        name: &str,
        common: Common,
        data: impl Into<NodeData>,
    ) -> Result<AnyHandle, ImportError> {
        let data = data.into();
        let id = self.ids.make(data.kind(), name);
        self.add_as(&id, common, data)
    }

    /// Adds a node under an id that [`Draft::ids`] has given.
    ///
    /// # Errors
    ///
    /// [`ImportError::Limit`] if there are too many; [`ImportError::Plan`] if it is no node.
    pub fn add_as(
        &mut self,
        id: &str,
        common: Common,
        data: impl Into<NodeData>,
    ) -> Result<AnyHandle, ImportError> {
        self.nodes += 1;
        let most = self.options.limits.nodes;
        if self.nodes > most {
            let most = u64::try_from(most).unwrap_or(u64::MAX);
            return Err(ImportError::Limit { what: "nodes (`nodes`)", most, place: None });
        }
        Ok(self.plan.add_node(id, common, data.into())?)
    }

    /// Relates two nodes; what the plan refuses is told.
    pub fn join(
        &mut self,
        source: AnyHandle,
        relation: RelationKind,
        params: Params,
        target: AnyHandle,
        place: Option<Place>,
    ) -> bool {
        let Err(error) = self.plan.join(source, relation, params, target) else { return true };
        let code = if matches!(error, BuildError::DuplicateRelation { .. }) {
            "duplicate-relation"
        } else {
            "refused-relation"
        };
        self.refused(code, source, relation.key(), &error, place);
        false
    }

    /// Records an event; what the plan refuses is told.
    pub fn record(&mut self, of: AnyHandle, event: Event, place: Option<Place>) -> bool {
        let key = event.kind().key();
        let Err(error) = self.plan.record(of, event) else { return true };
        self.refused("refused-event", of, key, &error, place);
        false
    }

    fn refused(
        &mut self,
        code: &'static str,
        of: AnyHandle,
        what: &'static str,
        error: &BuildError,
        place: Option<Place>,
    ) {
        let about = match self.plan.so_far().at(of) {
            Some(node) => About::from(node.to_ref()),
            None => About::all(),
        };
        let about = about.only(what);
        self.notes.lost(code, place.map_or(about.clone(), |place| about.at(place)), error.to_string());
    }

    /// The id of a node.
    pub fn id(&self, of: AnyHandle) -> &str {
        self.plan.so_far().at(of).map_or("", |node| node.id())
    }

    /// The only node of a kind with an id, if there is one.
    pub fn find(&self, kind: NodeKind, id: &str) -> Option<AnyHandle> {
        self.plan.so_far().node(kind, id).map(Node::handle)
    }

    /// The plan with its notes.
    ///
    /// # Errors
    ///
    /// [`ImportError::Nothing`] if there is no node in it; [`ImportError::Plan`] if it is no plan.
    pub fn finish(mut self) -> Result<Imported, ImportError> {
        if self.nodes == 0 {
            return Err(ImportError::Nothing);
        }
        self.declare();
        if self.plan.so_far().header().name.is_none() {
            self.plan.header_mut().name = self.options.name.as_deref().map(Into::into);
        }
        Ok(Imported { plan: self.plan.build()?, notes: self.notes.finish() })
    }

    /// Declares the levels and frameworks that nodes name and no plan has by itself: without, what is written of the plan
    /// could not be read again.
    fn declare(&mut self) {
        let plan = self.plan.so_far();
        let ladder = plan.ladder();
        let mut known: HashSet<&str> = ladder.iter().copied().collect();
        let named = plan.nodes().filter_map(Node::stated_level).filter(|level| known.insert(level.as_str()));
        let levels: Vec<Level> = named.cloned().collect();
        let mut known: HashSet<&str> = plan.header().frameworks.iter().map(|(id, _)| id).collect();
        let named = plan.nodes().filter_map(Node::stated_framework);
        let named = named.filter(|framework| !framework.is_built_in() && known.insert(framework.as_str()));
        let frameworks: Vec<String> = named.map(|framework| framework.as_str().to_owned()).collect();
        if !levels.is_empty() {
            let mut words: Vec<String> =
                levels.iter().take(SHOWN).map(|level| format!("`{level}`")).collect();
            words.extend((levels.len() > SHOWN).then(|| format!("{} more", levels.len() - SHOWN)));
            let text = format!("the levels {} are put below all others", words.join(", "));
            let declared = ladder.into_iter().map(Level::new).chain(levels).collect();
            self.notes.guessed("level-order", About::all().only("levels"), text);
            self.plan.header_mut().levels = declared;
        }
        let entries = frameworks.into_iter().map(|id| (id, FrameworkEntry::default()));
        self.plan.header_mut().frameworks.0.extend(entries);
    }
}
