//! What the questions to a plan have in common: the plan that is asked, the forms of the answer, and how its parts are
//! written for people.

// Writing into a string cannot fail, so that what `write` answers is dropped in this file.
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use hoshin_interop::files::find_plans;
use hoshin_interop::{FigureData, NamedNode, NodeData, OpenPlan, PlanText, Problems, WalkData};

use crate::Verdict;
use crate::arguments::Format;
use crate::exchange;
use crate::screen::Screen;

/// What messages call the standard input.
const STDIN: &str = "<stdin>";

/// How many rows of a table are shown unless all are wanted (our choice).
pub(crate) const ROWS: usize = 20;

/// Opens the plan that is asked: the one that is named, what is piped in for `-`, else the only one in the current
/// folder. What an import tells is said beside the answer.
pub(crate) fn open(path: Option<&Path>, screen: &Screen) -> Result<OpenPlan, Problems> {
    let load = |path: &Path| {
        let plan = OpenPlan::load(path)?;
        plan.imported().into_iter().for_each(|told| exchange::tell_of(path, told, screen));
        Ok(plan)
    };
    match path {
        Some(path) if path.as_os_str() == "-" => piped(),
        Some(path) if path.is_dir() => load(&only(path)?),
        Some(path) => load(path),
        None if !io::stdin().is_terminal() && find_plans(&["."]).is_err() => piped(),
        None => load(&only(Path::new("."))?),
    }
}

fn only(folder: &Path) -> Result<std::path::PathBuf, Problems> {
    let mut found = find_plans(&[folder])?;
    match (found.pop(), found.len()) {
        (Some(path), 0) => Ok(path),
        (_, others) => {
            let message = format!("there are {} plans in `{}`", others + 1, folder.display());
            Err(Problems::one("several-plans", message, "name the plan that is meant behind the question"))
        }
    }
}

fn piped() -> Result<OpenPlan, Problems> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text).map_err(|error| {
        Problems::one("file", format!("cannot read `{STDIN}`: {error}"), "pipe a plan into it, as UTF-8")
    })?;
    OpenPlan::read(&PlanText { text, format: None, name: Some(STDIN.into()) })
}

/// Prints bytes, of text or not, as they are.
pub(crate) fn printed(bytes: &[u8]) -> Result<(), Problems> {
    let mut out = io::stdout().lock();
    crate::screen::unless_closed(
        match io::Write::write_all(&mut out, bytes).and_then(|()| io::Write::flush(&mut out)) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            outcome => outcome,
        },
    )
}

/// Prints an answer in the form that is wanted. Refusals are answers too where programs read them.
pub(crate) fn answer<A>(
    asked: Result<A, Problems>,
    format: Format,
    screen: &Screen,
    json: impl FnOnce(&A) -> String,
    text: impl FnOnce(&A) -> String,
) -> Result<Option<A>, Problems> {
    match (asked, format) {
        (Ok(answer), Format::Json) => {
            screen.print(&(json(&answer) + "\n"))?;
            Ok(Some(answer))
        }
        (Ok(answer), Format::Text) => {
            screen.print(&text(&answer))?;
            Ok(Some(answer))
        }
        (Err(problems), Format::Json) => {
            let problems = Problems { text: None, ..problems };
            screen.print(&(problems.to_json() + "\n"))?;
            Ok(None)
        }
        (Err(problems), Format::Text) => Err(problems),
    }
}

/// What a run comes to that only answers.
pub(crate) fn verdict<A>(answer: Option<&A>) -> Verdict {
    if answer.is_some() { Verdict::Passed } else { Verdict::Unread }
}

/// A node as messages name it: ``objective `nps` ``.
pub(crate) fn named(node: &NodeData) -> String {
    format!("{} `{}`", noun(&node.kind), node.id)
}

/// A kind as messages name it.
pub(crate) fn noun(kind: &str) -> &str {
    if kind == "kpi" { "KPI" } else { kind }
}

/// The line that an answer about a node opens with.
pub(crate) fn opening(node: &NamedNode, screen: &Screen) -> String {
    let name =
        if node.name == node.id { String::new() } else { format!(": {}", hoshin_interop::tame(&node.name)) };
    format!("{}{name}\n", screen.bold(&named(&node.bare())))
}

/// What is asked, and from which day.
pub(crate) fn title(name: Option<&str>, as_of: Option<&str>, screen: &Screen) -> String {
    let name = screen.bold(&hoshin_interop::tame(name.unwrap_or("the plan")));
    name + &as_of.map_or_else(|| " by the latest readings".to_owned(), |day| format!(" on {day}"))
}

/// A number for people: at most two decimals, without those that say nothing.
pub(crate) fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A level with four digits that tell, more where they stand before the point.
pub(crate) fn level(level: f64) -> String {
    let whole = level.abs();
    let before = (0..9).take_while(|power| whole >= 10f64.powi(*power)).count();
    let zeros = (1..9).take_while(|power| whole > 0.0 && whole < 0.1f64.powi(*power)).count();
    let decimals = 4_usize.saturating_sub(before) + zeros;
    let text = format!("{level:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A figure, written, and `-` where it is not known.
pub(crate) fn known(figure: Option<f64>, write: impl FnOnce(f64) -> String) -> String {
    figure.map_or_else(|| "-".to_owned(), write)
}

/// A value from -100 to 100, whole.
pub(crate) fn whole(value: f64) -> String {
    // Halves away from zero, and no sign of nothing.
    format!("{:.0}", value.round() + 0.0)
}

/// Ids in backticks, the first few of them and how many there are beside.
pub(crate) fn ids<'i>(ids: impl IntoIterator<Item = &'i str>) -> String {
    // Our choice: more than fit on a line is no help.
    const MOST: usize = 5;
    let all: Vec<String> = ids.into_iter().map(|id| format!("`{}`", hoshin_interop::tame(id))).collect();
    let rest = all.len().saturating_sub(MOST);
    let shown = all.get(..all.len() - rest).unwrap_or_default().join(", ");
    if rest == 0 { shown } else { format!("{shown} and {rest} more") }
}

/// A share of one in per cent.
pub(crate) fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    let text = if percent > 0.0 && percent < 0.5 { "<1".to_owned() } else { format!("{percent:.0}") };
    format!("{text} %")
}

/// A figure, or `unknown`.
pub(crate) fn figure(figure: &FigureData) -> String {
    figure.value.map_or_else(|| "unknown".to_owned(), number)
}

/// The strength of a walk with its sign; a question mark where an amount is not known.
pub(crate) fn strength(walk: &WalkData) -> String {
    if walk.strengths.iter().any(Option::is_none) {
        return if walk.harms { "-?" } else { "+?" }.to_owned();
    }
    let sign = if walk.harms { '-' } else { '+' };
    format!("{sign}{:.2}", walk.strength)
}

/// The nodes of a walk, with the strength of each step that does not pass on all: `calls 0.33→ nps → loyal`.
pub(crate) fn way(walk: &WalkData) -> String {
    let mut nodes = walk.nodes.iter().map(|node| node.id.as_str());
    let mut out = nodes.next().unwrap_or_default().to_owned();
    for (node, strength) in nodes.zip(&walk.strengths) {
        let step = match strength {
            None => "?→".to_owned(),
            Some(strength) if *strength >= 1.0 => "→".to_owned(),
            Some(strength) => format!("{}→", number(*strength)),
        };
        let _ = write!(out, " {step} {node}");
    }
    out
}

/// What is said below a table of which not all rows were shown.
pub(crate) fn more(rest: usize, screen: &Screen) -> String {
    if rest == 0 {
        String::new()
    } else {
        screen.dim(&format!("  … and {rest} more: --all shows them")) + "\n"
    }
}
