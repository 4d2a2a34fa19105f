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

/// How the texts above begin.
fn begins_like_one(first: &str) -> bool {
    let begins = first.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let is_first = |text: &&str| {
        // One byte tells of nearly all.
        if text.bytes().next() != begins {
            return false;
        }
        let word = text.get(..first.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(first))
            && text.as_bytes().get(first.len()).is_none_or(|next| *next == b' ')
    };
    TEXTS.iter().any(is_first)
}

/// Whether a text is a template's. A blank one is not: it is empty.
pub fn is_placeholder(text: &str) -> bool {
    // Trimming is slow where there is nothing to trim.
    let text = if text.starts_with(|c: char| c.is_ascii_alphanumeric()) { text } else { text.trim_start() };
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // Most texts begin with a word, and with none that a template begins with.
    let may_be = word.is_empty() || begins_like_one(word) || word.starts_with(['x', 'X']);
    if !may_be && !MARKS.contains(&word) {
        return false;
    }
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
