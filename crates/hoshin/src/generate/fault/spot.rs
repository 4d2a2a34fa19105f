//! The lines of one cell, taken apart so that a fault can change them.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::generate::record::Id;
use crate::generate::shape::Shape;
use crate::metamodel::{EventKind, RelationKind};
use crate::model::NodeRef;

/// A node of a cell, or near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Owner,
    /// The owner of the cell before this one, which stands beside it or above.
    Neighbour,
    Objective,
    /// The second objective, where there is one.
    Second,
    /// What the cell above promises.
    Parent,
    /// What the cell above that one promises.
    Grandparent,
    Target,
    SecondTarget,
    Kpi,
    SecondKpi,
    Initiative,
    SecondInitiative,
    Problem,
    /// That of the driver that the cell works for.
    Perspective,
}

impl Part {
    fn id(self, shape: &Shape, cell: usize) -> Id {
        let (first, second) = (2 * cell + 1, 2 * cell + 2);
        let initiative = Shape::MOST_INITIATIVES * cell + 1;
        match self {
            Self::Owner => Id::Owner(cell + 1),
            Self::Neighbour => Id::Owner(cell),
            Self::Objective => Id::Objective(first),
            Self::Second => Id::Objective(second),
            Self::Parent => Id::Objective(2 * shape.above(cell).unwrap_or_default() + 1),
            Self::Grandparent => {
                let above = shape.above(cell).and_then(|above| shape.above(above));
                Id::Objective(2 * above.unwrap_or_default() + 1)
            }
            Self::Target => Id::Target(first, first),
            Self::SecondTarget if shape.parts(cell).objectives > 1 => Id::Target(second, second),
            Self::SecondTarget => Id::Target(first, second),
            Self::Kpi => Id::Kpi(first),
            Self::SecondKpi => Id::Kpi(second),
            Self::Initiative => Id::Initiative(initiative),
            Self::SecondInitiative => Id::Initiative(initiative + 1),
            Self::Problem => Id::Problem(cell / 3 + 1),
            Self::Perspective => Id::Perspective(shape.perspective(shape.top(cell)).unwrap_or("financial")),
        }
    }

    pub(super) fn reference(self, shape: &Shape, cell: usize) -> NodeRef {
        let id = self.id(shape, cell);
        NodeRef::new(id.kind(), &id.to_string())
    }
}

/// The lines of a cell.
pub(super) struct Spot<'s> {
    shape: &'s Shape,
    cell: usize,
    lines: Vec<Map<String, Value>>,
}

impl<'s> Spot<'s> {
    pub(super) fn read(shape: &'s Shape, cell: usize, text: &[u8]) -> io::Result<Self> {
        let lines = serde_json::Deserializer::from_slice(text).into_iter();
        Ok(Self { shape, cell, lines: lines.collect::<Result<_, _>>()? })
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for line in &self.lines {
            serde_json::to_writer(&mut *out, line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&self, part: Part) -> Value {
        let id = part.id(self.shape, self.cell);
        json!({ "kind": id.kind().to_string(), "id": id.to_string() })
    }

    pub(super) fn id(&self, part: Part) -> String {
        part.id(self.shape, self.cell).to_string()
    }

    fn node(&mut self, part: Part) -> Option<&mut Map<String, Value>> {
        let id = part.id(self.shape, self.cell);
        let (kind, id) = (id.kind().to_string(), id.to_string());
        self.lines.iter_mut().find(|line| {
            line.get("node").is_some_and(|value| *value == *kind)
                && line.get("id").is_some_and(|value| *value == *id)
        })
    }

    pub(super) const fn has_scorecard(&self) -> bool {
        self.shape.uses_perspectives()
    }

    pub(super) fn has(&mut self, part: Part) -> bool {
        self.node(part).is_some()
    }

    /// What a node says in a field.
    pub(super) fn field(&mut self, part: Part, key: &str) -> Value {
        self.node(part).and_then(|node| node.get(key)).cloned().unwrap_or_default()
    }

    pub(super) fn set(&mut self, part: Part, key: &str, value: impl Into<Value>) {
        if let Some(node) = self.node(part) {
            node.insert(key.to_owned(), value.into());
        }
    }

    pub(super) fn remove(&mut self, part: Part, key: &str) {
        if let Some(node) = self.node(part) {
            node.remove(key);
        }
    }

    pub(super) fn relate(&mut self, from: Part, relation: RelationKind, to: Part) {
        let mut line = Map::new();
        line.insert("relation".to_owned(), relation.to_string().into());
        line.insert("from".to_owned(), self.end(from));
        line.insert("to".to_owned(), self.end(to));
        self.lines.push(line);
    }

    fn relations(
        &mut self,
        from: Part,
        relation: RelationKind,
    ) -> impl Iterator<Item = &mut Map<String, Value>> {
        let (from, relation) = (self.end(from), relation.to_string());
        self.lines.iter_mut().filter(move |line| {
            line.get("relation").is_some_and(|value| *value == *relation)
                && line.get("from").is_some_and(|value| *value == from)
        })
    }

    /// Takes a property from the relations of a node.
    pub(super) fn strip(&mut self, from: Part, relation: RelationKind, key: &str) {
        for line in self.relations(from, relation) {
            line.remove(key);
        }
    }

    /// Says more about a relation.
    pub(super) fn put(
        &mut self,
        from: Part,
        relation: RelationKind,
        to: Part,
        key: &str,
        value: impl Into<Value>,
    ) {
        let (to, value) = (self.end(to), value.into());
        for line in self.relations(from, relation).filter(|line| line.get("to").is_some_and(|end| *end == to))
        {
            line.insert(key.to_owned(), value.clone());
        }
    }

    /// Lets the relations of a node lead elsewhere.
    pub(super) fn redirect(&mut self, from: Part, relation: RelationKind, to: Part) {
        let to = self.end(to);
        for line in self.relations(from, relation) {
            line.insert("to".to_owned(), to.clone());
        }
    }

    /// Takes away the relations of a node.
    pub(super) fn part_from(&mut self, from: Part, relation: RelationKind) {
        let (end, relation) = (self.end(from), relation.to_string());
        self.lines.retain(|line| {
            line.get("relation").is_none_or(|value| *value != *relation)
                || line.get("from").is_none_or(|value| *value != end)
        });
    }

    /// Takes away the relations that lead to a node.
    pub(super) fn bereave(&mut self, to: Part, relation: RelationKind) {
        let (end, relation) = (self.end(to), relation.to_string());
        self.lines.retain(|line| {
            line.get("relation").is_none_or(|value| *value != *relation)
                || line.get("to").is_none_or(|value| *value != end)
        });
    }

    /// The events of a kind that are on a node.
    pub(super) fn events(
        &mut self,
        of: Part,
        event: EventKind,
    ) -> impl Iterator<Item = &mut Map<String, Value>> {
        let (of, event) = (self.end(of), event.to_string());
        self.lines.iter_mut().filter(move |line| {
            line.get("event").is_some_and(|value| *value == *event)
                && line.get("of").is_some_and(|value| *value == of)
        })
    }

    /// Takes away the events of a kind that are on a node.
    pub(super) fn forget(&mut self, of: Part, event: EventKind) {
        let (of, event) = (self.end(of), event.to_string());
        self.lines.retain(|line| {
            line.get("event").is_none_or(|value| *value != *event)
                || line.get("of").is_none_or(|value| *value != of)
        });
    }

    /// Adds an event of a node by its id, which need not be that of one.
    pub(super) fn happen(&mut self, of: (Part, &str), event: EventKind, rest: Value) {
        let kind = of.0.id(self.shape, self.cell).kind().to_string();
        let mut line = Map::new();
        line.insert("event".to_owned(), event.to_string().into());
        line.insert("of".to_owned(), json!({ "kind": kind, "id": of.1 }));
        if let Value::Object(rest) = rest {
            line.extend(rest);
        }
        self.lines.push(line);
    }
}
