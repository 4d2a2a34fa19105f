//! Tests of the YAML reader: spelling, places, every kind of refusal, and texts made to hurt.

use super::*;
use crate::format::syntax_error::SyntaxErrorKind as Kind;

fn read(text: &str) -> Datum<'_> {
    parse(text, &Limits::default()).unwrap_or_else(|errors| panic!("{text:?}: {errors:?}"))
}

fn fault(text: &str) -> SyntaxError {
    parse(text, &Limits::default()).expect_err(text).remove(0)
}

fn at<'t>(text: &'t str, datum: &Datum<'_>) -> &'t str {
    &text[datum.span.range()]
}

#[test]
fn scalars_keep_their_spelling() {
    for spelled in
        ["1.10", "no", "2026-01", "0x1F", "1:30", "TRUE", "10 %", "a#b", "a:b", "'s", "+1", ".5", "-"]
    {
        let text = format!("{{k: {spelled} }}");
        if spelled == "'s" || spelled == "-" {
            assert!(parse(&text, &Limits::default()).is_err());
            continue;
        }
        assert_eq!(read(&text).get("k").unwrap().data, Data::Text { text: spelled.into(), quoted: false });
    }
    for (spelled, text) in
        [("'1'", "1"), ("\"\\u00e9\"", "é"), ("|-\n  x", "x"), (">-\n  x\n  y", "x y"), ("''", "")]
    {
        let whole = format!("k: {spelled}\n");
        assert_eq!(read(&whole).get("k").unwrap().data, Data::Text { text: text.into(), quoted: true });
        assert_eq!(at(&whole, read(&whole).get("k").unwrap()), spelled);
    }
    for spelled in ["", "~", "null", "Null", "NULL", "# c"] {
        assert_eq!(read(&format!("k: {spelled}\n")).get("k").unwrap().data, Data::Null);
    }
    assert_eq!(read("null: 1\n1.10: 2").get("1.10").unwrap().scalar().unwrap(), "2");
}

#[test]
fn places_are_exact_bytes() {
    let text = "\u{feff}é: \"ü\" # |\nb: | # c |\n\n  x\n\n\nlist:\n  - {k: v, 'q' : }\n  - >-\n    y\nm :\nlast:\n  z: [1,\n    2]\n";
    let plan = read(text);
    let spans = |datum: &Datum<'_>| -> Vec<String> {
        let Data::Map(entries) = &datum.data else { panic!() };
        entries
            .iter()
            .flat_map(|e| [text[e.key_span.range()].to_owned(), at(text, &e.value).to_owned()])
            .collect()
    };
    let Data::List(items) = &plan.get("list").unwrap().data else { panic!() };
    assert_eq!(spans(&plan)[..4], ["é", "\"ü\"", "b", "| # c |\n\n  x"]);
    assert_eq!(
        spans(&plan)[4..],
        ["list", "- {k: v, 'q' : }\n  - >-\n    y", "m", "", "last", "z: [1,\n    2]"]
    );
    assert_eq!(
        (spans(&items[0]), at(text, &items[1])),
        (["k", "v", "'q'", ""].map(String::from).into(), ">-\n    y")
    );
    let missing = |text: &str| read(text).get("k").unwrap().span;
    assert_eq!(
        [missing("k:\n"), missing("k : # c\n"), missing("{k}")],
        [2, 3, 2].map(|at| Span::new(at, at))
    );
}

#[test]
fn aliases_repeat_within_a_budget() {
    let text = "a: &x [1, {b: c}]\nd: *x\n&k e: *k\n";
    let plan = read(text);
    assert_eq!(plan.get("a").unwrap().data, plan.get("d").unwrap().data);
    assert_eq!(
        (at(text, plan.get("d").unwrap()), plan.get("e").unwrap().scalar().unwrap()),
        ("*x", "e".into())
    );
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb = format!("{bomb}a{level}: &a{level} [{aliases}]\n");
    }
    assert_eq!(fault(&bomb).kind, Kind::TooManyAliases);
    let long = format!("a: &a \"{}\"\nb: [{}]\n", "x\\n".repeat(100_000), "*a,".repeat(1000));
    assert_eq!(fault(&long).kind, Kind::TooManyAliases);
    let limits = Limits { depth: 4, ..Limits::default() };
    assert_eq!(parse("a: &x [[1]]\nb: [[*x]]", &limits).unwrap_err()[0].kind, Kind::TooDeep);
    assert!(parse("a: &x [[1]]\nb: [*x]", &limits).is_ok());
}

#[test]
fn each_fault_has_its_kind_and_place() {
    let cases = [
        ("", Kind::Empty, ""),
        ("# only a comment\n---\n", Kind::Empty, ""),
        ("a: \u{1}", Kind::Binary, "\u{1}"),
        ("é: 1\né: 2", Kind::DuplicateKey, "é"),
        ("name: Foo: bar", Kind::InvalidYaml, ":"),
        ("a:\n\tb: 1", Kind::InvalidYaml, "\t"),
        ("a:\n  b: 1\n\tc: 2", Kind::InvalidYaml, "\t"),
        ("a: @x", Kind::InvalidYaml, "@"),
        ("a: [1, 2\nb: 3", Kind::InvalidYaml, ":"),
        ("a: {b: 1]", Kind::InvalidYaml, "{"),
        ("a: [", Kind::InvalidYaml, "["),
        ("a: 1\nb\nc: 2", Kind::InvalidYaml, "b"),
        ("- a\nb: 1", Kind::InvalidYaml, "b"),
        ("a: *none", Kind::InvalidYaml, "*"),
        ("a: \"\\ud800\"", Kind::InvalidYaml, "\""),
        ("a: &a [*a]", Kind::Unsupported, "*a"),
        ("a: !!python/object x", Kind::Unsupported, "!!python/object"),
        ("a: ! x", Kind::Unsupported, "!"),
        ("a: 1\n---\nb: 2", Kind::Unsupported, "---"),
        ("---\n---\na: 1", Kind::Unsupported, "---"),
        ("d: &d {a: 1}\ne:\n  <<: *d", Kind::Unsupported, "<<"),
        ("? [a]\n: b", Kind::Unsupported, "["),
        ("a: &x b\n*x : c", Kind::Unsupported, "*x"),
        (": x", Kind::Unsupported, ""),
    ];
    for (text, kind, place) in cases {
        let error = fault(text);
        assert_eq!((error.kind, &text[error.span.range()]), (kind, place), "{text:?}: {error:?}");
        assert!(
            !error.message.is_empty() && !error.help.is_empty() && !error.message.ends_with('.'),
            "{error:?}"
        );
    }
    assert_eq!(read("\"<<\": 1").get("<<").unwrap().scalar().unwrap(), "1");
}

#[test]
fn all_repeated_keys_are_told_with_the_first_place() {
    let errors = parse("a: 1\nb: {c: 1, \"c\": 2}\na: 2\na: 3\nx: y: z", &Limits::default()).unwrap_err();
    let told: Vec<_> = errors.iter().map(|e| (e.span.start, e.message.as_str(), e.help.as_str())).collect();
    assert_eq!(
        told[0],
        (15, "the key `c` stands twice in one mapping", "remove or rename one: the first stands on line 2")
    );
    assert_eq!(errors.last().unwrap().kind, Kind::InvalidYaml);
    let many = "a: 1\n".repeat(10_000);
    assert_eq!(parse(&many, &Limits::default()).unwrap_err().len(), MOST_ERRORS);
}

#[test]
fn bombs_are_refused_at_once() {
    let deep = ["[", "{a: ", "- ", "? ", ": ", "{? "].map(|part| part.repeat(2_000_000));
    for text in &deep {
        let kinds =
            if text.contains(['?', ':']) { [Kind::TooDeep, Kind::Unsupported] } else { [Kind::TooDeep; 2] };
        assert!(kinds.contains(&fault(text).kind), "{}", &text[..10]);
    }
    let stairs = (0..300).fold(String::new(), |stairs, level| stairs + &" ".repeat(level) + "a:\n");
    assert_eq!(fault(&stairs).kind, Kind::TooDeep);
    assert_eq!(fault(&("- ".repeat(40) + &"[".repeat(25) + &"]".repeat(25))).kind, Kind::TooDeep);
    let limits = Limits { items: 10, depth: 9999, bytes: 4000, ..Limits::default() };
    let kind = |text: &str| parse(text, &limits).unwrap_err()[0].kind;
    assert_eq!(kind("[1,2,3,4,5,6,7,8,9,10]"), Kind::TooManyItems);
    assert_eq!(kind(&"a".repeat(5000)), Kind::TooLarge);
    assert_eq!(
        parse(&"[".repeat(1000), &Limits { depth: 9999, ..Limits::default() }).unwrap_err()[0].kind,
        Kind::TooDeep
    );
}
