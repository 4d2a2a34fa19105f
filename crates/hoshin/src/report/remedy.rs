//! What would mend a finding, as an intent: what it means for the text is worked out only where it is asked for.

/// What would mend a finding. It is about the finding's own nodes and relations, the culprit first.
///
/// A rule that states one costs a run nothing: no file is looked at for it. `hoshin::fix` turns it into a
/// [`Fix`](super::Fix) where the plan came from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remedy {
    /// Makes one of the first two nodes: the culprit goes, and all that named it names the other.
    Merge,
    /// Gives the culprit the owner of what it serves, or of what it measures.
    AdoptOwner,
    /// Places the culprit within the perspective that its name speaks of.
    Place,
    /// Gives the culprit the source that its own readings name.
    AdoptSource,
    /// Turns the first relation round.
    TurnRound,
    /// Takes one of the culprit's allowances out, by its place in the list.
    Unallow(usize),
    /// Exchanges the ends of a span, by its field.
    ExchangeEnds(&'static str),
}
