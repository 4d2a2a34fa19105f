//! The handle of a view: its data stays in memory, to be written in many formats.

#[cfg(feature = "files")]
use std::path::Path;
use std::sync::Arc;

use hoshin_view::{Format, Shown};

use super::open::OpenPlan;
use super::problem::Problems;
use super::show::{LookOptions, refused};

/// A view of a plan in memory, to be written in many formats. Copies share it.
///
/// # Example
///
/// ```
/// use hoshin_interop::{LookOptions, OpenPlan, PlanText};
///
/// let text = "hoshin: 1\nkpis: { nps: { unit: score, within: customer } }".to_owned();
/// let plan = OpenPlan::read(&PlanText { text, format: None, name: None })?;
/// let view = plan.look_at("scorecard", &LookOptions::default())?;
/// assert!(view.write("csv")?.starts_with("Perspective,") && view.formats().contains(&"svg"));
/// # Ok::<(), hoshin_interop::Problems>(())
/// ```
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, name = "View", module = "hoshin"))]
#[derive(Clone, Debug)]
pub struct OpenView(Arc<Shown>);

/// The endings of files, each with the format that it tells.
#[cfg(feature = "files")]
const ENDINGS: &[(&str, Format)] = &[
    ("svg", Format::Svg),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("mmd", Format::Mermaid),
    ("mermaid", Format::Mermaid),
    ("dot", Format::Dot),
    ("gv", Format::Dot),
];

impl OpenPlan {
    /// Looks at the plan, to write what is seen later.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such view, node or policy.
    pub fn look_at(&self, view: &str, options: &LookOptions) -> Result<OpenView, Problems> {
        let view = view.parse().map_err(|error| refused(&error))?;
        Ok(OpenView(Arc::new(self.shown(view, options)?)))
    }
}

impl OpenView {
    /// The name of the view.
    pub fn name(&self) -> &'static str {
        self.0.view().as_str()
    }

    /// The formats that it can be written in.
    pub fn formats(&self) -> Vec<&'static str> {
        self.0.formats().into_iter().map(Format::as_str).collect()
    }

    /// Writes it.
    ///
    /// # Errors
    ///
    /// [`Problems`] if there is no such format, or it has nothing to write so.
    pub fn write(&self, format: &str) -> Result<String, Problems> {
        self.written(format.parse().map_err(|error| refused(&error))?)
    }

    /// The picture for a page that has others, such as a notebook. They do not disturb each other: none has a name that
    /// could stand there twice, and the rules of each are the same, and hold for pictures alone.
    ///
    /// # Errors
    ///
    /// None at present: every view can be drawn.
    pub fn picture(&self) -> Result<String, Problems> {
        let svg = self.written(Format::Svg)?;
        // Only the whole has a name, for links from other pages; pictures in files have no links of their own.
        if let Some((before, rest)) = svg.split_once(" id=\"")
            && !before.contains('>')
            && let Some((_, after)) = rest.split_once('"')
        {
            return Ok(before.to_owned() + after);
        }
        Ok(svg)
    }

    /// The same as a piece of HTML that is no wider than its place.
    ///
    /// # Errors
    ///
    /// As [`OpenView::picture`].
    pub fn for_notebook(&self) -> Result<String, Problems> {
        Ok(format!("<div style=\"overflow-x:auto\">{}</div>\n", self.picture()?.trim_end()))
    }

    /// Writes it into a file, whole or not at all; the format is that of the ending.
    ///
    /// # Errors
    ///
    /// [`Problems`] if the ending tells no format, there is nothing to write so, or the file cannot be written.
    #[cfg(feature = "files")]
    pub fn save(&self, path: &Path) -> Result<(), Problems> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let known = ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known));
        let Some((_, format)) = known else {
            let endings: Vec<String> = ENDINGS.iter().map(|(ending, _)| format!("`{ending}`")).collect();
            let message = format!("`{}` has no ending that tells a format", path.display());
            return Err(Problems::one(
                "unknown-format",
                message,
                format!("end it with {}", endings.join(", ")),
            ));
        };
        let text = self.written(*format)?;
        super::files::write_whole(path, &mut |out| out.write_all(text.as_bytes()))
    }

    fn written(&self, format: Format) -> Result<String, Problems> {
        self.0.write(format).map_err(|error| refused(&error))
    }
}

#[cfg(test)]
#[cfg(feature = "files")]
mod tests {
    use super::*;
    use crate::PlanText;

    fn plan() -> OpenPlan {
        let text = "hoshin: 1\nobjectives: { a: { owner: x }, b: { part_of: a } }\nowners: { x: {} }\nkpis: { k: { within: customer } }";
        OpenPlan::read(&PlanText { text: text.into(), format: None, name: None }).unwrap()
    }

    #[test]
    fn pictures_share_a_page_without_names_of_their_own() {
        for view in crate::views().iter().filter(|view| !["a3", "line-of-sight"].contains(&&*view.name)) {
            let Ok(shown) = plan().look_at(&view.name, &LookOptions::default()) else { continue };
            let html = shown.for_notebook().unwrap();
            assert!(html.starts_with("<div") && html.ends_with("</svg></div>\n"));
            assert!(!html.contains(" id=\""), "{}", view.name);
        }
    }

    #[test]
    fn a_file_is_written_by_its_ending() {
        let folder = tempfile::tempdir().unwrap();
        let view = plan().look_at("scorecard", &LookOptions::default()).unwrap();
        let path = folder.path().join("card.SVG");
        view.save(&path).unwrap();
        assert_eq!(std::fs::read_to_string(path).unwrap(), view.write("svg").unwrap());
        let refused = |name: &str| view.save(&folder.path().join(name)).unwrap_err().errors.remove(0).code;
        assert_eq!(
            (refused("card"), refused("card.png")),
            ("unknown-format".into(), "unknown-format".into())
        );
        assert_eq!((refused("card.dot"), refused("none/card.csv")), ("unfit-format".into(), "file".into()));
        assert_eq!(view.name(), "scorecard");
        assert_eq!(
            plan().look_at("score", &LookOptions::default()).unwrap_err().errors[0].code,
            "unknown-view"
        );
    }
}
