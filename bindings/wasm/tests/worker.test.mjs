// Plans on a thread of their own.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Plan, PlanError } from "hoshin";
import { start } from "hoshin/worker";
import { text } from "./places.mjs";

const path = "examples/plans/manufacturer.yaml";
const hoshin = start();
after(() => hoshin.close());

test("what is answered there is what is answered here", async () => {
  const [there, here] = [await hoshin.fromYaml(text(path), path), Plan.fromYaml(text(path), path)];
  const [report, expected] = [await there.check(), here.check()];
  assert.equal(await report.toJson(), expected.toJson());
  assert.deepEqual(await report.findings(), expected.findings());
  assert.deepEqual([await report.length(), await there.size()], [expected.length, here.size]);
  assert.equal(await there.show("strategy-map", "svg"), here.show("strategy-map", "svg"));
  assert.deepEqual(await there.diff(await hoshin.fromJson(here.toJson(), path)), here.diff(Plan.fromJson(here.toJson(), path)));
  const workspace = await there.edit();
  const answer = await workspace.apply({ edit: "change", node: "nps-75", fields: { name: "NPS" } });
  assert.equal(answer.version, 1);
  assert.match(await (await workspace.plan()).toYaml(), /name: NPS/);
  assert.ok((await hoshin.views()).length > 10 && (await hoshin.schema()).includes("$schema"));
});

test("bytes are moved, not copied", async () => {
  const bytes = new TextEncoder().encode(text(path));
  const plan = await hoshin.fromYaml(bytes, path);
  assert.equal(bytes.byteLength, 0);
  assert.equal(await plan.name(), path);
  await assert.rejects(hoshin.fromYaml(new Uint8Array([255, 254])), { name: "TypeError" });
});

test("what is refused there is refused here, and what was given back is gone", async () => {
  const of = (work) => work.then(() => assert.fail(), (error) => error);
  const refused = await of(hoshin.fromYaml("hoshin: 1\nobjectves: {}\n", "x.yaml"));
  assert.ok(refused instanceof PlanError);
  assert.deepEqual([refused.code, refused.place, refused.problems.length], ["unknown-field", "x.yaml:2:1", 1]);
  const plan = await hoshin.fromObject({ hoshin: 1 });
  assert.equal((await of(plan.show("x-matrix", "pdf"))).code, "unknown-format");
  assert.ok((await of(plan.nothing())) instanceof Error);
  plan.free();
  assert.match((await of(plan.size())).message, /given back/);
});

test("many calls are answered, each with its own", async () => {
  const plans = await Promise.all(Array.from({ length: 50 }, (_, at) => hoshin.fromObject({ hoshin: 1, name: `p${at}` })));
  const texts = await Promise.all(plans.map((plan) => plan.toJson()));
  texts.forEach((json, at) => assert.equal(JSON.parse(json).name, `p${at}`));
});
