//! Ids of imported nodes: short, readable, made of names, the same on every run, and no two alike.
//!
//! One place for all formats. Letters of Latin script lose their marks; other scripts are kept as they are, since a plan
//! is read by those who wrote the names. INVARIANT: an id that is made is given once, whatever the kind, so that no reference
//! to it ever needs its kind in front; one that the file tells is given once within its kind.

use std::collections::{HashMap, HashSet};

use hoshin::metamodel::NodeKind;
use hoshin::value::validate_id;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The greatest length of an id that is made of a name, in characters (our choice): four or five words.
const LONGEST: usize = 40;

/// Words that tell nothing and are dropped where others remain (our choice).
const SMALL: &[&str] =
    &["a", "an", "and", "the", "of", "to", "for", "in", "on", "by", "with", "our", "is", "be"];

/// Gives ids, each once.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: HashSet<Box<str>>,
    kept: HashMap<Box<str>, Vec<NodeKind>>,
}

impl Ids {
    /// None given so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// An id for a node of a name: a second of the name gets its kind behind it, further ones a number.
    pub fn make(&mut self, kind: NodeKind, name: &str) -> String {
        let plain = slug(name);
        let plain = if plain.is_empty() { kind.as_str().to_owned() } else { plain };
        let with_kind = format!("{plain}-{kind}");
        let first = [plain.as_str(), with_kind.as_str()].into_iter().find(|id| !self.taken.contains(*id));
        let id = first.map_or_else(|| self.numbered(&plain), str::to_owned);
        self.taken.insert(id.as_str().into());
        id
    }

    /// Keeps an id that the file itself tells, if it is a lawful one and free within the kind; else makes one of the name.
    pub fn keep(&mut self, kind: NodeKind, id: &str, name: &str) -> String {
        let of_parts = id.split('/').all(|part| validate_id(part).is_ok());
        let is_given = match self.kept.get(id) {
            Some(kinds) => kinds.contains(&kind),
            None => self.taken.contains(id),
        };
        if !of_parts || is_given {
            return self.make(kind, name);
        }
        self.taken.insert(id.into());
        self.kept.entry(id.into()).or_default().push(kind);
        id.to_owned()
    }

    /// An id within a parent: of a target under what it is for.
    pub fn within(&mut self, parent: &str, name: &str) -> String {
        let plain = slug(name);
        let plain = if plain.is_empty() { "target".to_owned() } else { plain };
        let first = format!("{parent}/{plain}");
        let id = if self.taken.contains(first.as_str()) { self.numbered(&first) } else { first };
        self.taken.insert(id.as_str().into());
        id
    }

    fn numbered(&self, id: &str) -> String {
        // More than are taken need never be tried.
        let tried = (2..=self.taken.len() + 2).map(|number| format!("{id}-{number}"));
        { tried }.find(|id| !self.taken.contains(id.as_str())).unwrap_or_default()
    }
}

/// A name as an id: words in lower case joined by hyphens, cut at a word; empty if there is no letter and no digit.
pub fn slug(name: &str) -> String {
    let mut words: Vec<String> = vec![String::new()];
    let mut base = ' ';
    for letter in name.nfkd() {
        if is_combining_mark(letter) {
            // A mark on a Latin letter goes; in other scripts it is a letter by itself.
            if let (false, Some(word)) = (base.is_ascii(), words.last_mut()) {
                word.push(letter);
            }
            continue;
        }
        base = letter;
        match letter {
            '\'' | '\u{2019}' => {}
            _ if letter.is_alphanumeric() => {
                if let Some(word) = words.last_mut() {
                    push(word, letter);
                }
            }
            '%' => words.extend(["percent".to_owned(), String::new()]),
            _ if words.last().is_some_and(|word| !word.is_empty()) => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    if words.iter().any(|word| !SMALL.contains(&word.as_str())) {
        words.retain(|word| !SMALL.contains(&word.as_str()));
    }
    let mut id = String::new();
    let mut length = 0;
    for word in words {
        let size = word.chars().count();
        if id.is_empty() {
            id.extend(word.chars().take(LONGEST));
            length = size.min(LONGEST);
        } else if length + 1 + size <= LONGEST {
            id.push('-');
            id.push_str(&word);
            length += 1 + size;
        } else {
            break;
        }
    }
    // Recomposed, so that scripts whose letters were taken apart read as they were written.
    id.nfc().collect()
}

/// Adds a letter in lower case; Latin letters that are no base with a mark are spelled out.
fn push(word: &mut String, letter: char) {
    let spelled = match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        _ => return word.extend(letter.to_lowercase().filter(|letter| !is_combining_mark(*letter))),
    };
    word.push_str(spelled);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_readable_and_unique() {
        let mut ids = Ids::new();
        let made = |ids: &mut Ids, name: &str| ids.make(NodeKind::Objective, name);
        assert_eq!(made(&mut ids, "Raise the NPS from 60 to 75 %"), "raise-nps-from-60-75-percent");
        assert_eq!(made(&mut ids, "Größe & Straße: l'été"), "grosse-strasse-lete");
        assert_eq!(made(&mut ids, "売上を伸ばす ガス"), "売上を伸ばす-ガス");
        assert_eq!(made(&mut ids, " … "), "objective");
        assert_eq!(made(&mut ids, "The"), "the");
        assert_eq!(ids.make(NodeKind::Kpi, "the"), "the-kpi");
        assert_eq!(ids.make(NodeKind::Kpi, "the"), "the-2");
        assert_eq!(ids.within("the", "to 75"), "the/75");
        assert_eq!(ids.within("the", "75"), "the/75-2");
        assert_eq!(ids.keep(NodeKind::Kpi, "Own id", "x"), "Own id");
        assert_eq!(ids.keep(NodeKind::Kpi, "a:b", "x"), "x");
        let long = made(&mut ids, &"wherever ".repeat(20));
        assert!(long.chars().count() <= LONGEST && validate_id(&long).is_ok(), "{long}");
    }
}
