// Memory is given back, and what becomes of an instance that panicked.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Plan, PlanError, initSync } from "hoshin/init";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
const own = new URL("node_modules/hoshin/", import.meta.url);
const loaded = initSync({ module: readFileSync(new URL("hoshin_bg.wasm", own)) });

const TEXT = `hoshin: 1
drivers: { loyalty: { name: Customers who stay, horizon: 2026..2030, owner: coo } }
objectives:
  listen: { name: Give people time, owner: coo, advances: loyalty, targets: [ { kpi: length, to: ">= 6 minutes" } ] }
kpis: { length: { name: Length of a call, unit: minutes, direction: decrease, source: switchboard, owner: coo } }
owners: { coo: { name: Chief Operating Officer } }
defaults: { period: 2026 }
`;

/** Makes a plan, with everything that takes memory there now and then, and gives all of it back. */
const round = (at, give) => {
  const plan = Plan.fromYaml(TEXT);
  if (at % 20 === 0) {
    const report = plan.check();
    const workspace = plan.edit();
    workspace.apply({ edit: "change", node: "listen", fields: { name: "Listen" } });
    report.findings();
    plan.status();
    give(report);
    give(workspace);
  }
  give(plan);
};

test("ten thousand plans fit where one does", () => {
  for (let at = 0; at < 100; at += 1) round(at, (handle) => handle.free());
  const before = loaded.memory.buffer.byteLength;
  for (let at = 0; at < 5_000; at += 1) round(at, (handle) => handle.free());
  for (let at = 0; at < 5_000; at += 1) round(at, (handle) => handle[Symbol.dispose]());
  assert.equal(loaded.memory.buffer.byteLength, before);
});

test("what nobody refers to is given back in the end", async () => {
  const large = `hoshin: 1\nowners:\n${Array.from({ length: 2_000 }, (_, at) => `  o${at}: { name: Owner ${at} }\n`).join("")}`;
  const start = loaded.memory.buffer.byteLength;
  const kept = Array.from({ length: 10 }, () => Plan.fromYaml(large));
  const ten = loaded.memory.buffer.byteLength - start;
  for (const plan of kept) plan.free();
  const before = loaded.memory.buffer.byteLength;
  for (let at = 0; at < 50; at += 1) {
    Plan.fromYaml(large);
    gc();
    // Registries are looked after between tasks.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const grown = loaded.memory.buffer.byteLength - before;
  assert.ok(grown < 2 * ten, `${grown} bytes`);
});

test("a panic arrives as an error, what was open says that it is gone, and the next call works", async () => {
  const { panicOnPurpose } = await import(new URL("hoshin.js", own));
  const plan = Plan.fromYaml(TEXT);
  const report = plan.check();
  assert.throws(panicOnPurpose, (error) => {
    assert.ok(error instanceof PlanError, `${error}`);
    assert.equal(error.code, "internal");
    assert.match(error.reason, /^hoshin failed at .*lib\.rs:\d+:\d+$/);
    assert.match(error.remedy, /read plans anew/);
    return true;
  });
  for (const call of [() => plan.check(), () => plan.toJson(), () => report.length]) {
    assert.throws(call, /stale object/);
  }
  const codes = Plan.fromYaml(TEXT).check().findings().map((finding) => finding.code);
  assert.ok(codes.length > 0);
  // Giving back what is gone does no harm.
  plan.free();
  report.free();
  assert.deepEqual(Plan.fromYaml(TEXT).check().findings().map((finding) => finding.code), codes);
});
