//! Relations that show a conflict, none too many: without any one of them there would be none.

use crate::analyse::strongest::Walk;
use crate::model::{Link, Node};

/// A step along a relation, which may go against it.
#[derive(Clone, Copy, Debug)]
struct Step<'m> {
    from: Node<'m>,
    to: Node<'m>,
    link: Link<'m>,
}

/// The relations of two walks that are needed for a goal to be helped and harmed by their origin, in the order of the
/// walks.
///
/// No relation can be left out; another choice of walks might do with fewer.
///
/// # Complexity
///
/// Quadratic in the lengths of the walks.
pub(super) fn explanation<'m>(helps: &Walk<'m>, harms: &Walk<'m>) -> Vec<Link<'m>> {
    let mut steps: Vec<Step<'m>> = Vec::new();
    for step in [helps, harms].into_iter().flat_map(steps_of) {
        if !steps.iter().any(|known| known.link == step.link) {
            steps.push(step);
        }
    }
    let (Some(origin), Some(goal)) = (helps.nodes.first(), helps.nodes.last()) else { return Vec::new() };
    // From the back, so that of two that would do the one that is met first stays.
    for place in (0..steps.len()).rev() {
        let mut fewer = steps.clone();
        fewer.remove(place);
        if is_helped_and_harmed(&fewer, *origin, *goal) {
            steps = fewer;
        }
    }
    steps.into_iter().map(|step| step.link).collect()
}

fn steps_of<'w, 'm>(walk: &'w Walk<'m>) -> impl Iterator<Item = Step<'m>> + 'w {
    let ends = walk.nodes.iter().zip(walk.nodes.iter().skip(1));
    ends.zip(&walk.links).map(|((from, to), link)| Step { from: *from, to: *to, link: *link })
}

/// Whether walks of both signs lead from the origin to the goal along these steps.
fn is_helped_and_harmed(steps: &[Step<'_>], origin: Node<'_>, goal: Node<'_>) -> bool {
    let mut seen = vec![(origin, false)];
    let mut at = 0;
    while let Some(&(node, harms)) = seen.get(at) {
        at += 1;
        for step in steps.iter().filter(|step| step.from == node) {
            let reached = (step.to, harms != step.link.is_against());
            if !seen.contains(&reached) {
                seen.push(reached);
            }
        }
    }
    seen.contains(&(goal, false)) && seen.contains(&(goal, true))
}
