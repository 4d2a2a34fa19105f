//! What people look at: each view of a plan first as typed data, which a tool may draw as it likes, then as a [`Page`] of
//! tables, graphs and sentences, which every format writes in its own way.
//!
//! [`show`] makes one [`View`] of the whole plan or of one node of it; [`Shown`] is its data, and [`Shown::write`] writes it
//! in a [`Format`]. [`report()`] puts all views into one file, [`calendar`] the reviews into iCalendar, and [`agenda`] tells
//! what the meetings of one day are about.
//!
//! # From plan to picture
//!
//! A [`Sight`] is a plan on a day, with what all views need worked out once. A [`Picture`] takes its data from it: ids,
//! names, numbers with their units, marks; what is not known is none, never zero. It lowers itself to a [`Page`], and a
//! format writes pages, which is why there is one file a view, one a format, and none for a pair of them. A new view is
//! one line in the table of the module [`view`].
//!
//! # What holds for all
//!
//! The same plan gives the same bytes. Text from the plan is shown and never obeyed, in every format. How something stands
//! is told by a shape and a word beside its colour. A view of a large plan shows a part of it, and
//! counts what it leaves out.
//!
//! # Example
//!
//! ```
//! use hoshin::{Plan, format::Format as PlanFormat};
//! use hoshin_view::{Format, Options, View, show};
//!
//! let plan = Plan::read(
//!     "hoshin: 1
//! kpis: { nps: { name: Net Promoter Score, unit: score, direction: increase, within: customer,
//!                targets: [{ to: 75 }], readings: { 2026-01-31: 61 } } }",
//!     PlanFormat::Yaml,
//! )?;
//! let shown = show(&plan, View::Scorecard, &Options::default())?;
//! assert!(shown.write(Format::Csv)?.contains("Net Promoter Score,61,75"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[macro_use]
mod view_macro;

pub mod a3;
pub mod alignment;
pub mod bowling;
pub mod cascade;
pub mod catchball;
pub mod csv;
pub mod dot;
pub mod drawing;
pub mod error;
pub mod figure;
pub mod findings;
pub mod format;
pub mod html;
pub mod ics;
pub mod integration_map;
pub mod item;
pub mod json;
pub mod layout;
pub mod line_of_sight;
pub mod mark;
pub mod markdown;
pub mod mermaid;
pub mod net;
pub mod okr_tree;
pub mod page;
pub mod promised;
pub mod report;
pub mod response;
pub mod review_calendar;
pub mod scorecard;
pub mod sight;
pub mod strategy_map;
pub mod svg;
pub mod tier_board;
pub mod tree;
pub mod trend;
pub mod view;
pub mod x_matrix;

#[cfg(test)]
mod tests;

pub use error::ViewError;
pub use figure::Figure;
pub use format::Format;
pub use item::Item;
pub use mark::Mark;
pub use page::{Block, Page, Panel};
pub use report::report;
pub use review_calendar::agenda::agenda;
pub use review_calendar::calendar;
pub use sight::{Options, Sight, look};
pub use view::{Picture, Shown, View, show};
