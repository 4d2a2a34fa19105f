//! Arrows only point down; the engine stays hidden; files stay small.

use std::fs;

use crate::places::{files, root};

/// Each floor of the core crate with the floors below that it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("sort", &[]),
    ("value", &["sort"]),
    ("metamodel", &["sort", "value"]),
    ("graph", &["sort"]),
    ("model", &["sort", "value", "metamodel", "graph"]),
    ("analyse", &["sort", "value", "metamodel", "graph", "model"]),
    ("format", &["sort", "value", "metamodel", "model"]),
    ("report", &["sort", "value", "metamodel", "model", "format"]),
    ("fix", &["sort", "value", "metamodel", "model", "format", "report"]),
    ("check", &["sort", "value", "metamodel", "graph", "model", "analyse", "format", "report"]),
    ("generate", &["sort", "value", "metamodel", "model", "format"]),
    ("starter", &["sort", "value", "format"]),
    ("workspace", &["sort", "value", "metamodel", "graph", "model", "analyse", "format", "report", "check"]),
    ("strategies", &["sort", "value", "metamodel", "model", "format"]),
];

/// The code of every source file of the core crate, without comments, with the floor that it is of.
fn sources() -> Vec<(String, String, String)> {
    let source = root().join("crates/hoshin/src");
    files(&source)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| {
            let inside = path.strip_prefix(&source).unwrap().to_str().unwrap().to_owned();
            let floor = inside.split(['/', '.']).next().unwrap().to_owned();
            let code = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            (inside, floor, code.join("\n"))
        })
        .filter(|(inside, ..)| inside != "lib.rs")
        .collect()
}

#[test]
fn arrows_only_point_down() {
    for (file, floor, code) in sources() {
        // What is reasoned about is written down in the language: the tests of that floor read it.
        let is_reasoning = floor == "analyse";
        let code =
            if is_reasoning { code.split("#[cfg(test)]").next().unwrap_or_default() } else { code.as_str() };
        if is_reasoning && file.ends_with("tests.rs") {
            continue;
        }
        let allowed = ARROWS
            .iter()
            .find(|(known, _)| *known == floor)
            .unwrap_or_else(|| panic!("{file}: no such floor"))
            .1;
        for used in code.split("crate::").skip(1).flat_map(roots) {
            let is_floor = ARROWS.iter().any(|(known, _)| *known == used);
            assert!(
                !is_floor || used == floor || allowed.contains(&used.as_str()),
                "{file}: `{floor}` may not use `{used}`"
            );
        }
    }
}

/// The first path segments after `crate::`: one or, in braces, several.
fn roots(rest: &str) -> Vec<String> {
    let word = |text: &str| {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let Some(body) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut depth, mut found, mut start) = (0, Vec::new(), 0);
    for (place, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(word(&body[start..place]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(word(&body[start..place]));
                start = place + 1;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn the_engine_is_named_by_graph_and_model_only() {
    for (file, floor, code) in sources() {
        assert!(
            !code.contains("petgraph") || ["graph", "model"].contains(&floor.as_str()),
            "{file} names petgraph"
        );
    }
}

#[test]
fn files_are_small_enough_to_read() {
    for folder in ["crates", "tests", "xtask", "examples"] {
        for path in files(&root().join(folder))
            .iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        {
            let lines = fs::read_to_string(path).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines", path.display());
        }
    }
}

/// A binding, its folders, the most lines of code that it may have, and the most lines with what is said of them.
const BINDINGS: &[(&str, &[&str], usize, usize)] = &[
    ("python", &["python/src", "python/capsule/src"], 571, 843),
    ("wasm", &["wasm/src"], 318, 484),
    ("exchange of wasm", &["wasm/exchange/src"], 40, 55),
];

#[test]
fn bindings_are_thin() {
    // No logic stands there: what a binding would need more lines for belongs into the boundary. Python may take 600 lines
    // of code and JavaScript 500 lines of any sort. The others are what they take: look at what grows before they do.
    for (binding, folders, most_code, most) in BINDINGS {
        let paths = folders.iter().flat_map(|folder| files(&root().join("bindings").join(folder)));
        let texts: Vec<String> = paths.map(|path| fs::read_to_string(path).unwrap()).collect();
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        let count = |wanted: &dyn Fn(&&str) -> bool| {
            texts.iter().flat_map(|text| text.lines()).filter(|line| wanted(line)).count()
        };
        let (code, all) = (count(&is_code), count(&|_| true));
        assert!(code <= *most_code, "{binding} has {code} lines of code");
        assert!(all <= *most, "{binding} has {all} lines");
    }
}

#[test]
fn every_file_says_what_it_holds() {
    for path in files(&root().join("crates"))
        .iter()
        .chain(&files(&root().join("bindings/python/src")))
        .chain(&files(&root().join("bindings/python/capsule/src")))
        .chain(&files(&root().join("bindings/wasm/src")))
        .chain(&files(&root().join("bindings/wasm/exchange/src")))
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
    {
        let text = fs::read_to_string(path).unwrap();
        let is_rule = path.parent().unwrap().ends_with("check/rules");
        assert!(text.starts_with("//!") || (is_rule && text.contains("declare_rule!")), "{}", path.display());
    }
}
