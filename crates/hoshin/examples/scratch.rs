//! scratch
#![allow(clippy::print_stdout, clippy::allow_attributes, clippy::allow_attributes_without_reason)]
use std::time::Instant;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args[0] == "gen" {
        let mut out = std::fs::File::create(&args[2]).map(std::io::BufWriter::new).unwrap();
        let t = Instant::now();
        hoshin::generate::generate(args[1].parse().unwrap(), 1, &mut out).unwrap();
        println!("generated {:?}", t.elapsed());
        return;
    }
    for path in args {
        let t = Instant::now();
        match hoshin::Plan::load(&path, &hoshin::format::Limits::default()) {
            Ok(plan) => {
                println!(
                    "{path}: {} nodes {} relations read {:?}",
                    plan.node_count(),
                    plan.relation_count(),
                    t.elapsed()
                );
                let settings = hoshin::check::Settings::default()
                    .for_plan(&plan, &hoshin::check::Catalogue::standard())
                    .unwrap();
                let t = Instant::now();
                let report = hoshin::check::check(&plan, &settings);
                println!(
                    "checked {:?}: {} findings {:?}",
                    t.elapsed(),
                    report.findings().len(),
                    std::fs::read_to_string("/proc/self/status")
                        .unwrap()
                        .lines()
                        .filter(|l| l.starts_with("VmHWM") || l.starts_with("VmRSS"))
                        .collect::<Vec<_>>()
                );
                let mut by = std::collections::BTreeMap::new();
                for f in report.findings() {
                    *by.entry(f.rule.code).or_insert(0) += 1;
                }
                println!("{by:?}");
                for f in report.findings().iter().take(40) {
                    println!(
                        "  {} {} {:?}: {} ({})",
                        f.rule.code,
                        f.severity,
                        f.location.as_ref().map(|l| (l.line, l.column)),
                        f.message,
                        f.help
                    );
                }
                let mem = || {
                    std::fs::read_to_string("/proc/self/status")
                        .unwrap()
                        .lines()
                        .find(|l| l.starts_with("VmRSS"))
                        .unwrap()
                        .to_owned()
                };
                println!("{}", mem());
                let t = Instant::now();
                let n = plan.relations().map(|l| l.source().id().len()).sum::<usize>();
                println!("walk {n} {:?}", t.elapsed());
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
