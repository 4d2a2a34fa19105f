use crate::check::Judge;

declare_rule! {
    /// ## What it does
    ///
    /// Names the practices whose rules kept silent, because the plan does not use them, and how to wake them. It is
    /// one line at the report's end, not a finding.
    ///
    /// ## Why it matters
    ///
    /// A report without findings can mean that all is well, or that nothing was looked at.
    ///
    /// ## Example
    ///
    /// ```yaml fires
    /// hoshin: 1
    /// objectives: { nps: { name: Raise NPS } }
    /// ```
    ///
    /// A practice can be asked for, or declined, by name:
    ///
    /// ```yaml passes
    /// hoshin: 1
    /// practices: { scorecard: on, rhythm: on, integration: on, catchball: on, kaizen: on, rewards: on }
    /// ```
    ///
    /// ## Limits
    ///
    /// None.
    ///
    /// ## Source
    ///
    /// Our choice: what a plan does not use is not demanded of it.
    HSN907, "silent-practices", Note, since "0.1.0", from "our choice",
    "families of rules that kept silent because the plan does not use the practice",
    judge Judge::Report,
    "not looked at: {practices}" => "state the practice under `practices` to have it looked at, or to decline it",
}
