use crate::check::analysis::placeholder::is_placeholder;
use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{Kpi, NodeKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds names, descriptions, formulas and sources that are still those of a template: `TBD`, `To be determined`,
    /// `[To_be_inserted_by_user]`, `lorem ipsum`, `<name>`, `xxx`, or no letters at all.
    ///
    /// ## Why it matters
    ///
    /// The place looks filled, so that nobody asks, and nothing stands in it.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// kpis: { resilience: { name: Cyber resilience, formula: TBD } }
    /// ```
    ///
    /// Fill it in, or leave it out until it is known:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// kpis: { resilience: { name: Cyber resilience, formula: attacks withstood / attacks } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It knows English templates only, and looks at nodes, not at the head of the plan.
    ///
    /// ## Source
    ///
    /// Texts of published `StratML` plans, and our choice.
    HSN903, "placeholder-text", Note, since "0.1.0", from "StratML",
    "a text that is still a template's",
    judge Judge::Node { of: NodeKind::ALL, reach: Reach::Own, check },
    "the {field} of {kind} `{node}` is a template's: `{text}`" => "fill it in, or leave it out until it is known",
}

fn check<'m>(_: &Context<'m>, node: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let kpi = node.fields::<Kpi>();
    let texts = [
        ("name", node.stated_name()),
        ("description", node.description()),
        ("formula", kpi.and_then(|kpi| kpi.formula.as_deref())),
        ("source", kpi.and_then(|kpi| kpi.source.as_deref())),
    ];
    let placeholder =
        texts.into_iter().find_map(|(field, text)| Some((field, text.filter(|text| is_placeholder(text))?)));
    if let Some((field, text)) = placeholder {
        sink.find(Found::on(node).value("field", field).value("text", text).at_field(field));
    }
}
