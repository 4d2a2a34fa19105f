//! A corner of the X-matrix: marks by row and column, and what each column is worth.

use hoshin::analyse::score::{MARKS, totals};
use hoshin::metamodel::{NodeKind, RelationKind};
use hoshin::model::{Link, Node};
use hoshin::value::Strength;
use serde::Serialize;

use super::tables::plain;

/// Wants in rows against means in columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Corner {
    /// By row and column how strongly the column serves the row; none where it does not.
    pub marks: Vec<Vec<Option<Correlation>>>,
    /// For each column the sum of importance times mark; none if that is no number.
    pub totals: Option<Vec<f64>>,
    /// Rows without a mark.
    pub empty_rows: Vec<usize>,
    /// Columns without a mark.
    pub empty_columns: Vec<usize>,
}

/// How strongly one thing serves another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Correlation {
    /// From -1 to 1, negative for harm; none if nobody said how much.
    #[serde(serialize_with = "crate::figure::serialize_known")]
    pub strength: Option<f64>,
    /// The nearest mark of the 9-3-1 convention.
    pub grade: Grade,
    /// By which relation.
    pub relation: &'static str,
}

/// The marks of the 9-3-1 convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// 9.
    Strong,
    /// 3.
    Medium,
    /// 1.
    Weak,
    /// Nobody said how much.
    Unweighted,
}

impl Correlation {
    /// Whether it harms.
    pub fn is_harm(&self) -> bool {
        self.strength.is_some_and(|strength| strength < 0.0)
    }

    /// In words: `strong`, `weak, against it`.
    pub fn in_words(&self) -> String {
        let grade = self.grade.as_str();
        if self.is_harm() { format!("{grade}, against it") } else { grade.to_owned() }
    }

    fn of(link: Link<'_>) -> Self {
        // Who says that something is measured says so in full.
        let full = (link.kind() == RelationKind::Measures).then_some(1.0);
        let strength = link.strength().map(Strength::value).or(full);
        Self { strength, grade: Grade::of(strength), relation: link.kind().as_str() }
    }

    /// By which of two marks more is said: the stronger; any number says more than none.
    fn weight(&self) -> f64 {
        self.strength.map_or(0.0, f64::abs)
    }
}

impl Grade {
    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Medium => "medium",
            Self::Weak => "weak",
            Self::Unweighted => "unweighted",
        }
    }

    /// The sign for it, for and against.
    pub const fn sign(self, is_harm: bool) -> &'static str {
        match (self, is_harm) {
            (Self::Strong, false) => "●",
            (Self::Medium, false) => "○",
            (Self::Weak, false) => "△",
            (Self::Strong, true) => "−●",
            (Self::Medium, true) => "−○",
            (Self::Weak, true) => "−△",
            (Self::Unweighted, _) => "?",
        }
    }

    /// The mark nearest to a strength, by ratio (our choice).
    fn of(strength: Option<f64>) -> Self {
        let Some(mark) = strength.map(|strength| MARKS[0] * strength.abs()) else { return Self::Unweighted };
        if mark * mark >= MARKS[0] * MARKS[1] {
            Self::Strong
        } else if mark * mark >= MARKS[1] * MARKS[2] {
            Self::Medium
        } else {
            Self::Weak
        }
    }
}

impl Corner {
    /// A corner of some rows, each with its importance, and some columns.
    pub(super) fn of(rows: &[Node<'_>], importance: &[f64], columns: &[Node<'_>]) -> Self {
        let mut marks = vec![vec![None; columns.len()]; rows.len()];
        for (row, line) in rows.iter().zip(&mut marks) {
            for (column, cell) in columns.iter().zip(line) {
                *cell = between(*column, *row);
            }
        }
        let number =
            |cell: &Option<Correlation>| MARKS[0] * cell.and_then(|cell| cell.strength).unwrap_or(0.0);
        let numbers: Vec<Vec<f64>> = marks.iter().map(|row| row.iter().map(number).collect()).collect();
        let width = marks.first().map_or(0, Vec::len);
        let is_blank = |column: usize| marks.iter().all(|row| row.get(column).is_none_or(Option::is_none));
        let empty_rows =
            (0..marks.len()).filter(|row| marks.get(*row).is_some_and(|row| row.iter().all(Option::is_none)));
        Self {
            empty_rows: empty_rows.collect(),
            empty_columns: (0..width).filter(|column| is_blank(*column)).collect(),
            totals: totals(importance, &numbers).ok().map(|totals| totals.totals),
            marks,
        }
    }

    /// What a column is worth, in words: `?` stands for what nobody gave a strength, a dash for a column without a mark.
    pub fn total_in_words(&self, column: usize) -> String {
        let Some(total) = self.totals.as_ref().and_then(|totals| totals.get(column)) else {
            return String::new();
        };
        let marks = self.marks.iter().filter_map(|row| row.get(column).copied().flatten());
        let (told, untold): (Vec<Correlation>, Vec<Correlation>) =
            marks.partition(|mark| mark.strength.is_some());
        match (told.is_empty(), untold.is_empty()) {
            (true, true) => "–".to_owned(),
            (true, false) => "?".to_owned(),
            (false, true) => plain(*total),
            (false, false) => format!("{}+?", plain(*total)),
        }
    }

    /// The mark of a row and a column.
    pub fn at(&self, row: usize, column: usize) -> Option<Correlation> {
        self.marks.get(row)?.get(column).copied().flatten()
    }
}

/// What is said of a means and a want: the strongest of all that is.
fn between(means: Node<'_>, want: Node<'_>) -> Option<Correlation> {
    let means_kpi = kpi_of(means);
    let want_kpi = kpi_of(want);
    let direct =
        means.all_outgoing().filter(|link| serves(link.kind()) && meets(link.target(), want, want_kpi));
    let measured = means_kpi
        .into_iter()
        .filter(|_| want_kpi.is_none())
        .flat_map(|kpi| kpi.outgoing(RelationKind::Measures).filter(move |link| link.target() == want));
    let told = direct.chain(measured).map(Correlation::of);
    // Whoever tracks a KPI for a goal takes it for its measure.
    let is_tracked = means_kpi.is_some_and(|kpi| {
        let promised = |target: &Node<'_>| target.is_active() && target.kpi() == Some(kpi);
        want_kpi.is_none() && want.sources(RelationKind::Quantifies).any(|target| promised(&target))
    });
    let quantified = is_tracked.then(|| Correlation {
        strength: Some(1.0),
        grade: Grade::Strong,
        relation: RelationKind::Quantifies.as_str(),
    });
    told.chain(quantified).max_by(|one, other| one.weight().total_cmp(&other.weight()))
}

const fn serves(kind: RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Advances | RelationKind::Improves | RelationKind::Measures | RelationKind::PartOf
    )
}

/// Whether a relation to a node is one to the want: to itself, to a target of it, or to the KPI of a target.
fn meets(node: Node<'_>, want: Node<'_>, want_kpi: Option<Node<'_>>) -> bool {
    node == want
        || want_kpi == Some(node)
        || (want.kind() == NodeKind::Objective
            && node.kind() == NodeKind::Target
            && node.targets(RelationKind::Quantifies).next() == Some(want))
}

fn kpi_of(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        NodeKind::Kpi => Some(node),
        NodeKind::Target => node.kpi(),
        _ => None,
    }
}
