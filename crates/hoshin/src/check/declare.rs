//! The macro by which a rule is declared: its doc comment is its manual.

/// Declares `RULE` with its manual, its sentences and its settings.
macro_rules! declare_rule {
    (
        $(#[doc = $docs:literal])+
        $code:ident, $name:literal, $severity:ident, since $since:literal, from $source:literal,
        $summary:literal,
        $(practice $practice:ident,)?
        judge $judge:expr,
        $($text:literal => $help:literal,)+
        $(set $key:literal = $default:literal: $about:literal,)*
    ) => {
        $(#[doc = $docs])+
        pub(crate) static RULE: $crate::check::Rule = $crate::check::Rule {
            info: $crate::report::RuleInfo {
                code: stringify!($code),
                name: $name,
                severity: $crate::report::Severity::$severity,
                since: $since,
                summary: $summary,
                docs: concat!($($docs, "\n"),+),
                source: $source,
                practice: declare_rule!(@practice $($practice)?),
                parameters: &[$($crate::report::Parameter { key: $key, default: $default, doc: $about }),*],
                messages: &[$($crate::report::Message { text: $text, help: $help }),+],
                file: file!(),
            },
            judge: $judge,
        };
    };
    (@practice) => { None };
    (@practice $practice:ident) => { Some($crate::report::Practice::$practice) };
}
