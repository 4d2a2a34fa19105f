//! What is worked out: status by period, alignment, findings.

use hoshin::Plan;
use hoshin::analyse::score::{Policy, Status};
use hoshin::analyse::{Alignment, Flow, Overview, Satisfaction};
use hoshin::check::{Catalogue, Settings, check};
use hoshin::metamodel::NodeKind;
use hoshin::value::Date;

use super::key;
use crate::frame::{Frame, Values};

/// How many months before the day there is a status for (our choice): a year to look back on.
const MONTHS: i32 = 12;

/// The ends of the months before a day, and the day, the oldest first.
fn days(as_of: Option<Date>) -> Vec<Date> {
    let Some(as_of) = as_of else { return Vec::new() };
    let before = (1..=MONTHS).rev().filter_map(|months| {
        let month =
            as_of.first_of_month().checked_sub(jiff::Span::new().try_months(months - 1).ok()?).ok()?;
        month.yesterday().ok().filter(|day| *day < as_of)
    });
    before.chain([as_of]).collect()
}

/// A row a node and a day.
pub(super) fn status(plan: &Plan, as_of: Option<Date>) -> Frame {
    let (mut keys, mut dates, mut latest, mut statuses) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut values, mut measured, mut deployed, mut progress) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut unknown, mut reached) = (Vec::new(), Vec::new());
    let flow = Flow::of(plan);
    for day in days(as_of) {
        let satisfaction = Satisfaction::of(&flow, Some(day));
        let overview = Overview::of(&satisfaction, &Policy::DEFAULT);
        for row in &overview.rows {
            keys.push(Some(key(row.node)));
            dates.push(Some(day));
            latest.push(Some(Some(day) == as_of));
            statuses.push(Some(row.status.status.as_str().to_owned()));
            let reason = row.reason().or(match row.status.status {
                Status::Unknown(why) => Some(why),
                Status::Known(_) => None,
            });
            unknown.push(reason.map(|why| why.to_string()));
            values.push(row.value.value().ok());
            measured.push(row.value.measured.ok());
            deployed.push(row.value.deployed.ok());
            let figures = row.target.as_ref();
            progress.push(figures.and_then(|figures| figures.progress.ok()).map(|progress| progress.share));
            reached.push(figures.and_then(|figures| figures.appraisal.value.ok()));
        }
    }
    Frame {
        name: "status",
        columns: vec![
            ("key", Values::Text(keys)),
            ("date", Values::Day(dates)),
            ("is_latest", Values::Truth(latest)),
            ("status", Values::Text(statuses)),
            ("unknown_because", Values::Text(unknown)),
            ("value", Values::Number(values)),
            ("measured", Values::Number(measured)),
            ("deployed", Values::Number(deployed)),
            ("progress", Values::Number(progress)),
            ("reached", Values::Number(reached)),
        ],
    }
}

/// A row a node and a driver that its work reaches.
pub(super) fn alignment(plan: &Plan) -> Frame {
    let flow = Flow::of(plan);
    let all = Alignment::of(&flow, plan.nodes_of_kind(NodeKind::Driver));
    let (mut keys, mut drivers, mut support, mut harm, mut net) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for node in plan.nodes() {
        for (driver, share) in all.drivers().iter().zip(all.shares(node)) {
            if share.support > 0.0 || share.harm > 0.0 {
                keys.push(Some(key(node)));
                drivers.push(Some(key(*driver)));
                support.push(Some(share.support));
                harm.push(Some(share.harm));
                net.push(Some(share.net()));
            }
        }
    }
    Frame {
        name: "alignment",
        columns: vec![
            ("key", Values::Text(keys)),
            ("driver_key", Values::Text(drivers)),
            ("support", Values::Number(support)),
            ("harm", Values::Number(harm)),
            ("net", Values::Number(net)),
        ],
    }
}

/// A row a finding, and a row a finding and a node at fault.
pub(super) fn findings(plan: &Plan, as_of: Option<Date>) -> (Frame, Frame) {
    let settings = Settings::default().for_plan(plan, &Catalogue::standard()).unwrap_or_default();
    let report = check(plan, &Settings { as_of: as_of.or(settings.as_of), ..settings });
    let found = report.findings();
    let numbers = (1_i64..).take(found.len());
    let text = |of: &dyn Fn(&hoshin::report::Finding) -> String| {
        Values::Text(found.iter().map(|finding| Some(of(finding))).collect())
    };
    let findings = Frame {
        name: "findings",
        columns: vec![
            ("finding", Values::Whole(numbers.clone().map(Some).collect())),
            ("code", text(&|finding| finding.rule.code.to_string())),
            ("rule", text(&|finding| finding.rule.name.to_string())),
            ("severity", text(&|finding| finding.severity.to_string())),
            ("message", text(&|finding| finding.message.clone())),
            ("help", text(&|finding| finding.help.clone())),
            (
                "culprit_key",
                Values::Text(
                    found.iter().map(|finding| finding.nodes.first().map(ToString::to_string)).collect(),
                ),
            ),
        ],
    };
    let at_fault: Vec<_> = numbers
        .zip(found)
        .flat_map(|(number, finding)| {
            finding.nodes.iter().zip(1_i64..).map(move |(node, place)| (number, place, node))
        })
        .collect();
    let finding_nodes = Frame {
        name: "finding_nodes",
        columns: vec![
            ("finding", Values::Whole(at_fault.iter().map(|(number, ..)| Some(*number)).collect())),
            ("place", Values::Whole(at_fault.iter().map(|(_, place, _)| Some(*place)).collect())),
            ("node_key", Values::Text(at_fault.iter().map(|(.., node)| Some(node.to_string())).collect())),
        ],
    };
    (findings, finding_nodes)
}
