// Other people's formats, in and out: the same bytes as in Rust, and refusals that help.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Plan, PlanError } from "hoshin";
import * as exchange from "hoshin/exchange";
import { root, text } from "./places.mjs";

const { exportPlan, foreignFormats, importPlan, tableWords } = exchange;
const answers = new URL("target/parity/", root);
const pretty = (data) => JSON.stringify(data, null, 2);
const thrown = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PlanError, `${error}`);
    return error;
  }
  assert.fail("nothing was thrown");
};
const problems = ({ problems }) => pretty({ version: 1, errors: problems });

const TABLE = `Type;Title;Owner;Was zählt;Start value;Current value;Target value
Objective;Kunden bleiben;Ada;;;;
Key result;NPS steigt;Ada;NPS;41,5;43,5;60
`;

test("the same files come in and go out as in Rust", () => {
  const paths = JSON.parse(readFileSync(new URL("foreign.json", answers), "utf8"));
  const read = foreignFormats().filter((format) => format.reads);
  const written = foreignFormats().filter((format) => format.writes);
  assert.ok(read.length > 8 && written.length > 8, `${read.length} read, ${written.length} written`);
  let came = 0;
  for (const path of paths) {
    const known = (name) => readFileSync(new URL(`${path}/${name}`, answers));
    const file = readFileSync(new URL(path, root));
    let imported;
    try {
      imported = importPlan(file, undefined, { name: path });
    } catch (error) {
      // Parquet has no place in a browser.
      if (error.code !== "left-out-format") assert.equal(problems(error), `${known("problems.json")}`, path);
      continue;
    }
    came += 1;
    assert.equal(imported.plan.toJson(), `${known("plan.json")}`, path);
    assert.equal(pretty(imported.notes), `${known("notes.json")}`, path);
    for (const { name } of written) {
      if (existsSync(new URL(`${path}/${name}.problems.json`, answers))) {
        const refused = thrown(() => exportPlan(imported.plan, name));
        assert.equal(problems(refused), `${known(`${name}.problems.json`)}`, `${path}: ${name}`);
        continue;
      }
      const { format, content, notes } = exportPlan(imported.plan, name);
      assert.equal(format, name);
      assert.ok(content instanceof Uint8Array && known(name).equals(content), `${path}: ${name}`);
      assert.equal(pretty(notes), `${known(`${name}.notes.json`)}`, `${path}: ${name}`);
    }
  }
  assert.ok(came >= 12, `${came} files`);
});

test("a file is its bytes or its text", () => {
  const path = "crates/hoshin-exchange/tests/fixtures/plan.stratml";
  const file = text(path);
  const bytes = new TextEncoder().encode(file);
  const same = [file, bytes, bytes.buffer, Buffer.from(file)].map((source) => importPlan(source));
  assert.equal(same[0].format, "stratml");
  assert.equal(same[0].plan.name, "plan");
  for (const { plan } of same) assert.equal(plan.toYaml(), same[0].plan.toYaml());
  assert.ok(same[0].plan.check().length > 0);
  for (const source of [7, null, undefined, {}, [1, 2]]) {
    assert.equal(thrown(() => importPlan(source)).code, "wrong-shape");
  }
});

test("what a table does not tell is told by words", () => {
  const options = { locale: "de", columns: { "Was zählt": "metric" }, asOf: "2026-03-05" };
  assert.match(importPlan(TABLE, "okr-csv", options).plan.toYaml(), /2026-03-05: 43\.5/);
  const { presets, locales, columns } = tableWords();
  assert.ok(presets.some(({ name }) => name === "viva-goals") && locales.includes("de") && columns.length > 10);
  assert.match(thrown(() => importPlan(TABLE, "okr-csv", { preset: "vivagoals" })).remedy, /^did you mean `viva-goals`\?/);
  assert.equal(thrown(() => importPlan(TABLE, "okr-csv", { as_of: "2026-03-05" })).code, "invalid-option");
  assert.equal(thrown(() => importPlan(TABLE, "grl", { locale: "de" })).code, "idle-option");
});

test("what cannot be read or written tells place and remedy", () => {
  const broken = "<StrategicPlan>\n<Goal><Name>Lead the market</Nam></Goal></StrategicPlan>";
  assert.match(thrown(() => importPlan(broken, null, { name: "plan.xml" })).place, /^plan\.xml:2:/);
  const saved = importPlan(broken, null, { lenient: true });
  assert.ok(saved.notes.length > 0 && saved.plan.toYaml().includes("Lead the market"));
  assert.equal(thrown(() => importPlan("")).code, "unrecognised-format");
  const plan = Plan.fromYaml("hoshin: 1\nkpis: { nps: { readings: { 2026-01-31: 61 } } }");
  assert.match(thrown(() => exportPlan(plan, "stratmel")).remedy, /`stratml`/);
  assert.equal(thrown(() => exportPlan(plan, "grl")).code, "only-read");
  assert.notDeepEqual(exportPlan(plan, "readings-csv", { wide: true }).content, exportPlan(plan, "readings-csv").content);
  plan.free();
  for (const none of [plan, {}, null, "plan"]) {
    assert.match(thrown(() => exportPlan(none, "graphml")).reason, /`plan` has to be a `Plan`/);
  }
});

test("workbooks and archives come out of a module without a clock", () => {
  const plan = Plan.fromYaml(text("examples/plans/team.yaml"));
  const { content, notes } = exportPlan(plan, "okr-xlsx");
  assert.ok(importPlan(content).plan.size.nodes > 3 && Array.isArray(notes));
  assert.deepEqual([...exportPlan(plan, "star-csv", { asOf: "2026-03-31" }).content.slice(0, 2)], [0x50, 0x4b]);
});

test("whatever is declared is there, and whatever is there is declared", () => {
  const declared = readFileSync(new URL("node_modules/hoshin/exchange.d.ts", import.meta.url), "utf8");
  const names = [...declared.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(names.sort(), Object.keys(exchange).sort());
});
