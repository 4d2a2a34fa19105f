//! From words to steps, by binding powers (Pratt's method).

use std::ops::Range;

use super::scan::{Scanner, Word};
use super::{DEPTH, Formula, FormulaError, FormulaFault, Function, Operator, Step};

/// How strongly a minus in front binds: less than a power, more than a product.
const SIGN: u8 = 5;

impl Operator {
    /// How strongly it binds what stands on its left and on its right.
    const fn binding(self) -> (u8, u8) {
        match self {
            Self::Plus | Self::Minus => (1, 2),
            Self::Times | Self::Over => (3, 4),
            Self::Power => (8, 7),
        }
    }
}

pub(super) fn parse<T: Copy + PartialEq, F: Fn(&str) -> Option<T>>(
    text: &str,
    known: &F,
) -> Result<Formula<T>, FormulaError> {
    let mut scanner = Scanner::new(text, known);
    let word = scanner.next()?;
    let formula = Formula { inputs: Vec::new(), steps: Vec::new() };
    let mut parser = Parser { scanner, word, formula, depth: 0 };
    parser.expression(0)?;
    match parser.word.0 {
        Word::End => Ok(parser.formula),
        _ => parser.refuse(),
    }
}

struct Parser<'t, T, F> {
    scanner: Scanner<'t, F>,
    /// The word that is looked at.
    word: (Word<T>, Range<usize>),
    formula: Formula<T>,
    depth: usize,
}

impl<T: Copy + PartialEq, F: Fn(&str) -> Option<T>> Parser<'_, T, F> {
    fn advance(&mut self) -> Result<(), FormulaError> {
        self.word = self.scanner.next()?;
        Ok(())
    }

    fn refuse<R>(&self) -> Result<R, FormulaError> {
        let at = self.word.1.clone();
        let fault = match self.word.0 {
            Word::End => FormulaFault::Unfinished,
            Word::Call(_) => FormulaFault::Unexpected("(".into()),
            _ => FormulaFault::Unexpected(self.scanner.shown(&at)),
        };
        Err(FormulaError { fault, at })
    }

    /// Reads what binds at least so strongly.
    fn expression(&mut self, least: u8) -> Result<(), FormulaError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(FormulaError { fault: FormulaFault::TooDeep, at: self.word.1.clone() });
        }
        self.operand()?;
        while let Word::Operator(operator) = self.word.0 {
            let (left, right) = operator.binding();
            if left < least {
                break;
            }
            self.advance()?;
            self.expression(right)?;
            self.formula.steps.push(Step::Operate(operator));
        }
        self.depth -= 1;
        Ok(())
    }

    fn operand(&mut self) -> Result<(), FormulaError> {
        match self.word {
            (Word::Number(value), _) => self.formula.steps.push(Step::Number(value)),
            (Word::Input(input), _) => {
                let inputs = &mut self.formula.inputs;
                let place = inputs.iter().position(|known| *known == input).unwrap_or_else(|| {
                    inputs.push(input);
                    inputs.len() - 1
                });
                self.formula.steps.push(Step::Input(place));
            }
            (Word::Operator(Operator::Minus), _) => {
                self.advance()?;
                self.expression(SIGN)?;
                self.formula.steps.push(Step::Negate);
                return Ok(());
            }
            (Word::Open, ref at) => {
                let open = at.clone();
                self.advance()?;
                self.expression(0)?;
                return self.close(open);
            }
            (Word::Call(function), ref at) => {
                let open = at.clone();
                self.advance()?;
                return self.call(function, open);
            }
            _ => return self.refuse(),
        }
        self.advance()
    }

    fn call(&mut self, function: Function, open: Range<usize>) -> Result<(), FormulaError> {
        self.expression(0)?;
        if function == Function::If {
            let Word::Comparison(comparison) = self.word.0 else { return self.refuse() };
            self.advance()?;
            self.expression(0)?;
            self.formula.steps.push(Step::Compare(comparison));
            for _ in 0..2 {
                let Word::Comma = self.word.0 else { return self.refuse() };
                self.advance()?;
                self.expression(0)?;
            }
            self.formula.steps.push(Step::Choose);
        } else {
            let mut count = 1;
            while let Word::Comma = self.word.0 {
                self.advance()?;
                self.expression(0)?;
                count += 1;
            }
            self.formula.steps.push(Step::Call(function, count));
        }
        self.close(open)
    }

    fn close(&mut self, open: Range<usize>) -> Result<(), FormulaError> {
        match self.word.0 {
            Word::Close => self.advance(),
            Word::End => Err(FormulaError { fault: FormulaFault::Unclosed('('), at: open }),
            _ => self.refuse(),
        }
    }
}
