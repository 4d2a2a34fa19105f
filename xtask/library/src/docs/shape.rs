//! What a field may hold, in words.

use hoshin::value::{Shape, Spelling};

use super::cell;

/// The shape in words, as Markdown for a cell of a table.
pub(super) fn in_words(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Number { min: None, max: None } => "a number".to_owned(),
        Shape::Number { min: Some(min), max: None } => format!("a number, {min} or more"),
        Shape::Number { min: None, max: Some(max) } => format!("a number, {max} or less"),
        Shape::Number { min: Some(min), max: Some(max) } => format!("a number from {min} to {max}"),
        Shape::Spelled(spelling) => format!("[{}](#{})", spelling.name, anchor(spelling.name)),
        Shape::Words(words) => either(&words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>()),
        Shape::List(item) => format!("list of {}", in_words(item)),
        Shape::Map(item) => format!("by key: {}", in_words(item)),
        Shape::Record(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(key, shape)| format!("`{key}`: {}", in_words(shape))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Shape::OneOf([Shape::List(item), single]) if *item == *single => {
            format!("one or several: {}", in_words(item))
        }
        Shape::OneOf([Shape::Words(words), Shape::Text]) => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("{}, or other text", words.join(", "))
        }
        Shape::OneOf(shapes) => either(&shapes.iter().map(|shape| in_words(shape)).collect::<Vec<_>>()),
    }
}

/// Collects every value with a spelling of its own that occurs in the shape, each once.
pub(super) fn gather(shape: &Shape, found: &mut Vec<&'static Spelling>) {
    match shape {
        Shape::Spelled(spelling) => {
            if !found.iter().any(|known| known.name == spelling.name) {
                found.push(spelling);
            }
        }
        Shape::List(item) | Shape::Map(item) => gather(item, found),
        Shape::Record(fields) => fields.iter().for_each(|(_, shape)| gather(shape, found)),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| gather(shape, found)),
        Shape::Text | Shape::Bool | Shape::Number { .. } | Shape::Words(_) => {}
    }
}

/// The anchor that a heading of this text gets.
pub(super) fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

/// Joins alternatives: `a, b or c`.
pub(super) fn either(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A table of fields.
pub(super) fn table(fields: &[hoshin::metamodel::FieldInfo]) -> String {
    let row = |field: &hoshin::metamodel::FieldInfo| {
        format!("| `{}` | {} | {} |\n", field.key, cell(&in_words(&field.shape)), cell(field.doc))
    };
    let head = "| key | holds | meaning |\n|---|---|---|\n".to_owned();
    fields.iter().fold(head, |text, field| text + &row(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_read_as_words() {
        let record = Shape::Record(&[("rule", &Shape::Text), ("on", &Shape::Bool)]);
        assert_eq!(in_words(&record), "{ `rule`: text, `on`: `true` or `false` }");
        assert_eq!(in_words(&Shape::List(&Shape::Words(&["a", "b", "c"]))), "list of `a`, `b` or `c`");
        assert_eq!(in_words(&Shape::Number { min: Some(0.0), max: None }), "a number, 0 or more");
    }
}
