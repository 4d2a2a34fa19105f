// The report in a real browser: it opens without errors or requests, every link leads somewhere, keys are enough, nothing
// is cut off on small screens or paper, and axe finds nothing serious. `cargo xtask browser` writes the reports and tells
// where they are and which browser to take.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = process.env.HOSHIN_REPORTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const reports = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();

/** The width of what is printed on A4 across, in CSS pixels: 297 mm less the margins. */
const PAPER = Math.floor(((297 - 2 * 12) / 25.4) * 96);

let browser;
before(async () => {
  const executablePath = process.env.HOSHIN_BROWSER || undefined;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(() => browser?.close());

/** Opens a report, and gives it to some work with whatever went wrong meanwhile. */
const opened = async (name, options, work) => {
  // The policy of the page forbids scripts; the tester's own run beside it.
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (said) => troubles.push(said.text()));
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("request", (request) => troubles.push(request.url()));
  const address = pathToFileURL(join(folder, name)).href;
  await page.goto(address);
  try {
    await work(page, troubles.filter((trouble) => trouble !== address));
  } finally {
    await context.close();
  }
};

assert.ok(reports.length > 0, `there is no report in ${folder}`);

for (const name of reports) {
  describe(name, { timeout: 120_000 }, () => {
    it("opens without errors and asks for nothing", () =>
      opened(name, { bypassCSP: false }, async (page, troubles) => {
        assert.deepEqual(troubles, []);
        assert.equal(await page.locator("h1").count(), 1);
      }));

    it("has only links that lead to a place in it", () =>
      opened(name, {}, async (page) => {
        const lost = await page.evaluate(() => {
          const leads = (link) => {
            const href = link.getAttribute("href");
            return href.startsWith("#") && document.getElementById(decodeURIComponent(href.slice(1)));
          };
          return [...document.querySelectorAll("a")].filter((link) => !leads(link)).map((link) => link.outerHTML);
        });
        assert.deepEqual(lost, []);
      }));

    it("needs no mouse", () =>
      opened(name, {}, async (page) => {
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        const place = await page.evaluate(() => location.hash.slice(1));
        assert.ok(place, "the contents lead nowhere");
        await page.waitForFunction((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight, place);
      }));

    for (const width of [360, 768, 1280]) {
      it(`is not wider than a screen of ${width} pixels`, () =>
        opened(name, { viewport: { width, height: 800 } }, async (page) => {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${wide} pixels`);
        }));
    }

    it("is printed whole", () =>
      opened(name, { viewport: { width: PAPER, height: 700 } }, async (page) => {
        await page.emulateMedia({ media: "print" });
        const cut = await page.evaluate((paper) => {
          const isCut = (part) => part.getBoundingClientRect().right > paper + 1;
          return [...document.querySelectorAll("main table, main svg")].filter(isCut).map((part) => part.outerHTML.slice(0, 200));
        }, PAPER);
        assert.deepEqual(cut, []);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        const sections = await page.locator("main > section").count();
        assert.ok(pages >= sections, `${pages} pages for ${sections} sections`);
      }));

    for (const colorScheme of ["light", "dark"]) {
      it(`can be used by everybody when ${colorScheme}`, () =>
        opened(name, { colorScheme }, async (page) => {
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
        }));
    }
  });
}
