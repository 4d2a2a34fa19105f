//! What the tests in the browser look at, as files: the report of each plan, and each of its graphs as data and in the
//! languages of other tools.

use std::fs;
use std::path::Path;

use hoshin::Plan;
use hoshin::format::Format as PlanFormat;
use hoshin_view::{Format, Options, Shown, View, ViewError, report, show};

use super::hostile;
use xtask::step::root;
use xtask::told::{Trouble, at, file_trouble};

/// Writes them below `target/reports`.
pub(crate) fn run(_: &[String]) -> bool {
    written(&root().join("target/reports")).map_err(|trouble| trouble.complain()).is_ok()
}

/// Writes into a folder what every example and a plan of hostile names look like.
fn written(folder: &Path) -> Result<(), Trouble> {
    let _ = fs::remove_dir_all(folder);
    at(folder, fs::create_dir_all(folder))?;
    let examples = root().join("examples/plans");
    let mut paths: Vec<_> =
        at(&examples, fs::read_dir(&examples))?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        all_of(folder, &name, &at(path, fs::read_to_string(path))?)?;
    }
    all_of(folder, "hostile", &hostile::plan())
}

fn all_of(folder: &Path, name: &str, text: &str) -> Result<(), Trouble> {
    let plan = Plan::read(text, PlanFormat::Yaml).map_err(|error| file_trouble(Path::new(name), error))?;
    let put = |ending: &str, text: &str| {
        let path = folder.join(format!("{name}.{ending}"));
        at(&path, fs::write(&path, text))
    };
    let options = Options::default();
    put("html", &report(&plan, &options).map_err(|error| refused(name, &error))?)?;
    for view in View::ALL {
        for (of, shown) in looked(&plan, *view).map_err(|error| refused(name, &error))? {
            if !shown.formats().contains(&Format::Mermaid) {
                continue;
            }
            let formats = [(Format::Mermaid, "mmd"), (Format::Dot, "dot"), (Format::Json, "json")];
            for (format, ending) in formats {
                let text = shown.write(format).map_err(|error| refused(name, &error))?;
                put(&format!("{view}{of}.{ending}"), &text)?;
            }
        }
    }
    Ok(())
}

/// A view of the whole, or where it needs a node, of the first of each kind that it can be of.
fn looked(plan: &Plan, view: View) -> Result<Vec<(String, Shown)>, ViewError> {
    match show(plan, view, &Options::default()) {
        Err(ViewError::Needed { .. }) => {
            let firsts = view.narrows_to().iter().filter_map(|kind| plan.nodes_of_kind(*kind).next());
            let of = |node: hoshin::model::Node<'_>| {
                let options = Options { of: Some(node.to_ref().to_string()), ..Options::default() };
                Ok((format!(".{}", node.kind()), show(plan, view, &options)?))
            };
            firsts.map(of).collect()
        }
        shown => Ok(vec![(String::new(), shown?)]),
    }
}

fn refused(name: &str, error: &ViewError) -> Trouble {
    Trouble::new(format!("{name}: {error}"), error.help())
}
