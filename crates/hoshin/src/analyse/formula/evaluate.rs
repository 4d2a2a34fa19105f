//! From steps to a value.
//!
//! INVARIANT: what is not known stays unknown, with the input that lacks it; of an `if` only what is chosen counts.

use super::{Amount, Comparison, Formula, Function, Step};
use crate::analyse::score::Unknown;

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure<E> {
    /// An input has none.
    Input(E),
    /// The formula itself has none: a division by zero, units that do not go together, a number too large.
    Here(Unknown),
}

type Outcome<E> = Result<Amount, Failure<E>>;

impl<T: Copy> Formula<T> {
    /// Its value. `read` gives that of an input, and is asked once for each time that it is named.
    ///
    /// # Errors
    ///
    /// [`Failure`] for the first thing in the text that is not known and is needed; with
    /// * [`Unknown::DivisionByZero`];
    /// * [`Unknown::Incomparable`] where things of different units are added or compared;
    /// * [`Unknown::NotFinite`].
    ///
    /// # Example
    ///
    /// ```
    /// use hoshin::analyse::formula::{Amount, Formula};
    ///
    /// let known = |name: &str| ["promoters", "detractors"].iter().position(|known| *known == name);
    /// let formula = Formula::parse("promoters - detractors", known)?;
    /// let percent = Some("%".parse()?);
    /// let value = formula.value(|input| Ok::<_, ()>(Amount::new([55.0, 15.0][input], percent.clone())));
    /// assert_eq!(value.unwrap().value, 40.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value<E>(&self, mut read: impl FnMut(T) -> Result<Amount, E>) -> Outcome<E> {
        let mut stack: Vec<Outcome<E>> = Vec::new();
        let empty = || Err(Failure::Here(Unknown::NoneKnown));
        for step in &self.steps {
            let mut pop = || stack.pop().unwrap_or_else(empty);
            let outcome = match step {
                Step::Number(value) => Ok(Amount::new(*value, None)),
                Step::Input(place) => match self.inputs.get(*place) {
                    Some(input) => read(*input).map_err(Failure::Input),
                    None => empty(),
                },
                Step::Negate => pop().map(Amount::negated),
                Step::Operate(operator) => {
                    let right = pop();
                    both(pop(), right, |left, right| left.operate(*operator, right))
                }
                Step::Call(function, count) => {
                    let from = stack.len().saturating_sub(*count);
                    let values = stack.drain(from..).reduce(|one, other| {
                        both(one, other, |one, other| match function {
                            Function::Min => one.joined(other, f64::min),
                            Function::Max => one.joined(other, f64::max),
                            Function::Sum | Function::Avg | Function::If => {
                                one.joined(other, |one, other| one + other)
                            }
                        })
                    });
                    match (values.unwrap_or_else(empty), function) {
                        (Ok(sum), Function::Avg) => sum.shared(*count).map_err(Failure::Here),
                        (outcome, _) => outcome,
                    }
                }
                Step::Compare(comparison) => {
                    let right = pop();
                    both(pop(), right, |left, right| {
                        let (left, right) = left.together(right)?;
                        let truth = f64::from(u8::from(comparison.holds(left, right)));
                        Ok(Amount::new(truth, None))
                    })
                }
                Step::Choose => {
                    let otherwise = pop();
                    let then = pop();
                    pop().and_then(|truth| choose(truth.value != 0.0, then, otherwise))
                }
            };
            stack.push(outcome);
        }
        stack.pop().unwrap_or_else(empty)
    }
}

/// What both make, if both are known; else why the first is not.
fn both<E>(
    left: Outcome<E>,
    right: Outcome<E>,
    make: impl FnOnce(&Amount, &Amount) -> Result<Amount, Unknown>,
) -> Outcome<E> {
    make(&left?, &right?).map_err(Failure::Here)
}

/// One of two, in the unit of the first as far as both are known.
fn choose<E>(is_first: bool, then: Outcome<E>, otherwise: Outcome<E>) -> Outcome<E> {
    match (then, otherwise) {
        (Ok(then), Ok(otherwise)) => then
            .joined(&otherwise, |then, otherwise| if is_first { then } else { otherwise })
            .map_err(Failure::Here),
        (then, otherwise) => {
            if is_first {
                then
            } else {
                otherwise
            }
        }
    }
}

impl Comparison {
    fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Equal => left - right == 0.0,
            Self::GreaterOrEqual => left >= right,
            Self::Greater => left > right,
        }
    }
}

#[cfg(test)]
mod tests;
