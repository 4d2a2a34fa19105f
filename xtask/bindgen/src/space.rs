//! What takes the space in a module: its sections, and its code by the crates that it is of.
//!
//! It is told of the module as the compiler made it, while names are still in it. Code that a crate has of a generic
//! type or function of another counts for the one that defines it: the sorts and maps of the standard library, say.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

/// The crates that are told one by one (our choice); the rest is told together.
const TOLD: usize = 14;

/// The table, a line each.
pub(crate) fn table(module: &[u8]) -> Result<String, BinaryReaderError> {
    let (mut imported, mut data) = (0, 0);
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for part in section {
                        if let Name::Function(functions) = part? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index, function.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates: BTreeMap<String, usize> = BTreeMap::new();
    for (index, length) in (imported..).zip(&bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        // What wasm-bindgen reads and leaves out.
        if !name.contains("WasmDescribe") && !name.contains("__wbindgen_describe") {
            *crates.entry(of(name)).or_default() += length;
        }
    }
    let mut crates: Vec<(String, usize)> = crates.into_iter().collect();
    crates.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let code: usize = crates.iter().map(|(_, bytes)| bytes).sum();
    let rest: usize = crates.iter().skip(TOLD).map(|(_, bytes)| bytes).sum();
    let mut text = String::new();
    let mut row = |name: &str, bytes: usize| {
        let _ = writeln!(text, "    {bytes:>9}  {name}");
    };
    row("data: texts, tables, manuals of rules", data);
    row(&format!("code: {} functions, of which", bodies.len()), code);
    for (name, bytes) in crates.iter().take(TOLD) {
        row(&format!("  {name}"), *bytes);
    }
    row("  all others", rest);
    Ok(text)
}

/// The crate that a function is of, by its name as the compiler mangles it.
fn of(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    // `<&mut a::B as c::D>::e` is of `a`; what is implemented for every type is of the crate of the trait.
    let path = |text: &str| -> Option<String> {
        let start = text.find(|c: char| c.is_alphanumeric() || c == '_')?;
        let text = text.get(start..)?;
        let text = ["mut ", "dyn ", "const "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let (head, _) = text.split_once("::")?;
        head.chars().all(|c| c.is_alphanumeric() || c == '_').then(|| head.to_owned())
    };
    let parts = || name.split(" as ");
    if name.contains("::") {
        parts().find_map(path).unwrap_or_default()
    } else {
        "what JavaScript calls, with what is inlined there".to_owned()
    }
}
