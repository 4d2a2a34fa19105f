//! What a plan is written with: data with places, and the typed values that are read from it.

pub mod datum;
pub mod field;
#[macro_use]
pub(crate) mod spelled;
#[macro_use]
pub(crate) mod words_macro;

pub mod bounded;
pub mod cadence;
pub mod date;
pub mod duration;
pub mod framework;
pub mod goal;
pub mod id;
pub mod level;
pub mod method;
pub mod money;
pub(crate) mod number;
pub mod period;
pub mod quantity;
pub mod scalar;
pub mod strength;
pub mod term;
pub mod unit;
pub mod words;

#[cfg(test)]
mod tests;

pub use bounded::{NonNegative, Share};
pub use cadence::Cadence;
pub use datum::{Data, Datum, Entry, Span};
pub use duration::{CalendarUnit, Duration};
pub use field::{FieldType, Shape, Spelling, ValueError};
pub use framework::Framework;
pub use goal::{Aim, Band, Change, ChangeAmount, Comparator, Interval, Scale, ScaleKey, Step};
pub use id::validate_id;
/// A day of the Gregorian calendar, years 1 to 9999 when it is read.
pub use jiff::civil::Date;
pub use level::Level;
pub use method::Method;
pub use money::Currency;
pub use period::{Block, Dates, FiscalYear, NamedBy, Period};
pub use quantity::Quantity;
pub use scalar::Keyed;
pub use strength::Strength;
pub use term::Term;
pub use unit::{Base, CustomUnit, Incomparable, Per, Rate, TimeUnit, Unit};
pub use words::{
    Aggregation, Commitment, Direction, Holds, Indicator, Move, Operator, OverTime, OwnerKind, Part, Role,
    Stage, Switch,
};
