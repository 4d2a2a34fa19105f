//! What other tools compute from goal models, digit by digit as they compute it.
//!
//! Apart from the analyses of plans, because the conventions differ and are not ours: values are whole numbers, each
//! contribution is truncated by itself, what is unknown is 0. A model that was made elsewhere is built as a
//! [`GoalModel`] and evaluated as there: by GRL with [numbers](grl) or [labels](qualitative). [`tropos`] has a graph
//! of its own, since its relations are others.

pub mod grl;
pub mod indicator;
pub mod model;
mod order;
pub mod qualitative;
pub mod tropos;

pub use model::{ActorId, Decomposition, Effect, Evaluation, GoalId, GoalModel, Link, ModelError};
