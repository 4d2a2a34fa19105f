//! The JSON Schema of plan files.

/// The JSON Schema that editors complete and check plan files by, as indented text.
pub fn schema() -> String {
    hoshin::format::schema::schema_text()
}
