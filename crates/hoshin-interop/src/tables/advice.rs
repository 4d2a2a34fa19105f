//! The tables of what would be: what a change reaches, what a supposition turns, what has to move.

use super::row::{joined, strength, table};
use crate::change::{ChangeData, StateData};
use crate::{AdviseAnswer, ImpactAnswer, WhatIfAnswer};

table! {
    ImpactAnswer: answer => answer.effects.iter();
    row {
        /// The kind of node that is reached.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// Its value, -100..=100.
        value: Number = row.value.value,
        /// By how much its value changes when that of the first rises by 1.
        change: Number = row.change.value,
        /// By how much its deployed value changes.
        deployed: Number = row.deployed.value,
        /// Why the change is not known, in words.
        reason: Text = row.change.reason.as_deref(),
        /// How strongly it is helped.
        helps: Number = strength(row.helps.as_ref()),
        /// How strongly it is harmed.
        harms: Number = strength(row.harms.as_ref()),
    }
}

fn status(state: Option<&StateData>) -> Option<&str> {
    state.map(|state| state.status.status.as_str())
}

fn value(state: Option<&StateData>) -> Option<f64> {
    state.and_then(|state| state.value.value)
}

fn before(change: &ChangeData) -> Option<&StateData> {
    change.before.as_ref()
}

fn after(change: &ChangeData) -> Option<&StateData> {
    change.after.as_ref()
}

table! {
    WhatIfAnswer: answer => answer.changes.iter();
    row {
        /// The kind of node that changes.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// Its status as it is.
        status_before: Text = status(before(row)),
        /// Its status as it would be.
        status_after: Text = status(after(row)),
        /// Its value as it is, -100..=100.
        value_before: Number = value(before(row)),
        /// Its value as it would be, -100..=100.
        value_after: Number = value(after(row)),
        /// What is measured of it as it is, -100..=100.
        measured_before: Number = before(row).and_then(|state| state.measured.value),
        /// What would be measured of it, -100..=100.
        measured_after: Number = after(row).and_then(|state| state.measured.value),
        /// What is deployed to it as it is, -100..=100.
        deployed_before: Number = before(row).and_then(|state| state.deployed.value),
        /// What would be deployed to it, -100..=100.
        deployed_after: Number = after(row).and_then(|state| state.deployed.value),
        /// Whether its status is known on both sides, and worse after.
        worse: Truth = row.worse,
    }
}

table! {
    AdviseAnswer: answer => answer.moves.iter();
    row {
        /// The kind of node that moves.
        kind: Text = &row.node.kind,
        /// Its id.
        id: Text = &row.node.id,
        /// Its name.
        name: Text = &row.node.name,
        /// Where it is.
        present: Number = row.from.value,
        /// Where it is to be.
        wanted: Number = row.to,
        /// The same as it is written in a plan.
        value: Text = &row.value,
        /// The ids of the targets that this turns.
        targets: Text = joined(row.targets.iter().map(|target| target.id.as_str())),
    }
}
