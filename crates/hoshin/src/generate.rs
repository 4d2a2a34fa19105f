//! A made-up plan of any size, in the shape of a real organisation: for benchmarks, for trying things out, for tests
//! of other tools.
//!
//! It is written as it is made, in bounded memory: whatever stands at a place is worked out from the place and the
//! seed alone. INVARIANT: the same number of nodes and the same seed give the same bytes on every platform; no number
//! passes through floating point, but for sums and halves in planted faults, which are exact.

mod cell;
mod fault;
mod names;
mod random;
mod record;
mod shape;

use std::io::{self, BufWriter, Write};

use record::{Id, record, relate};
use shape::Shape;

pub use fault::{Planted, planted};

use crate::metamodel::RelationKind;

/// Writes a made-up plan of exactly so many nodes as NDJSON.
///
/// Teams form a tree of levels under a few drivers. Each team has objectives that serve those of the team above,
/// agreed by catchball; targets on KPIs of its own, every second KPI with readings; and initiatives. Routines review
/// what four teams do, and some problems are being worked on. About a fifth of the nodes are objectives, targets, KPIs
/// and initiatives each, a tenth are owners; there are some 2.3 relations a node. Everything is owned, measured,
/// aligned, sourced and reviewed: from seven nodes on no rule has anything to say about it.
///
/// # Order
///
/// Relations and events come after the nodes that they name, but for the standing perspectives, which no line declares.
///
/// The plan is looked at on 5 March 2026.
///
/// # Errors
///
/// Those of the writer.
///
/// # Complexity
///
/// Linear in time; the memory does not depend on the number of nodes.
///
/// # Example
///
/// ```
/// let mut text = Vec::new();
/// hoshin::generate::generate(100, 7, &mut text)?;
/// assert!(text.starts_with(br#"{"hoshin":1,"name":"#));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn generate(nodes: usize, seed: u64, out: &mut dyn Write) -> io::Result<()> {
    write(nodes, seed, false, out)
}

/// Writes the same plan with known faults in it, in about one team of five; [`planted`] tells them.
///
/// There are as many nodes as without. Only teams that have no other below them have faults, and only plans of more
/// than sixty nodes have any.
///
/// # Errors
///
/// Those of the writer.
///
/// # Complexity
///
/// Linear in time; the memory does not depend on the number of nodes.
pub fn generate_with_faults(nodes: usize, seed: u64, out: &mut dyn Write) -> io::Result<()> {
    write(nodes, seed, true, out)
}

fn write(nodes: usize, seed: u64, with_faults: bool, out: &mut dyn Write) -> io::Result<()> {
    let shape = Shape::of(nodes);
    let mut out = BufWriter::with_capacity(1 << 16, out);
    head(&shape, &mut out)?;
    for driver in 0..shape.drivers {
        write_driver(&shape, driver, &mut out)?;
    }
    for owner in 0..shape.lone_owners {
        cell::write_owner(&shape, seed, owner, &mut out)?;
    }
    for number in 0..shape.cells {
        let write_cell = |out: &mut dyn Write| cell::write(&shape, seed, number, out);
        if with_faults {
            fault::write(&shape, seed, number, &write_cell, &mut out)?;
        } else {
            write_cell(&mut out)?;
        }
    }
    for number in 0..shape.spare_initiatives {
        cell::write_spare(&shape, seed, number, &mut out)?;
    }
    out.flush()
}

fn head(shape: &Shape, out: &mut dyn Write) -> io::Result<()> {
    write!(out, r#"{{"hoshin":1,"name":"Meridian Group","vision":"The first name in precision","#)?;
    write!(out, r#""mission":"Parts that fit, on the day that they are needed","as_of":"2026-03-05""#)?;
    if shape.owners() > 0 {
        let frameworks = [
            ("hoshin", "strategic direction", "\"monthly\",\"quarterly\""),
            ("okr", "team focus", "\"weekly\",\"quarterly\""),
            ("bsc", "performance monitoring", "\"monthly\",\"quarterly\""),
            ("lean", "process improvement", "\"weekly\",\"monthly\""),
        ];
        let audience = Id::Owner(1);
        let mut before = r#","frameworks":{"#;
        for (framework, role, cadence) in frameworks {
            if framework != "bsc" || shape.uses_perspectives() {
                write!(
                    out,
                    r#"{before}"{framework}":{{"role":"{role}","audience":["{audience}"],"cadence":[{cadence}]}}"#
                )?;
                before = ",";
            }
        }
        out.write_all(b"}")?;
    }
    out.write_all(b"}\n")
}

fn write_driver(shape: &Shape, driver: usize, out: &mut dyn Write) -> io::Result<()> {
    let id = Id::Driver(driver + 1);
    let importance = 1 + (shape.drivers - driver) % 4;
    record(
        out,
        id,
        &names::driver(driver),
        format_args!(r#","horizon":"2026..2030","importance":{importance}"#),
    )?;
    if let Some(perspective) = shape.perspective(driver) {
        relate(out, id, RelationKind::Within, Id::Perspective(perspective), "")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn text(nodes: usize, seed: u64) -> String {
        let mut text = Vec::new();
        generate(nodes, seed, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(text(1000, 7), text(1000, 7));
        assert_ne!(text(1000, 7), text(1000, 8));
        // Pinned, so that platforms and releases agree; bless it when the generator is meant to change.
        let sum = text(1000, 7).bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        assert_eq!(format!("{sum:016x}"), "3a7baba57ddc1652");
    }

    #[test]
    fn nobody_waits_for_a_node() {
        for nodes in [2, 30, 150, 2000] {
            let mut known: BTreeSet<String> = BTreeSet::new();
            for line in text(nodes, 5).lines() {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                let name = |node: &serde_json::Value, kind: &str| format!("{} {}", node[kind], node["id"]);
                for end in
                    ["from", "to", "of"].map(|end| &line[end]).into_iter().filter(|end| end.is_object())
                {
                    let is_standing = end["kind"] == "perspective";
                    assert!(is_standing || known.contains(&name(end, "kind")), "{line} comes too early");
                }
                if line.get("node").is_some() {
                    known.insert(name(&line, "node"));
                }
            }
        }
    }

    #[test]
    fn there_are_exactly_so_many_nodes() {
        for nodes in (1..=150).chain([999, 1000, 1001, 4096, 12345]) {
            let text = text(nodes, 3);
            let lines: Vec<serde_json::Value> =
                text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            let count = lines.iter().filter(|line| line.get("node").is_some()).count();
            assert_eq!(count, nodes);
        }
    }
}
