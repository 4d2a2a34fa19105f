//! `hoshin import` and `hoshin export`.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use hoshin_interop::files::{import_file, is_plan, write_folder, write_whole};
use hoshin_interop::{
    ExportOptions, ImportAnswer, ImportOptions, NoteData, OpenImport, OpenPlan, PlanFormat, Problems,
    foreign_formats,
};

use crate::arguments::{Export, Import};
use crate::question;
use crate::screen::Screen;

/// How many notes are shown unless all are wanted (our choice).
const SHOWN: usize = 20;

pub(crate) fn import(wanted: &Import, screen: &Screen) -> Result<(), Problems> {
    let options = ImportOptions {
        lenient: wanted.lenient,
        name: wanted.name.clone(),
        locale: wanted.locale.clone(),
        preset: wanted.preset.clone(),
        columns: wanted.column.iter().map(|(meaning, heading)| (heading.clone(), meaning.clone())).collect(),
        sheet: wanted.sheet.clone(),
        as_of: wanted.as_of.clone(),
    };
    if let Some(output) = wanted.output.as_ref().filter(|output| output.exists() && !wanted.force) {
        let message = format!("`{}` is there already, and is not overwritten", output.display());
        return Err(Problems::one("usage", message, "give another name, or `--force`"));
    }
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
        Some(output) => write_whole(output, &mut |out| out.write_all(text.as_bytes()))?,
    }
    tell(&summary(&imported), &imported.answer().notes, Shown::of(wanted.notes), screen);
    Ok(())
}

pub(crate) fn export(wanted: &Export, screen: &Screen) -> Result<(), Problems> {
    let options = ExportOptions { wide: wanted.wide, as_of: wanted.as_of.clone() };
    if wanted.output.is_none() {
        refuse_garbling(&wanted.format, std::io::stdout().is_terminal())?;
    }
    let plan = question::open(wanted.plan.as_deref(), screen)?;
    if let Some(folder) = wanted.output.as_deref().filter(|output| is_folder(&wanted.format, output)) {
        let exported = plan.export_files(&wanted.format, &options)?;
        write_folder(folder, &exported.files)?;
        let summary =
            format!("{} files of {} in `{}`", exported.files.len(), wanted.format, folder.display());
        tell(&summary, &exported.notes, Shown::of(wanted.notes), screen);
        return Ok(());
    }
    let exported = plan.export(&wanted.format, &options)?;
    match &wanted.output {
        None => question::printed(&exported.content)?,
        Some(output) if output.is_file() && is_plan(output) => {
            let message = format!("`{}` is a plan, and is not overwritten", output.display());
            return Err(Problems::one("usage", message, "give the file another name"));
        }
        Some(output) => write_whole(output, &mut |out: &mut dyn Write| out.write_all(&exported.content))?,
    }
    let summary = format!("{} bytes of {}", exported.content.len(), wanted.format);
    tell(&summary, &exported.notes, Shown::of(wanted.notes), screen);
    Ok(())
}

/// Whether an export goes into a folder: that of a star schema does, unless it is to be an archive.
fn is_folder(format: &str, output: &Path) -> bool {
    format.starts_with("star-") && output.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("zip"))
}

/// Refuses to print what is no text on a terminal.
fn refuse_garbling(format: &str, is_terminal: bool) -> Result<(), Problems> {
    let is_binary = foreign_formats().iter().any(|known| known.name == format && known.binary);
    if is_terminal && is_binary {
        let message = format!("`{format}` is no text, and is not printed on a terminal");
        return Err(Problems::one("usage", message, "write it into a file: `--output FILE`"));
    }
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
    format!("{} nodes and {} relations of {}", size.nodes, size.relations, imported.answer().format)
}

/// Says what a file that was asked in place of a plan was taken for, and what of it did not become plan.
pub(crate) fn tell_of(path: &Path, told: &ImportAnswer, screen: &Screen) {
    let summary = format!("`{}` is read as {}", path.display(), told.format);
    tell(&summary, &told.notes, Shown::First("`hoshin import` shows them with `--notes`"), screen);
}

/// How many notes are shown.
#[derive(Clone, Copy)]
enum Shown {
    All,
    /// The first of them, and how to see the others.
    First(&'static str),
}

impl Shown {
    fn of(all: bool) -> Self {
        if all { Self::All } else { Self::First("show them with `--notes`") }
    }
}

/// Says what came of it, and what did not, beside the output.
fn tell(summary: &str, notes: &[NoteData], shown: Shown, screen: &Screen) {
    screen.remark(summary);
    let (most, others) = match shown {
        Shown::All => (notes.len(), ""),
        Shown::First(others) => (SHOWN, others),
    };
    for note in notes.iter().take(most) {
        let times = if note.times > 1 { format!(" ({} times)", note.times) } else { String::new() };
        let node = || note.nodes.first().map(|node| format!(", `{}:{}`", node.kind, node.id));
        let place = note.places.first().map(|place| format!(", {place}")).or_else(node);
        screen.remark(&format!("{}: {}{times}{}", note.kind, note.text, place.unwrap_or_default()));
    }
    if notes.len() > most {
        screen.remark(&format!("{} more notes: {others}", notes.len() - most));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_spared_what_is_no_text() {
        assert!(refuse_garbling("okr-xlsx", true).is_err());
        assert!(refuse_garbling("okr-xlsx", false).is_ok() && refuse_garbling("okr-csv", true).is_ok());
        assert!(
            is_folder("star-csv", Path::new("tables")) && !is_folder("star-parquet", Path::new("all.ZIP"))
        );
        assert!(!is_folder("okr-csv", Path::new("tables")));
    }
}
