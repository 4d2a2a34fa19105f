//! Laws of the questions about a whole plan: parts add up to the whole, what is not known has a reason, and nothing depends
//! on the order in which a plan was written.

use hoshin::analyse::overview::{Comparison, Overview};
use hoshin::analyse::say_do::Tally;
use hoshin::analyse::score::{Policy, Status};
use hoshin::analyse::tensions::THRESHOLD;
use hoshin::analyse::{AlignmentTable, Benefits, Flow, FourQuestions, Satisfaction, SayDo, Tensions};
use hoshin::model::Node;
use hoshin::strategies::plan;
use hoshin::value::Date;
use hoshin::{Plan, format::Format};
use proptest::prelude::*;

use super::formats::shuffled;
use super::{cases, read};

fn day() -> Date {
    "2026-06-30".parse().unwrap()
}

fn added(one: Tally, other: &Tally) -> Tally {
    Tally {
        kept: one.kept + other.kept,
        missed: one.missed + other.missed,
        stretched: one.stretched + other.stretched,
        unknown: one.unknown + other.unknown,
        given_up: one.given_up + other.given_up,
    }
}

/// Everything that is answered, whatever the order of nodes and relations.
fn told(plan: &Plan) -> Vec<String> {
    let flow = Flow::of(plan);
    let satisfaction = Satisfaction::of(&flow, Some(day()));
    let ids = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.to_ref().to_string()).collect::<Vec<_>>();
    let overview = Overview::of(&satisfaction, &Policy::DEFAULT);
    let mut told: Vec<String> = (overview.rows.iter())
        .map(|row| format!("{} {} {:?}", row.node.to_ref(), row.status.status, row.reason()))
        .collect();
    for promise in &SayDo::of(plan, day()).promises {
        told.push(format!("{} {:?}", promise.target.to_ref(), promise.kept));
    }
    for work in &Benefits::of(&flow).works {
        let returns = (work.planned_return(), work.realised_return());
        told.push(format!("{} {returns:?} {}", work.initiative.to_ref(), work.helps.is_some()));
    }
    let answers = FourQuestions::of(&flow, Some(day()));
    let share =
        |share: &hoshin::analyse::four_questions::Share<'_>| format!("{} of {}", share.with, share.all());
    told.extend([share(&answers.execution.strategy), share(&answers.execution.work)]);
    told.extend(answers.gaps.iter().map(|gap| {
        let mut of = ids(&gap.of);
        of.sort();
        format!("{:?} {:?} {of:?}", gap.question, gap.missing)
    }));
    told.extend(Tensions::of(&satisfaction, THRESHOLD).structural.iter().map(|conflict| {
        format!("{} {} {:?}", conflict.origin.to_ref(), conflict.over.to_ref(), conflict.kind)
    }));
    told.sort();
    told
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn answers_do_not_depend_on_the_order_of_nodes_and_relations((plan, order) in (plan(), any::<u64>())) {
        let other = read(&shuffled(&plan.write(Format::Ndjson), order), Format::Ndjson).unwrap();
        prop_assert_eq!(told(&plan), told(&other));
    }

    #[test]
    fn parts_add_up_to_the_whole(plan in plan()) {
        let flow = Flow::of(&plan);
        let said = SayDo::of(&plan, day());
        let sums = [
            said.by_owner.iter().fold(Tally::default(), |sum, (_, tally)| added(sum, tally)),
            said.by_level.iter().fold(Tally::default(), |sum, (_, tally)| added(sum, tally)),
            said.by_quarter.iter().fold(Tally::default(), |sum, (_, tally)| added(sum, tally)),
        ];
        prop_assert!(sums.iter().all(|sum| *sum == said.all), "{said:?}");
        prop_assert_eq!(said.all.all(), said.promises.len());
        let table = AlignmentTable::of(&flow);
        let nodes = table.owners.iter().chain(&table.units).chain(&table.initiatives).map(|(_, aligned)| aligned);
        for aligned in nodes.chain(&table.all) {
            prop_assert!(aligned.coverage() <= 1.0 + 1e-9);
            prop_assert!(aligned.score(&table.drivers).is_none_or(|score| (-1.0 - 1e-9..=1.0 + 1e-9).contains(&score)));
        }
    }

    #[test]
    fn what_is_not_known_has_a_reason_and_policies_that_agree_are_not_told(plan in plan()) {
        let flow = Flow::of(&plan);
        let satisfaction = Satisfaction::of(&flow, Some(day()));
        for row in Overview::of(&satisfaction, &Policy::DEFAULT).rows {
            prop_assert_eq!(row.reason().is_some(), row.status.status.light().is_none());
        }
        for (node, statuses) in Comparison::of(&satisfaction).rows {
            let mut lights: Vec<_> = statuses.iter().filter_map(|status| Status::light(*status)).collect();
            lights.sort();
            lights.dedup();
            prop_assert!(lights.len() > 1, "{node:?}");
        }
    }
}
