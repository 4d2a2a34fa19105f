//! The second half of wasm-bindgen: from what the compiler made to a module and the JavaScript around it.
//!
//! It is a program of its own so that only whoever builds the npm package compiles the crates that it stands on, and a
//! library call rather than `wasm-bindgen-cli`, whose version nothing would hold to the one in `Cargo.lock`.

#![expect(clippy::print_stderr, reason = "a chore talks to whoever runs it")]

mod order;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// Arguments: what the compiler made, the folder to write into, the name of the files there.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, name] = arguments.as_slice() else {
        eprintln!("error: give the module, the folder and the name");
        return ExitCode::from(2);
    };
    match bind(module, folder, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn bind(module: &str, folder: &str, name: &str) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(true)
        .web(true)?
        .generate(folder)?;
    let bound = Path::new(folder).join(format!("{name}_bg.wasm"));
    let ordered = order::ordered(&std::fs::read(&bound)?)?;
    Ok(std::fs::write(&bound, ordered)?)
}
