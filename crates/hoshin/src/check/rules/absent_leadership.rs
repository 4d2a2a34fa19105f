use crate::check::{AnalysisKind, Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, Owner, RelationKind};
use crate::model::Node;
use crate::value::OwnerKind;

declare_rule! {
    /// ## What it does
    ///
    /// Finds leaders who neither lead nor attend any routine, in a plan that has routines. Leaders are persons and
    /// roles on the top two levels on which anybody in the plan stands, above those of teams.
    ///
    /// ## Why it matters
    ///
    /// What leaders look at is what counts. A review that its leaders stay away from turns into a report, and
    /// obstacles that only they could remove stay where they are.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners:
    ///   ceo: { name: Chief Executive Officer, kind: role, level: corporate }
    ///   crew: { name: Crew, kind: team, level: team }
    /// routines: { huddle: { name: Daily huddle, cadence: daily, led_by: crew } }
    /// ```
    ///
    /// Let them come, or let them have a routine of their own:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners:
    ///   ceo: { name: Chief Executive Officer, kind: role, level: corporate }
    ///   crew: { name: Crew, kind: team, level: team }
    /// routines:
    ///   huddle: { name: Daily huddle, cadence: daily, led_by: crew }
    ///   gemba: { name: Gemba walk, cadence: weekly, led_by: ceo }
    /// ```
    ///
    /// ## Limits
    ///
    /// Silent about owners who state no level, or do not say that they are a person or a role. It tells from the plan
    /// whether they are to be there, not whether they came.
    ///
    /// ## Source
    ///
    /// S1.34, S2.8, S2.14: leadership that can be seen; leaders who go, ask and listen; leader standard work.
    HSN206, "absent-leadership", Warning, since "0.1.0", from "S1.34 S2.8 S2.14",
    "a leader of the top two levels who attends no routine",
    practice Rhythm,
    judge Judge::Node { of: &[NodeKind::Owner], reach: Reach::Analysis(AnalysisKind::Levels), check },
    "leader `{node}` on level `{level}` neither leads nor attends any routine"
        => "let them lead or attend a review, or give them a gemba walk of their own",
}

/// How many of the levels in use lead.
const LEADING: usize = 2;

fn check<'m>(context: &Context<'m>, owner: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let Some(fields) = owner.fields::<Owner>() else { return };
    let is_human = matches!(fields.unit_kind, Some(OwnerKind::Person | OwnerKind::Role));
    if !is_human || owner.has_outgoing(RelationKind::Attends) {
        return;
    }
    let Some(level) = fields.level.as_ref() else { return };
    let leads = context.levels().rank(owner).is_some_and(|rank| rank < LEADING);
    let has_routines = context.plan().count_of(NodeKind::Routine) > 0;
    if leads && has_routines && !context.plan().is_team_or_below(level) {
        sink.find(Found::on(owner).value("level", level.as_str()));
    }
}
