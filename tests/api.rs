//! Every change of the public API is seen in review. It needs a nightly compiler, and is passed over without one.

use std::process::Command;

use public_api::{Builder, MINIMUM_NIGHTLY_RUST_VERSION};

use crate::places::root;

#[test]
fn the_public_api_is_as_it_was() {
    let target = root().join("target/api");
    let arguments = ["+nightly", "rustdoc", "--lib", "--package", "hoshin", "--target-dir"];
    let built = Command::new("cargo")
        .args(arguments)
        .arg(&target)
        .args(["--", "-Z", "unstable-options", "--output-format", "json", "--cap-lints", "allow"])
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(root())
        .output();
    let skip = |reason: &str| {
        println!("skipped: {reason}; `rustup toolchain install nightly` brings it");
    };
    match built {
        Err(error) => return skip(&format!("cargo could not be started: {error}")),
        Ok(output) if !output.status.success() => {
            return skip("there is no nightly compiler that builds the documentation");
        }
        Ok(_) => {}
    }
    let api = Builder::from_rustdoc_json(target.join("doc/hoshin.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build();
    match api {
        Ok(api) => insta::assert_snapshot!(api.to_string()),
        Err(reason) => skip(&format!("nightly is not {MINIMUM_NIGHTLY_RUST_VERSION} or near it ({reason})")),
    }
}

#[test]
fn the_engine_is_in_no_public_signature() {
    let kept = include_str!("snapshots/all__api__the_public_api_is_as_it_was.snap");
    for engine in ["petgraph", "hashbrown", "granit", "annotate_snippets"] {
        assert!(!kept.contains(engine), "{engine}");
    }
}
