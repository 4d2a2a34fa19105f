use std::collections::BTreeMap;

use crate::analyse::Promise;
use crate::analyse::score::{day_number, elapsed};
use crate::check::analysis::told::values_until;
use crate::check::{Context, Found, Group, GroupBy, Judge, Sink};
use crate::metamodel::{Objective, RelationKind};
use crate::model::Node;
use crate::sort::Arrange as _;
use crate::value::{Commitment, Date, Framework, Stage};

declare_rule! {
    /// ## What it does
    ///
    /// Finds aspirational targets that an owner set on one KPI and reached wholly and early, three periods running. What an
    /// OKR promises is aspirational unless its objective says otherwise.
    ///
    /// ## Why it matters
    ///
    /// Of a stretch seven tenths are a success. Who reaches all of it each time, with weeks to spare, has promised what was
    /// going to happen, and nobody learned what would have been possible. A committed target is another matter: there,
    /// all of it is what was promised, and anything below is a miss.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// as_of: 2026-10-05
    /// objectives:
    ///   q1: { name: Faster in spring, framework: okr, period: 2026-Q1, owner: web, key_results: [ { kpi: load, from: 9, to: 8 } ] }
    ///   q2: { name: Faster in summer, framework: okr, period: 2026-Q2, owner: web, key_results: [ { kpi: load, from: 8, to: 7 } ] }
    ///   q3: { name: Faster in autumn, framework: okr, period: 2026-Q3, owner: web, key_results: [ { kpi: load, from: 7, to: 6 } ] }
    /// kpis:
    ///   load: { name: Load time, unit: seconds, direction: decrease, readings: { 2026-02: 7, 2026-04: 6, 2026-08: 5 } }
    /// owners: { web: { name: Web team } }
    /// ```
    ///
    /// A stretch is not reached each time:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// as_of: 2026-10-05
    /// objectives:
    ///   q1: { name: Faster in spring, framework: okr, period: 2026-Q1, owner: web, key_results: [ { kpi: load, from: 9, to: 8 } ] }
    ///   q2: { name: Faster in summer, framework: okr, period: 2026-Q2, owner: web, key_results: [ { kpi: load, from: 7, to: 5 } ] }
    ///   q3: { name: Faster in autumn, framework: okr, period: 2026-Q3, owner: web, key_results: [ { kpi: load, from: 6, to: 3 } ] }
    /// kpis:
    ///   load: { name: Load time, unit: seconds, direction: decrease, readings: { 2026-02: 7, 2026-04: 6, 2026-08: 5 } }
    /// owners: { web: { name: Web team } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent without a date to look from, and about targets without a period or a reading of it. Steps on a scale are not
    /// looked at. What was dropped does not count.
    ///
    /// ## Source
    ///
    /// S0.10: stretch goals in OKR. Doerr, *Measure What Matters* (2018): 0.7 as the success of an aspirational goal.
    HSN317, "sandbagged-target", Note, since "0.1.0", from "S0.10 Doerr 2018",
    "an aspirational target reached early and wholly, several periods running",
    judge Judge::Group { by: GroupBy::TrackedKpi, check },
    "target `{node}` on KPI `{kpi}` is aspirational and was wholly reached by {reached}, well before {due}, as were all of the last {periods} of `{owner}`"
        => "set the next one so that seven tenths of it would be a success, or state `commitment: committed`",
    set "n" = 3.0: "the periods running that are needed (our choice: twice may be luck)",
    set "early" = 0.1: "the share of the period that must be left when it is reached (our choice)",
}

fn check<'m>(context: &Context<'m>, group: Group<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    let Some(as_of) = context.as_of() else { return };
    let needed = sink.parameter("n");
    if is_less(group.nodes.len(), needed) {
        return;
    }
    // By owner, what is over and was a stretch, in order of the due dates.
    let mut series: BTreeMap<&str, Vec<(Date, Node<'m>)>> = BTreeMap::new();
    for target in group.nodes {
        if let Some(due) = target.due().filter(|due| *due <= as_of)
            && is_stretch(*target)
            && let Some(owner) = target.accountable()
        {
            series.entry(owner.id()).or_default().push((due, *target));
        }
    }
    let early = sink.parameter("early");
    for (owner, mut targets) in series {
        targets.arrange_by_key(|(due, target)| (*due, target.id()));
        let easy = targets
            .iter()
            .rev()
            .map_while(|(due, target)| Some((*target, *due, reached(*target, *due, early)?)));
        let mut running: Vec<(Node<'m>, Date, Date)> = Vec::new();
        for one in easy {
            // Of several that were due on one day one period can come of it.
            if running.last().is_none_or(|(_, due, _)| *due != one.1) {
                running.push(one);
            }
            if !is_less(running.len(), needed) {
                break;
            }
        }
        if is_less(running.len(), needed) {
            continue;
        }
        let Some(&(latest, due, day)) = running.first() else { continue };
        let found = Found::on(latest).and_promise().value("kpi", group.key).value("owner", owner);
        let tracks = running.iter().filter_map(|(target, ..)| target.outgoing(RelationKind::Tracks).next());
        let found = tracks.fold(found, Found::by).value("periods", running.len());
        sink.find(found.value("reached", day.to_string()).value("due", due.to_string()));
    }
}

#[expect(clippy::cast_precision_loss, reason = "no plan has more targets than a number holds exactly")]
fn is_less(count: usize, needed: f64) -> bool {
    (count as f64) < needed
}

/// Whether a target was meant to be more than can be promised.
fn is_stretch(target: Node<'_>) -> bool {
    let Some(purpose) = target.targets(RelationKind::Quantifies).next() else { return false };
    let stated = purpose.fields::<Objective>().and_then(|fields| fields.commitment);
    let is_meant = match stated {
        Some(commitment) => commitment == Commitment::Aspirational,
        None => purpose.framework() == Some(Framework::Okr),
    };
    is_meant && [target, purpose].iter().all(|node| node.stage() != Some(Stage::Dropped))
}

/// The day on which all of a target was reached, if that was early and it still was when it was due.
fn reached(target: Node<'_>, due: Date, early: f64) -> Option<Date> {
    let start = target.period()?.span(&target.plan().fiscal_year()).start;
    let promise = Promise::of(target)?;
    let wanted = promise.admissible()?;
    let values = values_until(&promise, due);
    let is_whole = |(day, value): &&(Date, f64)| *day >= start && wanted.contains(*value);
    values.last().filter(is_whole)?;
    let (day, _) = values.iter().find(is_whole)?;
    (elapsed(day_number(start), day_number(due), day_number(*day)) <= 1.0 - early).then_some(*day)
}
