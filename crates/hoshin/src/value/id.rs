//! Ids: what may name a node.

use super::field::ValueError;
use super::spelled::shown;

/// The greatest length of an id, a unit or a method, in characters (our choice).
pub const LONGEST: usize = 200;

/// Holds a text to the rules for ids: 1 to 200 characters, no control characters, no `:` or `/`, no blanks at
/// the ends.
///
/// # Errors
///
/// [`ValueError`] with the rule that is broken.
///
/// # Example
///
/// ```
/// use hoshin::value::validate_id;
///
/// assert!(validate_id("nps-75").is_ok());
/// assert!(validate_id("objective:nps-75").is_err());
/// ```
pub fn validate_id(id: &str) -> Result<(), ValueError> {
    let refuse = |what: &str, help: &str| Err(ValueError::new(format!("the id {} {what}", shown(id)), help));
    if id.is_empty() {
        return Err(ValueError::new("an id is empty", "write 1 to 200 characters"));
    }
    if id.chars().nth(LONGEST).is_some() {
        return refuse("is too long", "write at most 200 characters");
    }
    if id.chars().any(char::is_control) {
        return refuse("has a control character", "write it on one line, without tabs");
    }
    if id.contains([':', '/']) {
        return refuse(
            "has a `:` or `/`",
            "these stand between a kind and an id, and between a parent and its target",
        );
    }
    if id.trim().len() < id.len() {
        return refuse("has a blank at its end", "drop the blank");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_bounded_lines() {
        for id in ["a", "1.10", "Straße 7", &"x".repeat(200), &"é".repeat(200)] {
            assert_eq!(validate_id(id), Ok(()));
        }
        for id in ["", " a", "a ", "a:b", "a/b", "a\nb", "\u{a0}a", &"x".repeat(201)] {
            assert!(validate_id(id).is_err(), "{id}");
        }
    }
}
