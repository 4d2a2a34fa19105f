// The same plan gives the same bytes as in Rust, for every plan of the fixtures and examples.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Plan, PlanError, views } from "hoshin";
import { root } from "./places.mjs";

const answers = new URL("target/parity/", root);
const pretty = (data) => JSON.stringify(data, null, 2);

/** What is said of a text, by the name of the file that holds what Rust says. */
const said = (path, text) => {
  try {
    const read = path.endsWith(".json") ? Plan.fromJson : path.endsWith(".ndjson") ? Plan.fromNdjson : Plan.fromYaml;
    const plan = read(text, path);
    return {
      "check.json": plan.check().toJson(),
      "fix.json": pretty(plan.fix()),
      "suggested.json": pretty(plan.fix({}, true)),
      "plan.yaml": plan.toYaml(),
      "plan.json": plan.toJson(),
      "plan.ndjson": plan.toNdjson(),
    };
  } catch (error) {
    assert.ok(error instanceof PlanError, `${path}: ${error}`);
    return { "problems.json": pretty({ version: 1, errors: error.problems }) };
  }
};

test("every plan gives the bytes that Rust gives", () => {
  const paths = JSON.parse(readFileSync(new URL("index.json", answers), "utf8"));
  let refused = 0;
  let read = 0;
  for (const path of paths) {
    const folder = new URL(`${path}/text/`, answers);
    // What is no text cannot be given as one.
    if (!existsSync(folder)) continue;
    const told = said(path, readFileSync(new URL(path, root), "utf8"));
    for (const [name, text] of Object.entries(told)) {
      const file = new URL(name, folder);
      assert.ok(existsSync(file), `${path}: ${name}: ${text}`);
      assert.equal(text, readFileSync(file, "utf8"), `${path}: ${name}`);
    }
    if ("problems.json" in told) refused += 1;
    else read += 1;
  }
  assert.ok(read > 30 && refused > 25, `${read} read, ${refused} refused`);
});

/** What a plan is asked, by the names of the files that hold what Rust answers. */
const asked = (plan, { objective, kpi }) => {
  const node = `objective:${objective}`;
  const questions = {
    status: () => plan.status(),
    ask: () => plan.ask(),
    "say-do": () => plan.sayDo(),
    benefits: () => plan.benefits(),
    alignment: () => plan.alignment(),
    conflicts: () => plan.conflicts(),
    cascade: () => plan.cascade(),
    agenda: () => plan.agenda("2026-03-02", "json"),
    filtered: () => plan.check().filter({ severities: ["warning"] }).toJson(),
    diff: () => plan.diff(Plan.fromYaml("hoshin: 1")),
  };
  if (objective !== null) {
    questions.trace = () => plan.trace({ node });
    questions.impact = () => plan.impact({ node });
    questions.advise = () => plan.advise({ node });
  }
  if (kpi !== null) questions["what-if"] = () => plan.whatIf({ set: { [`kpi:${kpi}`]: "1" } });
  for (const { name } of views()) questions[`${name}.view`] = () => plan.show(name, "json");
  return Object.entries(questions);
};

/** What is answered, or why it is not, as text. */
const told = (ask) => {
  try {
    const answer = ask();
    return typeof answer === "string" ? answer : pretty(answer);
  } catch (error) {
    assert.ok(error instanceof PlanError, `${error}`);
    return pretty({ version: 1, errors: error.problems });
  }
};

test("every question and every view gives the bytes that Rust gives", () => {
  let compared = 0;
  for (const path of JSON.parse(readFileSync(new URL("index.json", answers), "utf8"))) {
    const folder = new URL(`${path}/text/`, answers);
    if (!existsSync(new URL("asked.json", folder))) continue;
    const read = path.endsWith(".json") ? Plan.fromJson : path.endsWith(".ndjson") ? Plan.fromNdjson : Plan.fromYaml;
    const plan = read(readFileSync(new URL(path, root), "utf8"), path);
    for (const [name, ask] of asked(plan, JSON.parse(readFileSync(new URL("asked.json", folder), "utf8")))) {
      assert.equal(told(ask), readFileSync(new URL(`${name}.json`, folder), "utf8"), `${path}: ${name}`);
      compared += 1;
    }
    plan.free();
  }
  assert.ok(compared > 800, `${compared}`);
});

test("reports as data are reports as text", () => {
  for (const path of ["tests/fixtures/cases/pitfalls.yaml", "examples/plans/manufacturer.yaml"]) {
    const report = Plan.fromYaml(readFileSync(new URL(path, root), "utf8"), path).check();
    const { version } = JSON.parse(report.toJson());
    const built = { version, plan: report.size, summary: report.summary, findings: report.findings() };
    assert.equal(pretty(built), report.toJson());
  }
});
