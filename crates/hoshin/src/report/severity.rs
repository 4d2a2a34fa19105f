//! How serious a finding is.

words! {
    /// How serious a finding is, the least first.
    pub enum Severity {
        /// Worth knowing.
        Note = "note",
        /// Worth mending.
        Warning = "warning",
        /// Wrong.
        Error = "error",
    }
}
