//! Laws of the writers: what is written reads back the same, and no text breaks a reader.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::format::limits::Limits;
use crate::format::{json, ndjson, yaml};
use crate::value::datum::{Data, Datum, Entry};

/// The same data without places, quotes, and the difference between a number and its spelling.
fn essence(datum: &Datum<'_>) -> String {
    match &datum.data {
        Data::Null => "null".into(),
        Data::Number(number) => format!("{:?}", number::spell(*number)),
        Data::Text { text, .. } => match text.parse::<f64>() {
            Ok(number) if number::is_json(text) => format!("{:?}", number::spell(number)),
            _ => format!("{text:?}"),
        },
        Data::List(items) => format!("[{}]", items.iter().map(essence).collect::<Vec<_>>().join(",")),
        Data::Map(entries) => {
            let entry = |entry: &Entry<'_>| format!("{:?}:{}", entry.key, essence(&entry.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "",
        " ",
        "~",
        "null",
        "yes",
        "1.10",
        "2026-01-31",
        "- a",
        "a: b",
        "a #b",
        "a\nb",
        "a\n\nb\n",
        "\n",
        " x\ny",
        "a\n b",
        "a \nb",
        "---",
        "? x",
        "<<",
        "a\r\nb",
        "#",
        "a,b",
        "[x]",
        "-",
        "\t",
        "a\n\n",
        "{",
        "|",
        "x:",
        "a\n#b",
        "%a\nb",
        "é",
    ]);
    prop_oneof![
        awkward.prop_map(String::from),
        any::<String>(),
        "[a-z:# ,\\[\\]{}'\"\n-]{0,12}",
        "[a-z ]{60,130}"
    ]
}

fn data() -> impl Strategy<Value = Datum<'static>> {
    let finite = prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL;
    let leaf = prop_oneof![
        Just(Datum::new(Data::Null)),
        finite.prop_map(Datum::number),
        words().prop_map(Datum::text),
        words().prop_map(Datum::bare),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let map = vec((words(), inner.clone()), 0..5).prop_map(|mut entries| {
            let mut seen = std::collections::BTreeSet::new();
            entries.retain(|(key, _)| seen.insert(key.clone()));
            Datum::map(entries)
        });
        prop_oneof![vec(inner, 0..5).prop_map(Datum::list), map]
    })
}

proptest! {
    #[test]
    fn yaml_reads_back(datum in data()) {
        let text = to_yaml(&datum);
        let back = yaml::parse(&text, &Limits::default());
        prop_assert!(back.is_ok(), "{text}\n{back:?}");
        prop_assert_eq!(essence(&back.unwrap()), essence(&datum), "{}", text);
    }

    #[test]
    fn json_reads_back(datum in data()) {
        let (text, line) = (to_json(&datum), to_json_line(&datum));
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(essence(&json::parse(&text, &Limits::default()).unwrap()), essence(&datum), "{}", text);
        let line = ndjson::Line { offset: 0, text: &line };
        prop_assert_eq!(essence(&ndjson::parse_line(line, &Limits::default()).unwrap()), essence(&datum));
    }

    #[test]
    fn no_text_breaks_a_reader(text in prop_oneof![any::<String>(), "[-a{}\\[\\],:\"'&*!|>%#? \n\t\\\\u0-9é.]{0,60}"]) {
        let limits = Limits::default();
        for result in [yaml::parse(&text, &limits), json::parse(&text, &limits)] {
            for error in result.err().into_iter().flatten() {
                prop_assert!(text.get(error.span.range()).is_some(), "{:?}", error);
            }
        }
        // The two readers of a line agree with each other about what is right.
        let line = ndjson::Line { offset: 0, text: &text };
        if let Ok(read) = ndjson::parse_line(line, &limits) {
            prop_assert_eq!(essence(&read), essence(&ndjson::parse_line_with_places(line, &limits).unwrap()));
        }
    }

    #[test]
    fn no_bytes_break_a_reader(bytes in vec(any::<u8>(), 0..80)) {
        if let Ok(text) = crate::format::source::decode(&bytes, &Limits::default()) {
            let _ = yaml::parse(text, &Limits::default());
        }
    }
}

#[test]
fn long_keys_read_back() {
    let keys = ["k".repeat(1001), "é:\n ".repeat(400)];
    let map =
        || Datum::map(keys.clone().map(|key| (key, Datum::list([Datum::text("a\nb"), Datum::text("c")]))));
    let datum = Datum::map([("in", Datum::list([map()])), ("at", map())]);
    assert_eq!(essence(&yaml::parse(&to_yaml(&datum), &Limits::default()).unwrap()), essence(&datum));
}

#[test]
fn yaml_is_written_for_people() {
    let target =
        Datum::map([("kpi", Datum::text("nps")), ("from", Datum::number(60.0)), ("to", Datum::number(75.0))]);
    let objective = Datum::map([
        ("name", Datum::text("Improve NPS: 60 to 75")),
        ("period", Datum::bare("2026")),
        ("advances", Datum::map([("market-leader", Datum::text("strong"))])),
        ("targets", Datum::list([target])),
        ("note", Datum::text("first\n\n  second\n")),
        ("reviewed_in", Datum::list([Datum::text("monthly-review"), Datum::text("yes")])),
        ("empty", Datum::list([])),
        ("nothing", Datum::new(Data::Null)),
    ]);
    let plan = Datum::map([
        ("hoshin", Datum::number(1.0)),
        ("objectives", Datum::map([("1.10", objective)])),
        ("names", Datum::list([Datum::text("a".repeat(60)), Datum::text("b".repeat(60))])),
        (
            "deep",
            Datum::list([
                Datum::list([Datum::list([]), Datum::text("x")]),
                Datum::map([("k", Datum::list([Datum::list([Datum::list([Datum::text("z")])])]))]),
            ]),
        ),
    ]);
    let expected = "hoshin: 1
objectives:
  \"1.10\":
    name: \"Improve NPS: 60 to 75\"
    period: 2026
    advances: { market-leader: strong }
    targets:
      - { kpi: nps, from: 60, to: 75 }
    note: |
      first

        second
    reviewed_in: [monthly-review, \"yes\"]
    empty: []
    nothing: null
names:
  - aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
  - bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
deep:
  - [[], x]
  - k:
      - - [z]
";
    assert_eq!(to_yaml(&plan), expected);
    assert_eq!(
        to_json(&Datum::map([("a", Datum::list([Datum::bare("1.10"), Datum::bare("Yes")]))])),
        "{\n  \"a\": [\n    1.10,\n    \"Yes\"\n  ]\n}"
    );
}
