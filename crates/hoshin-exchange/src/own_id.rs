//! Ids of plans inside other people's files, so that what is exported and imported again keeps its names.
//!
//! An id becomes a name that XML allows everywhere (an `NCName`): `hsn.objective.nps-75`. INVARIANT: [`read`] undoes
//! [`write()`].

use std::fmt::Write as _;

use hoshin::metamodel::NodeKind;

/// A node's id as a foreign identifier.
pub fn write(kind: NodeKind, id: &str) -> String {
    write_as(kind.as_str(), id)
}

/// The same with a word of the format's own in place of the kind.
pub fn write_as(word: &str, id: &str) -> String {
    let mut name = format!("hsn.{word}.");
    for letter in id.chars() {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            name.push(letter);
        } else {
            // Writing into a string cannot fail.
            let _ = write!(name, "_{:x}.", u32::from(letter));
        }
    }
    name
}

/// The kind and the id that a foreign identifier was made of, if it was made here.
pub fn read(name: &str) -> Option<(NodeKind, String)> {
    let (word, id) = read_as(name)?;
    Some((word.parse().ok()?, id))
}

/// The word and the id that a foreign identifier was made of, if it was made here.
pub fn read_as(name: &str) -> Option<(&str, String)> {
    let (word, rest) = name.strip_prefix("hsn.")?.split_once('.')?;
    let mut id = String::new();
    let mut parts = rest.split('_');
    id.push_str(parts.next()?);
    for part in parts {
        let (code, after) = part.split_once('.')?;
        id.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        id.push_str(after);
    }
    Some((word, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back() {
        for id in ["nps-75", "a/b c", "_x_", "字.1", "1.10"] {
            let name = write(NodeKind::Target, id);
            assert_eq!(read(&name), Some((NodeKind::Target, id.to_owned())), "{name}");
            assert!(
                name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)),
                "{name}"
            );
        }
        assert_eq!((read("_78901c50"), read("hsn.plan.x")), (None, None));
    }
}
