use std::collections::BTreeSet;

use crate::check::analysis::skills::{are_built, practised_methods};
use crate::check::reach::{AnalysisKind, Fact, Facts};
use crate::check::{Context, Found, Judge, Sink};
use crate::metamodel::NodeKind;

declare_rule! {
    /// ## What it does
    ///
    /// Finds plans that work by Lean methods while nothing in them builds the skills for it: no objective of learning
    /// and growth, no training.
    ///
    /// ## Why it matters
    ///
    /// A method is no better than those who use it. A kaizen event run by people who have never been shown how is a
    /// meeting with sticky notes, and what one team has learned stays with that team.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { setup: { name: Halve the setup time } }
    /// initiatives: { smed: { name: SMED on every press, method: smed, advances: [setup] } }
    /// ```
    ///
    /// Plan how they learn it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives: { setup: { name: Halve the setup time } }
    /// initiatives:
    ///   smed: { name: SMED on every press, method: smed, advances: [setup] }
    ///   setters: { name: A setter of each shift at the side of one who knows, method: training, advances: [setup] }
    /// ```
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// objectives:
    ///   setup: { name: Halve the setup time }
    ///   setters: { name: On each shift one who sets up without help, within: learning-and-growth, advances: [setup] }
    /// initiatives: { smed: { name: SMED on every press, method: smed, advances: [setup] } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Looks at the known methods of Lean, of work that is active. Skills are built by an objective in the perspective of
    /// learning and growth, or in one whose stated rank is 1; by an initiative with the method `training`; and by either,
    /// if its name says so in English (a word that begins with train, skill, learn, teach, coach, mentor, school,
    /// academy, capabilit or certif; our choice). What was dropped does not count; what was closed does. A KPI alone
    /// builds nothing. Whether it is the right skill is not asked.
    ///
    /// ## Source
    ///
    /// S2.17: skills developed and best practice shared, so that leaders and teams can.
    HSN809, "no-learning-objective", Note, since "0.1.0", from "S2.17",
    "no objective or initiative builds the skills that the plan's methods need",
    practice Kaizen,
    judge Judge::Plan {
        reads: Facts::Of(&[
            Fact::Fields(&[NodeKind::Initiative], &["method", "stage", "name"]),
            Fact::Fields(&[NodeKind::Objective], &["stage", "name"]),
            Fact::Fields(&[NodeKind::Perspective], &["rank"]),
            Fact::Analysis(AnalysisKind::Perspectives),
        ]),
        check,
    },
    "work is done by {methods}, and no objective or initiative builds the skills for it"
        => "plan how people learn it: an objective within `learning-and-growth`, or an initiative with the method `training`",
}

fn check<'m>(context: &Context<'m>, sink: &mut Sink<'_, 'm>) {
    if practised_methods(context).next().is_none() || are_built(context) {
        return;
    }
    let methods: BTreeSet<&str> = practised_methods(context).collect();
    let methods: Vec<String> = methods.into_iter().map(str::to_owned).collect();
    sink.find(Found::anywhere().value("methods", methods));
}
