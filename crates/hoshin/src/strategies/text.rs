//! Text and ids that a careless reader or writer would take for something else.

use proptest::prelude::*;
use proptest::sample::select;

use crate::value::validate_id;

/// What other readers of YAML take for truth, numbers, dates, markers or structure, and other scripts.
const HOSTILE: &[&str] = &[
    "no",
    "on",
    "null",
    "~",
    "true",
    "1.10",
    "1_000",
    "0x1F",
    "1e3",
    ".inf",
    "2026",
    "2026-01",
    "2026-03-05",
    "12:30",
    "a: b",
    "a:",
    ":a",
    "- x",
    "-",
    "?",
    "? x",
    "# x",
    "a # b",
    "#",
    "!t",
    "&x",
    "*x",
    "%d",
    "@h",
    "`g`",
    "|",
    ">",
    "=",
    "<<",
    "---",
    "...",
    "[y]",
    "{x}",
    "a, b",
    "'q'",
    "it's",
    "\"q\"",
    "\\",
    "a\\n",
    "字数",
    "مرحبا",
    "שלום",
    "é",
    "e\u{301}",
    "🎯",
    "a\u{200d}b",
    "tbd",
    "…",
];

/// What only text may hold: nothing, blanks at its ends, several lines, control characters.
const UNRULY: &[&str] = &[
    "",
    " ",
    " a",
    "a ",
    "two\nlines",
    "\n",
    "a\n\n b\n",
    "tab\there",
    "\u{feff}a",
    "a\u{85}b\u{2028}c",
    "\u{7f}\u{0}",
];

/// Any text, mostly such as is easily misread.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(HOSTILE).prop_map(str::to_owned),
        1 => select(UNRULY).prop_map(str::to_owned),
        3 => "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,3}",
        1 => "\\PC{0,12}",
    ]
}

/// A lawful id. Few are usual, so that kinds share some.
pub fn id() -> impl Strategy<Value = String> {
    let lawful = |text: String| validate_id(&text).is_ok().then_some(text);
    prop_oneof![
        4 => "[a-d]",
        1 => select(&["customer", "financial", "learning", "kpi", "owner", "date"][..]).prop_map(str::to_owned),
        3 => select(HOSTILE).prop_map(str::to_owned).prop_filter_map("an id", lawful),
        1 => "\\PC{1,6}".prop_filter_map("an id", lawful),
    ]
}
