//! The packed table against the library, of which it is made.

use proptest::char::range;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};

use super::packed;

/// Every character but the syllables of Hangul, which are computed.
fn characters() -> impl Iterator<Item = char> {
    (0..=u32::from(char::MAX)).filter(|code| !(0xac00..0xd7a4).contains(code)).filter_map(char::from_u32)
}

fn number(mut number: u32, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(u8::try_from(number & 127).unwrap() | 128);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap());
}

/// The table, as `packed` says.
fn table() -> Vec<u8> {
    let (mut heads, mut parts, mut classes) = (Vec::new(), Vec::new(), Vec::new());
    let (mut count, mut at, mut before) = (0, 0, 0);
    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for c in characters() {
        let code = u32::from(c);
        let class = canonical_combining_class(c);
        match runs.last_mut() {
            Some((_, last, of)) if *last + 1 == code && *of == class => *last = code,
            _ if class > 0 => runs.push((code, code, class)),
            _ => {}
        }
        let (mut canonical, mut compatible) = (Vec::new(), Vec::new());
        decompose_canonical(c, |part| canonical.push(part));
        decompose_compatible(c, |part| compatible.push(part));
        if compatible == [c] {
            continue;
        }
        let two: Vec<char> = canonical
            .split_last()
            .map_or_else(Vec::new, |(last, rest)| rest.iter().copied().nfc().chain([*last]).collect());
        let is_made_again = two.len() == 2 && canonical.iter().copied().nfc().eq([c]);
        count += 1;
        number(code - at, &mut heads);
        number(if is_made_again { 0 } else { u32::try_from(compatible.len()).unwrap() }, &mut heads);
        at = code;
        for part in if is_made_again { two } else { compatible } {
            let part = u32::from(part);
            number(if part < before { (before - part) * 2 - 1 } else { (part - before) * 2 }, &mut parts);
            before = part;
        }
    }
    at = 0;
    for (first, last, class) in runs {
        number(first - at, &mut classes);
        number(last - first, &mut classes);
        number(class.into(), &mut classes);
        at = last;
    }
    let mut table = Vec::new();
    number(count, &mut table);
    [table, heads, parts, classes].concat()
}

#[test]
fn the_table_is_what_the_library_says() {
    let table = table();
    if std::env::var_os("HOSHIN_BLESS").is_some() {
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/analysis/names/normal/packed.bin");
        std::fs::write(place, &table).unwrap();
    }
    assert!(table == include_bytes!("packed.bin"), "run with HOSHIN_BLESS=1, twice");
}

#[test]
fn every_character_is_made_alike() {
    // Nothing is assigned between those planes.
    let assigned = characters().filter(|c| !('\u{40000}'..'\u{e0000}').contains(c) && *c < '\u{e1000}');
    for c in assigned.chain('가'..='힣') {
        let text = format!("{c}\u{327}");
        assert_eq!(packed::nfkc(&text), text.nfkc().collect::<String>(), "{c:?}");
    }
}

proptest! {
    #[test]
    fn every_text_is_made_alike(
        text in prop::collection::vec(
            prop_oneof![
                any::<char>(),
                range('a', 'z'),
                range('\u{300}', '\u{370}'),
                range('\u{1100}', '\u{1200}'),
                range('\u{1d15e}', '\u{1d170}'),
            ],
            0..12,
        )
    ) {
        let text: String = text.into_iter().collect();
        prop_assert_eq!(packed::nfkc(&text), text.nfkc().collect::<String>());
    }
}
