//! The catalogue: every rule, one file each, named for what is wrong, in order of their codes.

use super::rule::Rule;

mod all_lagging;
mod circular_alignment;
mod empty_perspective;
mod no_line_of_sight;
mod several_accountable;
mod silent_practices;
mod starved_driver;
mod unaligned_initiative;
mod unaligned_objective;
mod undeployed_agreement;
mod unexecuted_objective;
mod unlinked_kpi;
mod unmapped_driver;
mod unmeasured_objective;
mod unowned;
mod unowned_kpi;
mod unplaced_objective;
mod unreviewed;
mod untracked_key_result;
mod unused_allow;

/// Every rule, in order of its code.
pub(super) static ALL: &[&Rule] = &[
    // 1xx alignment: the thread from work to direction
    &unaligned_objective::RULE,
    &unaligned_initiative::RULE,
    &starved_driver::RULE,
    &unexecuted_objective::RULE,
    &circular_alignment::RULE,
    &untracked_key_result::RULE,
    &unlinked_kpi::RULE,
    &no_line_of_sight::RULE,
    &unmapped_driver::RULE,
    // 2xx ownership
    &unowned::RULE,
    &unowned_kpi::RULE,
    &several_accountable::RULE,
    // 3xx measures
    &unmeasured_objective::RULE,
    // 4xx conflict
    // 5xx balance
    &empty_perspective::RULE,
    &all_lagging::RULE,
    &unplaced_objective::RULE,
    // 6xx rhythm
    &unreviewed::RULE,
    // 8xx deployment and practice
    &undeployed_agreement::RULE,
    // 9xx the plan file itself
    &unused_allow::RULE,
    &silent_practices::RULE,
];
