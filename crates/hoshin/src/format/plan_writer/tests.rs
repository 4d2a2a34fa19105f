//! Laws of writing a plan.
