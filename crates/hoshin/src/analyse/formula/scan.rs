//! The words of a formula: numbers, names, signs, each with its place.

use std::ops::Range;

use super::{Comparison, FormulaError, FormulaFault, Function, Operator};
use crate::value::number;

/// One word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word<T> {
    Number(f64),
    Input(T),
    /// A function, with the parenthesis that follows it.
    Call(Function),
    Operator(Operator),
    Comparison(Comparison),
    Open,
    Close,
    Comma,
    /// Anything else.
    Other,
    End,
}

/// A text that is being read.
#[derive(Debug)]
pub(super) struct Scanner<'t, F> {
    text: &'t str,
    at: usize,
    known: &'t F,
}

impl<'t, F> Scanner<'t, F> {
    pub(super) fn new(text: &'t str, known: &'t F) -> Self {
        Self { text, at: 0, known }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text at a place.
    pub(super) fn shown(&self, at: &Range<usize>) -> Box<str> {
        self.text.get(at.clone()).unwrap_or_default().into()
    }

    /// The next word and its place. Of a call the place is that of the parenthesis.
    pub(super) fn next<T>(&mut self) -> Result<(Word<T>, Range<usize>), FormulaError>
    where
        F: Fn(&str) -> Option<T>,
    {
        self.at += self.rest().len() - self.rest().trim_start().len();
        let start = self.at;
        let Some(first) = self.rest().chars().next() else { return Ok((Word::End, start..start)) };
        if first.is_ascii_digit() || first == '.' {
            return self.number(start);
        }
        if first.is_alphabetic() || first == '_' {
            return self.name(start);
        }
        self.at += first.len_utf8();
        if matches!(first, '`' | '\'' | '"') {
            return self.quoted(start, first);
        }
        let equals = matches!(first, '<' | '>') && self.rest().starts_with('=');
        self.at += usize::from(equals);
        let word = match first {
            '+' => Word::Operator(Operator::Plus),
            '-' | '\u{2212}' => Word::Operator(Operator::Minus),
            '*' | '×' | '·' => Word::Operator(Operator::Times),
            '/' | '÷' => Word::Operator(Operator::Over),
            '^' => Word::Operator(Operator::Power),
            '(' => Word::Open,
            ')' => Word::Close,
            ',' => Word::Comma,
            '<' if equals => Word::Comparison(Comparison::LessOrEqual),
            '>' if equals => Word::Comparison(Comparison::GreaterOrEqual),
            '<' => Word::Comparison(Comparison::Less),
            '>' => Word::Comparison(Comparison::Greater),
            '≤' => Word::Comparison(Comparison::LessOrEqual),
            '≥' => Word::Comparison(Comparison::GreaterOrEqual),
            '=' => Word::Comparison(Comparison::Equal),
            _ => Word::Other,
        };
        Ok((word, start..self.at))
    }

    fn number<T>(&mut self, start: usize) -> Result<(Word<T>, Range<usize>), FormulaError> {
        let Some(lexed) = number::lex(self.rest()) else {
            // A point without a digit.
            self.at += 1;
            return Ok((Word::Other, start..self.at));
        };
        self.at = self.text.len() - lexed.rest.len();
        let value =
            lexed.value(0).ok_or(FormulaError { fault: FormulaFault::TooLarge, at: start..self.at })?;
        Ok((Word::Number(value), start..self.at))
    }

    fn quoted<T>(&mut self, start: usize, quote: char) -> Result<(Word<T>, Range<usize>), FormulaError>
    where
        F: Fn(&str) -> Option<T>,
    {
        let Some(length) = self.rest().find(quote) else {
            return Err(FormulaError { fault: FormulaFault::Unclosed(quote), at: start..self.at });
        };
        let name = self.rest().get(..length).unwrap_or_default();
        self.at += length + quote.len_utf8();
        match (self.known)(name) {
            Some(input) => Ok((Word::Input(input), start..self.at)),
            None => Err(unknown(name, start..self.at)),
        }
    }

    fn name<T>(&mut self, start: usize) -> Result<(Word<T>, Range<usize>), FormulaError>
    where
        F: Fn(&str) -> Option<T>,
    {
        let whole = run(self.rest());
        let after = self.text.get(start + whole.len()..).unwrap_or_default();
        if let Some(function) = Function::named(whole)
            && after.trim_start().starts_with('(')
        {
            let open = self.text.len() - after.trim_start().len();
            self.at = open + 1;
            return Ok((Word::Call(function), open..self.at));
        }
        // `kpi:nps` says which kind is meant.
        if whole == "kpi"
            && let Some(id) = after.strip_prefix(':')
        {
            let id = run(id);
            self.at = start + whole.len() + 1;
            return self.longest(id, start);
        }
        self.longest(whole, start)
    }

    /// The longest name at the head of a run, up to one of its hyphens or its end.
    fn longest<T>(&mut self, run: &str, start: usize) -> Result<(Word<T>, Range<usize>), FormulaError>
    where
        F: Fn(&str) -> Option<T>,
    {
        /// No id is longer, in characters.
        const LONGEST: usize = 200;
        let ends = std::iter::once(run.len()).chain(run.rmatch_indices('-').map(|(at, _)| at));
        for name in ends.filter_map(|end| run.get(..end)) {
            if name.len() <= 4 * LONGEST
                && let Some(input) = (self.known)(name)
            {
                self.at += name.len();
                return Ok((Word::Input(input), start..self.at));
            }
        }
        self.at += run.len();
        Err(unknown(run, start..self.at))
    }
}

/// What may stand bare in a name.
fn run(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn unknown(name: &str, at: Range<usize>) -> FormulaError {
    FormulaError { fault: FormulaFault::UnknownName(name.into()), at }
}

impl Function {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "min" => Self::Min,
            "max" => Self::Max,
            "sum" => Self::Sum,
            "avg" => Self::Avg,
            "if" => Self::If,
            _ => return None,
        })
    }
}
