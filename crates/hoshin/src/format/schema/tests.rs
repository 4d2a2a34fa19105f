//! The schema against plans.
