//! Answers to the four questions, whole and with holes.

use super::*;
use crate::format::Format;

const WHOLE: &str = "hoshin: 1
vision: First choice of customers
drivers: { lead: { owner: ceo, importance: 3 }, grow: { owner: ceo } }
kpis: { nps: {}, margin: {} }
owners: { ceo: {}, coo: {} }
objectives:
  cheap: { period: 2026, owner: coo, advances: { grow: strong }, targets: { t: { kpi: margin, to: 5 } } }
  loyal: { period: 2026, owner: coo, advances: { lead: strong }, measured_by: [nps] }
  fast: { period: 2026-Q1, owner: coo, advances: { loyal: strong } }
  old: { period: 2024, owner: coo }
initiatives:
  routing: { period: 2026-02, advances: { fast: strong } }
  scrap: { improves: { margin: strong } }
  later: { period: 2026-H2, advances: { loyal: strong } }
  off: { advances: { fast: -strong } }
";

fn asked(text: &str, told: impl FnOnce(FourQuestions<'_>)) {
    let plan = Plan::read(text, Format::Yaml).unwrap();
    let flow = Flow::of(&plan);
    told(FourQuestions::of(&flow, Some("2026-03-05".parse().unwrap())));
}

fn ids(nodes: &[Node<'_>]) -> String {
    nodes.iter().map(|node| node.id()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_whole_plan_answers_all_four() {
    asked(WHOLE, |answers| {
        assert!(Question::ALL.iter().all(|question| answers.is_answered(*question)), "{:?}", answers.gaps);
        assert_eq!(ids(&answers.drivers), "lead grow");
        let told: Vec<_> = (answers.objectives.iter())
            .map(|one| {
                (one.objective.id(), ids(&one.drivers), ids(&one.kpis), ids(&one.work), ids(&one.below))
            })
            .collect();
        let told_of = |id, driver: &str, kpi: &str, work: &str, below: &str| {
            (id, driver.to_owned(), kpi.to_owned(), work.to_owned(), below.to_owned())
        };
        // The driver that matters most comes first.
        assert_eq!(
            told,
            [told_of("loyal", "lead", "nps", "", "fast"), told_of("cheap", "grow", "margin", "scrap", "")]
        );
        assert_eq!(answers.shorter, 1);
    });
}

#[test]
fn strategy_without_work_and_work_without_strategy_are_counted() {
    asked(WHOLE, |answers| {
        assert_eq!((answers.execution.strategy.with, answers.execution.strategy.all()), (5, 5));
        assert_eq!((ids(&answers.execution.work.without).as_str(), answers.execution.work.all()), ("off", 3));
        assert_eq!(answers.execution.work.share().map(|share| (3.0 * share).round()), Some(2.0));
    });
    let idle = WHOLE.replace("advances: { fast: strong }", "stage: closed");
    asked(&idle, |answers| {
        assert_eq!(ids(&answers.execution.strategy.without), "lead loyal fast");
        assert!(!answers.is_answered(Question::How));
    });
}

#[test]
fn what_is_missing_is_named() {
    let holes = "hoshin: 1
objectives: { a: { owner: coo }, b: {} }
owners: { coo: {} }
";
    asked(holes, |answers| {
        let gaps: Vec<_> =
            (answers.gaps.iter()).map(|gap| (gap.question, gap.missing.as_str(), ids(&gap.of))).collect();
        let gap = |question, missing, of: &str| (question, missing, of.to_owned());
        assert_eq!(
            gaps,
            [
                gap(Question::Where, "vision", ""),
                gap(Question::Where, "driver", ""),
                gap(Question::How, "kpi", "a b"),
                gap(Question::How, "live-work", "a b"),
                gap(Question::Who, "owner", "b"),
            ]
        );
        assert_eq!(answers.execution.work.share(), None);
    });
    asked("hoshin: 1", |answers| {
        assert!(Question::ALL.iter().all(|question| !answers.is_answered(*question)));
    });
}
