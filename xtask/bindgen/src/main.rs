//! The second half of wasm-bindgen: from what the compiler made to a module and the JavaScript around it.
//!
//! It is a program of its own so that only whoever builds the npm package compiles the crates that it stands on, and a
//! library call rather than `wasm-bindgen-cli`, whose version nothing would hold to the one in `Cargo.lock`.

#![expect(clippy::print_stderr, reason = "a chore talks to whoever runs it")]

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// Arguments: what the compiler made, the folder to write into, the name of the files there.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, name] = arguments.as_slice() else {
        eprintln!("error: give the module, the folder and the name");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let bound = bindgen
        .input_path(module)
        .out_name(name)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    match bound {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
