//! Dated facts, which accumulate beside the graph.

use super::NodeKind;
use super::fields::{FieldInfo, Fields};
use crate::value::{Date, Keyed, Move, Period, Quantity, Share};

words! {
    /// What happened.
    pub enum EventKind {
        /// A KPI was read.
        Reading = "reading",
        /// Somebody told how a target, an objective or an initiative goes.
        CheckIn = "check-in",
        /// A move of catchball was made.
        Catchball = "catchball",
        /// A routine was held.
        Held = "held",
    }
}

impl EventKind {
    /// The key under which a node lists such events in the plan file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reading => "readings",
            Self::CheckIn => "check_ins",
            Self::Catchball => "catchball",
            Self::Held => "held",
        }
    }

    /// The kinds of node that have such events.
    pub const fn nodes(self) -> &'static [NodeKind] {
        match self {
            Self::Reading => &[NodeKind::Kpi],
            Self::CheckIn | Self::Catchball => &[NodeKind::Objective, NodeKind::Target, NodeKind::Initiative],
            Self::Held => &[NodeKind::Routine],
        }
    }

    /// The fields of such an event.
    pub const fn fields(self) -> &'static [FieldInfo] {
        match self {
            Self::Reading => Reading::FIELDS,
            Self::CheckIn => CheckIn::FIELDS,
            Self::Catchball => Round::FIELDS,
            Self::Held => Held::FIELDS,
        }
    }
}

fields! {
    /// A reading of a KPI.
    pub struct Reading {
        /// The date that was read, or the period that the value is of; it then counts on the period's last day.
        date "date": Option<Period>,
        /// The value, in the KPI's unit unless it names one.
        value "value": Option<Quantity>,
        /// Where it came from; the KPI's source if not stated.
        source "source": Option<Box<str>>,
    }
}

fields! {
    /// A check-in on a target, an objective or an initiative.
    pub struct CheckIn {
        /// When.
        date "date": Option<Date>,
        /// The owner who told it.
        who "who": Option<Box<str>>,
        /// How sure they are that it will be reached, 0..=1.
        confidence "confidence": Option<Share>,
        /// The value of the tracked KPI.
        value "value": Option<Quantity>,
        /// The step of the scale that is reached, or `none`.
        reached "reached": Option<Box<str>>,
        /// What they said.
        note "note": Option<Box<str>>,
    }
}

fields! {
    /// A move of catchball over a deployed node.
    pub struct Round {
        /// When.
        date "date": Option<Date>,
        /// The owner who moved.
        who "who": Option<Box<str>>,
        /// What they did.
        action "move": Option<Move>,
        /// The parent that it is about; needed where the node serves several.
        with "with": Option<Box<str>>,
        /// The owner who takes the giver's chair; needed by `escalate`.
        to "to": Option<Box<str>>,
        /// The terms put forward: fields of the target, or of several by target.
        terms "terms": Keyed<Terms>,
        /// What they said.
        note "note": Option<Box<str>>,
    }
}

fields! {
    /// A date on which a routine was held.
    pub struct Held {
        /// When.
        date "date": Option<Date>,
    }
}

/// A term of catchball: text, or terms by target.
pub use crate::value::Term as Terms;
