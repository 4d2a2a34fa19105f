//! Draws a view of a plan: `look PLAN VIEW [ID]` writes SVG to standard output.
#![expect(clippy::print_stdout, reason = "it is its task")]

use hoshin::Plan;
use hoshin::format::Format as PlanFormat;
use hoshin_view::{Format, Options, show};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [path, view, rest @ ..] = words.as_slice() else { return Err("look PLAN VIEW [ID] [FORMAT]".into()) };
    let plan = Plan::read(&std::fs::read_to_string(path)?, PlanFormat::Yaml)?;
    let of = rest.first().filter(|id| !id.is_empty()).cloned();
    let format = rest.get(1).map_or(Ok(Format::Svg), |word| word.parse())?;
    let shown = show(&plan, view.parse()?, &Options { of, ..Options::default() })?;
    println!("{}", shown.write(format)?);
    Ok(())
}
