//! Whatever bytes come as any format of other people: they are read or refused, strictly and forgivingly, and what is read
//! is a plan that is written and read again.

#![no_main]

use hoshin::Plan;
use hoshin::format::Format as PlanFormat;
use hoshin_exchange::{Format, Limits, Options, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes: 1 << 20, unpacked: 1 << 20, ..Limits::default() };
    let strict = Options::default().within(limits);
    for options in [strict.clone(), strict.lenient()] {
        let recognised = Format::recognise(bytes);
        for format in recognised.into_iter().chain(Format::readable()) {
            if let Ok(imported) = import(format, bytes, &options) {
                let written = imported.plan.write(PlanFormat::Yaml);
                let again = Plan::read(&written, PlanFormat::Yaml).expect("what is written is read");
                assert_eq!(again.write(PlanFormat::Yaml), written);
            }
        }
    }
});
