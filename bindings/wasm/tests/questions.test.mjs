// Questions, views and edits, as a program asks for them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Plan, PlanError, Report, viewFormats, views } from "hoshin";
import { text } from "./places.mjs";

const path = "examples/plans/manufacturer.yaml";
const plan = () => Plan.fromYaml(text(path), path);

const refusal = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PlanError, `${error}`);
    return error;
  }
  assert.fail(`${work}`);
};

test("every question has an answer in plain data", () => {
  const asked = plan();
  const node = "nps-75";
  const answers = {
    status: asked.status({ comparePolicies: true }),
    ask: asked.ask(),
    trace: asked.trace({ node }),
    impact: asked.impact({ node }),
    whatIf: asked.whatIf({ set: { nps: "75" } }),
    advise: asked.advise({ node, want: "amber" }),
    sayDo: asked.sayDo(null),
    benefits: asked.benefits(),
    alignment: asked.alignment(),
    conflicts: asked.conflicts({}),
    cascade: asked.cascade(),
    diff: asked.diff(asked),
  };
  for (const [question, answer] of Object.entries(answers)) {
    assert.equal(answer.version, 1, question);
    assert.deepEqual(structuredClone(answer), answer, question);
  }
  assert.deepEqual(answers.diff.changed, []);
  assert.ok(answers.status.rows.some((row) => row.node.id === node));
  assert.equal(answers.trace.node.id, node);
});

test("every view is written in some formats, and refuses the others by name", () => {
  const shown = plan();
  assert.ok(views().length >= 14 && viewFormats().length === 7);
  for (const { name, narrowsTo, summary } of views()) {
    assert.ok(summary.length > 10, name);
    const of = narrowsTo.includes("objective") ? "objective:nps-75" : null;
    const codes = viewFormats().map((format) => {
      try {
        return shown.show(name, format, { for: of }).length > 0;
      } catch (error) {
        return error.code;
      }
    });
    assert.ok(codes.filter((code) => code === true).length >= 4, `${name}: ${codes}`);
    assert.ok(codes.every((code) => [true, "unfit-format"].includes(code)), `${name}: ${codes}`);
  }
  assert.match(shown.show("x-matrix", "svg"), /^<svg /);
  assert.match(shown.page(), /^<!DOCTYPE html>/i);
  assert.match(shown.calendar(), /^BEGIN:VCALENDAR\r\n/);
});

test("an agenda is of the routines that meet on a day", () => {
  const asked = Plan.fromYaml(
    "hoshin: 1\nas_of: 2026-03-03\nroutines: { huddle: { name: Huddle, cadence: weekly, first: 2026-01-05 } }",
  );
  assert.match(asked.agenda("2026-03-02", "md"), /Agenda: Huddle/);
  assert.match(asked.agenda("2026-03-03", "md"), /No routine meets on this day\. Next: 2026-03-09, /);
  // Without a day it is that of the plan, or the one to look from.
  assert.equal(asked.agenda(null, "md"), asked.agenda("2026-03-03", "md"));
  assert.match(asked.agenda(undefined, "md", { check: { asOf: "2026-03-09" } }), /Agenda: Huddle/);
  assert.equal(JSON.parse(asked.agenda("2026-03-02", "json", { for: "huddle" })).agendas.length, 1);
  assert.equal(refusal(() => asked.agenda("soon", "md")).code, "invalid-settings");
  assert.equal(refusal(() => asked.agenda(5, "md")).reason, "`on` has to be text, and is number");
  assert.equal(refusal(() => asked.agenda("2026-03-02", "pdf")).code, "unknown-format");
  assert.equal(refusal(() => asked.agenda("2026-03-02")).code, "wrong-shape");
  assert.equal(refusal(() => asked.agenda("2026-03-02", "md", { for: "nobody" })).code, "unknown-node");
  assert.equal(refusal(() => Plan.fromYaml("hoshin: 1").agenda(null, "md")).code, "usage");
});

test("a part of a report is a report", () => {
  const path = "examples/plans/pitfalls.yaml";
  const report = Plan.fromYaml(text(path), path).check();
  const all = report.findings();
  const part = (wanted) => report.filter(wanted).findings();
  assert.ok(report.filter({ severities: ["warning"] }) instanceof Report);
  assert.deepEqual(part({ severities: ["warning"] }), all.filter((finding) => finding.severity === "warning"));
  assert.deepEqual(part({ rules: ["HSN3"] }), all.filter((finding) => finding.code.startsWith("HSN3")));
  assert.ok(part({ rules: ["HSN3"] }).length > 0 && part({ rules: ["HSN3"] }).length < all.length);
  for (const everything of [undefined, null, {}, { rules: [], owners: [] }]) assert.deepEqual(part(everything), all);
  assert.deepEqual(report.filter({ rules: ["HSN3"] }).size, report.size);
  for (const wrong of [{ rules: ["unownd"] }, { owners: ["nobody"] }, { severities: ["fatal"] }, { rule: "HSN3" }, { rules: "HSN3" }]) {
    refusal(() => report.filter(wrong));
  }
});

test("what cannot be asked is refused", () => {
  const asked = plan();
  assert.equal(refusal(() => asked.trace()).code, "invalid-option");
  assert.equal(refusal(() => asked.trace({ node: 5 })).place, "node");
  assert.equal(refusal(() => asked.trace({ node: "nps-7" })).code, "unknown-node");
  assert.equal(refusal(() => asked.impact({ node: "nps-75", asOf: "soon" })).code, "invalid-settings");
  assert.equal(refusal(() => asked.whatIf({ set: {} })).code, "nothing-supposed");
  assert.equal(refusal(() => asked.status({ policy: "rainbow" })).code, "unknown-policy");
  assert.equal(refusal(() => asked.show("x-matrix")).code, "wrong-shape");
  assert.equal(refusal(() => asked.show("x-matrix", "pdf")).code, "unknown-format");
  assert.equal(refusal(() => asked.show("y-matrix", "svg")).code, "unknown-view");
  assert.equal(refusal(() => asked.show("x-matrix", "svg", { of: "nps-75" })).code, "invalid-option");
  const freed = plan();
  freed.free();
  for (const [wrong, what] of [
    [undefined, "undefined"], [null, "object"], [5, "number"], ["plan.yaml", "string"], [{}, "object"], [asked.check(), "object"],
    [{ toYaml: () => "" }, "object"], [Plan, "function"], [freed, "object"], [new Proxy({}, {}), "object"],
    [Object.create(Plan.prototype), "object"], [{ shared: () => 5 }, "object"],
  ]) {
    const { code, reason, remedy } = refusal(() => asked.diff(wrong));
    assert.deepEqual([code, reason], ["wrong-shape", `\`after\` has to be a \`Plan\`, and is ${what}`]);
    assert.match(remedy, /`Plan`/);
  }
  // A second handle stays when the first is given back.
  const first = plan();
  const second = first.shared();
  first.free();
  assert.deepEqual([second.toJson(), second.name], [asked.toJson(), path]);
  // What was compared with is still there.
  const later = plan();
  asked.diff(later);
  assert.equal(later.toJson(), asked.toJson());
  assert.deepEqual(asked.diff(later).changed, []);
});

test("a plan is edited, and each edit tells what it changed", () => {
  const opened = Plan.fromYaml("hoshin: 1\nkpis: { nps: { unit: score, direction: increase } }\n", "nps.yaml");
  const workspace = opened.edit({ asOf: "2026-03-05" });
  const rules = (findings) => findings.map((finding) => finding.rule);
  const named = workspace.apply({ edit: "change", node: "nps", fields: { name: "Net Promoter Score" } });
  assert.deepEqual(rules(named.removed), ["empty-name"]);
  assert.match(workspace.plan().toYaml(), /Net Promoter Score/);
  assert.doesNotMatch(opened.toYaml(), /Net Promoter Score/);
  assert.equal(workspace.report().length, opened.check({ asOf: "2026-03-05" }).length - 1);
  assert.deepEqual([workspace.undos, workspace.redos, workspace.name], [1, 0, "nps.yaml"]);
  assert.deepEqual(rules(workspace.undo().added), ["empty-name"]);
  assert.deepEqual(rules(workspace.redo().removed), ["empty-name"]);
  assert.equal(workspace.redo(), undefined);
  const before = workspace.plan().toJson();
  assert.equal(refusal(() => workspace.apply({ edit: "remove", node: "nsp" })).code, "unknown-node");
  assert.equal(refusal(() => workspace.apply({ edit: "forget", node: "nps" })).code, "invalid-option");
  assert.equal(refusal(() => workspace.apply()).code, "invalid-option");
  assert.equal(refusal(() => workspace.values("x")).code, "unknown-node");
  assert.equal(workspace.plan().toJson(), before);
  assert.deepEqual(workspace.size, { nodes: 1, relations: 0 });
  assert.deepEqual(Object.keys(workspace.values("nps")), ["measured", "deployed"]);
});
