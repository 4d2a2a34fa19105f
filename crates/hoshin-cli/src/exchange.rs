//! `hoshin import` and `hoshin export`.

use std::io::{Read, Write};
use std::path::Path;

use hoshin_interop::files::{import_file, is_plan, write_whole};
use hoshin_interop::{ImportOptions, NoteData, OpenImport, OpenPlan, PlanFormat, Problems};

use crate::arguments::{Export, Import};
use crate::question;
use crate::screen::Screen;

/// How many notes are shown unless all are wanted (our choice).
const SHOWN: usize = 20;

pub(crate) fn import(wanted: &Import, screen: &Screen) -> Result<(), Problems> {
    let options = ImportOptions { lenient: wanted.lenient, name: wanted.name.clone() };
    let format = Some(wanted.format.as_str()).filter(|format| *format != "auto");
    let imported = if wanted.file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
            Problems::one("file", format!("cannot read `<stdin>`: {error}"), "pipe a file into it")
        })?;
        OpenPlan::import(format, &bytes, &options)?
    } else {
        import_file(&wanted.file, format, &options)?
    };
    let text = imported.plan().write(form(wanted.output.as_deref()));
    match &wanted.output {
        None => screen.print(&text)?,
        Some(output) if output.exists() && !wanted.force => {
            let message = format!("`{}` is there already, and is not overwritten", output.display());
            return Err(Problems::one("usage", message, "give another name, or `--force`"));
        }
        Some(output) => write_whole(output, &mut |out| out.write_all(text.as_bytes()))?,
    }
    tell(&summary(&imported), imported.notes(), wanted.notes, screen);
    Ok(())
}

pub(crate) fn export(wanted: &Export, screen: &Screen) -> Result<(), Problems> {
    let plan = question::open(wanted.plan.as_deref())?;
    let exported = plan.export(&wanted.format)?;
    match &wanted.output {
        None => question::printed(&exported.bytes)?,
        Some(output) if output.is_file() && is_plan(output) => {
            let message = format!("`{}` is a plan, and is not overwritten", output.display());
            return Err(Problems::one("usage", message, "give the file another name"));
        }
        Some(output) => write_whole(output, &mut |out: &mut dyn Write| out.write_all(&exported.bytes))?,
    }
    let summary = format!("{} bytes of {}", exported.bytes.len(), wanted.format);
    tell(&summary, &exported.notes, wanted.notes, screen);
    Ok(())
}

/// The form of a plan that the ending of a file tells; YAML unless it does.
fn form(output: Option<&Path>) -> PlanFormat {
    match output.and_then(Path::extension).and_then(|ending| ending.to_str()) {
        Some("json") => PlanFormat::Json,
        Some("ndjson" | "jsonl") => PlanFormat::Ndjson,
        _ => PlanFormat::Yaml,
    }
}

fn summary(imported: &OpenImport) -> String {
    let size = imported.plan().size();
    format!("{} nodes and {} relations of {}", size.nodes, size.relations, imported.format())
}

/// Says what came of it, and what did not, beside the output.
fn tell(summary: &str, notes: &[NoteData], all: bool, screen: &Screen) {
    screen.remark(summary);
    let shown = if all { notes.len() } else { SHOWN };
    for note in notes.iter().take(shown) {
        let times = if note.times > 1 { format!(" ({} times)", note.times) } else { String::new() };
        let node = || note.nodes.first().map(|node| format!(", `{}:{}`", node.kind, node.id));
        let place = note.places.first().map(|place| format!(", {place}")).or_else(node);
        screen.remark(&format!("{}: {}{times}{}", note.kind, note.text, place.unwrap_or_default()));
    }
    if notes.len() > shown {
        screen.remark(&format!("{} more notes: show them with `--notes`", notes.len() - shown));
    }
}
