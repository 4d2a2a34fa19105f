//! Panics, which are faults of this library, as errors of JavaScript.

use std::panic::{PanicHookInfo, set_hook};

use wasm_bindgen::handler::schedule_reinit;
use wasm_bindgen::throw_val;

use super::Refusal;

/// Lets a panic arrive as an error that says where. What was open then is gone, and says so; the next call starts with a
/// fresh memory.
pub fn tell_panics() {
    set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        schedule_reinit();
        throw_val(Refusal::fault(&place).into());
    }));
}
