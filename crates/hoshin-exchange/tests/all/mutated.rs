//! Bytes gone wrong: no reader panics, and whatever one makes of them is a plan.

use hoshin_exchange::{Format, Limits, Options, import};
use proptest::prelude::*;

/// A small file of each format.
const SEEDS: &[(Format, &[u8])] = &[
    (Format::Stratml, include_bytes!("../fixtures/plan.stratml")),
    (Format::Stratml, include_bytes!("../fixtures/model-bare-ampersand.stratml")),
    (Format::Archimate, include_bytes!("../fixtures/model.archimate")),
    (Format::ArchimateExchange, include_bytes!("../fixtures/model-exchange.xml")),
    (Format::Grl, include_bytes!("../fixtures/model.jucm")),
    (Format::Grl, include_bytes!("../fixtures/model.z151")),
    (Format::Istarml, include_bytes!("../fixtures/model.istarml")),
    (Format::Pistar, include_bytes!("../fixtures/model.pistar.json")),
];

#[derive(Clone, Debug)]
enum Slip {
    Set(prop::sample::Index, u8),
    Drop(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn slip() -> impl Strategy<Value = Slip> {
    let at = any::<prop::sample::Index>();
    prop_oneof![
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Slip::Set(at, byte)),
        (at.clone(), 1..60_usize).prop_map(|(at, length)| Slip::Drop(at, length)),
        (at.clone(), 1..300_usize).prop_map(|(at, length)| Slip::Repeat(at, length)),
        (
            at,
            prop_oneof![
                Just(b"&x;".to_vec()),
                Just(b"<".to_vec()),
                Just(b"</a>".to_vec()),
                Just(b"]]>".to_vec()),
                Just(b"\"".to_vec()),
                Just(b"1e999".to_vec()),
                Just(b"\0".to_vec()),
                Just(b"\xff\xfe".to_vec()),
                Just(b"<!DOCTYPE x [<!ENTITY y 'z'>]>".to_vec()),
                Just(b"{".to_vec()),
                Just(b",".to_vec()),
            ]
        )
            .prop_map(|(at, bytes)| Slip::Insert(at, bytes)),
    ]
}

fn slipped(bytes: &[u8], slips: &[Slip]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for slip in slips {
        let length = bytes.len().max(1);
        match slip {
            Slip::Set(at, byte) => {
                bytes.iter_mut().skip(at.index(length)).take(1).for_each(|old| *old = *byte);
            }
            Slip::Drop(at, count) => {
                let at = at.index(length).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Slip::Repeat(at, count) => {
                let at = at.index(length).min(bytes.len());
                let piece = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Slip::Insert(at, piece) => {
                let at = at.index(length).min(bytes.len());
                bytes.splice(at..at, piece.clone());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_reader_panics(
        at in any::<prop::sample::Index>(),
        slips in prop::collection::vec(slip(), 0..6),
        lenient in any::<bool>(),
    ) {
        let (format, bytes) = at.get(SEEDS);
        let bytes = slipped(bytes, &slips);
        let _ = Format::recognise(&bytes);
        let options = Options::default().within(Limits { bytes: 1 << 20, ..Limits::default() });
        let options = if lenient { options.lenient() } else { options };
        if let Ok(imported) = import(*format, &bytes, &options) {
            let text = imported.plan.write(hoshin::format::Format::Yaml);
            let back = hoshin::Plan::read(&text, hoshin::format::Format::Yaml);
            prop_assert!(back.is_ok(), "{}\n{:?}", text, back.err());
        }
    }
}
