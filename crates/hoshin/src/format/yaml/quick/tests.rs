//! The quick way against the long one, which is the simple version of it: on plans as people write them, and on texts
//! made at random of what means something in YAML.

use proptest::prelude::*;

use super::parse;
use crate::format::limits::Limits;
use crate::format::yaml::long;
use crate::value::datum::{Data, Datum};

/// Something of every form that the quick way takes.
const TAKEN: &str = "# a plan
hoshin: 1 # of the language
name: Größer:nicht besser, o'clock #1
\"as of\": x
empty: [ ]

drivers:
  lead: { name: 'Lead the market', targets: [{ to: 75 %, \"by\": 2026-12 }, { to: -5, at: 09:00 }], }
  # two more
  none: ~
list:
- a
-   b: \"say # ~ it\"
    c: [one,
      two
      , three,
    ]
- - x
  - y: null
-
  z:
    - {}
    - 😀 [a, b] {c}
last:
  on its own line
";

/// What the long way makes of a text that the quick one takes.
fn same(text: &str, limits: &Limits) -> bool {
    let quick = parse(text, limits);
    if let Some(data) = &quick {
        let long = long(text, limits).unwrap_or_else(|errors| panic!("{text:?}: {errors:?}"));
        let parts = flat(data, text);
        // Part by part, so that a difference is seen at once.
        for (one, other) in parts.iter().zip(flat(&long, text)) {
            assert_eq!(*one, other, "{text:?}");
        }
        assert_eq!(data, &long, "{text:?}");
    }
    quick.is_some()
}

/// Each part with its place, the outermost last.
fn flat(data: &Datum<'_>, text: &str) -> Vec<String> {
    let mut parts = match &data.data {
        Data::List(items) => items.iter().flat_map(|item| flat(item, text)).collect(),
        Data::Map(entries) => (entries.iter())
            .flat_map(|entry| {
                let key = format!("{:?} {} {:?}", entry.key_span, entry.key, &text[entry.key_span.range()]);
                std::iter::once(key).chain(flat(&entry.value, text))
            })
            .collect(),
        _ => Vec::new(),
    };
    parts.push(format!(
        "{:?} {} {:?} {:?}",
        data.span,
        data.describe(),
        data.scalar(),
        &text[data.span.range()]
    ));
    parts
}

#[test]
fn plans_as_people_write_them_go_the_quick_way() {
    assert!(same(TAKEN, &Limits::default()), "{:?}", long(TAKEN, &Limits::default()));
    assert!(same(TAKEN.trim_end(), &Limits::default()));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/plans");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let has_blocks = text.contains(": >") || text.contains(": |");
            assert_eq!(same(&text, &Limits::default()), !has_blocks, "{}", path.display());
        }
    }
}

#[test]
fn limits_hold_on_either_way() {
    let most = |limits: &dyn Fn(usize) -> Limits| {
        let fits = |most: &usize| same(TAKEN, &limits(*most));
        let least = (0..200).find(fits).unwrap();
        assert!(long(TAKEN, &limits(least - 1)).is_err());
    };
    most(&|depth| Limits { depth, ..Limits::default() });
    most(&|items| Limits { items, ..Limits::default() });
}

#[test]
fn what_means_more_goes_the_long_way() {
    let lines = [
        "k: |\n  x",
        "k: >-\n  x",
        "k: a\n  b",
        "k:\n  a\n  b",
        "k: \"a\n  b\"",
        "k: \"\\u00e9\"",
        "k: 'it''s'",
        "k: &a b",
        "k: *a",
        "k: !t b",
        "? k\n: v",
        "k:",
        "k: {a}",
        "k: {a: }",
        "k: [a: b]",
        "k: [,]",
        "<<: {a: b}",
        "k: {<<: b}",
        "a: 1\na: 2",
        "k: {a: 1, a: 2}",
        "k : v",
        "k: a: b",
        "k: - a",
        "k: [a]: b",
        "- a",
        "a",
        " k: v",
        "---\nk: v",
        "k: v\n...",
        "%YAML 1.2\n---\nk: v",
        "k:\tv",
        "k: v\r\n",
        "\u{feff}k: v",
        "k: [a\n b]",
        "k: [a # c\n]",
        "k: {a:b}",
        "k: {\"a\":b}",
        "k: {a\n: b}",
        "k: {a:\n b}",
        "k: @a",
        "k: [a:]",
        "k: [a :]",
        "k:\n  a: b\n c: d",
        "k:\n - a\n  b",
        "k: ...a",
        "k: \"a\"b",
        "k: [a]b",
        "k: \u{85}",
    ];
    let key = |length| format!("{}: v", "k".repeat(length));
    assert!(same(&key(1_000), &Limits::default()) && !same(&key(1_100), &Limits::default()));
    assert!(["", "\n# c\n"].iter().all(|text| parse(text, &Limits::default()).is_none()));
    for text in lines {
        assert!(parse(text, &Limits::default()).is_none(), "{text:?}");
        assert!(parse(&format!("a: b\n{text}"), &Limits::default()).is_none(), "{text:?}");
    }
}

/// A scalar, or something that begins or looks like one.
fn word() -> impl Strategy<Value = &'static str> {
    let plain = [
        "a",
        "kö",
        "-5",
        "1.10",
        "2026-01-31",
        "~",
        "null",
        "it's",
        "a#b",
        "a:b",
        "\"q\"",
        "'s'",
        "\"a: b\"",
        "x y",
    ];
    let odd = [
        "<<", ".", "...", "---", "-", "-a", "?", "|", ">", "&a", "*a", "!t", "%", "@", "`", "=", "#",
        "\"\\n\"", "''''", "\u{85}", "\u{2028}", "\"", "'", "\t", "\r", "a :b", "a: b", "a # b", "-:", ":a",
        "a:", "",
    ];
    prop_oneof![6 => prop::sample::select(plain.to_vec()), 1 => prop::sample::select(odd.to_vec())]
}

/// What may stand after a key or a dash.
fn value() -> impl Strategy<Value = String> {
    let signs = [", ", ", ", ", ", ",", ": ", ":", " ", "\n", "\n  ", ",\n ", "[", "]", "{", "}", " # c\n"];
    let between = prop::collection::vec((word(), prop::sample::select(signs.to_vec())), 0..4)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, sign)| [word, sign]).collect::<String>());
    let pairs = prop::collection::vec(("[a-z]{1,2}", word()), 0..3)
        .prop_map(|pairs| pairs.iter().flat_map(|(key, value)| [key, ": ", value, ", "]).collect::<String>());
    prop_oneof![
        8 => word().prop_map(str::to_owned),
        2 => (between, any::<bool>())
            .prop_map(|(between, is_list)| if is_list { format!("[{between}]") } else { format!("{{{between}}}") }),
        2 => pairs.prop_map(|pairs| format!("{{ {pairs}}}")),
    ]
}

/// Lines of keys, dashes and values, indented somehow.
fn texts() -> impl Strategy<Value = String> {
    let indents = ["", "", "", "  ", "  ", "    ", " "];
    let key = prop_oneof![8 => "[b-z]{1,2}".boxed(), 1 => word().prop_map(str::to_owned).boxed()];
    let forms = [
        "k: v", "k: v", "k: v", "k:", "k:", "- v", "- v", "- k: v", "-", "- - v", "v", "# c", "k: v # c", "",
    ];
    let line = (prop::sample::select(indents.to_vec()), prop::sample::select(forms.to_vec()), key, value())
        .prop_map(|(indent, form, key, value)| {
            let line = form.split(' ').map(|part| match part {
                "k:" => format!("{key}:"),
                "v" => value.clone(),
                other => other.to_owned(),
            });
            format!("{indent}{}\n", line.collect::<Vec<_>>().join(" "))
        });
    prop::collection::vec(line, 1..7).prop_map(|lines| lines.concat())
}

/// A text that would be taken, with some of its bytes replaced.
fn spoilt() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "", " ", "\n", ":", "-", "- ", ",", "[", "]", "{", "}", "#", "'", "\"", "x", "  ", "\n\n",
    ]);
    prop::collection::vec((0..TAKEN.len(), 0..3_usize, piece), 1..4).prop_map(|edits| {
        let mut text = TAKEN.to_owned();
        for (at, length, piece) in edits {
            let end = (at + length).min(text.len());
            if text.is_char_boundary(at.min(end)) && text.is_char_boundary(end) {
                text.replace_range(at.min(end)..end, piece);
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn what_goes_the_quick_way_is_what_the_long_one_makes_of_it(text in prop_oneof![texts(), spoilt()]) {
        same(&text, &Limits::default());
    }
}
