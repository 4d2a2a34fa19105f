//! The goals over which there can be a conflict at all.

use crate::analyse::flow::Flow;
use crate::model::Node;
use crate::sort::Arrange as _;

/// Where ways end that harm somebody on the way: nothing comes after it. Of a circle that nothing leaves one stands for
/// all.
///
/// # Order
///
/// By kind and id.
///
/// # Complexity
///
/// Linear in nodes and ways.
pub fn harmed_ends<'m>(flow: &Flow<'m>) -> Vec<Node<'m>> {
    let mut is_harmed = vec![false; flow.len()];
    let mut ends: Vec<Node<'m>> = Vec::new();
    let mut knots = flow.knots().iter().peekable();
    let mut number = 0;
    while number < flow.len() {
        let knot = knots.next_if(|knot| knot.start == number).cloned().unwrap_or(number..number + 1);
        let comes_harmed = |number: usize| {
            let mut ways = flow.into(number);
            ways.any(|arc| arc.is_against() || is_harmed.get(arc.other()).is_some_and(|harmed| *harmed))
        };
        if knot.clone().any(comes_harmed) {
            is_harmed.iter_mut().take(knot.end).skip(knot.start).for_each(|harmed| *harmed = true);
            let leaves = |number: usize| flow.out_of(number).any(|arc| !knot.contains(&arc.other()));
            if !knot.clone().any(leaves) {
                let members = knot.clone().filter_map(|number| flow.node(number));
                ends.extend(members.min_by_key(|node| (node.kind(), node.id())));
            }
        }
        number = knot.end;
    }
    ends.arrange_by_key(|node| (node.kind(), node.id()));
    ends
}
