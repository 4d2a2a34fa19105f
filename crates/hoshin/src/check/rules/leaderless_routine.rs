use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;
use crate::value::{Part, Role};

declare_rule! {
    /// ## What it does
    ///
    /// Finds routines that nobody leads.
    ///
    /// ## Why it matters
    ///
    /// A meeting that is everybody's is the first to be put off. And whether leaders are there to be seen, asking and
    /// listening, is what people go by when they judge whether a strategy is meant.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { coo: { name: Chief Operating Officer } }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, attended_by: [coo] } }
    /// ```
    ///
    /// Say who leads it:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// owners: { coo: { name: Chief Operating Officer } }
    /// routines: { monthly: { name: Monthly review, cadence: monthly, led_by: coo } }
    /// ```
    ///
    /// ## Limits
    ///
    /// Whoever is accountable for a routine is taken to lead it. Whether it is held at all is another rule's question.
    ///
    /// ## Source
    ///
    /// S2.14: leader standard work, the recurring practice of leaders.
    HSN604, "leaderless-routine", Warning, since "0.1.0", from "S2.14",
    "a routine that nobody leads",
    practice Rhythm,
    judge Judge::Node { of: &[NodeKind::Routine], reach: Reach::Own, check },
    "nobody leads routine `{node}`" => "name under `led_by` who calls it, holds it and sees to what it decides",
}

fn check<'m>(_: &Context<'m>, routine: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_led = routine.incoming(RelationKind::Attends).any(|link| link.part() == Part::Leads)
        || routine.owners(Role::Accountable).next().is_some();
    if !is_led {
        sink.find(Found::on(routine));
    }
}
