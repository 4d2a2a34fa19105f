// Graphs read back by the tools that they are written for: Mermaid in a browser, under its strictest and its loosest
// settings, and Graphviz. Each draws as many nodes and lines as the data of the view has, says every name, and nothing
// that a plan says runs, loads or leads anywhere.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { chromium } from "playwright-core";

const folder = process.env.HOSHIN_REPORTS;
const script = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
const names = readdirSync(folder).filter((name) => name.endsWith(".mmd")).map((name) => name.slice(0, -4)).sort();

const key = ({ kind, id }) => `${kind}:${id}`;

/** The nodes, by what they say, and the number of lines, as the data of each view has them. */
const DATA = {
  "strategy-map": ({ themes, lanes, causes, serves }) => ({
    nodes: [...themes, ...lanes.flatMap((lane) => lane.objectives.map((place) => place.knot))].map((knot) => knot.item.name),
    lines: causes.length + serves.length,
  }),
  cascade: ({ levels, handOvers }) => ({
    nodes: levels.flatMap((level) => level.posts.map((post) => post.knot.item.name)),
    lines: handOvers.length,
  }),
  "line-of-sight": ({ knots, ties }) => ({ nodes: knots.map((knot) => knot.item.name), lines: ties.length }),
  "integration-map": ({ frameworks, joints }) => {
    // Where many KPIs join the same frameworks, they are one node.
    const groups = new Map();
    for (const [place, joint] of joints.entries()) {
      const group = joints.length > 8 ? joint.frameworks.join() : place;
      groups.set(group, [...(groups.get(group) ?? []), joint]);
    }
    const title = (group) => (group.length > 1 ? `${group.length} KPIs` : group[0].kpi.name);
    return {
      nodes: [...frameworks.map((part) => part.role ?? ""), ...[...groups.values()].map(title)],
      lines: [...groups.values()].reduce((sum, [first]) => sum + first.frameworks.length, 0),
    };
  },
  "okr-tree": ({ objectives }) => {
    const known = new Set(objectives.map(key));
    const serves = objectives.flatMap((objective) => objective.serves.filter((above) => known.has(key(above))));
    const results = objectives.flatMap((objective) => objective.keyResults);
    return { nodes: [...objectives, ...results].map((item) => item.name), lines: serves.length + results.length };
  },
};

const dataOf = (name) => {
  const data = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  return DATA[data.view](data);
};

/** What is left of a text when only letters and digits count: a writer may break lines and leave out what cannot be seen. */
const letters = (text) => text.normalize().replace(/[^\p{L}\p{N}]/gu, "");

/** The names that nothing on the picture says, up to where long ones are cut. */
const unsaid = (expected, labels) => {
  const said = letters(labels.join(" "));
  return expected.filter((name) => !said.includes(letters(name).slice(0, 60)));
};

/** What must not be in a picture: it would run, load something, or lead somewhere. */
const HARM = (root) => {
  const found = [...root.querySelectorAll("script, iframe, object, embed, img, image, form, input, [href], [src], [onerror], [onclick], [onload]")];
  const isHarm = (part) => !["href", "xlink:href"].some((name) => part.getAttribute(name)?.startsWith("#")) || part.tagName === "script";
  return found.filter(isHarm).map((part) => part.outerHTML.slice(0, 200));
};

let browser, page, graphviz;
const troubles = [];
before(async () => {
  const executablePath = process.env.HOSHIN_BROWSER || undefined;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  page = await browser.newPage();
  await page.setContent("<!doctype html><title>Graphs</title><main></main>");
  await page.addScriptTag({ path: script });
  page.on("dialog", (dialog) => { troubles.push(dialog.message()); return dialog.dismiss(); });
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("request", (request) => troubles.push(request.url()));
  graphviz = await Graphviz.load();
});
after(() => browser?.close());

it("there are graphs of several views of several plans", () => {
  const views = new Set(names.map((name) => name.split(".")[1]));
  assert.deepEqual([...views].sort(), Object.keys(DATA).sort());
  assert.ok(names.filter((name) => name.startsWith("hostile.")).length > Object.keys(DATA).length);
});

describe("Mermaid", { timeout: 600_000 }, () => {
  for (const name of names) {
    it(`draws ${name}`, async () => {
      const source = readFileSync(join(folder, `${name}.mmd`), "utf8");
      const expected = dataOf(name);
      for (const securityLevel of name.startsWith("hostile.") ? ["strict", "loose"] : ["strict"]) {
        const drawn = await page.evaluate(async ([text, securityLevel, harm]) => {
          mermaid.initialize({ startOnLoad: false, securityLevel });
          await mermaid.parse(text);
          const { svg, bindFunctions } = await mermaid.render("graph", text);
          const main = document.querySelector("main");
          main.innerHTML = svg;
          bindFunctions?.(main);
          const labels = [...main.querySelectorAll("g.node")].map((node) => node.textContent);
          return {
            labels,
            lines: main.querySelectorAll("path.flowchart-link").length,
            title: main.querySelector("svg > title")?.textContent ?? "",
            harm: new Function(`return (${harm})`)()(main),
          };
        }, [source, securityLevel, HARM.toString()]);
        assert.equal(drawn.labels.length, expected.nodes.length);
        assert.equal(drawn.lines, expected.lines);
        assert.deepEqual(unsaid(expected.nodes, drawn.labels), []);
        assert.deepEqual(drawn.harm, []);
        assert.ok(drawn.title, "it has no title");
      }
      assert.deepEqual(troubles, []);
    });
  }
});

describe("Graphviz", { timeout: 600_000 }, () => {
  for (const name of names) {
    it(`draws ${name}`, async () => {
      const source = readFileSync(join(folder, `${name}.dot`), "utf8");
      const expected = dataOf(name);
      const drawn = JSON.parse(graphviz.dot(source, "json"));
      const isNode = ({ name, nodes }) => !nodes && !name.startsWith("cluster");
      assert.equal((drawn.objects ?? []).filter(isNode).length, expected.nodes.length);
      assert.equal((drawn.edges ?? []).length, expected.lines);
      const seen = await page.evaluate(([svg, harm]) => {
        const root = new DOMParser().parseFromString(svg, "image/svg+xml");
        const fault = root.querySelector("parsererror")?.textContent;
        const labels = [...root.querySelectorAll("g.node")].map((node) =>
          [...node.querySelectorAll("text")].map((text) => text.textContent).join(" "));
        return { fault, labels, harm: new Function(`return (${harm})`)()(root) };
      }, [graphviz.dot(source, "svg"), HARM.toString()]);
      assert.equal(seen.fault, undefined);
      assert.deepEqual(unsaid(expected.nodes, seen.labels), []);
      assert.deepEqual(seen.harm, []);
    });
  }
});
