//! A short run of the fuzz targets over their seeds, the same one always, so that nightly is not needed.

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;

use crate::places::{files, root};

/// How often each seed is mutated.
const MUTATIONS: u64 = 150;

/// A linear congruential generator with Knuth's constants (MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// The text with a few pieces cut out, doubled, swapped or replaced.
fn mutated(text: &str, random: &mut Random) -> String {
    const PIECES: &[&str] = &[
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "\"",
        "-",
        "\n",
        " ",
        "null",
        "1e999",
        "-1",
        "2026-02-30",
        "é",
        "&a",
        "*a",
        "\u{0}",
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(4) {
        let (start, length) = (random.below(characters.len()), random.below(12));
        let end = (start + length).min(characters.len());
        match random.below(4) {
            0 => drop(characters.drain(start..end)),
            1 => {
                let piece: Vec<char> = characters[start..end].to_vec();
                let at = random.below(characters.len());
                characters.splice(at..at, piece);
            }
            2 => {
                let piece = PIECES[random.below(PIECES.len())].chars();
                characters.splice(start..end, piece);
            }
            _ => {
                let other = random.below(characters.len());
                if start < characters.len() && other < characters.len() {
                    characters.swap(start, other);
                }
            }
        }
    }
    characters.into_iter().collect()
}

/// What the fuzz targets do with a text.
fn try_out(text: &str, format: Format) {
    if let Ok(plan) = Plan::read(text, format) {
        let _ = check(&plan, &Settings::default());
        let written = plan.write(format);
        let again =
            Plan::read(&written, format).unwrap_or_else(|error| panic!("{error}\n{text}\n=>\n{written}"));
        assert_eq!(again.write(format), written, "{text}");
    }
}

#[test]
fn seeds_and_their_mutations_are_read_or_refused() {
    for &format in Format::ALL {
        for path in files(&root().join("fuzz/seeds").join(format.as_str())) {
            let seed = std::fs::read_to_string(&path).unwrap();
            Plan::read(&seed, format).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            try_out(&seed, format);
            let mut random = Random(7);
            for _ in 0..MUTATIONS {
                try_out(&mutated(&seed, &mut random), format);
            }
        }
    }
}
