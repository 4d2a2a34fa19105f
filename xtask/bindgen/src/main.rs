//! The second half of wasm-bindgen: from what the compiler made to a module and the JavaScript around it.
//!
//! It is a program of its own so that only whoever builds the npm package compiles the crates that it stands on, and a
//! library call rather than `wasm-bindgen-cli`, whose version nothing would hold to the one in `Cargo.lock`.

#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a chore talks to whoever runs it")]

mod order;
mod space;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// Arguments: what the compiler made, the folder to write into, the name of the files there; and `small` to have its
/// functions in an order that compresses well, and to be told what takes the space.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, name, small @ ..] = arguments.as_slice() else {
        eprintln!("error: give the module, the folder and the name");
        return ExitCode::from(2);
    };
    let small = small.iter().any(|word| word == "small");
    match bind(module, folder, name).and_then(|()| if small { order(module, folder, name) } else { Ok(()) }) {
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
    let code = Path::new(folder).join(format!("{name}.js"));
    let mended = fresh(&std::fs::read_to_string(&code)?)?;
    Ok(std::fs::write(code, mended)?)
}

/// Lets handles of a memory that is gone say so from the first call on. What wasm-bindgen writes looks whether a handle
/// is stale before it sees to a fresh memory, and gives handles back without looking.
fn fresh(code: &str) -> Result<String, Box<dyn Error>> {
    const CHANGES: [(&str, &str); 2] = [
        ("if (this.__wbg_inst !== undefined", "__wbg_call_guard(); if (this.__wbg_inst !== undefined"),
        (
            "__wbg_call_guard();\n        wasm.__wbg_",
            "__wbg_call_guard();\n        if (this.__wbg_inst === __wbg_instance_id) wasm.__wbg_",
        ),
    ];
    let mut code = code.to_owned();
    // A module without handles has nothing to say.
    if !code.contains("\nexport class ") {
        return Ok(code);
    }
    for (theirs, ours) in CHANGES {
        if !code.contains(theirs) {
            return Err(format!("wasm-bindgen does not write `{theirs}` any more").into());
        }
        code = code.replace(theirs, ours);
    }
    Ok(code)
}

fn order(module: &str, folder: &str, name: &str) -> Result<(), Box<dyn Error>> {
    print!("{}", space::table(&std::fs::read(module)?)?);
    let bound = Path::new(folder).join(format!("{name}_bg.wasm"));
    let ordered = order::ordered(&std::fs::read(&bound)?)?;
    Ok(std::fs::write(&bound, ordered)?)
}
