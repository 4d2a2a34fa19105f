//! What a target promises: a level or that it is done, a change, a band, or a scale; and the interval of values
//! that keeps the promise.

mod aim;
mod band;
mod change;
mod interval;
mod scale;

pub use aim::{Aim, Comparator};
pub use band::Band;
pub use change::{Change, ChangeAmount};
pub use interval::Interval;
pub use scale::{Scale, ScaleKey, Step};
