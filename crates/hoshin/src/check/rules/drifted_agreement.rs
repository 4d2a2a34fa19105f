use smallvec::SmallVec;

use crate::check::analysis::drift::{FIELDS, drift};
use crate::check::analysis::talks::{Agreed, talks};
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::event::Terms;
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;

declare_rule! {
    /// ## What it does
    ///
    /// Finds targets that state something else than was agreed in catchball. The terms last agreed are compared with the
    /// target: `to`, `change`, `from`, `by`, `period`, `stretch`, `threshold`, `worst` and `holds`, by what they mean and
    /// not by how they are written.
    ///
    /// ## Why it matters
    ///
    /// An agreement that one side can change in the plan was none. Whoever agreed to 80 will not work for 85, and will not
    /// agree so easily the next time.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     owner: service
    ///     advances: { nps: strong }
    ///     targets: [ { kpi: resolved, to: 85 % } ]
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, terms: { to: 85 % } }
    ///       - { date: 2025-11-27, who: service, move: counter, terms: { to: 80 % } }
    ///       - { date: 2025-12-02, who: coo, move: agree }
    /// kpis: { resolved: { name: First-contact resolution, unit: "%" } }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// Put back what was agreed, or play another round:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, owner: coo }
    ///   calls:
    ///     name: Resolve more calls the first time
    ///     owner: service
    ///     advances: { nps: strong }
    ///     targets: [ { kpi: resolved, to: 85 % } ]
    ///     catchball:
    ///       - { date: 2025-11-20, who: coo, move: propose, terms: { to: 85 % } }
    ///       - { date: 2025-11-27, who: service, move: counter, terms: { to: 80 % } }
    ///       - { date: 2025-12-02, who: coo, move: agree }
    ///       - { date: 2026-01-12, who: service, move: propose, terms: { to: 0.85 ratio }, note: two people more }
    ///       - { date: 2026-01-14, who: coo, move: agree }
    /// kpis: { resolved: { name: First-contact resolution, unit: "%" } }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Only terms that were stated are compared, and only those that are fields of a target; an effort or a promise in
    /// words is passed over. Terms of an objective with several targets have to say which is meant, by its key or its KPI.
    /// While a change is talked over, what was agreed before stays in force. One finding a target.
    ///
    /// ## Source
    ///
    /// S0.11: formal negotiation, on record.
    HSN803, "drifted-agreement", Error, since "0.1.0", from "S0.11",
    "a target that states something else than was agreed",
    practice Catchball,
    judge Judge::Node {
        of: &[NodeKind::Target],
        reach: Reach::Up(&[RelationKind::Tracks, RelationKind::PartOf, RelationKind::Quantifies]),
        check,
    },
    "`{field}` of target `{node}` is `{stated}`, but on {date} `{agreed}` was agreed for `{parent}`"
        => "put `{agreed}` back, or propose the change under `catchball` and have it agreed",
    "target `{node}` does not state `{field}`, but on {date} `{agreed}` was agreed for `{parent}`"
        => "state it as agreed, or propose the change under `catchball` and have it agreed",
}

fn check<'m>(context: &Context<'m>, target: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let purpose = target.targets(RelationKind::Quantifies).next();
    let mut deployed = [Some(target), purpose].into_iter().flatten().filter(|node| !node.rounds().is_empty());
    let Some(first) = deployed.next() else { return };
    if !target.is_active() || !purpose.is_none_or(Node::is_active) {
        return;
    }
    let nodes = std::iter::once(first).chain(deployed);
    let mut talks: Vec<_> = nodes.flat_map(|node| talks(node, context.as_of())).collect();
    talks.arrange_by_key(|talk| (talk.parent.kind(), talk.parent.id()));
    for talk in &talks {
        let Some(agreed) = talk.agreed() else { continue };
        let terms = TermsOf::of(target, talk.node, &agreed);
        let drifted = FIELDS.iter().find_map(|field| {
            let term = terms.term(field)?;
            Some((*field, term, drift(target, field, term)?))
        });
        let Some((field, term, stated)) = drifted else { continue };
        let found = Found::on(target).and_promise().value("field", field).value("agreed", term);
        let found =
            found.value("parent", talk.parent.id()).at_field(field).saying(usize::from(stated.is_empty()));
        let found = talk.link().into_iter().fold(found.value("stated", stated), Found::by);
        let date = agreed.date.map(|date| date.to_string()).unwrap_or_default();
        return sink.find(found.value("date", date));
    }
}

/// The terms that were agreed in a talk, as far as they are about a target.
struct TermsOf<'t, 'm> {
    /// Those under a name of the target, the nearest first.
    named: SmallVec<[&'m Terms; 3]>,
    /// The whole agreement, if terms without a name are meant: in a talk about the target, or about what has no other.
    unnamed: Option<&'t Agreed<'t, 'm>>,
}

impl<'t, 'm> TermsOf<'t, 'm> {
    /// Those of a talk about `node`, which is the target or what it quantifies.
    fn of(target: Node<'m>, node: Node<'m>, agreed: &'t Agreed<'t, 'm>) -> Self {
        if node == target {
            return Self { named: SmallVec::new(), unnamed: Some(agreed) };
        }
        let key = target.id().strip_prefix(node.id()).and_then(|key| key.strip_prefix('/'));
        let names = [key, Some(target.id()), target.kpi().map(Node::id)];
        let has_other = node.sources(RelationKind::Quantifies).nth(1).is_some();
        Self {
            named: names.into_iter().flatten().filter_map(|name| agreed.term(name)).collect(),
            unnamed: (!has_other).then_some(agreed),
        }
    }

    /// What was agreed of a field.
    fn term(&self, field: &str) -> Option<&'m str> {
        let named = self.named.iter().find_map(|terms| match terms {
            Terms::Target(terms) => terms.get(field),
            Terms::Value(_) => None,
        });
        let unnamed = || match self.unnamed?.term(field)? {
            Terms::Value(text) => Some(text),
            Terms::Target(_) => None,
        };
        named.or_else(unnamed).map(|text| &**text)
    }
}
