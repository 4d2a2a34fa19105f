//! Names of months in the languages that plans were seen in.

/// The names of the twelve months, by language: English, German, French, Spanish, Italian, Portuguese, Dutch.
///
/// # Source
///
/// Unicode CLDR, stand-alone wide month names.
const NAMES: [[&str; 7]; 12] = [
    ["january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari"],
    ["february", "februar", "février", "febrero", "febbraio", "fevereiro", "februari"],
    ["march", "märz", "mars", "marzo", "marzo", "março", "maart"],
    ["april", "april", "avril", "abril", "aprile", "abril", "april"],
    ["may", "mai", "mai", "mayo", "maggio", "maio", "mei"],
    ["june", "juni", "juin", "junio", "giugno", "junho", "juni"],
    ["july", "juli", "juillet", "julio", "luglio", "julho", "juli"],
    ["august", "august", "août", "agosto", "agosto", "agosto", "augustus"],
    ["september", "september", "septembre", "septiembre", "settembre", "setembro", "september"],
    ["october", "oktober", "octobre", "octubre", "ottobre", "outubro", "oktober"],
    ["november", "november", "novembre", "noviembre", "novembre", "novembro", "november"],
    ["december", "dezember", "décembre", "diciembre", "dicembre", "dezembro", "december"],
];

/// The number of the month that a word names, whole or by its first three letters or more; a point may end it.
pub(super) fn of(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for (names, month) in NAMES.iter().zip(1..) {
        if names.iter().any(|name| name.starts_with(word.as_str())) {
            // `jui` is June and July in French.
            if found.is_some() {
                return None;
            }
            found = Some(month);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn months_go_by_many_names() {
        for (word, month) in [
            ("Jan", 1),
            ("mär", 3),
            ("Mars", 3),
            ("Sept.", 9),
            ("DEZ", 12),
            ("août", 8),
            ("juin", 6),
            ("Mai", 5),
        ] {
            assert_eq!(of(word), Some(month), "{word}");
        }
        for word in ["ma", "jui", "marketing", "", "Q1"] {
            assert_eq!(of(word), None, "{word}");
        }
    }
}
