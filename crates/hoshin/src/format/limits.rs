//! The bounds on what is read: how much, how deep, how often repeated.
//!
//! They stand apart because every reader holds them, and because an embedder that reads strangers' files will want
//! to see them in one place.

/// Bounds that a text is held to. Every refusal names the limit by the name of its field.
///
/// # Example
///
/// ```
/// use hoshin::format::limits::Limits;
///
/// let strict = Limits { bytes: 1 << 20, ..Limits::default() };
/// assert_eq!(strict.depth, 64);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Length of one text, in bytes; above 4 GiB it counts as 4 GiB. 1 GiB unless set (our choice).
    pub bytes: usize,
    /// Lists and mappings inside one another; above 250 it counts as 250. 64 unless set (our choice: a plan needs 8).
    pub depth: usize,
    /// Scalars, keys, lists and mappings in one text, or in one line of NDJSON. 50 million unless set (our choice).
    pub items: usize,
    /// Items under anchors, and items that aliases repeat; long text counts as several. 100 000 unless set (our
    /// choice).
    pub aliases: usize,
    /// Files that one plan may include. 1 000 unless set (our choice).
    pub include_files: usize,
    /// Nodes in one plan. 10 million unless set (our choice).
    pub nodes: usize,
}

/// The depth that no setting exceeds: the recursion of the JSON parser and of dropping a value stay small.
const DEEPEST: usize = 250;

impl Limits {
    /// The depth in force.
    pub(crate) fn depth_in_force(&self) -> usize {
        self.depth.min(DEEPEST)
    }

    /// The length in force, which keeps every place within a [`Span`](crate::value::datum::Span).
    pub(crate) fn bytes_in_force(&self) -> usize {
        self.bytes.min(usize::try_from(u32::MAX).unwrap_or(usize::MAX))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            depth: 64,
            items: 50_000_000,
            aliases: 100_000,
            include_files: 1_000,
            nodes: 10_000_000,
        }
    }
}
