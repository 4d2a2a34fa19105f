use crate::check::{Context, Found, Judge, Reach, Sink};
use crate::metamodel::{NodeKind, RelationKind};
use crate::model::Node;

declare_rule! {
    /// ## What it does
    ///
    /// Finds drivers that no objective serves: none advances the driver or one of its targets.
    ///
    /// ## Why it matters
    ///
    /// A direction that nobody works on this year is a wish. Either it is no priority, or something is missing.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// drivers: { talent: { name: Grow the people who solve problems } }
    /// ```
    ///
    /// Let an objective advance it, or take it out:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers: { talent: { name: Grow the people who solve problems } }
    /// objectives: { skills: { name: Train half of the staff in problem solving, advances: { talent: strong } } }
    /// ```
    ///
    /// ## Limits
    ///
    /// It does not ask whether the objective is still active, nor how strongly it serves. A key result that advances
    /// a target of the driver counts; an initiative does not, since it says how, and not what is to be reached.
    ///
    /// ## Source
    ///
    /// S0.6, S0.7: long-term direction, then annual objectives, then initiatives.
    HSN103, "starved-driver", Warning, since "0.1.0", from "S0.6 S0.7",
    "a driver that no objective serves",
    judge Judge::Node { of: &[NodeKind::Driver], reach: Reach::Down(&[RelationKind::Quantifies]), check },
    "no objective serves driver `{node}`" => "let an objective advance it, or take the driver out",
}

fn check<'m>(_: &Context<'m>, driver: Node<'m>, sink: &mut Sink<'_, 'm>) {
    let is_served = |goal: Node<'m>| {
        goal.sources(RelationKind::Advances).any(|source| source.kind() != NodeKind::Initiative)
    };
    if !is_served(driver) && !driver.sources(RelationKind::Quantifies).any(is_served) {
        sink.find(Found::on(driver));
    }
}
