//! What is commonly known of the words that plans use: where a metric belongs, what a method is for, what a driver is
//! about, and which tags say what kind of change something is.
//!
//! It is apart from the grammar because no plan is refused by it: it feeds suggestions, completion and a page of the
//! documentation. Every line names the row of `docs/sources.md` that it comes from.

mod methods;
mod metrics;
mod tags;
mod themes;

pub use methods::{FrameworkRole, METHODS, MethodUse, ROLES};
pub use metrics::{METRICS, Metric, perspective_of_metric};
pub use tags::{TAGS, Tag};
pub use themes::{THEMES, Theme, perspective_of_theme};

/// The words of a name: folded, without what stands between them.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

/// Whether words follow each other in a name, each taken by its beginning.
fn has_phrase(words: &[String], phrase: &str) -> bool {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    words
        .windows(wanted.len())
        .any(|window| window.iter().zip(&wanted).all(|(word, wanted)| word.starts_with(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metamodel::perspective::built_in;

    #[test]
    fn every_line_names_a_perspective_that_there_is_and_its_source() {
        let perspectives = METRICS.iter().map(|metric| (metric.perspective, metric.source));
        let themes = THEMES.iter().map(|theme| (theme.perspective, theme.source));
        let methods =
            METHODS.iter().flat_map(|known| known.perspectives.iter().map(|id| (*id, known.source)));
        for (perspective, source) in perspectives.chain(themes).chain(methods) {
            assert!(built_in(perspective).is_some_and(|known| known.id == perspective), "{perspective}");
            assert!(source.starts_with('S') || source == "our choice", "{source}");
        }
    }

    #[test]
    fn a_name_speaks_of_a_phrase_whatever_its_case_and_its_ending() {
        let is_in = |name: &str, phrase| has_phrase(&words(name), phrase);
        assert!(is_in("On-Time Deliveries, North", "on time deliver") && is_in("LEAD TIME", "lead time"));
        assert!(!is_in("Time to lead", "lead time") && !is_in("", "lead") && !is_in("lead", "lead time"));
    }
}
