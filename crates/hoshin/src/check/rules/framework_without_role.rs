use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::value::Framework;

declare_rule! {
    /// ## What it does
    ///
    /// Finds frameworks that are in use side by side, and of which the plan does not say what they are for, or for whom.
    /// One finding names them all.
    ///
    /// ## Why it matters
    ///
    /// Where Hoshin Kanri, OKR, the scorecard and Lean stand side by side, people ask which one they are to follow. They
    /// get no answer, and follow none, or all.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: nps }
    /// ```
    ///
    /// Give each one role, and say who works with it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// frameworks:
    ///   hoshin: { role: strategic direction, audience: [coo] }
    ///   okr: { role: team focus, audience: [service] }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: nps }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent where only one framework is in use. Lean is in use where an initiative has a Lean method, the scorecard where
    /// anything stands in a perspective. Frameworks that are registered and not used are not asked. The finding has no
    /// node, so no allowance can silence it.
    ///
    /// ## Source
    ///
    /// S0.3, S0.20, S0.22: a clear role and an audience for every framework.
    HSN701, "framework-without-role", Warning, since "0.1.0", from "S0.3 S0.20 S0.22",
    "a framework in use with no role or no audience declared",
    practice Integration,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Analysis(AnalysisKind::Frameworks),
        ]),
        check,
    },
    "the plan uses {frameworks} beside others, and does not say what for, or for whom"
        => "state `role` and `audience` of each under `frameworks`, so that everybody knows which one is theirs",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    let registered = &context.plan().header().frameworks;
    let is_declared = |framework: &str| {
        registered.get(framework).is_some_and(|entry| {
            entry.role.as_deref().is_some_and(|role| !role.trim().is_empty()) && !entry.audience.is_empty()
        })
    };
    let lacking: Vec<String> = context
        .frameworks()
        .iter()
        .map(Framework::as_str)
        .filter(|framework| !is_declared(framework))
        .map(str::to_owned)
        .collect();
    if !lacking.is_empty() {
        sink.find(Found::anywhere().value("frameworks", lacking));
    }
}
