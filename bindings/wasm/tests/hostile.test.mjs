// Whatever is passed is read or refused in the manner of the language, and the module goes on working.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { afterEach, test } from "node:test";
import { Plan, PlanError, Report, explain } from "hoshin";
import { root } from "./places.mjs";

const plan = () => Plan.fromYaml("hoshin: 1\nowners: { a: { name: A, capacity: 2 } }\n");

/** Plain data with something in a place where any text may stand. */
const named = (name) => ({ hoshin: 1, owners: { a: { name } } });

/** What it is refused with. */
const refusal = (call) => {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof PlanError, `${error}`);
    for (const field of ["code", "reason", "remedy", "message"]) {
      assert.ok(typeof error[field] === "string" && error[field] !== "", field);
    }
    assert.ok(error.place === undefined || error.place !== "");
    assert.ok(error.problems.length > 0);
    return error;
  }
  return assert.fail("it was not refused");
};

// A trap would leave the module unusable.
afterEach(() => assert.equal(plan().size.nodes, 1));

const ODD = [
  undefined, null, true, 0, -0, 1.5, NaN, Infinity, 2 ** 53 + 2, 1e308, 10n ** 400n, "", "\0", "\ud800", Symbol("s"),
  [], [[]], {}, { toString: 5 }, new Date(0), new Map([[1, 2]]), new Set([1]), new Uint8Array(9), new ArrayBuffer(9),
  () => 1, class {}, /x/, new Error("x"), Promise.resolve(), new String("x"), new Number(1), Object.create(null),
  globalThis, new WeakMap(), new Proxy({}, {}),
];

test("anything in place of anything", () => {
  for (const odd of ODD) {
    for (const call of [
      () => Plan.fromYaml(odd), () => Plan.fromJson(odd), () => Plan.fromNdjson(odd), () => Plan.fromObject(odd),
      () => Plan.fromYaml("hoshin: 1", odd), () => plan().check(odd), () => plan().fix(odd, odd),
      () => plan().check().text(odd), () => plan().check().finding(odd), () => explain(odd),
      () => Plan.fromObject(named(odd)), () => Plan.fromObject({ hoshin: odd, [String(odd?.name)]: odd }),
      () => plan().check({ asOf: odd }), () => plan().check({ settings: odd }),
      () => plan().check({ settings: { select: odd, severity: odd } }), () => plan().check({ organisation: odd }),
      () => plan().check().text({ width: odd, form: odd }),
    ]) {
      try {
        call();
      } catch (error) {
        assert.ok(error instanceof PlanError || error instanceof TypeError, `${call}: ${error}`);
      }
    }
  }
});

test("wrong types", () => {
  for (const wrong of [5, null, undefined, {}, new String("hoshin: 1"), new Uint8Array(3), Symbol("s")]) {
    const error = refusal(() => Plan.fromYaml(wrong));
    assert.equal(error.code, "wrong-shape");
    assert.match(error.reason, /^`text` has to be text, and is /);
  }
  assert.match(refusal(() => Plan.fromYaml("hoshin: 1", 5)).reason, /^`name` has to be text, and is number$/);
  assert.equal(refusal(() => Plan.fromObject(null)).code, "wrong-shape");
  assert.equal(refusal(() => Plan.fromObject("hoshin: 1")).code, "wrong-shape");
  assert.equal(refusal(() => Plan.fromObject([])).code, "wrong-shape");
  assert.equal(refusal(() => Plan.fromObject({ hoshin: 1, owners: 5 })).place, "owners");
  assert.equal(refusal(() => plan().fix({}, "false")).code, "invalid-option");
});

test("nothing, in an object and in a list", () => {
  // What is undefined is not there, as everywhere in the language; null is a value that is none.
  const given = Plan.fromObject({ hoshin: 1, owners: { a: { name: "A", capacity: undefined } }, kpis: undefined });
  assert.equal(given.toJson(), Plan.fromObject(named("A")).toJson());
  const { place } = refusal(() => Plan.fromObject({ hoshin: 1, owners: { a: { name: "A", capacity: null } } }));
  assert.equal(place, "owners.a.capacity");
  refusal(() => Plan.fromObject({ hoshin: 1, kpis: { k: { tags: [undefined] } } }));
});

test("lone surrogates", () => {
  const half = "Gr\ud83d";
  assert.match(refusal(() => Plan.fromYaml(`hoshin: 1\nname: ${half}`)).reason, /lone surrogate/);
  const { place, reason } = refusal(() => Plan.fromObject(named(half)));
  assert.match(reason, /lone surrogate/);
  assert.equal(place, "owners.a.name");
  assert.match(refusal(() => Plan.fromObject({ hoshin: 1, [half]: 1 })).reason, /is no key/);
  refusal(() => plan().check({ asOf: half }));
  refusal(() => plan().check({ [half]: 1 }));
  refusal(() => explain(half));
  // What looks like it, and is a character.
  assert.ok(Plan.fromObject(named("\ufffd \u{1f600}")).toJson().includes("\ufffd \u{1f600}"));
});

test("null bytes", () => {
  for (const read of [
    () => Plan.fromYaml("hoshin: 1\nname: a\0b"),
    () => Plan.fromJson('{"hoshin":1,"name":"a\0b"}'),
    () => Plan.fromObject({ hoshin: 1, owners: { "a\0b": { name: "A" } } }),
  ]) {
    refusal(read);
  }
  // Escaped, it is a character like others, and comes out as it went in.
  const given = Plan.fromObject(named("a\0b"));
  assert.equal(Plan.fromJson(given.toJson()).toJson(), given.toJson());
});

test("numbers that no float holds, and no numbers at all", () => {
  const capacity = (value) => Plan.fromObject({ hoshin: 1, owners: { a: { name: "A", capacity: value } } }).toJson();
  assert.equal(capacity(2n), capacity(2));
  for (const big of [2 ** 53 + 2, 2n ** 53n + 1n, 2n ** 63n, 10n ** 400n, 1e300, Number.MIN_VALUE]) {
    try {
      assert.equal(capacity(big), Plan.fromJson(capacity(big)).toJson());
    } catch (error) {
      assert.equal(error.place, "owners.a.capacity", `${big}: ${error}`);
    }
  }
  for (const none of [NaN, Infinity, -Infinity]) {
    const { place, reason } = refusal(() => capacity(none));
    assert.equal(place, "owners.a.capacity");
    assert.match(reason, /is no number that a plan can hold/);
  }
  refusal(() => plan().check({ settings: { parameters: { x: { y: NaN } } } }));
  refusal(() => plan().check({ settings: { parameters: { x: { y: 10n ** 400n } } } }));
});

test("data that holds itself, or never ends", () => {
  const ring = { hoshin: 1 };
  ring.owners = { a: ring };
  assert.equal(refusal(() => Plan.fromObject(ring)).code, "too-deep");
  const list = [];
  list.push(list);
  assert.equal(refusal(() => Plan.fromObject({ hoshin: 1, owners: list })).code, "too-deep");
  const endless = { get hoshin() { return endless; } };
  assert.equal(refusal(() => Plan.fromObject(endless)).code, "too-deep");
  assert.equal(refusal(() => plan().check({ settings: ring })).code, "too-deep");
  let deep = [];
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  assert.equal(refusal(() => Plan.fromObject(deep)).code, "too-deep");
});

test("dates", () => {
  const { place, remedy } = refusal(() => Plan.fromObject({ hoshin: 1, as_of: new Date("2026-03-05") }));
  assert.equal(place, "as_of");
  assert.match(remedy, /2026-03-05/);
  assert.match(refusal(() => Plan.fromObject(named(new Date(NaN)))).reason, /a `Date`/);
  assert.equal(refusal(() => plan().check({ asOf: new Date() })).place, "asOf");
});

test("maps are mappings, in their order, and their keys are text", () => {
  const map = new Map([["hoshin", 1], ["owners", new Map([["b", new Map([["name", "B"]])], ["a", { name: "A" }]])]]);
  const same = Plan.fromYaml("hoshin: 1\nowners: { b: { name: B }, a: { name: A } }\n");
  assert.equal(Plan.fromObject(map).toYaml(), same.toYaml());
  assert.equal(plan().check(new Map([["settings", new Map([["ignore", ["HSN"]]])]])).length, 0);
  assert.match(refusal(() => Plan.fromObject(new Map([[2026, 1]]))).reason, /key/);
  assert.match(refusal(() => Plan.fromObject(new Map([[{}, 1]]))).reason, /key/);
  assert.match(refusal(() => Plan.fromObject(named(new Set(["A"])))).reason, /a `Set`/);
});

test("objects of classes are looked at as what they hold", () => {
  class Row {
    constructor() {
      this.name = "A";
    }
    get hidden() {
      return 1;
    }
  }
  const same = Plan.fromObject(named("A")).toJson();
  assert.equal(Plan.fromObject({ hoshin: 1, owners: { a: new Row() } }).toJson(), same);
  const bare = Object.assign(Object.create(null), { hoshin: 1, owners: { a: new Row() }, [Symbol("s")]: 1 });
  assert.equal(Plan.fromObject(bare).toJson(), same);
  assert.ok(refusal(() => Plan.fromObject(plan())).problems.length > 0);
});

test("what the caller's own code throws comes through as it is", () => {
  const own = new RangeError("mine");
  const thrower = () => {
    throw own;
  };
  const isMine = (error) => error === own;
  assert.throws(() => Plan.fromObject({ get hoshin() { return thrower(); } }), isMine);
  assert.throws(() => Plan.fromObject(new Proxy({}, { ownKeys: thrower })), isMine);
  assert.throws(() => Plan.fromObject(named({ get [Symbol.toStringTag]() { return thrower(); } })), isMine);
  const list = Object.defineProperty([0], 0, { get: thrower });
  assert.throws(() => Plan.fromObject({ hoshin: list }), isMine);
  assert.throws(() => plan().check({ get asOf() { return thrower(); } }), isMine);
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.throws(() => Plan.fromObject(proxy), TypeError);
});

test("a caller's code that calls back", () => {
  const inner = { get hoshin() { return Plan.fromYaml("hoshin: 1").size.nodes + 1; } };
  assert.equal(Plan.fromObject(inner).size.nodes, 0);
  const held = plan();
  const freeing = { get asOf() { held.free(); return "2026-03-05"; } };
  // It is in use: giving it back has to wait or fail, and must not be taken for done.
  try {
    held.check(freeing);
  } catch (error) {
    assert.ok(error instanceof Error);
  }
});

test("more than anyone needs", () => {
  const started = Date.now();
  assert.equal(refusal(() => Plan.fromObject({ hoshin: 1, owners: new Array(2 ** 32 - 1) })).place, "owners");
  assert.equal(refusal(() => Plan.fromYaml(" ".repeat(2 ** 28))).code, "too-large");
  assert.equal(refusal(() => Plan.fromYaml("é".repeat(2 ** 27))).code, "too-large");
  assert.equal(refusal(() => Plan.fromObject(named("x".repeat(2 ** 28)))).code, "too-large");
  for (const read of [Plan.fromYaml, Plan.fromJson, Plan.fromNdjson]) {
    assert.equal(refusal(() => read("[".repeat(10_000_000))).code, "too-deep");
    refusal(() => read('{"a":'.repeat(1_000_000)));
    refusal(() => read(`[${"[],".repeat(1_000_000)}[]]`));
  }
  let bomb = "hoshin: 1\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n";
  for (let level = 1; level < 12; level += 1) {
    bomb += `x${level}: &x${level} [${Array(9).fill(`*x${level - 1}`)}]\n`;
  }
  assert.equal(refusal(() => Plan.fromYaml(bomb)).code, "too-many-aliases");
  const wide = { hoshin: 1, owners: {} };
  for (let at = 0; at < 100_000; at += 1) wide.owners[`o${at}`] = { name: `Owner ${at}` };
  assert.equal(Plan.fromObject(wide).size.nodes, 100_000);
  // What the machine may be slower by than the one that a tenth of it is for.
  assert.ok(Date.now() - started < 120_000, `${Date.now() - started} ms`);
});

test("what was given back, and what was never made", () => {
  const freed = plan();
  const report = freed.check();
  freed.free();
  report[Symbol.dispose]();
  for (const call of [
    () => freed.check(), () => freed.toJson(), () => freed.size, () => freed.name, () => freed.fix(),
    () => freed.free(), () => freed[Symbol.dispose](), () => report.length, () => report.findings(), () => report.text(), () => report.toJson(),
    () => new Plan().toYaml(), () => new Report().length, () => Plan.prototype.toYaml.call({}),
    () => Plan.prototype.toYaml.call(report),
  ]) {
    assert.throws(call, Error, `${call}`);
  }
});

test("unknown options", () => {
  const { code, reason, problems } = refusal(() => plan().check({ asOff: "2026-03-05" }));
  assert.equal(code, "invalid-option");
  assert.match(reason, /`asOff`.*`asOf`/);
  assert.equal(problems.length, 1);
  assert.equal(refusal(() => plan().check({ settings: { ignroe: [] } })).place, "settings.ignroe");
  refusal(() => plan().check({ settings: { select: ["unmeasured-objectiv"] } }));
  refusal(() => plan().fix({ suggested: true }));
  refusal(() => plan().check().text({ colour: true }));
  assert.equal(refusal(() => plan().check().text({ form: "pdf" })).place, "form");
  assert.equal(refusal(() => plan().check().text({ width: -1 })).place, "width");
});

test("what has been found by fuzzing", () => {
  for (const [folder, read] of [["yaml", Plan.fromYaml], ["json", Plan.fromJson], ["ndjson", Plan.fromNdjson]]) {
    const seeds = new URL(`fuzz/seeds/${folder}/`, root);
    const names = readdirSync(seeds);
    assert.ok(names.length > 0, folder);
    for (const name of names) {
      const seed = readFileSync(new URL(name, seeds), "utf8");
      try {
        const given = read(seed, name);
        given.check({ today: "2026-03-05" }).text({ form: "html" });
        given.fix({}, true);
        assert.equal(Plan.fromJson(given.toJson()).toJson(), given.toJson());
      } catch (error) {
        assert.ok(error instanceof PlanError, `${folder}/${name}: ${error}`);
      }
    }
  }
});
