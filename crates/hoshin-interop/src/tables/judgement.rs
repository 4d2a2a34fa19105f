//! The tables of how things stand: the status of everything, promises kept, money, and whether promises add up.

use super::row::{ids, strength, table};
use crate::{BenefitsAnswer, CascadeAnswer, SayDoAnswer, StatusAnswer, StatusRow, TargetFiguresData};

fn figures(row: &StatusRow) -> Option<&TargetFiguresData> {
    row.target.as_ref()
}

table! {
    StatusAnswer: answer => answer.rows.iter();
    row {
        /// The kind of node.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// `green`, `amber`, `red` or `unknown`.
        status: Text = &row.status.status,
        /// Why the status is not known, in words.
        reason: Text = row.status.reason.as_deref(),
        /// What travels on: the measured value, else the deployed one, -100..=100.
        value: Number = row.value.value,
        /// What is measured of it, -100..=100.
        measured: Number = row.measured.value,
        /// What is deployed from those that contribute, -100..=100.
        deployed: Number = row.deployed.value,
        /// What the deployed value says of the true one.
        bound: Text = &row.bound,
        /// The share that is not known of that of which the status is the worst.
        unknown_share: Number = row.unknown_share,
        /// The KPI that a target tracks.
        kpi: Text = figures(row).and_then(|target| target.kpi.as_deref()),
        /// The level that was reached or read.
        level: Number = figures(row).map_or_else(
            || row.reading.as_ref().and_then(|reading| reading.level.value),
            |target| target.reached.value,
        ),
        /// The unit of the levels.
        unit: Text = figures(row).map_or_else(
            || row.reading.as_ref().and_then(|reading| reading.unit.as_deref()),
            |target| target.unit.as_deref(),
        ),
        /// The day that the level is of.
        read: Day = figures(row).map_or_else(
            || row.reading.as_ref().and_then(|reading| reading.date.as_deref()),
            |target| target.read.as_deref(),
        ),
        /// Where the level of a KPI comes from: `reading`, `check-in`, `formula` or `aggregate`.
        origin: Text = row.reading.as_ref().and_then(|reading| reading.origin.as_deref()),
        /// The level at the start.
        baseline: Number = figures(row).and_then(|target| target.baseline),
        /// The level that a target leads to.
        goal: Number = figures(row).and_then(|target| target.goal),
        /// What is promised, in words.
        promise: Text = figures(row).and_then(|target| target.promise.as_deref()),
        /// The day on which it is due.
        due_date: Day = figures(row).and_then(|target| target.due_date.as_deref()),
        /// The level that should be reached by now.
        due_level: Number = figures(row).and_then(|target| target.due_level),
        /// How much of the way is gone: 0 at the baseline, 1 at the goal.
        progress: Number = figures(row).and_then(|target| target.progress.value),
        /// The way gone against the way that is due: 1 is just in time.
        pace: Number = figures(row).and_then(|target| target.pace.value),
        /// The policy's own figure.
        score: Number = figures(row).and_then(|target| target.score.value),
        /// The policy that had the word on a target.
        policy: Text = figures(row).map(|target| target.policy.as_str()),
        /// What was assumed for the figure.
        caveat: Text = figures(row).and_then(|target| target.caveat.as_deref()),
    }
}

table! {
    SayDoAnswer: answer => answer.promises.iter();
    row {
        /// The kind of node: a target.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// The owner who answers for it.
        owner: Text = row.owner.as_ref().map(|owner| owner.id.as_str()),
        /// The day on which it was due.
        due_date: Day = &row.due_date,
        /// `kept`, `missed`, `unknown` or `given-up`.
        outcome: Text = &row.outcome,
        /// Whether it was missed as a stretch of which enough was reached.
        stretched: Truth = row.stretched,
        /// The level that was promised.
        goal: Number = row.goal,
        /// What was reached by its date.
        reached: Number = row.reached.value,
        /// Why that is not known, in words.
        reason: Text = row.reached.reason.as_deref(),
        /// Whether what is reached is a share of one.
        is_share: Truth = row.is_share,
        /// The unit of the levels.
        unit: Text = row.unit.as_deref(),
        /// The day of the reading.
        read: Day = row.read.as_deref(),
        /// How much of the way was gone by then.
        progress: Number = row.progress.value,
    }
}

table! {
    BenefitsAnswer: answer => answer.initiatives.iter();
    row {
        /// The kind of node: an initiative.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// Its stage.
        stage: Text = row.stage.as_deref(),
        /// What it takes.
        cost: Number = row.cost.as_ref().map(|amount| amount.value),
        /// Of what.
        cost_unit: Text = row.cost.as_ref().and_then(|amount| amount.unit.as_deref()),
        /// What it was expected to bring.
        planned: Number = row.planned.as_ref().map(|amount| amount.value),
        /// Of what.
        planned_unit: Text = row.planned.as_ref().and_then(|amount| amount.unit.as_deref()),
        /// What it brought.
        realised: Number = row.realised.as_ref().map(|amount| amount.value),
        /// Of what.
        realised_unit: Text = row.realised.as_ref().and_then(|amount| amount.unit.as_deref()),
        /// What is expected beyond the cost, as a share of it.
        planned_share: Number = row.planned_return.as_ref().and_then(|back| back.share),
        /// The years after which the expected benefit has made good the cost.
        planned_payback_years: Number = row.planned_return.as_ref().and_then(|back| back.payback_years),
        /// What was realised beyond the cost, as a share of it.
        realised_share: Number = row.realised_return.as_ref().and_then(|back| back.share),
        /// The years after which the realised benefit has made good the cost.
        realised_payback_years: Number = row.realised_return.as_ref().and_then(|back| back.payback_years),
        /// Whether it helps a financial KPI.
        reaches: Truth = row.reaches,
        /// How strongly it helps one.
        helps: Number = strength(row.helps.as_ref()),
        /// How strongly it harms one.
        harms: Number = strength(row.harms.as_ref()),
    }
}

table! {
    CascadeAnswer: answer => answer.cascades.iter();
    row {
        /// The kind of node: a target.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// By what it is divided: the `parts` of its KPI, or the `objectives` below its own.
        by: Text = &row.by,
        /// `under`, `even`, `over` or `unknown`.
        verdict: Text = &row.verdict,
        /// Why it cannot be told, in words.
        reason: Text = row.reason.as_deref(),
        /// The unit of the numbers.
        unit: Text = &row.unit,
        /// Whether changes are compared, and not levels.
        is_change: Truth = row.is_change,
        /// What is required.
        required: Number = row.required,
        /// What is promised below.
        promised: Number = row.promised,
        /// What is required and not promised.
        gap: Number = row.gap,
        /// The promised part of what is required.
        coverage: Number = row.coverage,
        /// How many parts there are.
        parts: Count = row.children.len(),
        /// The ids of the parts on which nothing is promised.
        silent: Text = ids(&row.silent),
        /// The ids of the parts whose KPI moves the other way.
        opposed: Text = ids(&row.opposed),
        /// The ids of the parts that count for more than the whole of them.
        double_counted: Text = ids(&row.double_counted),
    }
}
