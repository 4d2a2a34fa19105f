//! Random games of catchball that keep the protocol: each wish for a move becomes one that is legal where it stands.

use super::assemble::{filled, id_of, pick};
use super::draft::Game;
use crate::metamodel::{NodeKind, Round};
use crate::model::{AnyHandle, BuildError, Event, Node, NodeRef, PlanBuilder, catchball};
use crate::value::{Date, Move};

/// Who sits at the table, and what was said last.
struct Table {
    giver: AnyHandle,
    catcher: AnyHandle,
    last: Option<Move>,
    giver_spoke: bool,
}

/// Plays a game, if the node serves another whose owner is not its own.
pub(super) fn play(plan: &mut PlanBuilder, game: &Game) -> Result<(), BuildError> {
    let kinds = [NodeKind::Objective, NodeKind::Target, NodeKind::Initiative];
    let Some(node) = pick(plan, &kinds, game.node) else { return Ok(()) };
    let Some((mut table, with)) = lay(plan, node, game) else { return Ok(()) };
    let mut date = Date::constant(2025, 10, 1);
    for (wish, by_giver, called, values) in &game.rounds {
        let mut round: Round = filled(values.clone());
        let called = pick(plan, &[NodeKind::Owner], *called).filter(|called| *called != table.catcher);
        let action = legal(table.last, *wish, called.is_some());
        let giver_moves = match action {
            Move::Counter | Move::Agree => !table.giver_spoke,
            Move::Propose if table.last == Some(Move::Escalate) => true,
            _ => *by_giver,
        };
        let who = if giver_moves { table.giver } else { table.catcher };
        round.who = Some(id_of(plan, who));
        round.with = Some(with.clone());
        round.date = Some(date);
        round.action = Some(action);
        if action == Move::Escalate
            && let Some(called) = called
        {
            round.to = Some(id_of(plan, called));
            table.giver = called;
        }
        plan.record(node, Event::Round(round))?;
        (table.last, table.giver_spoke) = (Some(action), giver_moves);
        date = date.tomorrow().unwrap_or(date);
    }
    Ok(())
}

/// Seats the two sides; none if there are not two.
fn lay(plan: &PlanBuilder, node: AnyHandle, game: &Game) -> Option<(Table, Box<str>)> {
    let node = plan.so_far().at(node)?;
    let parents: Vec<Node<'_>> = catchball::parents(node).collect();
    if parents.is_empty() || !node.rounds().is_empty() {
        return None;
    }
    let parent = game.parent.get(&parents);
    let (giver, catcher) = (parent.accountable()?.handle(), node.accountable()?.handle());
    let with = NodeRef::new(parent.kind(), parent.id()).to_string().into();
    (giver != catcher).then_some((Table { giver, catcher, last: None, giver_spoke: false }, with))
}

/// The move itself where the protocol allows it, else one that it does.
const fn legal(last: Option<Move>, wish: Move, may_call: bool) -> Move {
    let is_open = matches!(last, Some(Move::Propose | Move::Counter));
    match wish {
        _ if !is_open => Move::Propose,
        Move::Escalate if may_call => wish,
        Move::Propose | Move::Escalate => Move::Counter,
        Move::Counter | Move::Agree | Move::Withdraw => wish,
    }
}
