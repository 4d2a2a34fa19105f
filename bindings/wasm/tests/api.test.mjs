// What the package does, in the words of its callers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Plan, PlanError, Report, explain, rules, schema } from "hoshin";
import { text } from "./places.mjs";

const YAML =
  "hoshin: 1\ndrivers: { loyalty: { name: Stay } }\nobjectives: { nps: { name: Raise NPS, period: 2030..2026 } }\n";
const DATA = {
  hoshin: 1,
  drivers: { loyalty: { name: "Stay" } },
  objectives: { nps: { name: "Raise NPS", period: "2030..2026" } },
};

test("a plan is the same from every form, and comes out in every form", () => {
  const plan = Plan.fromYaml(YAML, "nps.yaml");
  assert.equal(plan.name, "nps.yaml");
  assert.deepEqual(plan.size, { nodes: 2, relations: 0 });
  const same = [
    Plan.fromJson(JSON.stringify(DATA)),
    Plan.fromObject(DATA),
    Plan.fromYaml(plan.toYaml()),
    Plan.fromJson(plan.toJson()),
    Plan.fromNdjson(plan.toNdjson()),
  ];
  for (const other of same) {
    assert.equal(other.toYaml(), plan.toYaml());
    assert.equal(other.toJson(), plan.toJson());
    assert.equal(other.name, "plan");
  }
});

test("a report tells what was found, as data, JSON and text", () => {
  const report = Plan.fromYaml(YAML, "nps.yaml").check({ asOf: "2026-03-05" });
  assert.ok(report instanceof Report);
  assert.deepEqual(report.size, { nodes: 2, relations: 0 });
  const told = JSON.parse(report.toJson());
  assert.deepEqual(report.findings(), told.findings);
  assert.deepEqual(report.summary, told.summary);
  assert.equal(report.length, told.findings.length);
  assert.deepEqual(report.finding(0), told.findings[0]);
  assert.equal(report.finding(report.length), undefined);
  const finding = told.findings.find((one) => one.code === "HSN101");
  assert.equal(finding.message, "objective `nps` reaches no driver");
  assert.equal(finding.location.file, "nps.yaml");
  assert.match(report.text(), /^error\[HSN101 unaligned-objective\]: objective `nps` reaches no driver$/m);
  assert.match(report.text({ form: "html" }), /^<!DOCTYPE html>/i);
  assert.ok(report.text({ notes: true, all: true, width: 100 }).length > report.text().length);
});

test("options change what is found", () => {
  const plan = Plan.fromYaml(YAML);
  assert.equal(plan.check({ settings: { ignore: ["HSN"] } }).length, 0);
  const organisation = { name: "hoshin.toml", text: "[checks]\nselect = ['HSN101']\n" };
  assert.deepEqual(plan.check({ organisation }).findings().map((one) => one.code), ["HSN101"]);
  const severity = { "unaligned-objective": "note" };
  assert.equal(plan.check({ organisation, settings: { severity } }).finding(0).severity, "note");
  // What is not said, in any of the ways of saying nothing.
  assert.equal(plan.check(undefined).toJson(), plan.check().toJson());
  assert.equal(plan.check(null).toJson(), plan.check().toJson());
  assert.equal(plan.check({ asOf: undefined, settings: undefined }).toJson(), plan.check({}).toJson());
});

test("a fix gives the changed text, and leaves the plan as it is", () => {
  const plan = Plan.fromYaml(YAML, "nps.yaml");
  const told = plan.fix();
  assert.equal(told.version, 1);
  assert.deepEqual(told.suggestions.map((one) => one.title), ["exchange its ends: `2026..2030`"]);
  assert.deepEqual(told.files, []);
  const applied = plan.fix({}, true);
  assert.equal(applied.files[0].text, YAML.replace("2030..2026", "2026..2030"));
  assert.equal(applied.files[0].before, YAML);
  assert.match(plan.toYaml(), /2030\.\.2026/);
});

test("rules, manuals and the schema are told", () => {
  const { version, rules: list } = rules();
  assert.equal(version, 1);
  assert.deepEqual(list.map((rule) => rule.code), list.map((rule) => rule.code).sort());
  const [first] = list;
  assert.deepEqual(explain(first.code), first);
  assert.deepEqual(explain(first.name), first);
  assert.equal(schema(), text("docs/hoshin.schema.json"));
});

test("what is refused is told with code, reason, place and remedy", () => {
  const wrong = "hoshin: 1\nkpis:\n  nps: { unit: score, directoin: increase }\nobjectives: { a: { perod: 2026 } }";
  assert.throws(() => Plan.fromYaml(wrong, "nps.yaml"), (error) => {
    assert.ok(error instanceof PlanError && error instanceof Error);
    assert.equal(error.name, "PlanError");
    assert.equal(error.code, "unknown-field");
    assert.match(error.reason, /`directoin`/);
    assert.equal(error.place, "nps.yaml:3:23");
    assert.match(error.remedy, /`direction`/);
    assert.equal(error.message.split("\n")[0], `${error.place}: ${error.reason}; ${error.remedy}`);
    assert.deepEqual(error.problems.map((problem) => problem.code), ["unknown-field", "unknown-field"]);
    assert.deepEqual(error.problems.map((problem) => problem.location.line), [3, 4]);
    assert.match(error.stack, /api\.test\.mjs/);
    return true;
  });
  assert.throws(() => explain("unaligned-objectiv"), { code: "unknown-rule", place: undefined });
  assert.throws(() => Plan.fromYaml(YAML).check({ asOf: "2026-02-30" }), { name: "PlanError" });
});

test("memory is given back when it is asked for", () => {
  let report;
  {
    const plan = Plan.fromYaml(YAML);
    report = plan.check();
    plan[Symbol.dispose]();
    assert.throws(() => plan.toYaml(), Error);
  }
  // A report outlives its plan.
  assert.ok(report.text().includes("HSN101"));
  report.free();
  assert.throws(() => report.length, Error);
  assert.equal(Plan.fromYaml(YAML).check().finding(0).code, "HSN101");
});

test("what is packed is all that is needed, licences and page among it", () => {
  for (const file of ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "hoshin_bg.wasm"]) {
    assert.ok(readFileSync(new URL(`node_modules/hoshin/${file}`, import.meta.url)).length > 0);
  }
});

test("the versions of package and crate are one", () => {
  const { version } = JSON.parse(readFileSync(new URL("node_modules/hoshin/package.json", import.meta.url)));
  const workspace = text("Cargo.toml").split("[workspace.package]")[1];
  assert.equal(version, workspace.match(/version = "(.*)"/)[1]);
});
