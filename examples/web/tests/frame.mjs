// A server for what was built, a browser, and what every page has to keep to: no error, no request to anybody else, and
// nothing that axe calls serious.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves a folder as any host of static pages does. */
export const served = async (folder) => {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://here").pathname));
    const name = path.endsWith("/") ? `${path}index.html` : path;
    try {
      const body = await readFile(join(folder, name));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
};

export const launched = () =>
  chromium.launch({ executablePath: process.env.HOSHIN_BROWSER || undefined, args: ["--no-sandbox"] });

/** Opens a page, gives it to some work, and holds it to what every page has to keep to. */
export const opened = async (browser, address, options, work) => {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1440, height: 900 }, ...options });
  // Where other work goes on beside the tests, everything takes its time.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const { origin } = new URL(address);
  const troubles = [];
  page.on("console", (said) => {
    const isOurs = said.text() === "Service Worker registration blocked by Playwright";
    if (["error", "warning"].includes(said.type()) && !isOurs) troubles.push(said.text());
  });
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("request", (request) => {
    const isOwn = [`${origin}/`, "data:", "blob:"].some((start) => request.url().startsWith(start));
    if (!isOwn) troubles.push(`asked for ${request.url()}`);
  });
  page.on("requestfailed", (request) => troubles.push(`did not get ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`));
  try {
    await page.goto(address);
    await work(page, context, troubles);
    assert.deepEqual(troubles, []);
  } finally {
    await context.close();
  }
};

/** What axe finds serious. */
export const serious = async (page) => {
  // The policy of the page forbids scripts that are not its own; the debugger's are.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return bad.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target} ${html.slice(0, 160)}`).slice(0, 3).join(" | ")}`);
};

/** The width of what stands on a page, which must not be more than that of the screen. */
export const width = (page) => page.evaluate(() => document.documentElement.scrollWidth);

/** Takes a picture for those who want to look, if a folder is named. */
export const pictured = async (page, name) => {
  if (process.env.HOSHIN_SHOTS) await page.screenshot({ path: join(process.env.HOSHIN_SHOTS, `${name}.png`) });
};
