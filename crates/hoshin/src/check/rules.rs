//! The catalogue: every rule, one file each, named for what is wrong, in order of their codes.

use super::rule::Rule;

mod silent_practices;
mod unaligned_objective;
mod unmeasured_objective;
mod unused_allow;

/// Every rule, in order of its code.
pub(super) static ALL: &[&Rule] = &[
    // 1xx alignment: the thread from work to direction
    &unaligned_objective::RULE,
    // 2xx ownership
    // 3xx measures
    &unmeasured_objective::RULE,
    // 4xx conflict
    // 5xx balance
    // 6xx rhythm
    // 8xx deployment and practice
    // 9xx the plan file itself
    &unused_allow::RULE,
    &silent_practices::RULE,
];
