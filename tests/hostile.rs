//! Hostile input: one clear error, soon, in little memory, and never a panic.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use hoshin::Plan;
use hoshin::format::{Format, Limits};

/// What the machine may be slower by than the one that the bound of two seconds is for, unoptimised code included.
const PATIENCE: Duration = Duration::from_secs(20);

fn refused(name: &str, bytes: &[u8], ending: &str, code: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("plan.{ending}"));
    std::fs::write(&path, bytes).unwrap();
    let start = Instant::now();
    let error = Plan::load(&path, &Limits::default()).expect_err(name);
    let fault = &error.faults()[0];
    assert_eq!(fault.code, code, "{name}: {fault:?}");
    assert!(!fault.help.is_empty() && fault.message.len() < 300, "{name}: {fault:?}");
    assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
}

#[test]
fn bytes_that_are_no_text() {
    refused("invalid UTF-8", b"hoshin: 1\nname: \xff\xfe", "yaml", "not-utf8");
    refused("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "yaml", "binary");
    refused("nothing", b"", "yaml", "empty");
    refused("nothing but blanks", b"  \n\n", "json", "empty");
}

#[test]
fn nesting_without_end() {
    let brackets = "[".repeat(10_000_000);
    for ending in ["yaml", "json", "ndjson"] {
        refused("ten million brackets", brackets.as_bytes(), ending, "too-deep");
    }
    let braces = "{\"a\":".repeat(100_000);
    refused("a hundred thousand braces", braces.as_bytes(), "json", "too-deep");
    let mut indented = String::from("hoshin: 1\n");
    for level in 0..2_000 {
        let _ = writeln!(indented, "{}a:", " ".repeat(level));
    }
    refused("two thousand indents", indented.as_bytes(), "yaml", "too-deep");
    refused("a hundred thousand dashes", "- ".repeat(100_000).as_bytes(), "yaml", "too-deep");
}

#[test]
fn aliases_that_multiply() {
    let mut bomb = String::from("hoshin: 1\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n");
    for level in 1..12 {
        let _ = writeln!(bomb, "x{level}: &x{level} [{}]", vec![format!("*x{}", level - 1); 9].join(", "));
    }
    refused("a billion laughs", bomb.as_bytes(), "yaml", "too-many-aliases");
}

#[test]
fn words_that_are_no_values() {
    for (value, code) in [
        (".nan", "invalid-value"),
        (".inf", "invalid-value"),
        ("1e999", "invalid-value"),
        ("NaN", "invalid-value"),
    ] {
        refused(
            value,
            format!("hoshin: 1\nowners: {{ a: {{ name: A, capacity: {value} }} }}").as_bytes(),
            "yaml",
            code,
        );
    }
    refused("JSON's NaN", br#"{"hoshin":1,"owners":{"a":{"capacity":NaN}}}"#, "json", "invalid-json");
    refused("30 February", b"hoshin: 1\nas_of: 2026-02-30", "yaml", "invalid-value");
    refused("a key twice", b"hoshin: 1\nkpis: { a: {}, a: {} }", "yaml", "duplicate-key");
    refused("a lone surrogate", br#"{"hoshin":1,"name":"\ud800"}"#, "json", "invalid-json");
}

#[test]
fn any_text_is_read_or_refused_but_never_worse() {
    let pieces = [
        "hoshin: 1\n",
        "{",
        "}",
        "[",
        "]",
        "kpis:",
        " a:",
        "\n  ",
        "-",
        " ",
        ":",
        "\"",
        "'",
        "&x ",
        "*x",
        "|\n",
        "\u{feff}",
        "é",
        "字",
        "#",
        ",",
        "1e999",
        "null",
        "\t",
        "!!str",
        "%",
        "<<: *x",
        "2026-02",
    ];
    let mut state = 1_u64;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..(state >> 20) % 24 {
            // Knuth's constants for a linear congruential generator.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[usize::try_from(state >> 33).unwrap() % pieces.len()]);
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        for &format in Format::ALL {
            let _ = Plan::read(&text, format);
        }
    }
}
