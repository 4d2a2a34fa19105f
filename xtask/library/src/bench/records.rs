//! A plan as records in memory, from which the builder makes it again: what a program has that holds a strategy in its
//! own tables.

use std::collections::HashMap;
use std::error::Error;

use hoshin::Plan;
use hoshin::metamodel::header::Header;
use hoshin::metamodel::node::{Common, NodeData};
use hoshin::metamodel::{NodeKind, Params, RelationKind};
use hoshin::model::{AnyHandle, Event, Node, NodeRef};

/// The nodes, relations and events of a plan; ends are places among the nodes.
#[derive(Clone)]
pub(super) struct Records {
    header: Header,
    nodes: Vec<Record>,
    relations: Vec<(usize, RelationKind, Params, usize)>,
    events: Vec<(usize, Event)>,
}

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "nearly all are of the large one")]
enum Record {
    Stated(Box<str>, Common, NodeData),
    /// A perspective that everybody has.
    BuiltIn(Box<str>),
}

impl Records {
    pub(super) fn of(plan: &Plan) -> Self {
        let header = plan.header().clone();
        let mut records = Self { header, nodes: Vec::new(), relations: Vec::new(), events: Vec::new() };
        let mut places: HashMap<NodeRef, usize> = HashMap::new();
        for node in plan.nodes() {
            let place = records.place(node, &mut places);
            let readings = node.readings().iter().cloned().map(Event::Reading);
            let check_ins = node.check_ins().iter().cloned().map(Event::CheckIn);
            let rounds = node.rounds().iter().cloned().map(Event::Round);
            let held = node.held().iter().cloned().map(Event::Held);
            let events = readings.chain(check_ins).chain(rounds).chain(held);
            records.events.extend(events.map(|event| (place, event)));
        }
        for link in plan.relations() {
            let source = records.place(link.source(), &mut places);
            let target = records.place(link.target(), &mut places);
            records.relations.push((source, link.kind(), link.params(), target));
        }
        records
    }

    /// The places of the nodes of a kind, in the order in which they stand in the plan.
    pub(super) fn of_kind(&self, kind: NodeKind) -> Vec<usize> {
        let is_of_kind = |record: &Record| matches!(record, Record::Stated(.., data) if data.kind() == kind);
        self.nodes
            .iter()
            .enumerate()
            .filter(|(_, record)| is_of_kind(record))
            .map(|(place, _)| place)
            .collect()
    }

    /// The ends of all relations, by place.
    pub(super) fn ends(&self) -> impl Iterator<Item = (usize, usize)> {
        self.relations.iter().map(|(source, .., target)| (*source, *target))
    }

    /// Adds a relation between the nodes of two places.
    pub(super) fn relate(&mut self, source: usize, relation: RelationKind, params: Params, target: usize) {
        self.relations.push((source, relation, params, target));
    }

    fn place(&mut self, node: Node<'_>, places: &mut HashMap<NodeRef, usize>) -> usize {
        *places.entry(node.to_ref()).or_insert_with(|| {
            let common = Common {
                name: node.stated_name().map(Into::into),
                description: node.description().map(Into::into),
                tags: node.tags().to_vec(),
                allow: node.allowances().to_vec(),
            };
            self.nodes.push(if node.is_implicit() {
                Record::BuiltIn(node.id().into())
            } else {
                Record::Stated(node.id().into(), common, node.data().to_owned())
            });
            self.nodes.len() - 1
        })
    }

    pub(super) fn build(self) -> Result<Plan, Box<dyn Error>> {
        let mut plan = Plan::builder();
        *plan.header_mut() = self.header;
        let mut handles: Vec<AnyHandle> = Vec::with_capacity(self.nodes.len());
        for record in self.nodes {
            handles.push(match record {
                Record::Stated(id, common, data) => plan.add_node(&id, common, data)?,
                Record::BuiltIn(id) => plan.perspective(&id)?.into(),
            });
        }
        let at = |place: usize| handles.get(place).copied().ok_or("an end is no node");
        for (source, relation, params, target) in self.relations {
            plan.join(at(source)?, relation, params, at(target)?)?;
        }
        for (of, event) in self.events {
            plan.record(at(of)?, event)?;
        }
        Ok(plan.build()?)
    }
}

#[cfg(test)]
mod tests {
    use hoshin::format::Format;
    use hoshin::generate::generate;

    use super::*;

    #[test]
    fn what_is_built_is_the_plan_that_was_read() {
        let mut text = Vec::new();
        generate(1000, 7, &mut text).unwrap();
        let plan = Plan::read(std::str::from_utf8(&text).unwrap(), Format::Ndjson).unwrap();
        let built = Records::of(&plan).build().unwrap();
        assert_eq!((built.node_count(), built.relation_count()), (plan.node_count(), plan.relation_count()));
        assert!(built.write(Format::Ndjson) == plan.write(Format::Ndjson), "it is written otherwise");
    }
}
