// The build for browsers, loaded as a page loads it. In a file of its own, and so in a process in which nothing has loaded
// the module before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { served } from "./served.mjs";

const own = new URL("node_modules/hoshin/", import.meta.url);

test("a browser fetches the module from beside the code", async () => {
  let web;
  const asked = await served(async () => {
    web = await import(new URL("web.js", own));
  });
  assert.deepEqual(asked, [new URL("hoshin_bg.wasm", own).href]);
  const plan = web.Plan.fromYaml("hoshin: 1\nobjectives: { nps: { name: Raise NPS } }\n");
  assert.ok(plan.check().findings().some((finding) => finding.code === "HSN301"));
  assert.throws(() => web.Plan.fromYaml("x: 1"), web.PlanError);
});

test("it fetches the module of other people's formats where somebody asks for them", async () => {
  let web;
  const asked = await served(async () => {
    web = await import(new URL("exchange.web.js", own));
  });
  assert.deepEqual(asked, [new URL("formats_bg.wasm", own).href]);
  const { plan, format } = web.importPlan("Objective,Key result\nGrow,Sell\n");
  assert.equal(format, "okr-csv");
  assert.ok(plan.check().length > 0 && web.exportPlan(plan, "graphml").content.length > 100);
});
