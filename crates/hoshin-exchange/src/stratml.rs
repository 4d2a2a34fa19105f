//! StratML, parts 1 and 2 of ISO 17469: strategic plans, performance plans and reports.
//!
//! A goal becomes a driver, an objective in it an objective that advances it, a performance indicator a KPI with its
//! targets and readings, a stakeholder an owner, by its roles. The namespaces that were seen (the two of ISO, three older or
//! invented ones, none) are told apart by nothing but their names, so elements are known by their local names alone, and
//! wrappers around them are looked through.
//!
//! # Source
//!
//! ISO 17469-1:2015 and ISO 17469-2; the schemas `StrategicPlanISOVersion20140401.xsd` and
//! `PerformancePlanOrReport20160216.xsd`.

mod export;
mod head;
mod import;
mod indicator;
mod measured;
mod stakeholder;

use std::io::BufRead;

use hoshin::Plan;

use crate::{ExportError, Exported, ImportError, Imported, Options};

/// The word under which a plan's parts that StratML has no place for are written: a goal or an objective that is none.
const NONE: &str = "none";
/// The word for a target result that stands under a KPI alone.
const STANDING: &str = "standing";
/// The word for an indicator that is a target without a KPI.
const ALONE: &str = "alone";
/// The word for a target result that is a step on the way.
const MILESTONE: &str = "milestone";
/// What a relationship is called that says that an indicator only stands where it stands.
const UNRELATED: &str = "unrelated";

/// Makes a plan of StratML.
///
/// # Errors
///
/// See [`ImportError`].
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, ImportError> {
    read(&mut { bytes }, options)
}

/// Makes a plan of StratML as it comes.
///
/// # Errors
///
/// See [`ImportError`].
pub fn read(input: &mut dyn BufRead, options: &Options) -> Result<Imported, ImportError> {
    import::read(input, options)
}

/// Writes a plan as StratML, part 2.
///
/// # Errors
///
/// See [`ExportError`].
pub fn export(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    export::write(plan, options, export::Part::Two)
}

/// Writes a plan as StratML, part 1, which has no indicators.
///
/// # Errors
///
/// See [`ExportError`].
pub fn export_part_1(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    export::write(plan, options, export::Part::One)
}
