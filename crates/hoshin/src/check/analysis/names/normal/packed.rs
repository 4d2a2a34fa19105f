//! What characters are taken apart into and put together from, from a packed table.
//!
//! The table is numbers, seven bits a byte: how many entries there are; for each, how far its character is from the one
//! before and of how many it is made (0: of the two that make it again); then those, as distances from one to the next,
//! times two and less one if backwards; then the combining classes, as runs of characters of one class.

use std::sync::OnceLock;

use crate::sort::Arrange as _;

/// The first syllable of Hangul, its first parts, and how many there are: they are computed.
const SYLLABLE: u32 = 0xac00;
const PARTS: [u32; 3] = [0x1100, 0x1161, 0x11a7];
const COUNTS: [u32; 3] = [19, 21, 28];

#[derive(Default)]
struct Table {
    /// What a character is taken apart into, by where it begins in `parts` and ends. In order of characters.
    apart: Vec<(char, usize, usize)>,
    parts: Vec<char>,
    /// What two characters make. In order of the two.
    together: Vec<([char; 2], char)>,
    /// Runs of characters of one combining class, by the first and the last. In order.
    classes: Vec<(char, char, u8)>,
}

/// The numbers of the table.
struct Numbers(&'static [u8]);

impl Iterator for Numbers {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 127) << shift;
            if *byte < 128 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

impl Table {
    fn shared() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Self::read().unwrap_or_default())
    }

    fn read() -> Option<Self> {
        let (mut table, mut numbers) = (Self::default(), Numbers(include_bytes!("packed.bin")));
        let (mut at, mut part) = (0, 0);
        let mut made = Vec::new();
        for _ in 0..numbers.next()? {
            at += numbers.next()?;
            made.push((char::from_u32(at)?, numbers.next()?));
        }
        for (whole, count) in made {
            let begin = table.parts.len();
            for _ in 0..if count == 0 { 2 } else { count } {
                let way = numbers.next()?;
                let distance = way.div_ceil(2);
                part = if way % 2 == 0 { part + distance } else { part - distance };
                table.parts.push(char::from_u32(part)?);
            }
            if count == 0
                && let Some([one, other]) = table.parts.get(begin..)
            {
                table.together.push(([*one, *other], whole));
            }
            table.apart.push((whole, begin, table.parts.len()));
        }
        table.together.arrange();
        at = 0;
        while let Some(gap) = numbers.next() {
            let first = char::from_u32(at + gap)?;
            at += gap + numbers.next()?;
            table.classes.push((first, char::from_u32(at)?, u8::try_from(numbers.next()?).ok()?));
        }
        Some(table)
    }

    fn class(&self, of: char) -> u8 {
        let after = self.classes.partition_point(|(first, ..)| *first <= of);
        let run = after.checked_sub(1).and_then(|place| self.classes.get(place));
        run.filter(|(_, last, _)| of <= *last).map_or(0, |(.., class)| *class)
    }

    fn take_apart(&self, whole: char, into: &mut Vec<(char, u8)>) {
        let [_, vowels, finals] = COUNTS;
        let syllable = u32::from(whole).wrapping_sub(SYLLABLE);
        if syllable < COUNTS.iter().product() {
            let places = [syllable / finals / vowels, syllable / finals % vowels, syllable % finals];
            let parts = PARTS.iter().zip(places).filter(|(first, place)| *place > 0 || **first != PARTS[2]);
            into.extend(parts.filter_map(|(first, place)| Some((char::from_u32(first + place)?, 0))));
            return;
        }
        let found = self.apart.binary_search_by_key(&whole, |(whole, ..)| *whole);
        let parts = found.ok().and_then(|place| self.apart.get(place));
        match parts.and_then(|(_, begin, end)| self.parts.get(*begin..*end)) {
            Some(parts) => parts.iter().for_each(|part| self.take_apart(*part, into)),
            None => into.push((whole, self.class(whole))),
        }
    }

    fn put_together(&self, one: char, other: char) -> Option<char> {
        let [leads, vowels, finals] = COUNTS;
        let place = |of: char, first: u32, count: u32| {
            let place = u32::from(of).wrapping_sub(first);
            (place < count).then_some(place)
        };
        if let (Some(lead), Some(vowel)) = (place(one, PARTS[0], leads), place(other, PARTS[1], vowels)) {
            return char::from_u32(SYLLABLE + (lead * vowels + vowel) * finals);
        }
        if let (Some(syllable), Some(last)) =
            (place(one, SYLLABLE, leads * vowels * finals), place(other, PARTS[2] + 1, finals - 1))
            && syllable % finals == 0
        {
            return char::from_u32(SYLLABLE + syllable + last + 1);
        }
        let found = self.together.binary_search_by_key(&[one, other], |(two, _)| *two).ok()?;
        self.together.get(found).map(|(_, whole)| *whole)
    }
}

/// The compatibility form.
pub(super) fn nfkc(text: &str) -> String {
    let table = Table::shared();
    let mut parts = Vec::new();
    text.chars().for_each(|whole| table.take_apart(whole, &mut parts));
    for marks in parts.chunk_by_mut(|one, other| one.1 > 0 && other.1 > 0) {
        marks.arrange_by_key(|(_, class)| *class);
    }
    let mut composed: Vec<char> = Vec::new();
    // Where the last character is that marks join, and the class of the mark that was left behind it.
    let (mut base, mut last) = (None, 0);
    for (part, class) in parts {
        let is_last = base.is_some_and(|base| base + 1 == composed.len());
        if (is_last || last < class)
            && let Some(one) = base.and_then(|base: usize| composed.get_mut(base))
            && let Some(whole) = table.put_together(*one, part)
        {
            *one = whole;
            continue;
        }
        if class == 0 {
            base = Some(composed.len());
        }
        last = class;
        composed.push(part);
    }
    composed.into_iter().collect()
}
