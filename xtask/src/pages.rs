//! `cargo xtask docs`: writes the generated pages and builds the API documentation.

use super::step::{CargoStep, Verdict, root};
use xtask::docs::pages;

const API: CargoStep = CargoStep {
    arguments: &["doc", "--workspace", "--exclude=hoshin-python*", "--no-deps"],
    environment: &[("RUSTDOCFLAGS", "-D warnings")],
    component: None,
};

/// Writes every page, then lets cargo build the documentation of the crates.
pub(crate) fn run(_: &[String]) -> bool {
    let root = root();
    for (path, text) in pages() {
        if let Err(error) = std::fs::write(root.join(path), text) {
            eprintln!("error: cannot write {path}: {error}");
            return false;
        }
        println!("wrote {path}");
    }
    API.run() == Verdict::Passed
}
