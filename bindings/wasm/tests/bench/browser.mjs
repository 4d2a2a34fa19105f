// Measures in a browser. Arguments: the folder with `playwright-core`, the browser, the plans.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, executablePath, small, large] = process.argv.slice(2);
const { chromium } = createRequire(pathToFileURL(`${tools}/`))("playwright-core");
const own = new URL("../node_modules/hoshin/", import.meta.url);
const places = { "/small": small, "/large": large, "/measure.mjs": new URL("measure.mjs", import.meta.url) };
const types = { js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm" };

const server = createServer(({ url }, response) => {
  const type = types[url.split(".").pop()] ?? "text/html";
  try {
    const body = url === "/" ? "<!DOCTYPE html><title>Measured</title>" : readFileSync(places[url] ?? new URL(`.${url}`, own));
    response.writeHead(200, { "content-type": type }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: executablePath || undefined, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const measured = await page.evaluate(async () => {
    const [hoshin, { measure }] = await Promise.all([import("/web.js"), import("/measure.mjs")]);
    const [small, large] = await Promise.all(["/small", "/large"].map(async (path) => (await fetch(path)).text()));
    return measure(hoshin, small, large);
  });
  console.log(JSON.stringify({ runtime: `Chromium ${browser.version()}`, ...measured }));
} finally {
  await browser.close();
  server.close();
}
