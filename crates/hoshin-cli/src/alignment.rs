//! `hoshin alignment`.

use hoshin_interop::{AlignedData, AlignmentAnswer, DriverShare, Problems, count};

use crate::Verdict;
use crate::arguments::Alignment;
use crate::question::{self, ROWS, ids, known, more, percent};
use crate::screen::Screen;
use crate::table::{Cell, Head, Table};

/// How many drivers get columns unless they are chosen (our choice): more do not fit on a line.
const COLUMNS: usize = 4;

/// Whose work it is, and what of it reaches the drivers.
type Row<'a> = (&'a str, &'a AlignedData);

pub(crate) fn alignment(wanted: &Alignment, screen: &Screen) -> Result<Verdict, Problems> {
    let asked = &wanted.asked;
    let most = if asked.all { usize::MAX } else { ROWS };
    let answer = question::open(asked.plan.as_deref(), screen).and_then(|plan| {
        let answer = plan.alignment();
        columns(&answer, wanted).map(|columns| (answer, columns))
    });
    let text = |(answer, columns): &(AlignmentAnswer, Vec<usize>)| shown(answer, columns, most, screen);
    let json = |(answer, _): &(AlignmentAnswer, Vec<usize>)| answer.to_json();
    let answer = question::answer(answer, asked.format, screen, json, text)?;
    Ok(question::verdict(answer.as_ref()))
}

/// The places of the drivers that get columns: those that were chosen, else those that matter most.
fn columns(answer: &AlignmentAnswer, wanted: &Alignment) -> Result<Vec<usize>, Problems> {
    let known = || answer.drivers.iter().map(|driver| driver.node.id.as_str());
    if wanted.drivers.is_empty() {
        let most = if wanted.asked.all { usize::MAX } else { COLUMNS };
        let mut places: Vec<usize> = (0..answer.drivers.len()).collect();
        let importance =
            |place: &usize| answer.drivers.get(*place).and_then(|one| one.importance).unwrap_or(1.0);
        places.sort_by(|one, other| importance(other).total_cmp(&importance(one)));
        places.truncate(most);
        places.sort_unstable();
        return Ok(places);
    }
    let place = |id: &String| {
        let bare = id.strip_prefix("driver:").unwrap_or(id);
        known().position(|driver| driver == bare).ok_or_else(|| {
            let help = format!("the drivers are {}", ids(known()));
            Problems::one("unknown-node", format!("there is no driver `{id}`"), help)
        })
    };
    wanted.drivers.iter().map(place).collect()
}

fn shown(answer: &AlignmentAnswer, columns: &[usize], most: usize, screen: &Screen) -> String {
    let name = screen.bold(&hoshin_interop::tame(answer.name.as_deref().unwrap_or("the plan")));
    let mut out = match &answer.organisation {
        _ if answer.drivers.is_empty() => format!("{name}: it has no driver that work could reach\n"),
        None => format!("{name}: nobody works on anything, so nothing is aligned\n"),
        Some(all) => format!(
            "{name}: alignment score {}, {} of all work reaches a driver\n",
            known(all.score, percent),
            percent(all.coverage)
        ),
    };
    if answer.drivers.is_empty() {
        return out;
    }
    let nodes = |rows: &'_ [hoshin_interop::AlignedNode]| -> Vec<(String, AlignedData)> {
        rows.iter().map(|row| (row.node.id.clone(), row.aligned.clone())).collect()
    };
    let words = |rows: &'_ [hoshin_interop::AlignedWord]| -> Vec<(String, AlignedData)> {
        rows.iter().map(|row| (row.of.clone(), row.aligned.clone())).collect()
    };
    let organisation: Vec<_> =
        answer.organisation.iter().map(|all| ("all".to_owned(), all.clone())).collect();
    let tables = [
        ("organisation", organisation),
        ("owner", nodes(&answer.owners)),
        ("unit, with all below", nodes(&answer.units)),
        ("level", words(&answer.levels)),
        ("framework", words(&answer.frameworks)),
        ("initiative", nodes(&answer.initiatives)),
    ];
    for (head, rows) in tables.iter().filter(|(_, rows)| !rows.is_empty()) {
        let rows: Vec<Row<'_>> = rows.iter().map(|(name, aligned)| (name.as_str(), aligned)).collect();
        out.push('\n');
        out.push_str(&table(head, &rows, answer, columns, most, screen));
    }
    if columns.len() < answer.drivers.len() {
        let rest = count(answer.drivers.len() - columns.len(), "more driver");
        let line = format!("{rest}: --driver ID chooses, --all shows them");
        out.extend(["\n", &screen.dim(&line), "\n"]);
    }
    if !answer.circular.is_empty() {
        let circular = ids(answer.circular.iter().map(|node| node.id.as_str()));
        let line = format!("work goes round in circles that nothing leaves: {circular}");
        out.extend(["\n", &screen.styled("33", &line), "\n"]);
    }
    out
}

fn table(
    head: &str,
    rows: &[Row<'_>],
    answer: &AlignmentAnswer,
    columns: &[usize],
    most: usize,
    screen: &Screen,
) -> String {
    let drivers: Vec<&str> = columns
        .iter()
        .filter_map(|place| answer.drivers.get(*place))
        .map(|driver| driver.node.id.as_str())
        .collect();
    let numbers = vec![Head::number(""); 3 + drivers.len()];
    let mut table = Table::new(&[vec![Head::text("")], numbers].concat());
    // The names of the drivers are data, and stand in the first row.
    let first = [head, "score", "covered", "unaligned"];
    table.row(first.into_iter().chain(drivers).map(Cell::dim));
    for (name, aligned) in rows.iter().take(most) {
        let figures = [known(aligned.score, percent), percent(aligned.coverage), percent(aligned.unaligned)]
            .map(Cell::plain);
        let shares = columns.iter().map(|place| share(aligned.shares.get(*place)));
        table.row([Cell::plain(name)].into_iter().chain(figures).chain(shares));
    }
    table.write(screen) + &more(rows.len().saturating_sub(most), screen)
}

/// Support, and harm behind it where there is any.
fn share(share: Option<&DriverShare>) -> Cell {
    match share {
        Some(share) if share.harm > 0.0 => {
            Cell::styled("31", format!("{} -{}", percent(share.support), percent(share.harm)))
        }
        Some(share) if share.support > 0.0 => Cell::plain(percent(share.support)),
        _ => Cell::dim("-"),
    }
}
