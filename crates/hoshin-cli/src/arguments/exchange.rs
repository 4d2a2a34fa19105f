//! The arguments of import and export.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use hoshin_interop::{ForeignFormatData, WordData, foreign_formats, table_words};

/// What to make a plan of.
#[derive(Args, Debug)]
#[command(after_long_help = columns())]
pub(crate) struct Import {
    /// The format of the file; `auto` tells it by the content
    #[arg(value_name = "FORMAT", value_parser = readable())]
    pub(crate) format: String,
    /// The file; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The plan to write, instead of the standard output; its ending tells YAML, JSON or NDJSON
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Read a malformed file as far as it goes
    #[arg(long)]
    pub(crate) lenient: bool,
    /// What the plan is called if the file does not tell
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// How numbers and dates of a table are written, such as `de` or `en-GB`, where the table does not tell
    #[arg(long, value_name = "LOCALE", help_heading = "Tables")]
    pub(crate) locale: Option<String>,
    /// The tool that wrote an OKR table, where its headings do not tell
    #[arg(long, value_name = "TOOL", value_parser = presets(), hide_possible_values = true, help_heading = "Tables")]
    pub(crate) preset: Option<String>,
    /// What a column of an OKR table holds, and its heading: `--column title=What`; any number of them
    #[arg(long, value_name = "MEANING=HEADING", value_parser = column, help_heading = "Tables")]
    pub(crate) column: Vec<(String, String)>,
    /// The sheet of a workbook, where it is not the first with a strategy in it
    #[arg(long, value_name = "NAME", help_heading = "Tables")]
    pub(crate) sheet: Option<String>,
    /// The day that current values of an OKR table are of, where the table does not tell
    #[arg(long, value_name = "DATE", help_heading = "Tables")]
    pub(crate) as_of: Option<String>,
    /// Overwrite the plan if it is there already
    #[arg(long)]
    pub(crate) force: bool,
    /// Show every note
    #[arg(long)]
    pub(crate) notes: bool,
}

/// What to write a plan as.
#[derive(Args, Debug)]
#[command(after_long_help = "\
What the plan has and the format has not is told on the standard error. A star schema goes into a folder, a file a table, \
unless the file ends in `.zip`.")]
pub(crate) struct Export {
    /// The format of the file
    #[arg(value_name = "FORMAT", value_parser = writable())]
    pub(crate) format: String,
    /// The plan; `-` is the standard input, and without any it is the only plan in the current folder
    #[arg(value_name = "PLAN")]
    pub(crate) plan: Option<PathBuf>,
    /// The file to write, instead of the standard output; of a star schema a folder, or a file that ends in `.zip`
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Give readings as CSV a column a date, instead of a row a reading
    #[arg(long, help_heading = "Tables")]
    pub(crate) wide: bool,
    /// The day that a star schema reports on; that of the plan unless stated
    #[arg(long, value_name = "DATE", help_heading = "Tables")]
    pub(crate) as_of: Option<String>,
    /// Show every note
    #[arg(long)]
    pub(crate) notes: bool,
}

/// The meaning of a column and its heading, which may have an equals sign itself.
fn column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((meaning, heading)) if !meaning.trim().is_empty() && !heading.trim().is_empty() => {
            Ok((meaning.trim().to_owned(), heading.trim().to_owned()))
        }
        _ => Err("write what the column holds, an equals sign, and its heading: `title=What`".to_owned()),
    }
}

/// What stands below the arguments of an import.
fn columns() -> String {
    let words = table_words();
    let list = |words: &[WordData]| {
        let lines = words.iter().map(|word| format!("  {:<14} {}\n", word.name, word.summary));
        lines.collect::<String>()
    };
    format!(
        "Tools whose OKR tables are known (`--preset`):\n{}\nWhat a column may hold (`--column`):\n{}\n\
         Locales: {}\n\n\
         What the file has and a plan has not, what was guessed and what was put right is told on the standard error, \
         with places. Other commands take files in these formats too, wherever they take a plan, and tell them by their \
         content.",
        list(&words.presets),
        list(&words.columns),
        words.locales.join(", ")
    )
}

fn presets() -> PossibleValuesParser {
    PossibleValuesParser::new(
        table_words().presets.into_iter().map(|word| PossibleValue::new(word.name).help(word.summary)),
    )
}

fn value(format: ForeignFormatData) -> PossibleValue {
    PossibleValue::new(format.name).help(format.summary)
}

fn readable() -> PossibleValuesParser {
    let auto = PossibleValue::new("auto").help("Whichever of these the content tells.");
    let formats = foreign_formats().into_iter().filter(|format| format.reads).map(value);
    PossibleValuesParser::new([auto].into_iter().chain(formats))
}

fn writable() -> PossibleValuesParser {
    PossibleValuesParser::new(foreign_formats().into_iter().filter(|format| format.writes).map(value))
}
