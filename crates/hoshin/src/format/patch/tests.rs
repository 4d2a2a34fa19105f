//! Patches over small documents: what changes, and that nothing else does.

use super::*;
use crate::format::edit::{apply, text_hash};
use crate::format::limits::Limits;

/// The text after a patch, which must read as data again.
fn patched(text: &str, change: impl Fn(&Document<'_>, &mut Patch<'_, '_>)) -> Option<String> {
    let document = Document::parse(text, &Limits::default()).expect("a document");
    let mut patch = Patch::new(&document);
    change(&document, &mut patch);
    let changed = apply(text, &patch.edits()?, text_hash(text)).expect("edits that fit");
    assert!(Document::parse(&changed, &Limits::default()).is_some(), "{changed}");
    Some(changed)
}

fn trail(document: &Document<'_>, keys: &[&str]) -> Trail {
    document.by_keys(keys).expect("a part")
}

fn set(text: &str, keys: &[&str], key: &str, value: &str) -> String {
    patched(text, |document, patch| patch.set(&trail(document, keys), key, &Datum::text(value.to_owned())))
        .unwrap()
}

fn without(text: &str, keys: &[&str], at: &[usize]) -> String {
    let change = |document: &Document<'_>, patch: &mut Patch<'_, '_>| {
        let container = trail(document, keys);
        for at in at {
            patch.remove(&container.then(*at), 0);
        }
    };
    patched(text, change).unwrap()
}

#[test]
fn a_field_is_added_as_its_neighbours_are_written() {
    for (text, expected) in [
        (
            "k:\n  n:\n    a: 1 # one\n    # about b\n    b:\n      - x\n",
            "k:\n  n:\n    a: 1 # one\n    z: v\n    # about b\n    b:\n      - x\n",
        ),
        ("k:\n  n:\n    b:\n      - x\n", "k:\n  n:\n    z: v\n    b:\n      - x\n"),
        ("k:\r\n  n:\r\n    a: 1\r\n", "k:\r\n  n:\r\n    a: 1\r\n    z: v\r\n"),
        ("k: { n: { a: 1, b: [x] } }", "k: { n: { a: 1, z: v, b: [x] } }"),
        ("k: {n: {a: 1}}\n", "k: {n: {a: 1, z: v}}\n"),
        ("k:\n  n: { a: 1, # one\n       b: 2 }", "k:\n  n: { a: 1, # one\n       b: 2, z: v }"),
        ("k:\n  n: {}\n", "k:\n  n: { z: v }\n"),
        (
            "k:\n  n: {\n    a: 1, # one\n    b: 2  # two\n  }\n",
            "k:\n  n: {\n    a: 1, # one\n    b: 2,  # two\n    z: v\n  }\n",
        ),
        ("{\"k\":{\"n\":{\"a\":1}}}", "{\"k\":{\"n\":{\"a\":1,\"z\":\"v\"}}}"),
        ("{\"k\":{\"n\":{}}}", "{\"k\":{\"n\":{\"z\":\"v\"}}}"),
        ("{ \"k\": { \"n\": { \"a\": 1 } } }", "{ \"k\": { \"n\": { \"a\": 1, \"z\": \"v\" } } }"),
        (
            "{\n  \"k\": {\n    \"n\": {\n      \"a\": 1\n    }\n  }\n}\n",
            "{\n  \"k\": {\n    \"n\": {\n      \"a\": 1,\n      \"z\": \"v\"\n    }\n  }\n}\n",
        ),
    ] {
        assert_eq!(set(text, &["k", "n"], "z", "v"), expected);
    }
    let text = "k:\n- n: 1\n  m: 2\n";
    let changed = patched(text, |document, patch| {
        patch.set(&trail(document, &["k"]).then(0), "z", &Datum::text("1.10"));
    });
    assert_eq!(changed.unwrap(), "k:\n- n: 1\n  m: 2\n  z: \"1.10\"\n");
}

#[test]
fn a_value_is_replaced_in_its_own_quotes() {
    for (text, expected) in [
        ("a: 'x' # why\n", "a: 'it''s' # why\n"),
        ("a: \"x\"\n", "a: \"it's\"\n"),
        ("a: x\n", "a: it's\n"),
        ("{\"a\":\"x\"}", "{\"a\":\"it's\"}"),
    ] {
        assert_eq!(set(text, &[], "a", "it's"), expected);
    }
    assert_eq!(set("a: [x, y]\nb: 1\n", &[], "a", "no"), "a: \"no\"\nb: 1\n");
    let with_comment = |document: &Document<'_>, patch: &mut Patch<'_, '_>| {
        patch.set(&trail(document, &[]), "a", &Datum::text("x"));
    };
    assert_eq!(patched("a:\n  b: 1\n  # mine\n  c: 2\n", with_comment), None);
}

#[test]
fn a_part_goes_with_its_comma_or_its_line() {
    let list = "k: [a, b, c] # three\n";
    assert_eq!(without(list, &["k"], &[0]), "k: [b, c] # three\n");
    assert_eq!(without(list, &["k"], &[1]), "k: [a, c] # three\n");
    assert_eq!(without(list, &["k"], &[1, 2]), "k: [a] # three\n");
    assert_eq!(without("k: [a]\nm: 1\n", &["k"], &[0]), "m: 1\n");
    assert_eq!(
        without("k:\n  # of a\n  - a\n  # of b\n  - b # why\nm: 1\n", &["k"], &[1]),
        "k:\n  # of a\n  - a\n  # of b\nm: 1\n"
    );
    assert_eq!(without("k:\n- n: 1\n  m: 2\n", &["k"], &[0]), "{}\n");
    assert_eq!(
        without("k:\n  a: { x: 1 }\n  b:\n    c: 1\n\n  # d\n  d: 2\n", &["k"], &[1]),
        "k:\n  a: { x: 1 }\n\n  # d\n  d: 2\n"
    );
    assert_eq!(without("k:\n- n: 1\n  m: 2\n", &["k"], &[]), "k:\n- n: 1\n  m: 2\n");
    assert_eq!(without("{\"k\":[1,2,3]}", &["k"], &[2]), "{\"k\":[1,2]}");
    assert_eq!(
        without("{\n  \"k\": 1,\n  \"l\": 2,\n  \"m\": 3\n}\n", &[], &[2]),
        "{\n  \"k\": 1,\n  \"l\": 2\n}\n"
    );
    assert_eq!(
        without("k: [\n  a, # of a\n  # of b\n  b,\n  # of c\n  c\n]\n", &["k"], &[2]),
        "k: [\n  a, # of a\n  # of b\n  b\n  # of c\n]\n"
    );
    assert_eq!(without("k: [a, # of a\n  b, c]\n", &["k"], &[0]), "k: [ # of a\n  b, c]\n");
    assert_eq!(without("k: [a, b,\n  c]\n", &["k"], &[1]), "k: [a,\n  c]\n");
}

#[test]
fn the_first_entry_of_an_item_leaves_its_dash_to_the_next() {
    let change = |document: &Document<'_>, patch: &mut Patch<'_, '_>| {
        patch.remove(&trail(document, &["k"]).then(0).then(0), 0);
    };
    assert_eq!(patched("k:\n- n: 1\n  m: 2\n- n: 3\n", change).unwrap(), "k:\n- m: 2\n- n: 3\n");
}

#[test]
fn what_stays_empty_is_written_as_empty() {
    let change = |document: &Document<'_>, patch: &mut Patch<'_, '_>| {
        patch.remove(&trail(document, &["k", "n", "a"]), 2);
    };
    assert_eq!(patched("k:\n  n:\n    a: 1\n", change).unwrap(), "k:\n  n:\n    {}\n");
    assert_eq!(patched("k: { n: { a: 1 } }\n", change).unwrap(), "k: { n: {} }\n");
    let deeper = |document: &Document<'_>, patch: &mut Patch<'_, '_>| {
        patch.remove(&trail(document, &["k", "n", "a", "b"]), 2);
    };
    assert_eq!(patched("k:\n  n:\n    z: 1\n    a:\n      b: 1\n", deeper).unwrap(), "k:\n  n:\n    z: 1\n");
}

#[test]
fn a_reference_joins_those_that_are_there() {
    let refer = |text: &str, value: Option<&str>| {
        let value = value.map(|value| Datum::text(value.to_owned()));
        patched(text, |document, patch| patch.refer(&trail(document, &["n"]), "r", "z", value.as_ref()))
    };
    for (text, value, expected) in [
        ("n: { a: 1 }\n", None, "n: { a: 1, r: z }\n"),
        ("n: { a: 1 }\n", Some("weak"), "n: { a: 1, r: { z: weak } }\n"),
        ("n: { r: x }\n", None, "n: { r: [x, z] }\n"),
        ("n: { r: x }\n", Some("weak"), "n: { r: { x: {}, z: weak } }\n"),
        ("n:\n  r: [x]\n", None, "n:\n  r: [x, z]\n"),
        ("n:\n  r:\n    - x # why\n", None, "n:\n  r:\n    - x # why\n    - z\n"),
        ("n:\n  r: { x: weak }\n", None, "n:\n  r: { x: weak, z: {} }\n"),
        ("n:\n  r:\n    x: weak\n", Some("strong"), "n:\n  r:\n    x: weak\n    z: strong\n"),
        ("{\"n\":{\"r\":[\"x\"]}}", None, "{\"n\":{\"r\":[\"x\",\"z\"]}}"),
        ("{\"n\":{\"r\":\"x\"}}", None, "{\"n\":{\"r\":[\"x\", \"z\"]}}"),
    ] {
        assert_eq!(refer(text, value).as_deref(), Some(expected));
    }
}

#[test]
fn references_under_one_new_key_stand_together() {
    let two = |one: Option<&str>, other: Option<&str>| {
        let value = |text: Option<&str>| text.map(|text| Datum::text(text.to_owned()));
        let change = |document: &Document<'_>, patch: &mut Patch<'_, '_>| {
            patch.refer(&trail(document, &["n"]), "r", "w", value(one).as_ref());
            patch.refer(&trail(document, &["n"]), "r", "z", value(other).as_ref());
        };
        patched("n: { a: 1 }\n", change).unwrap()
    };
    assert_eq!(two(None, None), "n: { a: 1, r: [w, z] }\n");
    assert_eq!(two(None, Some("weak")), "n: { a: 1, r: { w: {}, z: weak } }\n");
    assert_eq!(two(Some("weak"), None), "n: { a: 1, r: { w: weak, z: {} } }\n");
}

#[test]
fn parts_are_found_by_place_and_respelled_in_their_quotes() {
    let text = "a: [x, 'y']\nb: { x: 1, \"y\": 2 }\nc: x\n";
    let document = Document::parse(text, &Limits::default()).unwrap();
    let mut patch = Patch::new(&document);
    for at in [4, 7, 17, 23, 35] {
        let long = if text[at..].starts_with(['\'', '"']) { 3 } else { 1 };
        let hit = document.find(crate::value::datum::Span::new(at, at + long)).expect("a part");
        patch.respell(&hit, "kpi:it's");
    }
    let changed = apply(text, &patch.edits().unwrap(), text_hash(text)).unwrap();
    assert_eq!(changed, "a: [kpi:it's, 'kpi:it''s']\nb: { kpi:it's: 1, \"kpi:it's\": 2 }\nc: kpi:it's\n");
}

#[test]
fn a_text_with_aliases_is_left_alone() {
    assert!(Document::parse("a: &x [1]\nb: *x\n", &Limits::default()).is_none());
    assert!(Document::parse("a: &x [1]\nb: \"*x\"\n", &Limits::default()).is_some());
}
