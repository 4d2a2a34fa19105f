//! How strongly one thing influences another, in every spelling that real models have.
//!
//! The standard leaves the text free. Known spellings become a strength; of others the text is kept as the reason.

use hoshin::value::Strength;

/// What a text says of a strength.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// So strongly; true if that is our reading of a sign or a word.
    Strength(Strength, bool),
    /// That there is an influence, and not how strong or which way.
    Open,
    /// That there is none.
    NoInfluence,
    /// Something else.
    Text,
}

/// Reads a strength.
pub(super) fn read(text: &str) -> Said {
    let bare = text.trim().trim_start_matches('[').trim_end_matches(']').trim().to_lowercase();
    if let Ok(strength) = bare.parse::<Strength>() {
        return Said::Strength(strength, false);
    }
    let helps = match bare.trim_start_matches(['+', '-']) {
        "strong" | "sterk" | "stark" | "fort" | "fuerte" | "forte" | "high" | "very strong" => {
            Some(Strength::STRONG)
        }
        "moderate" | "medium" | "middels" | "matig" | "moyen" | "medio" | "médio" => Some(Strength::MEDIUM),
        "weak" | "svak" | "zwak" | "faible" | "débil" | "fraco" | "low" => Some(Strength::WEAK),
        _ => None,
    };
    if let Some(strength) = helps {
        return Said::Strength(if bare.starts_with('-') { strength.negated() } else { strength }, true);
    }
    match &*bare {
        "++" | "+++" | "make" => Said::Strength(Strength::STRONG, true),
        "+" | "help" | "positive" | "positiv" | "positief" => Said::Strength(Strength::MEDIUM, true),
        "-" | "\u{2212}" | "\u{2013}" | "hurt" | "negative" | "negativ" | "negatief" => {
            Said::Strength(Strength::MEDIUM.negated(), true)
        }
        "--" | "---" | "break" => Said::Strength(Strength::STRONG.negated(), true),
        "" | "?" | "_" | "+/-" | "-/+" | "±" | "++/--" | "ja" | "yes" | "oui" | "sí" | "si" | "sim"
        | "neutral" | "nøytral" | "neutraal" | "neutre" => Said::Open,
        "0" | "nei" | "no" | "nee" | "non" | "none" => Said::NoInfluence,
        _ => Said::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_seen_is_read() {
        let strong = Said::Strength(Strength::STRONG, true);
        for text in ["++", " ++ ", "[ ++ ]", "+++", "sterk", "Strong ".trim()] {
            assert!(
                matches!(read(text), Said::Strength(strength, _) if strength == Strength::STRONG),
                "{text}"
            );
        }
        assert_eq!(read("sterk"), strong);
        assert_eq!(read("[  -  ]"), Said::Strength(Strength::MEDIUM.negated(), true));
        assert_eq!(read("Moderate"), Said::Strength(Strength::MEDIUM, true));
        assert_eq!(read("-0.25"), Said::Strength(Strength::new(-0.25).unwrap(), false));
        for text in ["?", "+/-", "++/--", "_", "Nøytral", "Ja", ""] {
            assert_eq!(read(text), Said::Open, "{text}");
        }
        assert_eq!(
            (read("Nei"), read("only in winter"), read("7")),
            (Said::NoInfluence, Said::Text, Said::Text)
        );
    }
}
