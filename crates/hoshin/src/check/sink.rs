//! Where rules put what they find.

use std::collections::BTreeMap;

use super::context::Context;
use crate::analyse::Promise;
use crate::format::locate::field_place;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node, NodeRef, Place, RelationRef};
use crate::report::finding::{Finding, FindingValue, Fix};
use crate::report::remedy::Remedy;
use crate::report::template::fill;
use crate::report::{RuleInfo, Severity};

/// What a rule found, before it is put into words.
#[derive(Clone, Debug)]
pub struct Found<'m> {
    nodes: Vec<Node<'m>>,
    relations: Vec<RelationRef>,
    values: BTreeMap<&'static str, FindingValue>,
    place: Option<Place>,
    message: usize,
    severity: Option<Severity>,
    remedy: Option<Remedy>,
    fixes: Vec<Fix>,
}

impl<'m> Found<'m> {
    /// Something is wrong with a node. Its id is the value `node`, its kind `kind`.
    pub fn on(culprit: Node<'m>) -> Self {
        let values =
            BTreeMap::from([("node", culprit.id().into()), ("kind", culprit.kind().as_str().into())]);
        Self { nodes: vec![culprit], values, ..Self::anywhere() }
    }

    /// Something is wrong with a promise: with the target, its objective and its KPI, whose id is the value `kpi`.
    pub fn on_promise(promise: &Promise<'m>) -> Self {
        let found = promise.purpose().into_iter().fold(Self::on(promise.target), Self::and);
        found.and(promise.kpi).value("kpi", promise.kpi.id())
    }

    /// Something is wrong with the plan as a whole.
    pub fn anywhere() -> Self {
        Self {
            nodes: Vec::new(),
            relations: Vec::new(),
            values: BTreeMap::new(),
            place: None,
            message: 0,
            severity: None,
            remedy: None,
            fixes: Vec::new(),
        }
    }

    /// Another node is at fault too.
    #[must_use]
    pub fn and(mut self, node: Node<'m>) -> Self {
        if !self.nodes.contains(&node) {
            self.nodes.push(node);
        }
        self
    }

    /// After a target at fault, what it quantifies and its KPI are named too. Does nothing for other kinds.
    #[must_use]
    pub fn and_promise(self) -> Self {
        match self.nodes.first() {
            Some(target) if target.kind() == NodeKind::Target => {
                let promised = target.targets(RelationKind::Quantifies);
                promised.chain(target.targets(RelationKind::Tracks)).fold(self, Self::and)
            }
            _ => self,
        }
    }

    /// A relation shows it.
    #[must_use]
    pub fn by(mut self, link: Link<'m>) -> Self {
        self.relations.push(link.to_ref());
        self
    }

    /// A number or a name behind it, for the sentences to use.
    #[must_use]
    pub fn value(mut self, key: &'static str, value: impl Into<FindingValue>) -> Self {
        self.values.insert(key, value.into());
        self
    }

    /// Shows the value of a field of the culprit, where the plan came from text.
    #[must_use]
    pub fn at_field(mut self, key: &str) -> Self {
        if let Some(culprit) = self.nodes.first() {
            self.place = field_place(*culprit, key).or(self.place);
        }
        self
    }

    /// Shows a relation, where the plan came from text.
    #[must_use]
    pub fn at(mut self, link: Link<'m>) -> Self {
        self.place = link.source().plan().sources().relation(link).or(self.place);
        self
    }

    /// Shows a place.
    #[must_use]
    pub fn at_place(mut self, place: Option<Place>) -> Self {
        self.place = place.or(self.place);
        self
    }

    /// Takes another sentence of the rule than the first.
    #[must_use]
    pub fn saying(mut self, message: usize) -> Self {
        self.message = message;
        self
    }

    /// Takes another severity than the rule's.
    #[must_use]
    pub fn as_severe(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Something is known to mend it. What that means for the text is worked out where it is asked for.
    #[must_use]
    pub fn mended_by(mut self, remedy: Remedy) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// This change of the text would mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

/// Where one rule puts what it finds.
#[derive(Debug)]
pub struct Sink<'s, 'm> {
    context: &'s Context<'m>,
    rule: &'static RuleInfo,
    unit: Option<Node<'m>>,
    found: &'s mut Vec<Entry<'m>>,
}

/// A finding with what the run still needs: the nodes, whose allowances may silence it, and the place to show.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'m> {
    pub(crate) finding: Finding,
    pub(crate) nodes: Vec<Node<'m>>,
    pub(super) place: Option<Place>,
    /// The node that was judged; none if it was the plan.
    pub(crate) unit: Option<Node<'m>>,
}

impl<'s, 'm> Sink<'s, 'm> {
    pub(crate) fn new(
        context: &'s Context<'m>,
        rule: &'static RuleInfo,
        found: &'s mut Vec<Entry<'m>>,
    ) -> Self {
        Self { context, rule, unit: None, found }
    }

    /// Takes note of the node that is judged next.
    pub(super) fn judging(&mut self, unit: Node<'m>) {
        self.unit = Some(unit);
    }

    /// Lets a rule speak into a sink of its own, and returns how often it spoke.
    pub fn apart(
        context: &Context<'m>,
        rule: &'static RuleInfo,
        speak: impl FnOnce(&mut Sink<'_, 'm>),
    ) -> usize {
        let mut found = Vec::new();
        speak(&mut Sink::new(context, rule, &mut found));
        found.len()
    }

    /// The value of a setting of the rule.
    pub fn parameter(&self, key: &str) -> f64 {
        self.context.parameter(self.rule, key)
    }

    /// Takes a finding.
    pub fn find(&mut self, found: Found<'m>) {
        let Found { nodes, mut relations, values, place, message, severity, remedy, fixes } = found;
        relations.dedup();
        let sentence = self.rule.messages.get(message).or_else(|| self.rule.messages.first());
        let put = |template: &str| fill(template, &values);
        let finding = Finding {
            rule: self.rule,
            severity: severity.unwrap_or(self.rule.severity),
            message: sentence.map(|sentence| put(sentence.text)).unwrap_or_default(),
            help: sentence.map(|sentence| put(sentence.help)).unwrap_or_default(),
            nodes: nodes.iter().map(|node| node.to_ref()).collect::<Vec<NodeRef>>(),
            relations,
            values,
            location: None,
            remedy,
            fixes,
        };
        let place = place.or_else(|| nodes.first().and_then(|node| node.plan().sources().node(*node)));
        self.found.push(Entry { finding, nodes, place, unit: self.unit });
    }
}
