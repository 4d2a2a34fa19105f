//! Algorithms on graphs that know nothing of strategy. Nodes are numbers, relations are pairs.

pub(crate) mod csr;
pub(crate) mod cycles;
pub(crate) mod patched;
pub(crate) mod ranks;
pub(crate) mod rows;

pub(crate) use csr::Csr;
