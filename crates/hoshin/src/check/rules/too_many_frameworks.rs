use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::{Link, Node};
use crate::sort::Arrange as _;
use crate::value::{Framework, Role};

declare_rule! {
    /// ## What it does
    ///
    /// Finds owners who are accountable or responsible for things of more than `n` frameworks.
    ///
    /// ## Why it matters
    ///
    /// Each framework has its own words, forms and meetings. Whoever has to serve three of them spends the week on
    /// reports, and asks which of them counts.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin, owner: service }
    ///   calls: { name: Resolve more calls the first time, framework: okr, owner: service }
    /// initiatives: { tidy: { name: 5S in the call centre, method: 5s, owner: service } }
    /// owners: { service: { name: Service } }
    /// ```
    ///
    /// Let it be told in one place what is asked of them:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin, owner: coo }
    ///   calls: { name: Resolve more calls the first time, framework: okr, owner: service }
    /// initiatives: { tidy: { name: 5S in the call centre, method: 5s, owner: service } }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// To attend a meeting is not to work under its framework, nor is to sponsor, to be consulted or to be informed. What
    /// is closed or dropped does not count, nor what somebody owns by the plan's defaults only. Standing in a
    /// perspective does not make a thing one of the BSC framework here.
    ///
    /// ## Source
    ///
    /// S0.20: too many frameworks in play. The number is our choice.
    HSN703, "too-many-frameworks", Warning, since "0.1.0", from "S0.20",
    "an owner who works under too many frameworks",
    practice Integration,
    judge Judge::Node { of: &[NodeKind::Owner], reach: Reach::Up(&[RelationKind::Owns]), check },
    "`{node}` works under {count} frameworks at once: {frameworks}"
        => "decide which of them are for `{node}`, and give what stands in the others to somebody else",
    set "n" = 2.0: "the most frameworks that one owner works under (our choice)",
}

fn check<'m>(_: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let mut frameworks: Vec<(Framework, Link<'m>)> = Vec::new();
    for link in owner.outgoing(RelationKind::Owns) {
        let thing = link.target();
        if !matches!(link.role(), Role::Accountable | Role::Responsible) || !thing.is_active() {
            continue;
        }
        let Some(framework) = thing.framework() else { continue };
        let key = |link: Link<'m>| (link.target().kind(), link.target().id(), link.role());
        match frameworks.iter_mut().find(|(known, _)| *known == framework) {
            Some((_, first)) if key(link) < key(*first) => *first = link,
            Some(_) => {}
            None => frameworks.push((framework, link)),
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a plan has fewer than 2^52 of anything")]
    if frameworks.len() as f64 <= sink.parameter("n") {
        return;
    }
    frameworks.arrange_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    let names: Vec<String> = frameworks.iter().map(|(framework, _)| framework.as_str().to_owned()).collect();
    let found = frameworks.iter().fold(Found::on(owner), |found, (_, link)| found.by(*link));
    sink.find(found.value("count", names.len()).value("frameworks", names));
}
