//! A star schema for reports: a plan as tables that open in `DuckDB`, Power BI, Tableau and Superset without modelling.
//!
//! Every node has one `key`, `kind:id`, by which all tables join. What each column holds stands in the page `docs/bi.md`,
//! which a test holds to the code. Export is one way; what no table holds is told all the same.

mod dates;
mod facts;
mod judged;
mod left;
mod nodes;

use hoshin::Plan;
use hoshin::model::Node;
use hoshin::value::Date;

use crate::frame::Frame;
use crate::{ExportError, Exported, Note, Options};

/// The tables of a plan, in the order in which the page tells of them.
///
/// The day is that of the options, else the plan's, else that of its last reading; without any, what depends on a day is
/// empty.
///
/// # Complexity
///
/// Thirteen times that of the status of the plan, for its last twelve months and its day.
pub fn frames(plan: &Plan, options: &Options) -> Vec<Frame> {
    let as_of = options.tables.as_of.or(plan.header().as_of).or_else(|| last_reading(plan));
    let (findings, finding_nodes) = judged::findings(plan, as_of);
    let (readings, targets) = (facts::readings(plan), facts::targets(plan));
    let status = judged::status(plan, as_of);
    let mut frames = vec![
        nodes::nodes(plan),
        nodes::relations(plan),
        readings,
        targets,
        status,
        judged::alignment(plan),
        findings,
        finding_nodes,
    ];
    let dates = dates::frame(&frames);
    frames.push(dates);
    frames
}

fn last_reading(plan: &Plan) -> Option<Date> {
    let kpis = plan.nodes_of_kind(hoshin::metamodel::NodeKind::Kpi);
    let fiscal = plan.header().fiscal_year.unwrap_or_default();
    let days = kpis.flat_map(Node::readings).filter_map(|reading| reading.date?.span(&fiscal).end);
    days.max()
}

/// What of a plan no table holds.
pub fn notes(plan: &Plan, options: &Options) -> Vec<Note> {
    left::notes(plan, options)
}

/// The files of a folder: a table each, as CSV.
pub fn csv_files(plan: &Plan, options: &Options) -> Vec<(String, Vec<u8>)> {
    frames(plan, options).iter().map(|frame| (format!("{}.csv", frame.name), frame.to_csv())).collect()
}

/// The files of a folder: a table each, as Parquet.
///
/// # Errors
///
/// [`ExportError::Output`] if a table has more rows than a file can count.
#[cfg(feature = "parquet")]
pub fn parquet_files(plan: &Plan, options: &Options) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    let file = |frame: &Frame| {
        let bytes = crate::frame::parquet::write(frame);
        bytes.map(|bytes| (format!("{}.parquet", frame.name), bytes)).map_err(|error| output(&error))
    };
    frames(plan, options).iter().map(file).collect()
}

/// The tables as CSV in a zip archive.
///
/// # Errors
///
/// [`ExportError::Output`] if the archive would be too large.
#[cfg(feature = "archive")]
pub fn export_csv(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    packed(csv_files(plan, options), notes(plan, options))
}

/// The tables as Parquet in a zip archive.
///
/// # Errors
///
/// As [`export_csv`].
#[cfg(feature = "parquet")]
pub fn export_parquet(plan: &Plan, options: &Options) -> Result<Exported, ExportError> {
    packed(parquet_files(plan, options)?, notes(plan, options))
}

#[cfg(feature = "archive")]
fn packed(files: Vec<(String, Vec<u8>)>, notes: Vec<Note>) -> Result<Exported, ExportError> {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // The same plan gives the same bytes, whatever the day.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        archive.start_file(name, options).map_err(|error| output(&error))?;
        archive.write_all(&bytes).map_err(|error| output(&error))?;
    }
    let bytes = archive.finish().map_err(|error| output(&error))?.into_inner();
    Ok(Exported { bytes, notes })
}

#[cfg(feature = "archive")]
fn output(error: &dyn std::fmt::Display) -> ExportError {
    ExportError::Output { message: error.to_string() }
}

/// The key of a node.
fn key(node: Node<'_>) -> String {
    node.to_ref().to_string()
}

#[cfg(test)]
mod tests;
