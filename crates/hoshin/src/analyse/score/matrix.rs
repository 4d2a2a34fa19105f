//! Totals of a matrix of wants and means: the X-matrix, and the house of quality.

use super::sum::sum;
use super::unknown::{Unknown, finite};
use crate::sort::Arrange as _;

/// What strong, medium and weak marks are worth; a blank is worth 0.
///
/// # Source
///
/// The 9-3-1 convention of quality function deployment.
pub const MARKS: [f64; 3] = [9.0, 3.0, 1.0];

/// The strength of the marks `--`, `-`, `+` and `++` between two means, from -1 to 1 (our choice).
pub const ROOF: [f64; 4] = [-1.0, -0.5, 0.5, 1.0];

/// What each column of a matrix is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// For each column the sum of importance times mark.
    pub totals: Vec<f64>,
    /// Each total as a share of all, from 0 to 1; none where all are 0.
    pub shares: Option<Vec<f64>>,
    /// The columns by falling total, of equal ones the earlier first.
    pub ranking: Vec<usize>,
    /// Rows without a mark: wants that nothing serves.
    pub empty_rows: Vec<usize>,
    /// Columns without a mark: means that serve nothing.
    pub empty_columns: Vec<usize>,
}

/// Sums up a matrix whose rows are wants with their importance, and whose columns are means. What a short row lacks
/// is blank.
///
/// # Units
///
/// Importance in any unit; cells in [marks](MARKS) or any scale of strength.
///
/// # Order
///
/// Columns in their order; the order of rows means nothing, since the sums are exact.
///
/// # Errors
///
/// * [`Unknown::NoSuchPart`] where there are not as many rows as importances;
/// * [`Unknown::NotFinite`].
///
/// # Source
///
/// Quality function deployment; the test is a published example of a coffee maker.
pub fn totals(importance: &[f64], rows: &[Vec<f64>]) -> Result<Totals, Unknown> {
    if importance.len() != rows.len() {
        return Err(Unknown::NoSuchPart);
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &[f64], column: usize| row.get(column).copied().unwrap_or(0.0);
    let total =
        |column| finite(sum(importance.iter().zip(rows).map(|(weight, row)| weight * cell(row, column))));
    let totals: Vec<f64> = (0..columns).map(total).collect::<Result<_, _>>()?;
    let all = finite(sum(totals.iter().copied()))?;
    let shares = (all != 0.0).then(|| totals.iter().map(|total| total / all).collect());
    let mut ranking: Vec<usize> = (0..columns).collect();
    let worth = |column: &usize| totals.get(*column).copied().unwrap_or(0.0);
    ranking.arrange_by(|one, other| worth(other).total_cmp(&worth(one)));
    let is_blank = |mark: &f64| *mark == 0.0;
    let empty_rows = (0..rows.len()).filter(|row| rows.get(*row).is_some_and(|row| row.iter().all(is_blank)));
    let empty_columns = (0..columns).filter(|column| rows.iter().all(|row| is_blank(&cell(row, *column))));
    Ok(Totals {
        empty_rows: empty_rows.collect(),
        empty_columns: empty_columns.collect(),
        totals,
        shares,
        ranking,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_and_columns_are_told() {
        let [strong, _, weak] = MARKS;
        let sums = totals(&[5.0, 3.0], &[vec![strong, 0.0, weak], vec![]]).unwrap();
        assert_eq!(sums.totals, [45.0, 0.0, 5.0]);
        assert_eq!(sums.shares, Some(vec![0.9, 0.0, 0.1]));
        assert_eq!((sums.ranking, sums.empty_rows, sums.empty_columns), (vec![0, 2, 1], vec![1], vec![1]));
        assert_eq!(totals(&[], &[]).unwrap().shares, None);
        assert_eq!(totals(&[1.0], &[]), Err(Unknown::NoSuchPart));
    }
}
