//! Algorithms on graphs that know nothing of strategy. Nodes are numbers, relations are pairs.
//!
//! The analyses of plans stand on them; [`Csr`] and [`Network`] offer them to whoever has arrays instead of a plan.

pub mod components;
pub mod csr;
pub(crate) mod cycles;
pub mod network;
pub(crate) mod order;
pub(crate) mod patched;
pub(crate) mod ranks;
pub(crate) mod rows;
pub(crate) mod sweep;
pub(crate) mod threads;

pub use components::Components;
pub use csr::Csr;
pub use network::Network;
