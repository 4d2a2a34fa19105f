//! Whatever bytes come as Ndjson: they are read or refused, and what is read is checked, written and read again.

#![no_main]

use hoshin::Plan;
use hoshin::check::{Settings, check};
use hoshin::format::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(plan) = Plan::read(text, Format::Ndjson) {
        let _ = check(&plan, &Settings::default());
        let written = plan.write(Format::Ndjson);
        let again = Plan::read(&written, Format::Ndjson).expect("what is written is read");
        assert_eq!(again.write(Format::Ndjson), written);
    }
});
