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

    it("shows by keys alone all that it hides or scrolls, and always where one is", () =>
      opened(name, { viewport: { width: 360, height: 700 } }, async (page) => {
        const REACHED = "a, summary, [tabindex='0']";
        const all = await page.evaluate((reached) => {
          window.reached = () => [...document.querySelectorAll(reached)].filter((part) => part.checkVisibility());
          return window.reached().length;
        }, REACHED);
        const steps = Math.min(all, 120);
        const met = new Set();
        for (let step = 0; step < steps; step += 1) {
          await page.keyboard.press("Tab");
          const [place, unseen] = await page.evaluate(() => {
            const here = document.activeElement;
            const { outlineStyle } = getComputedStyle(here);
            const { width, height, top, bottom } = here.getBoundingClientRect();
            const isSeen = width > 0 && height > 0 && bottom > 0 && top < innerHeight && outlineStyle !== "none";
            return [window.reached().indexOf(here), isSeen ? "" : here.outerHTML.slice(0, 200)];
          });
          assert.equal(unseen, "");
          met.add(place);
        }
        assert.equal(met.size, steps, "keys lead in a circle, or nowhere");
        assert.ok(!met.has(-1));
        const folded = page.locator("summary").first();
        if ((await folded.count()) > 0) {
          await folded.focus();
          await page.keyboard.press("Enter");
          assert.ok(await folded.evaluate((summary) => summary.parentElement.open), "what is folded stays so");
        }
        const wide = await page.evaluate(() => {
          const parts = [...document.querySelectorAll(".scroll, .picture")].filter((part) => part.scrollWidth > part.clientWidth);
          parts[0]?.focus();
          return parts.map((part) => part.tabIndex);
        });
        assert.ok(wide.every((index) => index === 0), "something that scrolls cannot be reached");
        if (wide.length > 0) {
          await page.keyboard.press("ArrowRight");
          await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
        }
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
          // Only colours are others when it is dark.
          const runOnly = colorScheme === "dark" ? ["color-contrast"] : undefined;
          const options = { resultTypes: ["violations"], runOnly };
          const { violations } = await page.evaluate((options) => window.axe.run(document, options), options);
          const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
        }));
    }
  });
}
