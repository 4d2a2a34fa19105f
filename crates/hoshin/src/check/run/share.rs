//! The tasks of a check, shared out among threads.

use super::task::tasks;
use crate::check::context::Context;
use crate::check::rule::Rule;
use crate::check::sink::Entry;
use crate::graph::threads::share_out;

/// What all rules say of a plan.
pub(crate) fn judge_all<'m>(rules: &[&'static Rule], context: &Context<'m>) -> Vec<Entry<'m>> {
    let pays = context.plan().is_worth_threads();
    share_out(pays, &tasks(rules, context), |task, entries| task.run(rules, context, entries))
}
