//! The X-matrix as it hangs on the wall.

mod cells;
mod grid;
mod labels;
mod legend;

use hoshin::report::count;

use super::{Focus, XMatrix};
use crate::drawing::{Area, Drawing, Font, Paragraph, Place, Tone};
use grid::Grid;

/// The room around everything.
const MARGIN: f64 = 24.0;

/// By which name others lead to the matrix of the whole plan.
const ANCHOR: &str = "x-matrix:";

pub(super) fn drawn(matrix: &XMatrix) -> Drawing {
    let mut drawing = Drawing::new(matrix.title(), description(matrix));
    drawing.anchor = Some(matrix.of.as_ref().map_or_else(|| ANCHOR.to_owned(), Focus::anchor));
    let grid = Grid::of(matrix, MARGIN, MARGIN + 76.0);
    let width = grid.right() - MARGIN;
    labels::put(&mut drawing, matrix, &grid);
    cells::put(&mut drawing, matrix, &grid);
    let bottom = legend::put(&mut drawing, matrix, Area::new(MARGIN, grid.bottom() + 18.0, width, 0.0));
    drawing.is_titled = true;
    drawing.width = grid.right() + MARGIN;
    drawing.height = bottom + MARGIN;
    let title = Paragraph::new(&matrix.title(), Font::bold(22.0), width, 1);
    drawing.put_all(title.put(Area::new(MARGIN, MARGIN, width, 30.0), Place::start(Tone::Ink)));
    let day = matrix.as_of.map(|day| format!("as of {day}"));
    let line: Vec<String> =
        matrix.plan.iter().cloned().chain(day).chain(matrix.left_out_in_words()).collect();
    let line = Paragraph::new(&line.join(" · "), Font::regular(13.0), width, 1);
    drawing.put_all(line.put(Area::new(MARGIN, MARGIN + 30.0, width, 20.0), Place::start(Tone::Soft)));
    drawing
}

/// What is to be seen, in sentences.
fn description(matrix: &XMatrix) -> String {
    let sides = [
        count(matrix.south.len(), "goal") + " in the south",
        count(matrix.west.len(), "objective") + " in the west",
        count(matrix.north.len(), "initiative") + " in the north",
        count(matrix.east.len(), "target") + " in the east",
    ];
    let text = format!("An X with {}. Marks in the corners tell what serves what.", sides.join(", "));
    let entries = [&matrix.south, &matrix.west, &matrix.north, &matrix.east].into_iter().flatten();
    let lacks = entries.flat_map(|entry| entry.gaps.iter().map(move |gap| (entry, gap)));
    let lacks = lacks.map(|(entry, gap)| format!("{}: {}.", entry.item.name, gap.in_words()));
    let mut text = std::iter::once(text).chain(lacks).collect::<Vec<_>>().join(" ");
    if text.chars().count() > 2_000 {
        text = text.chars().take(2_000).collect::<String>() + "…";
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::drawing::faults;
    use crate::svg::{Frame, write};
    use crate::tests::{HOSTILE, example, shown};
    use crate::view::Picture as _;
    use crate::x_matrix::{Focus, XMatrix};
    use crate::{Options, Shown, View, look, show};
    use hoshin::Plan;
    use hoshin::analyse::Matrix;
    use hoshin::analyse::matrix::Corner;
    use hoshin::format::Format;

    fn matrix(plan: &Plan) -> XMatrix {
        look(plan, &Options::default(), |sight| XMatrix::of(sight, None)).unwrap()
    }

    #[test]
    fn no_text_stands_on_another_and_the_same_plan_gives_the_same_bytes() {
        for name in ["manufacturer", "hospital", "esdc-it", "pitfalls", "team", "dashboard"] {
            let plan = example(name);
            let picture = matrix(&plan).picture();
            assert_eq!(faults(&picture), Vec::<String>::new(), "{name}");
            assert_eq!(write(&picture, Frame::File), write(&matrix(&plan).picture(), Frame::File));
        }
    }

    #[test]
    fn totals_are_those_of_the_analysis_and_matrices_form_a_tree() {
        let plan = example("manufacturer");
        let drawn = matrix(&plan);
        let known = Matrix::of_plan(&plan, Corner::DriversObjectives);
        for (column, total) in known.columns.iter().zip(known.totals.unwrap().totals) {
            let place = drawn.west.iter().position(|entry| entry.item.id == column.id());
            let Some(place) = place else { continue };
            assert!((drawn.south_west.totals.as_ref().unwrap()[place] - total).abs() < 1e-9);
        }
        let tree: Vec<&str> =
            drawn.tree.iter().filter_map(|below| below.of.as_ref()).map(Focus::name).collect();
        assert_eq!(tree, ["Customer Service"]);
        assert_eq!(drawn.tree[0].south[0].item.id, "nps-75");
        let level = shown("manufacturer", View::XMatrix, Some("department"));
        let Shown::XMatrix(level) = level else { panic!() };
        assert_eq!((level.title().as_str(), level.west.len()), ("X-matrix: department", 1));
        let options = Options { of: Some("nobody".into()), ..Options::default() };
        assert!(show(&plan, View::XMatrix, &options).is_err());
    }

    #[test]
    fn what_means_harm_is_shown_and_never_obeyed() {
        let long = "Größe ".repeat(700);
        for name in HOSTILE.iter().copied().chain([long.as_str()]) {
            let quoted = serde_json::to_string(name).unwrap();
            let text = format!(
                "hoshin: 1
drivers: {{ d: {{ name: {quoted} }} }}
owners: {{ w: {{ name: {quoted} }} }}
kpis: {{ k: {{ name: {quoted}, unit: score, direction: increase }} }}
objectives: {{ o: {{ name: {quoted}, owner: w, advances: {{ d: strong }}, targets: [{{ kpi: k, from: 1, to: 5 }}] }} }}
initiatives: {{ i: {{ name: {quoted}, owner: w, advances: {{ o: -0.4 }}, improves: [k] }} }}"
            );
            let plan = Plan::read(&text, Format::Yaml).unwrap();
            let picture = matrix(&plan).picture();
            assert_eq!(faults(&picture), Vec::<String>::new(), "{name}");
            let svg = write(&picture, Frame::File);
            assert!(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("]]>"), "{svg}");
        }
    }
}
