//! What builds the skills that people need for the work: goals of learning and growth, training, and whatever calls
//! itself so.

use crate::check::Context;
use crate::metamodel::{Initiative, NodeKind, Perspective};
use crate::model::Node;
use crate::value::{Framework, Stage};

/// Words that speak of learning in the name of a goal or of work, each by its beginning (our choice).
const WORDS: &[&str] =
    &["train", "skill", "learn", "teach", "coach", "mentor", "school", "academy", "capabilit", "certif"];

/// The known methods by which active initiatives work and for which one needs practice: those of Lean.
pub fn practised_methods<'m>(context: &Context<'m>) -> impl Iterator<Item = &'m str> {
    context.plan().nodes_of::<Initiative>().filter_map(|work| {
        let method = work.fields.method.as_ref()?;
        (method.framework() == Some(Framework::Lean) && work.is_active()).then(|| method.as_str())
    })
}

/// Whether an objective or initiative that was not dropped builds skills.
pub fn are_built(context: &Context<'_>) -> bool {
    let plan = context.plan();
    let is_kept = |node: &Node<'_>| node.stage() != Some(Stage::Dropped);
    let goals = || plan.nodes_of_kind(NodeKind::Objective).filter(is_kept);
    let work = || plan.nodes_of::<Initiative>().filter(|work| is_kept(work));
    // Names last: there is most to read in them.
    goals().any(|goal| context.perspective(goal).is_some_and(is_of_learning))
        || work().any(|work| work.fields.method.as_ref().is_some_and(|method| method.as_str() == "training"))
        || goals().any(|goal| speaks_of_learning(goal.name()))
        || work().any(|work| speaks_of_learning(work.name()))
}

/// Whether a perspective is that of learning and growth, or stands in its place: the deepest cause.
fn is_of_learning(perspective: Node<'_>) -> bool {
    let is_first = |fields: &Perspective| fields.rank.is_some_and(|rank| rank.value() <= 1.0);
    perspective.id() == "learning-and-growth" || perspective.fields::<Perspective>().is_some_and(is_first)
}

fn speaks_of_learning(name: &str) -> bool {
    let begins = |word: &str, stem: &str| {
        word.get(..stem.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(stem))
    };
    name.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.iter().any(|stem| begins(word, stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_speaks_of_learning_by_its_beginning() {
        assert!(speaks_of_learning("A3 school for team leads") && speaks_of_learning("SMED-Training"));
        assert!(speaks_of_learning("Certified in Lean") && !speaks_of_learning("Constrain the scrap"));
        assert!(!speaks_of_learning("") && !speaks_of_learning("顧客満足度を世界一にする"));
    }
}
