use crate::check::reach::{AnalysisKind, Fact, Facts, asked};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Plan;
use crate::value::{Date, Dates, Framework, Role};

declare_rule! {
    /// ## What it does
    ///
    /// Finds plans that have no vision, no driver, no objective for the current year, or nobody accountable for
    /// anything, and so leave one of the four questions of Hoshin Kanri without an answer: where are we going, what
    /// matters most this year, how will we get there, who owns it.
    ///
    /// ## Why it matters
    ///
    /// Each question rests on the one before. Whoever cannot say where it leads cannot say what matters most, and what
    /// nobody owns is not going to happen.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { lead: { name: Lead the market, owner: ceo } }
    /// objectives: { nps: { name: Raise NPS to 75, owner: ceo, advances: [lead] } }
    /// owners: { ceo: { name: Chief Executive Officer } }
    /// ```
    ///
    /// Say it in a sentence:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// vision: First choice of customers for precision parts
    /// drivers: { lead: { name: Lead the market, owner: ceo } }
    /// objectives: { nps: { name: Raise NPS to 75, owner: ceo, advances: [lead] } }
    /// owners: { ceo: { name: Chief Executive Officer } }
    /// ```
    ///
    /// Last year's objectives do not say what matters this year:
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2027-02-01
    /// vision: First choice of customers for precision parts
    /// drivers: { lead: { name: Lead the market, owner: ceo } }
    /// objectives: { nps: { name: Raise NPS to 75, period: 2026, owner: ceo, advances: [lead] } }
    /// owners: { ceo: { name: Chief Executive Officer } }
    /// ```
    ///
    /// Goals of a team are not yet a strategy:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { fast: { name: Make paying feel instant, owner: lena } }
    /// owners: { lena: { name: Lena } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Speaks only of plans that have a vision or a driver, or in which something belongs to Hoshin. The current year
    /// is the fiscal year of `as_of`; without that date any objective will do, as does one without a period. It does
    /// not ask whether the answers are good ones, and what lacks an owner of its own is other rules' finding.
    ///
    /// ## Source
    ///
    /// S0.7: four questions that the plan must answer.
    HSN113, "missing-vision", Note, since "0.1.0", from "S0.7",
    "a plan with no vision, no driver, no objective for the current year or no accountable owner",
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Nodes(&[NodeKind::Driver, NodeKind::Objective]),
            asked::PERIOD,
            Fact::Relations(&[RelationKind::Owns]),
            Fact::Analysis(AnalysisKind::Frameworks),
        ]),
        check,
    },
    "the plan lacks {missing}, and so an answer to where it leads, what matters most this year, or who answers for it"
        => "state what is missing: a `vision` in a sentence, `drivers` for years to come, `objectives` for this year, an `owner` who answers for them",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let plan = context.plan();
    let vision = plan.header().vision.as_ref().filter(|vision| !vision.name.trim().is_empty());
    let drivers = plan.count_of(NodeKind::Driver);
    if vision.is_none() && drivers == 0 && !context.uses(&Framework::Hoshin) {
        return;
    }
    let missing: Vec<String> = [
        ("vision", vision.is_none()),
        ("driver", drivers == 0),
        ("objective for the current year", !has_current_objective(plan, context.as_of())),
        ("accountable owner", !has_accountable_owner(plan)),
    ]
    .into_iter()
    .filter(|(_, is_missing)| *is_missing)
    .map(|(what, _)| what.to_owned())
    .collect();
    if !missing.is_empty() {
        sink.find(Found::anywhere().value("missing", missing));
    }
}

fn has_current_objective(plan: &Plan, as_of: Option<Date>) -> bool {
    let year = as_of.map(|date| plan.fiscal_year().year_of(date));
    let is_current = |days: Dates| year.is_none_or(|year| days.overlaps(&year));
    plan.nodes_of_kind(NodeKind::Objective)
        .any(|objective| objective.period().is_none_or(|period| is_current(period.span(&plan.fiscal_year()))))
}

fn has_accountable_owner(plan: &Plan) -> bool {
    let default = plan.header().defaults.as_ref().and_then(|defaults| defaults.owner.as_ref());
    let is_charge = |kind: RelationKind, role: Role| kind == RelationKind::Owns && role == Role::Accountable;
    default.is_some() || plan.relations().any(|link| is_charge(link.kind(), link.role()))
}
