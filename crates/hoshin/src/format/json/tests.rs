//! Tests of the JSON reader: spelling, places, every kind of refusal, and texts made to hurt.

use super::*;
use crate::format::syntax_error::SyntaxErrorKind as Kind;

fn fault(text: &str) -> SyntaxError {
    parse(text, &Limits::default()).expect_err(text).remove(0)
}

#[test]
fn spelling_and_places_are_kept() {
    let text = "\u{feff}{\"é\": [1.10, -0, 1e999, true, null, \"a\\u00fc\\ud83d\\ude00\"],\n \"x\": {}}";
    let plan = parse(text, &Limits::default()).unwrap();
    let Data::List(items) = &plan.get("é").unwrap().data else { panic!() };
    let written: Vec<_> = items.iter().map(|item| &text[item.span.range()]).collect();
    assert_eq!(written, ["1.10", "-0", "1e999", "true", "null", "\"a\\u00fc\\ud83d\\ude00\""]);
    assert_eq!(items[2].data, Data::Text { text: "1e999".into(), quoted: false });
    assert_eq!(items[4].data, Data::Null);
    assert_eq!(items[5].data, Data::Text { text: "aü😀".into(), quoted: true });
    let Data::Map(entries) = &plan.data else { panic!() };
    assert_eq!([&text[entries[0].key_span.range()], &text[entries[1].value.span.range()]], ["\"é\"", "{}"]);
}

#[test]
fn each_fault_has_its_place_and_remedy() {
    let cases = [
        (" \n", Kind::Empty, ""),
        ("{\"a\": \u{0}}", Kind::Binary, "\u{0}"),
        ("{\"é\": 1, \"\\u00e9\": 2}", Kind::DuplicateKey, "\"\\u00e9\""),
        ("{\"a\": 1,}", Kind::InvalidJson, ","),
        ("[1 2]", Kind::InvalidJson, ""),
        ("[,1]", Kind::InvalidJson, ","),
        ("[1] // c", Kind::InvalidJson, "// c"),
        ("{a: 1}", Kind::InvalidJson, "a"),
        ("{\"a\" 1}", Kind::InvalidJson, "1"),
        ("['a']", Kind::InvalidJson, "'"),
        ("[“a”]", Kind::InvalidJson, "“"),
        ("[\u{a0}1]", Kind::InvalidJson, "\u{a0}"),
        ("[yes]", Kind::InvalidJson, "yes"),
        ("[\"a\n\"]", Kind::InvalidJson, "\n"),
        ("[1", Kind::InvalidJson, "["),
        ("{\"a\":", Kind::InvalidJson, ""),
        ("[1}", Kind::InvalidJson, "}"),
        ("[NaN]", Kind::InvalidJson, "NaN"),
        ("[\"a", Kind::InvalidJson, "\"a"),
    ];
    for (text, kind, place) in cases {
        let error = fault(text);
        assert_eq!((error.kind, &text[error.span.range()]), (kind, place), "{text:?}: {error:?}");
    }
    for text in
        ["01", "[.5]", "[1.]", "+1", "0x1", "-", "1e", "[1]]", "1 2", "\"\\x41\"", "\"\\'\"", "[\"\\ud800\"]"]
    {
        assert_eq!(fault(text).kind, Kind::InvalidJson, "{text}");
    }
    let errors = parse("{\"a\":1,\n\"b\":{\"c\":1,\"c\":2},\"a\":3}", &Limits::default()).unwrap_err();
    let help: Vec<_> = errors.iter().map(|error| error.help.as_str()).collect();
    assert_eq!(
        help,
        [
            "remove or rename one: the first stands on line 2",
            "remove or rename one: the first stands on line 1"
        ]
    );
}

#[test]
fn bombs_are_refused_at_once() {
    for part in ["[", "{\"a\":"] {
        assert_eq!(fault(&part.repeat(2_000_000)).kind, Kind::TooDeep);
    }
    let limits = Limits { items: 5, depth: 9999, ..Limits::default() };
    let kind = |text: &str| parse(text, &limits).err().map(|errors| errors[0].kind);
    assert_eq!([kind("{\"a\":[1,true]}"), kind("[1,2,[],\"x\",5]")], [None, Some(Kind::TooManyItems)]);
    let wide = Limits { depth: 9999, ..Limits::default() };
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(parse(&nested(250), &wide).is_ok());
    assert_eq!(parse(&nested(251), &wide).unwrap_err()[0].kind, Kind::TooDeep);
}
