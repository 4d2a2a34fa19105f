//! Draws a view of a plan: `look PLAN VIEW [ID]` writes SVG to standard output.
#![expect(clippy::print_stdout, reason = "it is its task")]

use hoshin::Plan;
use hoshin::format::Format as PlanFormat;
use hoshin_view::{Format, Options, show};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [path, view, rest @ ..] = words.as_slice() else { return Err("look PLAN VIEW [ID] [FORMAT]".into()) };
    let plan = match path.strip_prefix("gen:") {
        Some(number) => {
            let mut out = Vec::new();
            hoshin::generate::generate(number.parse()?, 7, &mut out)?;
            Plan::read(&String::from_utf8(out)?, PlanFormat::Ndjson)?
        }
        None => Plan::read(&std::fs::read_to_string(path)?, PlanFormat::Yaml)?,
    };
    let start = std::time::Instant::now();
    let of = rest.first().filter(|id| !id.is_empty()).cloned();
    let format = rest.get(1).map_or(Ok(Format::Svg), |word| word.parse())?;
    let shown = show(&plan, view.parse()?, &Options { of, ..Options::default() })?;
    let data = start.elapsed();
    let text = shown.write(format)?;
    eprintln!("{view}: data {data:?}, with text {:?}, {} bytes", start.elapsed(), text.len());
    println!("{text}");
    Ok(())
}
