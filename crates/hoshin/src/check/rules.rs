//! The catalogue: every rule, one file each, named for what is wrong, in order of their codes.

use super::rule::Rule;

mod conflicting_definition;
mod empty_name;
mod invalid_thresholds;
mod opposing_targets;
mod orphaned_event;
mod overlapping_kpi;
mod placeholder_text;
mod reversed_period;
mod silent_practices;
mod target_against_direction;
mod unaligned_objective;
mod undefined_kpi;
mod unexplained_allow;
mod unit_mismatch;
mod unmeasured_objective;
mod unsourced_kpi;
mod untargeted_kpi;
mod unused_allow;

/// Every rule, in order of its code.
pub(super) static ALL: &[&Rule] = &[
    // 1xx alignment: the thread from work to direction
    &unaligned_objective::RULE,
    // 2xx ownership
    // 3xx measures
    &unmeasured_objective::RULE,
    &overlapping_kpi::RULE,
    &conflicting_definition::RULE,
    &untargeted_kpi::RULE,
    &unsourced_kpi::RULE,
    &undefined_kpi::RULE,
    &unit_mismatch::RULE,
    &target_against_direction::RULE,
    &invalid_thresholds::RULE,
    // 4xx conflict
    &opposing_targets::RULE,
    // 5xx balance
    // 6xx rhythm
    // 8xx deployment and practice
    // 9xx the plan file itself
    &unused_allow::RULE,
    &unexplained_allow::RULE,
    &placeholder_text::RULE,
    &reversed_period::RULE,
    &empty_name::RULE,
    &orphaned_event::RULE,
    &silent_practices::RULE,
];
