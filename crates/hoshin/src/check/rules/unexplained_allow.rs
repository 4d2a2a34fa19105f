use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::NodeKind;
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds allowances that do not say why the finding is accepted.
    ///
    /// ## Why it matters
    ///
    /// In a year nobody will remember whether the finding was weighed or only in the way.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, allow: [unowned] } }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, allow: [ { rule: unowned, reason: the new chief begins in May } ] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It does not judge the reason.
    ///
    /// ## Source
    ///
    /// Our choice, as compilers do.
    HSN902, "unexplained-allow", Warning, since "0.1.0", from "our choice",
    "a silence without a reason",
    judge Judge::Node { of: NodeKind::ALL, reach: Reach::Own, check },
    "{kind} `{node}` allows {rules} without a reason" => "write why the finding is accepted, as the `reason` of the allowance",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let unexplained = node
        .allowances()
        .iter()
        .filter(|allow| allow.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()));
    let rules: Vec<String> = unexplained.map(|allow| String::from(&*allow.rule)).collect();
    if !rules.is_empty() {
        sink.find(Found::on(node).value("rules", rules).at_field("allow"));
    }
}
