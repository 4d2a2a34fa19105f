use crate::check::allowance::Judged;
use crate::check::{Context, Found, Judge, Sink};
use crate::report::Remedy;

declare_rule! {
    /// ## What it does
    ///
    /// Finds allowances that silence nothing: the finding is gone, or the rule is misspelled.
    ///
    /// ## Why it matters
    ///
    /// An allowance that outlives its finding hides the next one of its kind.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// owners: { coo: { name: Chief Operating Officer } }
    /// drivers:
    ///   lead: { name: Lead the market, owner: coo, allow: [ { rule: unowned, reason: search is under way } ] }
    /// ```
    ///
    /// Take it out:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// drivers:
    ///   lead: { name: Lead the market, allow: [ { rule: unowned, reason: search is under way } ] }
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the allowance is taken out. It silenced nothing, so that nothing speaks up.
    ///
    /// ## Limits
    ///
    /// Silent about rules that were not run, because settings leave them out or the plan does not use the practice.
    ///
    /// ## Source
    ///
    /// Our choice, as compilers do.
    HSN901, "unused-allow", Warning, since "0.1.0", from "our choice",
    "a silence that silences nothing",
    judge Judge::Allowances { check },
    "{kind} `{node}` allows `{rule}`, which finds nothing here" => "take the allowance out, or correct the rule's name",
}

fn check<'m>(_: &Context<'m>, allowance: Judged<'_, 'm>, sink: &mut Sink<'_, 'm>) {
    if allowance.has_rule_run && !allowance.is_used {
        let found = Found::on(allowance.node).value("rule", &*allowance.allow.rule).at_field("allow");
        sink.find(found.mended_by(Remedy::Unallow(allowance.number)));
    }
}
