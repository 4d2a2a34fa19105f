//! JSON Schemas: of plan files, and of what crosses the boundary.

/// The JSON Schema that editors complete and check plan files by, as indented text.
pub fn schema() -> String {
    hoshin::format::schema::schema_text()
}

/// The JSON Schema of every request and answer, as indented text: one definition a type.
#[cfg(feature = "schema")]
pub fn boundary_schema() -> String {
    use schemars::generate::SchemaSettings;

    let mut generator = SchemaSettings::draft2020_12().into_generator();
    macro_rules! define {
        ($($name:ident)+) => { $(generator.subschema_for::<crate::$name>();)+ };
    }
    define! {
        CheckRequest CheckAnswer FixRequest FixAnswer RulesAnswer ExplainRequest Problems GenerateRequest
        StarterRequest TraceOptions TraceAnswer ImpactOptions ImpactAnswer WhatIfOptions WhatIfAnswer
        AdviseOptions AdviseAnswer DiffOptions DiffAnswer
        StatusOptions StatusAnswer AskOptions AskAnswer SayDoOptions SayDoAnswer BenefitsAnswer
        AlignmentAnswer ConflictsOptions ConflictsAnswer CascadeOptions CascadeAnswer
        EditRequest EditAnswer
    }
    #[cfg(feature = "exchange")]
    define! {
        ForeignFormatData TableWords ImportOptions ImportAnswer ExportOptions ExportAnswer ExportFilesAnswer
    }
    let whole = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What crosses the boundary of hoshin",
        "description": "Requests and answers as JSON, the same in every language. Each stands in `$defs` by its name.",
        "$defs": generator.take_definitions(true),
    });
    // Texts and numbers with string keys only, so that writing cannot fail.
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}
