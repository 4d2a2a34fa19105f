//! Texts that templates leave behind.

/// Whole texts that templates leave, without case, brackets and punctuation. `to be determined` and `to be inserted by
/// user` are those of published `StratML` plans, the others our choice.
const TEXTS: &[&str] = &[
    "to be determined",
    "to be inserted by user",
    "to be inserted",
    "to be announced",
    "to be confirmed",
    "to be defined",
    "to be completed",
    "to be decided",
    "to be provided",
    "tbd",
    "tba",
    "tbc",
    "todo",
    "to do",
    "fixme",
    "placeholder",
    "untitled",
    "unnamed",
    "name",
    "description",
    "insert text here",
    "insert name here",
    "enter text here",
    "enter name here",
    "your text here",
    "sample text",
    "change me",
    "changeme",
    "lorem",
];

/// Marks that begin a text which is yet to be written (our choice).
const MARKS: &[&str] = &["TBD", "TODO", "FIXME"];

/// The length of the longest of the texts with some punctuation around it, in bytes.
const LONGEST: usize = 40;

/// Whether a text is a template's. A blank one is not: it is empty.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    // Most texts are neither short enough to be a template's nor begin like one.
    let may_be = |first: char| first.is_ascii_punctuation() || "TFlLxX".contains(first);
    if text.len() > LONGEST && !text.starts_with(may_be) {
        return false;
    }
    let plain = plain(text);
    let in_brackets = [("<", ">"), ("[", "]"), ("{{", "}}")]
        .into_iter()
        .any(|(open, close)| text.starts_with(open) && text.ends_with(close));
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let only_x = plain.len() > 2 && plain.chars().all(|c| c == 'x');
    !text.is_empty()
        && (in_brackets
            || plain.is_empty()
            || only_x
            || MARKS.contains(&first)
            || TEXTS.contains(&&*plain)
            || plain.starts_with("lorem ipsum"))
}

/// The words of a text in small letters, parted by one blank.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| c.is_ascii_punctuation() || c.is_whitespace() || c == '…');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_known() {
        for text in [
            "To be determined",
            "[To be determined]",
            "[To_be_inserted_by_user]",
            "TBD",
            "tbd.",
            "TODO: ask Ann",
            "xxx",
            "XXXX",
            "Lorem ipsum dolor",
            "<name>",
            "{{ objective }}",
            "...",
            "?",
            "To-do",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "",
            " ",
            "Determine the price",
            "Todo lists kept",
            "Names known",
            "C",
            "顧客",
            "[A] and [B] merged into one x",
            "Fix TBD items",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
