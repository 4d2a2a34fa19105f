//! What a rule is: data about it, and the function that judges.

use super::context::Context;
use super::reach::{Facts, GroupBy, Reach};
use super::sink::Sink;
use crate::metamodel::NodeKind;
use crate::model::Node;
use crate::report::RuleInfo;

/// A rule.
///
/// # Example
///
/// A rule of one's own, with a code outside HSN:
///
/// ```
/// use hoshin::check::{self, Catalogue, Context, Found, Judge, Reach, Rule, Settings, Sink};
/// use hoshin::metamodel::NodeKind;
/// use hoshin::report::{Message, RuleInfo, Severity};
/// use hoshin::{Plan, format::Format, model::Node};
///
/// static SHOUTING: Rule = Rule {
///     info: RuleInfo {
///         code: "ACME1", name: "shouting", severity: Severity::Note, since: "1.0.0",
///         summary: "a name in capitals", docs: "", source: "ACME style guide", practice: None, parameters: &[],
///         messages: &[Message { text: "objective `{node}` shouts", help: "write it in sentence case" }], file: file!(),
///     },
///     judge: Judge::Node { of: &[NodeKind::Objective], reach: Reach::Own, check: shouting },
/// };
///
/// fn shouting<'m>(_: &Context<'m>, objective: Node<'m>, sink: &mut Sink<'_, 'm>) {
///     if objective.name().chars().all(|c| !c.is_lowercase()) {
///         sink.find(Found::on(objective));
///     }
/// }
///
/// let plan = Plan::read("hoshin: 1\nobjectives: { nps: { name: RAISE NPS } }", Format::Yaml)?;
/// let settings = Settings { select: vec!["ACME".parse()?], ..Settings::default() };
/// let report = check::check_with(&plan, &settings, &Catalogue::standard().with(&SHOUTING));
/// assert_eq!(report.findings()[0].message, "objective `nps` shouts");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Rule {
    /// What is known of it without running it.
    pub info: RuleInfo,
    /// How it judges.
    pub judge: Judge,
}

/// How a rule judges, and what it looks at for that.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// Each node of some kinds by itself.
    Node {
        /// The kinds.
        of: &'static [NodeKind],
        /// How far it looks from the node.
        reach: Reach,
        /// The judgement.
        check: for<'m> fn(&Context<'m>, Node<'m>, &mut Sink<'_, 'm>),
    },
    /// Nodes that have something in common, together.
    Group {
        /// What they have in common.
        by: GroupBy,
        /// The judgement.
        check: for<'m> fn(&Context<'m>, Group<'_, 'm>, &mut Sink<'_, 'm>),
    },
    /// The plan as a whole.
    Plan {
        /// What it reads.
        reads: Facts,
        /// The judgement.
        check: for<'m> fn(&Context<'m>, &mut Sink<'_, 'm>),
    },
    /// In several of these ways, none of which are several again, and no two of which judge the same nodes.
    Several(&'static [Judge]),
    /// The allowances of the plan, once all other rules have spoken.
    Allowances {
        /// The judgement, given whether an allowance silenced anything.
        check: for<'m> fn(&Context<'m>, super::allowance::Judged<'_, 'm>, &mut Sink<'_, 'm>),
    },
    /// Nothing: it is a line of the report.
    Report,
}

impl Rule {
    /// The ways in which it judges.
    pub(crate) fn judges(&self) -> &[Judge] {
        match &self.judge {
            Judge::Several(judges) => judges,
            judge => std::slice::from_ref(judge),
        }
    }
}

/// Nodes that have something in common.
#[derive(Clone, Copy, Debug)]
pub struct Group<'g, 'm> {
    /// What they have in common, as text.
    pub key: &'g str,
    /// The nodes, in order of their ids.
    pub nodes: &'g [Node<'m>],
}
