//! Formulas of KPIs: expressions over other KPIs, from text to a value with its unit.
//!
//! # Language
//!
//! * Numbers as everywhere (`12.5`, `2_000`), the ids of KPIs, `+ - * / ^`, a minus in front, parentheses, and
//!   `min`, `max`, `sum`, `avg` of one or more; `if(a < b, then, else)` with `< <= = >= >`, in which alone things
//!   are compared. `^` binds from the right and before the minus in front: `-2^2` is -4.
//! * An id stands bare where it begins with a letter and holds letters, digits, `_`, `.` and `-`; any other in
//!   backticks or quotes. Of what stands bare the longest that is the id of a KPI is read, up to a hyphen or the end:
//!   `first-contact-resolution` is one KPI where there is one of that id, and `sales-cost` is a difference only where
//!   there is none. Who subtracts does well to write blanks.
//! * A name in front of a parenthesis is a function, also where a KPI has the same id.
//!
//! A text that is no such expression is prose, which is no error of the plan: parsing tells what and where.

mod amount;
mod evaluate;
mod parse;
mod scan;

use std::ops::Range;

pub use amount::Amount;
pub use evaluate::Failure;

use crate::metamodel::{Kpi, NodeKind};
use crate::model::Node;

/// How deeply parentheses, functions, powers and signs may stand within each other (our choice).
pub const DEPTH: usize = 64;

/// How long a formula may be, in bytes (our choice).
pub const LENGTH: usize = 16 * 1024;

/// An expression over inputs, such as KPIs.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula<T> {
    inputs: Vec<T>,
    /// What to do in turn with a stack of values: no depth is left.
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Number(f64),
    /// The input of a place.
    Input(usize),
    Negate,
    Operate(Operator),
    /// A function of so many values.
    Call(Function, usize),
    Compare(Comparison),
    /// Of a truth and two values, one.
    Choose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Power,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    Min,
    Max,
    Sum,
    Avg,
    If,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}

/// Why a text is no formula, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct FormulaError {
    /// What is wrong.
    pub fault: FormulaFault,
    /// Where, in bytes of the text; empty at its end.
    pub at: Range<usize>,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormulaFault {
    /// It stops where a value is due.
    #[error("the formula ends where a value is due")]
    Unfinished,
    /// Something stands where it has no meaning.
    #[error("`{0}` has no place here")]
    Unexpected(Box<str>),
    /// A name is that of no KPI.
    #[error("there is no KPI `{0}`")]
    UnknownName(Box<str>),
    /// A parenthesis or a quote is opened and not closed.
    #[error("`{0}` is not closed")]
    Unclosed(char),
    /// A number is too large for one.
    #[error("a number is too large")]
    TooLarge,
    /// More stands within each other than [`DEPTH`].
    #[error("the formula is more than {DEPTH} deep")]
    TooDeep,
    /// The text is longer than [`LENGTH`].
    #[error("the formula is longer than {LENGTH} bytes")]
    TooLong,
}

impl<T: Copy + PartialEq> Formula<T> {
    /// Reads a formula. `known` tells what a name stands for.
    ///
    /// # Errors
    ///
    /// [`FormulaError`] for the first thing that is wrong.
    ///
    /// # Complexity
    ///
    /// Linear in the text, with at most one look for each hyphen of a name; quadratic in the count of inputs.
    pub fn parse(text: &str, known: impl Fn(&str) -> Option<T>) -> Result<Self, FormulaError> {
        if text.len() > LENGTH {
            return Err(FormulaError { fault: FormulaFault::TooLong, at: text.len()..text.len() });
        }
        parse::parse(text, &known)
    }

    /// What it is computed from, each once, in the order of the text.
    pub fn inputs(&self) -> &[T] {
        &self.inputs
    }
}

impl<'m> Formula<Node<'m>> {
    /// The formula that a KPI states itself; none if it states none. That of its whole says how the whole is computed,
    /// and is not taken.
    pub fn of(kpi: Node<'m>) -> Option<Result<Self, FormulaError>> {
        let text = kpi.fields::<Kpi>()?.formula.as_deref()?;
        let plan = kpi.plan();
        Some(Self::parse(text, |id| plan.node(NodeKind::Kpi, id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 5] = ["a", "b", "a-b", "first-contact-resolution", "% of calls"];

    fn parsed(text: &str) -> String {
        let known = |name: &str| KNOWN.iter().position(|known| *known == name);
        match Formula::parse(text, known) {
            Ok(formula) => formula.inputs().iter().map(|input| KNOWN[*input]).collect::<Vec<_>>().join(" | "),
            Err(error) => format!("{error} at {:?}", error.at),
        }
    }

    #[test]
    fn names_are_the_longest_that_are_known() {
        let table = [
            ("a-b", "a-b"),
            ("a - b", "a | b"),
            ("a -b", "a | b"),
            ("b-a", "b | a"),
            ("b-a-b", "b | a-b"),
            ("a + a", "a"),
            ("100 * kpi:first-contact-resolution", "first-contact-resolution"),
            ("`% of calls` / 'a' + \"b\"", "% of calls | a | b"),
            ("min(a, b) + if(a ≥ 2_000, −a, b ^ 2)", "a | b"),
            ("first-contact-resolutoin", "there is no KPI `first-contact-resolutoin` at 0..24"),
            ("a + min", "there is no KPI `min` at 4..7"),
        ];
        for (text, inputs) in table {
            assert_eq!(parsed(text), inputs, "{text}");
        }
    }

    #[test]
    fn prose_is_told_with_its_place() {
        let deep = "(".repeat(1_000) + "a";
        let table = [
            ("", "the formula ends where a value is due at 0..0"),
            ("a *", "the formula ends where a value is due at 3..3"),
            ("promoters minus detractors", "there is no KPI `promoters` at 0..9"),
            ("a minus b", "there is no KPI `minus` at 2..7"),
            ("a / b * 100 %", "`%` has no place here at 12..13"),
            ("(a + b", "`(` is not closed at 0..1"),
            ("`a", "``` is not closed at 0..1"),
            ("a)", "`)` has no place here at 1..2"),
            ("a < b", "`<` has no place here at 2..3"),
            ("if(a, b, 1)", "`,` has no place here at 4..5"),
            ("if(a < b, 1)", "`)` has no place here at 11..12"),
            ("max()", "`)` has no place here at 4..5"),
            ("max(a", "`(` is not closed at 3..4"),
            ("pow(a, 2)", "there is no KPI `pow` at 0..3"),
            ("1e999", "a number is too large at 0..5"),
            ("2a", "`a` has no place here at 1..2"),
            ("a b", "`b` has no place here at 2..3"),
            (&deep, "the formula is more than 64 deep at 64..65"),
        ];
        for (text, error) in table {
            assert_eq!(parsed(text), error, "{text}");
        }
        assert!(parsed(&"a+".repeat(8_000)).starts_with("the formula ends"));
        assert!(parsed(&"a+".repeat(9_000)).starts_with("the formula is longer"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[ab0-9.,()+*/^<>=`'a-z\u{80}-\u{ff} -]{0,40}") {
            let known = |name: &str| KNOWN.iter().position(|known| *known == name);
            if let Err(error) = Formula::parse(&text, known) {
                proptest::prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error);
            }
        }
    }
}
