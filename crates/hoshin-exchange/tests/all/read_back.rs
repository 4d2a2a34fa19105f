//! What is written for other programs, read by them: the star schema by `DuckDB`, graphs by networkx. Both are Python
//! packages; without them these tests are skipped, and say so.

use std::path::Path;
use std::process::Command;

use hoshin::Plan;
use hoshin_exchange::{Format, Options, export, star};

use crate::python::{ROOT, python};

fn run(python: &Path, folder: &Path, script: &str) -> String {
    let output = Command::new(python).args(["-c", script]).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n")
}

fn plan() -> Plan {
    Plan::read(include_str!("../fixtures/star.yaml"), hoshin::format::Format::Yaml).unwrap()
}

#[test]
fn duckdb_runs_the_queries_of_the_page() {
    let Some(python) = python("duckdb") else { return };
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in star::parquet_files(&plan(), &Options::default()).unwrap() {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    for (name, bytes) in star::csv_files(&plan(), &Options::default()) {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let page = std::fs::read_to_string(Path::new(ROOT).join("docs/bi.md")).unwrap();
    let queries: Vec<&str> =
        page.split("```sql\n").skip(1).filter_map(|part| part.split("```").next()).collect();
    assert_eq!(queries.len(), 5);
    let script = format!(
        "import duckdb, json\nfor query in json.loads({:?}):\n    print(duckdb.sql(query).fetchall())\n\
         for name in ['nodes', 'relations', 'readings', 'targets', 'status', 'alignment', 'findings', 'finding_nodes', 'dates']:\n    \
         parquet, csv = (duckdb.sql(f\"SELECT * FROM '{{name}}.{{form}}'\") for form in ('parquet', 'csv'))\n    \
         assert parquet.columns == csv.columns and len(parquet) == len(csv), name\n    \
         keys = duckdb.sql(\"SELECT count(*) - count(DISTINCT key) FROM 'nodes.parquet'\").fetchall()\n    assert keys == [(0,)], keys\n",
        serde_json::to_string(&queries).unwrap()
    );
    let told = run(&python, folder.path(), &script);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 5, "{told}");
    assert!(
        lines[0].starts_with(
            "[('Be silent', None, 'unknown', None), ('Improve NPS from 60 to 75', 'Chief Operating Officer', "
        ),
        "{told}"
    );
    assert!(lines[1].contains("('Net Promoter Score', 2026, 2, 63.0, 75.0, 12.0)"), "{told}");
    assert!(lines[2].contains("'Train the desk', 'Achieve market leadership'"), "{told}");
    assert!(lines[3].contains("'nobody'") && lines[3].contains("'warning'"), "{told}");
    assert!(lines[4].contains("datetime.date(2026, 3, 5)"), "{told}");
}

#[test]
fn networkx_reads_graphs() {
    let Some(python) = python("networkx") else { return };
    let folder = tempfile::tempdir().unwrap();
    for (format, name) in [(Format::GraphMl, "plan.graphml"), (Format::NodeLink, "plan.json")] {
        let exported = export(format, &plan(), &Options::default()).unwrap();
        std::fs::write(folder.path().join(name), exported.bytes).unwrap();
    }
    let script = "import json, networkx\n\
                  a = networkx.read_graphml('plan.graphml')\n\
                  b = networkx.node_link_graph(json.load(open('plan.json')), edges='edges')\n\
                  assert a.is_directed() and b.is_directed() and b.is_multigraph()\n\
                  assert set(a.nodes) == set(b.nodes) and a.number_of_edges() == b.number_of_edges()\n\
                  print(a.nodes['objective:nps-75']['label'], b.nodes['objective:nps-75']['label'])\n\
                  print(sorted(d['strength'] for _, _, d in a.edges(data=True) if 'strength' in d))\n";
    let told = run(&python, folder.path(), script);
    assert!(told.starts_with("Improve NPS from 60 to 75 Improve NPS from 60 to 75\n["), "{told}");
}
