// The same plan gives the same bytes as in Rust, for every plan of the fixtures and examples.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Plan, PlanError } from "hoshin";
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

/** What a plan answers to a call, as text. */
const answered = (plan, { call, given }) => {
  try {
    const answer = plan[call](...given);
    return typeof answer === "string" ? { answer } : { answer: pretty(answer) };
  } catch (error) {
    assert.ok(error instanceof PlanError, `${call}: ${error}`);
    return { problems: pretty({ version: 1, errors: error.problems }) };
  }
};

test("every question and every view gives the bytes that Rust gives", () => {
  const counts = { answer: 0, problems: 0 };
  for (const path of JSON.parse(readFileSync(new URL("index.json", answers), "utf8"))) {
    const file = new URL(`${path}/text/asked.json`, answers);
    if (!existsSync(file)) continue;
    const read = path.endsWith(".json") ? Plan.fromJson : path.endsWith(".ndjson") ? Plan.fromNdjson : Plan.fromYaml;
    const plan = read(readFileSync(new URL(path, root), "utf8"), path);
    for (const asked of JSON.parse(readFileSync(file, "utf8"))) {
      const { call, given, ...told } = asked;
      assert.deepEqual(answered(plan, asked), told, `${path}: ${call} ${JSON.stringify(given)}`);
      counts["answer" in told ? "answer" : "problems"] += 1;
    }
    plan.free();
  }
  assert.ok(counts.answer > 1000 && counts.problems > 50, JSON.stringify(counts));
});

test("reports as data are reports as text", () => {
  for (const path of ["tests/fixtures/cases/pitfalls.yaml", "examples/plans/manufacturer.yaml"]) {
    const report = Plan.fromYaml(readFileSync(new URL(path, root), "utf8"), path).check();
    const { version } = JSON.parse(report.toJson());
    const built = { version, plan: report.size, summary: report.summary, findings: report.findings() };
    assert.equal(pretty(built), report.toJson());
  }
});
