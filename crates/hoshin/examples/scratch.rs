//! scratch
#![allow(clippy::print_stdout, clippy::allow_attributes, clippy::allow_attributes_without_reason)]
fn main() {
    for path in std::env::args().skip(1) {
        match hoshin::Plan::load(&path, &hoshin::format::Limits::default()) {
            Ok(plan) => {
                println!("{path}: {} nodes {} relations", plan.node_count(), plan.relation_count());
                let settings = hoshin::check::Settings::default()
                    .for_plan(&plan, &hoshin::check::Catalogue::standard())
                    .unwrap();
                for f in hoshin::check::check(&plan, &settings).findings() {
                    println!(
                        "  {} {} {:?}: {} ({})",
                        f.rule.code,
                        f.severity,
                        f.location.as_ref().map(|l| (l.line, l.column)),
                        f.message,
                        f.help
                    );
                }
            }
            Err(error) => {
                for f in error.faults() {
                    println!(
                        "{path}:{:?} [{}] {}; {}",
                        f.location.as_ref().map(|l| (l.line, l.column)),
                        f.code,
                        f.message,
                        f.help
                    );
                }
            }
        }
    }
}
