//! hoshin reads a strategy (Hoshin Kanri, OKR, Balanced Scorecard, Lean) as one typed graph, and checks it the way a
//! compiler checks a program.
//!
//! # Overview
//!
//! A [`Plan`] is a graph of nine kinds of node, from drivers down to kaizen events, joined by the relations of one
//! [grammar](metamodel::GRAMMAR), with dated events beside it. It is made in one of three ways:
//!
//! * [`Plan::builder`] builds it in code, with typed handles: what the grammar does not have does not compile;
//! * [`Plan::load`] reads a file with what it includes, [`Plan::read`] a text: YAML, JSON or one record a line;
//! * [`Plan::apply`] makes an [edit](model::Edit), which keeps every invariant or changes nothing.
//!
//! [`analyse`] tells who reaches which goal, for and against, and where plans pull apart.
//!
//! [`check::check`] judges it by a [catalogue](check::Catalogue) of rules and gives a [report](report::Report) of
//! [findings](report::Finding): data first (code, nodes, relations, values, place), a sentence second. A
//! [form](report::Form) writes it down for people, programs, editors, browsers and reviews.
//!
//! A [`Workspace`] keeps a plan that is being edited with its report and its values: each edit tells what it changed, at a
//! cost that grows with what it reaches and not with the plan.
//!
//! # Example
//!
//! ```
//! use hoshin::check::{self, Settings};
//! use hoshin::{Plan, format::Format};
//!
//! let plan = Plan::read(
//!     "hoshin: 1
//! drivers: { lead: { name: Lead the market, owner: ceo } }
//! objectives: { tidy: { name: Tidy up, owner: ceo, measured_by: [files] } }
//! kpis: { files: { name: Files in the archive, unit: count, direction: decrease, source: archive, owner: ceo } }
//! owners: { ceo: { name: Chief Executive Officer } }",
//!     Format::Yaml,
//! )?;
//! let report = check::check(&plan, &Settings::default());
//! let errors: Vec<&str> = report.findings().iter().map(|finding| finding.message.as_str()).collect();
//! assert_eq!(errors[0], "objective `tidy` reaches no driver");
//! # Ok::<(), hoshin::format::ReadError>(())
//! ```
//!
//! # Types and lifetimes
//!
//! A [`Plan`] owns everything. What it gives out are small views that are copied freely: [`model::Node`],
//! [`model::View`] with the fields of a kind, [`model::Link`]. Their lifetime is always called `'m`: borrowed from the
//! model. A [`Handle`] outlives the borrow, and tells when its node is gone. Every public type can be sent to and
//! shared between threads.
//!
//! # Order
//!
//! Nodes of a kind and relations come in the order in which they were added, findings by code, nodes, relations and
//! message. The same input gives the same bytes: nothing here reads the clock, the environment or the network.
//!
//! # Features
//!
//! * `proptest`: the module `strategies` with random lawful plans, for tests of one's own.
//! * `rayon`: passes over large plans on several threads. What they answer does not depend on it.
//! * `record`: records which nodes a rule looks at. For the tests of this repository.
//!
//! # What it does not do
//!
//! It draws no pictures and reads no other tool's files: these are crates of their own on top of it.

#[macro_use]
pub mod value;
#[macro_use]
pub mod metamodel;
pub mod analyse;
pub mod check;
pub mod fix;
pub mod format;
pub mod generate;
pub mod graph;
pub mod model;
pub mod report;
#[doc(hidden)]
pub mod sort;
pub mod starter;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod workspace;

pub use model::{BuildError, Handle, Plan, PlanBuilder};
pub use workspace::Workspace;

/// The code in the repository's pages is tested here.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../../README.md")]
    mod readme {}
    #[doc = include_str!("../../../DESIGN.md")]
    mod design {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_types_can_be_sent_and_shared() {
        fn is_both<T: Send + Sync>() {}
        is_both::<Plan>();
        is_both::<PlanBuilder>();
        is_both::<Handle<metamodel::Driver>>();
        is_both::<BuildError>();
        is_both::<model::Node<'_>>();
        is_both::<model::Link<'_>>();
        is_both::<model::Edit>();
        is_both::<format::ReadError>();
        is_both::<report::Report>();
        is_both::<check::Settings>();
        is_both::<check::Catalogue>();
        is_both::<check::Context<'_>>();
        is_both::<Workspace>();
        is_both::<workspace::Changes>();
        is_both::<analyse::compat::GoalModel>();
        is_both::<analyse::compat::tropos::GoalGraph>();
    }
}
