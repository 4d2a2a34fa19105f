//! The gallery: views of the example plans, as they are drawn today, and the page that shows them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use hoshin_interop::{LookOptions, OpenPlan, PlanText, Problems, views};

use super::NOTICE;

/// A picture of the gallery.
struct Picture {
    path: &'static str,
    plan: &'static str,
    view: &'static str,
    format: &'static str,
    of: Option<&'static str>,
}

const fn picture(path: &'static str, plan: &'static str, view: &'static str) -> Picture {
    Picture { path, plan, view, format: "svg", of: None }
}

const PICTURES: &[Picture] = &[
    picture("examples/gallery/x-matrix.svg", "manufacturer", "x-matrix"),
    picture("examples/gallery/strategy-map.svg", "manufacturer", "strategy-map"),
    picture("examples/gallery/scorecard.svg", "dashboard", "scorecard"),
    picture("examples/gallery/okr-tree.svg", "team", "okr-tree"),
    picture("examples/gallery/bowling-chart.svg", "manufacturer", "bowling-chart"),
    picture("examples/gallery/cascade.svg", "manufacturer", "cascade"),
    picture("examples/gallery/catchball.svg", "manufacturer", "catchball"),
    picture("examples/gallery/alignment.svg", "manufacturer", "alignment"),
    Picture {
        of: Some("cx-lead"),
        ..picture("examples/gallery/line-of-sight.svg", "manufacturer", "line-of-sight")
    },
    picture("examples/gallery/integration-map.svg", "manufacturer", "integration-map"),
    picture("examples/gallery/review-calendar.svg", "manufacturer", "review-calendar"),
    picture("examples/gallery/tier-board.svg", "manufacturer", "tier-board"),
    picture("examples/gallery/a3.svg", "manufacturer", "a3"),
    picture("examples/gallery/findings.svg", "pitfalls", "findings"),
];

/// The page and the report, beside the pictures.
const PAGE: &str = "examples/gallery/README.md";
const REPORT: (&str, &str) = ("examples/gallery/report.html", "manufacturer");

/// Every file of the gallery. What cannot be drawn is the reason in its place, so that nobody keeps an old picture.
pub(super) fn gallery() -> Vec<(&'static str, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // Read and not loaded, so that findings name the file as it stands in the repository, wherever that is.
    let open = |plan: &str| {
        let name = format!("examples/plans/{plan}.yaml");
        let text = fs::read_to_string(root.join(&name)).map_err(|error| {
            Problems::one("file", format!("cannot read `{name}`: {error}"), "put it back")
        })?;
        OpenPlan::read(&PlanText { text, format: None, name: Some(name) })
    };
    let look = |of: Option<&str>| LookOptions { of: of.map(str::to_owned), ..LookOptions::default() };
    let drawn = |picture: &Picture| {
        let text = open(picture.plan)
            .and_then(|plan| plan.show(picture.view, picture.format, &look(picture.of)))
            .unwrap_or_else(|problems| problems.to_json());
        (picture.path, text)
    };
    let (path, plan) = REPORT;
    let report = open(plan).and_then(|plan| plan.page(&look(None)));
    let mut files: Vec<_> = PICTURES.iter().map(drawn).collect();
    files.push((path, report.unwrap_or_else(|problems| problems.to_json())));
    files.push((PAGE, page()));
    files
}

fn page() -> String {
    let mut page = format!(
        "{NOTICE}\n# Gallery\n\nEvery view of the example plans as a picture. Each follows a dark background, tells how \
         things stand by shape as well as by colour, and can be read out. The whole of a plan on one page, to send round or \
         to print, is [report.html](report.html).\n"
    );
    for picture in PICTURES {
        let summary = views().into_iter().find(|view| view.name == picture.view).map(|view| view.summary);
        let file = picture.path.rsplit('/').next().unwrap_or_default();
        let of = picture.of.map_or(String::new(), |of| format!(" --for {of}"));
        // Writing into a string cannot fail.
        let _ = write!(
            page,
            "\n## {view}\n\n{}\n\n`hoshin show {view} examples/plans/{}.yaml{of} -o {file}`\n\n![{view}]({file})\n",
            summary.unwrap_or_default(),
            picture.plan,
            view = picture.view,
        );
    }
    page
}
