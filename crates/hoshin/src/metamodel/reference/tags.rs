//! Tags that say what kind of change something is: the paradoxes of kaizen, and culture as a part of strategy.

/// A tag with a meaning that is agreed on.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The tag.
    pub id: &'static str,
    /// What it says of a node.
    pub means: &'static str,
    /// The rows that it comes from.
    pub source: &'static str,
}

const fn tag(id: &'static str, means: &'static str, source: &'static str) -> Tag {
    Tag { id, means, source }
}

/// The tags. Any other may be used besides.
pub const TAGS: &[Tag] = &[
    tag("practice-over-tools", "lives by what is practised, not by which tools are used", "S2.2"),
    tag("more-than-small-steps", "kaizen that is not small: a leap is kaizen too", "S2.2"),
    tag("flow-first", "seeks efficiency by way of flow", "S2.2"),
    tag("standardise-to-improve", "sets a standard, so that there is something to improve", "S2.2"),
    tag("more-than-operations", "kaizen outside operations", "S2.2"),
    tag("kaizen-as-strategy", "changes how strategy itself is made and lived", "S2.2"),
    tag("kaizen-as-business", "makes improvement the way in which the business is run", "S2.2"),
    tag(
        "culture",
        "culture as a part of the strategy: to be seen, acted on and kept up in daily work",
        "S2.6 S2.12",
    ),
    tag("behaviour", "a way of behaving that the strategy needs", "S2.6"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paradoxes_are_seven_and_no_tag_is_told_twice() {
        assert_eq!(TAGS.iter().filter(|tag| tag.source == "S2.2").count(), 7);
        let mut ids: Vec<&str> = TAGS.iter().map(|tag| tag.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
