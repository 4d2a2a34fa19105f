//! Texts that templates leave behind.

/// Whole texts that templates leave, without case, brackets and punctuation. `to be determined` and `to be inserted by
/// user` are those of published `StratML` plans, the others our choice. In order of the alphabet.
const TEXTS: &[&str] = &[
    "change me",
    "changeme",
    "description",
    "enter name here",
    "enter text here",
    "fixme",
    "insert name here",
    "insert text here",
    "lorem",
    "name",
    "placeholder",
    "sample text",
    "tba",
    "tbc",
    "tbd",
    "to be announced",
    "to be completed",
    "to be confirmed",
    "to be decided",
    "to be defined",
    "to be determined",
    "to be inserted",
    "to be inserted by user",
    "to be provided",
    "to do",
    "todo",
    "unnamed",
    "untitled",
    "your text here",
];

/// Marks that begin a text which is yet to be written (our choice).
const MARKS: &[&str] = &["TBD", "TODO", "FIXME"];

/// Whether one of the texts above begins with this word.
fn begins_like_one(first: &str) -> bool {
    let begins = first.bytes().next().map(|byte| byte.to_ascii_lowercase());
    // One byte tells of nearly all.
    let from = TEXTS.partition_point(|text| text.bytes().next() < begins);
    let mut near = TEXTS.iter().skip(from).take_while(|text| text.bytes().next() == begins);
    near.any(|text| {
        let word = text.get(..first.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(first))
            && text.as_bytes().get(first.len()).is_none_or(|next| *next == b' ')
    })
}

/// Whether a text is a template's. A blank one is not: it is empty.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim_start();
    // Most texts begin with a word, and with none that a template begins with: a look at a few bytes is enough.
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let begin = text.get(..end).unwrap_or_default();
    let may_be = begin.is_empty() || begins_like_one(begin) || begin.starts_with(['x', 'X']);
    if !may_be && !MARKS.contains(&begin) {
        return false;
    }
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let text = text.trim_end();
    let plain = plain(text);
    let in_brackets = [("<", ">"), ("[", "]"), ("{{", "}}")]
        .into_iter()
        .any(|(open, close)| text.starts_with(open) && text.ends_with(close));
    let only_x = plain.len() > 2 && plain.chars().all(|c| c == 'x');
    !text.is_empty()
        && (in_brackets
            || plain.is_empty()
            || only_x
            || MARKS.contains(&word)
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
    fn texts_stand_in_order_so_that_they_are_found() {
        assert!(TEXTS.is_sorted());
    }

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
            "TODOß",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
