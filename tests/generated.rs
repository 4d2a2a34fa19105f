//! What is made from the code says what the code says now. With `HOSHIN_BLESS` set it is written instead.

use std::fs;

use crate::places::root;

#[test]
fn generated_pages_are_what_the_code_says() {
    for (path, text) in xtask_library::docs::pages() {
        let file = root().join(path);
        if std::env::var_os("HOSHIN_BLESS").is_some() {
            fs::write(&file, &text).unwrap();
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        // Two long texts in a message help nobody: the first line that differs does.
        let differs = kept.lines().zip(text.lines()).find(|(kept, made)| kept != made);
        assert!(kept == text, "{path} is not what the code says: run `cargo xtask bless`\n{differs:#?}");
    }
}

#[test]
fn every_line_of_the_grammar_is_drawn() {
    assert_eq!(xtask_library::docs::undrawn(), Vec::new());
}
