//! `cargo xtask docs`, its first half: the generated pages.

use xtask::step::root;
use xtask_library::docs::pages;

/// Writes every page.
pub(crate) fn run(_: &[String]) -> bool {
    let root = root();
    for (path, text) in pages() {
        if let Err(error) = std::fs::write(root.join(path), text) {
            eprintln!("error: cannot write {path}: {error}");
            return false;
        }
        println!("wrote {path}");
    }
    true
}
