//! A table as HTML for a notebook: its first rows, escaped, in the classes that notebooks have styles for.

use std::fmt::Write as _;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;

use super::Table;
use super::column::day;

/// How many rows are shown (our choice: a screen or two).
const MOST: usize = 50;

impl Table {
    /// The first rows as a piece of HTML, below a line that says what they are of.
    pub fn to_html(&self, caption: &str) -> String {
        let batch = self.batch();
        // A column of nothing tells nothing.
        let shown: Vec<usize> = (0..batch.num_columns())
            .filter(|place| batch.column(*place).null_count() < batch.num_rows().max(1))
            .collect();
        let mut out = format!("<div><p>{}</p>", escaped(caption));
        if batch.num_rows() > 0 {
            rows(&mut out, batch, &shown);
        }
        if batch.num_rows() > MOST {
            // Writing into a string cannot fail, here and below.
            let _ = write!(out, "<p>… and {} more rows</p>", batch.num_rows() - MOST);
        }
        out + "</div>\n"
    }
}

fn rows(out: &mut String, batch: &RecordBatch, shown: &[usize]) {
    out.push_str("<table class=\"dataframe\"><thead><tr>");
    let schema = batch.schema();
    for place in shown {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(schema.field(*place).name()));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in 0..batch.num_rows().min(MOST) {
        out.push_str("<tr>");
        for place in shown {
            let text = cell(batch.column(*place).as_ref(), row);
            let _ = write!(out, "<td dir=\"auto\">{}</td>", escaped(&text));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>");
}

/// What stands in a place, as people read it; nothing for a null.
fn cell(array: &dyn Array, row: usize) -> String {
    if array.is_null(row) {
        return String::new();
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Float64 => rounded(array.as_primitive::<Float64Type>().value(row)),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Boolean => if array.as_boolean().value(row) { "yes" } else { "no" }.to_owned(),
        DataType::Date32 => {
            day(array.as_primitive::<Date32Type>().value(row)).map(|day| day.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// A number with four digits behind the point, without zeros at its end (our choice).
fn rounded(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
