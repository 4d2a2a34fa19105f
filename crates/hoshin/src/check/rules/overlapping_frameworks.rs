use std::collections::BTreeMap;

use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};

declare_rule! {
    /// ## What it does
    ///
    /// Finds frameworks in use that have the same role for the same people: their `role` is one, apart from capitals and
    /// blanks, and their `audience` has somebody in common.
    ///
    /// ## Why it matters
    ///
    /// Whoever has two tools for one job does the job twice, or lets the two contradict each other.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// frameworks:
    ///   hoshin: { role: strategic direction, audience: [coo, service] }
    ///   okr: { role: Strategic direction, audience: [service] }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: nps }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// Part them, by what they are for or by who works with them:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// frameworks:
    ///   hoshin: { role: strategic direction, audience: [coo, service] }
    ///   okr: { role: team focus, audience: [service] }
    /// objectives:
    ///   nps: { name: Raise NPS to 75, framework: hoshin }
    ///   calls: { name: Resolve more calls the first time, framework: okr, advances: nps }
    /// owners: { coo: { name: Chief Operating Officer }, service: { name: Service } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Roles in other words for the same thing are not recognised. A framework without a role or an audience is the
    /// subject of `framework-without-role`. The finding has no node, so no allowance can silence it.
    ///
    /// ## Source
    ///
    /// S0.20: which process am I supposed to follow?
    HSN702, "overlapping-frameworks", Warning, since "0.1.0", from "S0.20",
    "two frameworks with one role for one audience",
    practice Integration,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Analysis(AnalysisKind::Frameworks),
        ]),
        check,
    },
    "frameworks {frameworks} have one role, `{role}`, for {audience}"
        => "say in their `role` what each is for, or let each person work with one of them",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    // Who is told to do one thing, and by which frameworks.
    let mut told: BTreeMap<String, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for framework in context.frameworks() {
        let Some(entry) = context.plan().header().frameworks.get(framework.as_str()) else { continue };
        let role = entry.role.as_deref().unwrap_or_default();
        let role = role.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if role.is_empty() {
            continue;
        }
        let people = told.entry(role).or_default();
        for person in &entry.audience {
            let frameworks = people.entry(person).or_default();
            if !frameworks.contains(&framework.as_str()) {
                frameworks.push(framework.as_str());
            }
        }
    }
    for (role, people) in told {
        let mut shared: BTreeMap<Vec<&str>, Vec<String>> = BTreeMap::new();
        for (person, frameworks) in people {
            if frameworks.len() > 1 {
                shared.entry(frameworks).or_default().push(person.to_owned());
            }
        }
        for (frameworks, audience) in shared {
            let frameworks: Vec<String> = frameworks.into_iter().map(str::to_owned).collect();
            let found = Found::anywhere().value("frameworks", frameworks).value("role", role.as_str());
            sink.find(found.value("audience", audience));
        }
    }
}
