//! The catalogue: every rule, one file each, named for what is wrong, in order of their codes.

use super::rule::Rule;

mod absent_leadership;
mod activity_key_result;
mod all_lagging;
mod backward_cause;
mod broken_causal_chain;
mod broken_hypothesis;
mod cascade_shortfall;
mod circular_alignment;
mod competing_initiatives;
mod conflicting_definition;
mod contested_owner;
mod contradictory_evidence;
mod contradictory_sources;
mod deaf_strategy;
mod dependency_inversion;
mod double_counted;
mod drifted_agreement;
mod duplicate_objective;
mod empty_name;
mod empty_perspective;
mod empty_x_matrix_row;
mod faint_line_of_sight;
mod falling_confidence;
mod forecast_miss;
mod framework_without_role;
mod horizon_overrun;
mod idle_owner;
mod imposed_goal;
mod inconsistent_targets;
mod invalid_thresholds;
mod isolated_on_map;
mod lapsed_target;
mod leaderless_routine;
mod lone_key_result;
mod lopsided_scorecard;
mod masked_conflict;
mod misaligned_cadence;
mod misaligned_incentive;
mod missing_baseline;
mod missing_tier;
mod missing_vision;
mod mixed_effect;
mod no_learning_objective;
mod no_line_of_sight;
mod off_target_without_action;
mod one_tier_strategy;
mod opposing_targets;
mod orphaned_event;
mod overdue_check_in;
mod overdue_work;
mod overlapping_frameworks;
mod overlapping_kpi;
mod overloaded_owner;
mod placeholder_text;
mod repeated_red;
mod reversed_period;
mod review_too_slow;
mod routine_free_priority;
mod routine_without_purpose;
mod sandbagged_target;
mod several_accountable;
mod silent_practices;
mod skipped_level;
mod skipped_routine;
mod slow_correction;
mod stale_reading;
mod stalled_catchball;
mod stalled_metric;
mod starved_driver;
mod target_against_direction;
mod too_many_frameworks;
mod too_many_kpis;
mod too_many_priorities;
mod too_much_in_progress;
mod unagreed;
mod unaligned_initiative;
mod unaligned_objective;
mod unclosed_loop;
mod undefined_kpi;
mod undeployed_agreement;
mod undermined_driver;
mod unexecuted_objective;
mod unexplained_allow;
mod unexplained_success;
mod unfunded_initiative;
mod unit_mismatch;
mod unled_lagging_kpi;
mod unlinked_framework;
mod unlinked_kpi;
mod unlinked_lean_project;
mod unmapped_driver;
mod unmeasured_driver;
mod unmeasured_kaizen;
mod unmeasured_objective;
mod unowned;
mod unowned_kpi;
mod unphased_target;
mod unplaced_objective;
mod unresolved_trade_off;
mod unreviewed;
mod unscored_cycle;
mod unshared_practice;
mod unsourced_kpi;
mod unsponsored_improvement;
mod untargeted_kpi;
mod untracked_key_result;
mod unused_allow;
mod unweighted_advance;

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
    &faint_line_of_sight::RULE,
    &skipped_level::RULE,
    &unweighted_advance::RULE,
    &unmapped_driver::RULE,
    &missing_vision::RULE,
    &too_many_priorities::RULE,
    &duplicate_objective::RULE,
    // 2xx ownership
    &unowned::RULE,
    &unowned_kpi::RULE,
    &several_accountable::RULE,
    &overloaded_owner::RULE,
    &unsponsored_improvement::RULE,
    &absent_leadership::RULE,
    &one_tier_strategy::RULE,
    &idle_owner::RULE,
    &too_much_in_progress::RULE,
    // 3xx measures
    &unmeasured_objective::RULE,
    &overlapping_kpi::RULE,
    &conflicting_definition::RULE,
    &too_many_kpis::RULE,
    &untargeted_kpi::RULE,
    &missing_baseline::RULE,
    &unsourced_kpi::RULE,
    &undefined_kpi::RULE,
    &stale_reading::RULE,
    &off_target_without_action::RULE,
    &repeated_red::RULE,
    &unit_mismatch::RULE,
    &target_against_direction::RULE,
    &stalled_metric::RULE,
    &forecast_miss::RULE,
    &invalid_thresholds::RULE,
    &sandbagged_target::RULE,
    &broken_hypothesis::RULE,
    &unexplained_success::RULE,
    &lapsed_target::RULE,
    &activity_key_result::RULE,
    &lone_key_result::RULE,
    &unphased_target::RULE,
    &unmeasured_driver::RULE,
    // 4xx conflict
    &mixed_effect::RULE,
    &opposing_targets::RULE,
    &inconsistent_targets::RULE,
    &contradictory_evidence::RULE,
    &masked_conflict::RULE,
    &competing_initiatives::RULE,
    &unresolved_trade_off::RULE,
    &cascade_shortfall::RULE,
    &double_counted::RULE,
    &horizon_overrun::RULE,
    &dependency_inversion::RULE,
    &contested_owner::RULE,
    &misaligned_incentive::RULE,
    &undermined_driver::RULE,
    &contradictory_sources::RULE,
    &unfunded_initiative::RULE,
    // 5xx balance
    &empty_perspective::RULE,
    &lopsided_scorecard::RULE,
    &all_lagging::RULE,
    &unled_lagging_kpi::RULE,
    &backward_cause::RULE,
    &unplaced_objective::RULE,
    &broken_causal_chain::RULE,
    &empty_x_matrix_row::RULE,
    &isolated_on_map::RULE,
    // 6xx rhythm
    &unreviewed::RULE,
    &review_too_slow::RULE,
    &misaligned_cadence::RULE,
    &leaderless_routine::RULE,
    &missing_tier::RULE,
    &skipped_routine::RULE,
    &overdue_check_in::RULE,
    &slow_correction::RULE,
    &routine_without_purpose::RULE,
    &overdue_work::RULE,
    &falling_confidence::RULE,
    &unscored_cycle::RULE,
    // 7xx frameworks
    &framework_without_role::RULE,
    &overlapping_frameworks::RULE,
    &too_many_frameworks::RULE,
    &unlinked_framework::RULE,
    &unlinked_lean_project::RULE,
    // 8xx deployment and practice
    &undeployed_agreement::RULE,
    &unagreed::RULE,
    &drifted_agreement::RULE,
    &stalled_catchball::RULE,
    &imposed_goal::RULE,
    &unmeasured_kaizen::RULE,
    &unclosed_loop::RULE,
    &unshared_practice::RULE,
    &no_learning_objective::RULE,
    &routine_free_priority::RULE,
    &deaf_strategy::RULE,
    // 9xx the plan file itself
    &unused_allow::RULE,
    &unexplained_allow::RULE,
    &placeholder_text::RULE,
    &reversed_period::RULE,
    &empty_name::RULE,
    &orphaned_event::RULE,
    &silent_practices::RULE,
];
