// The site: every link leads somewhere, every page can be used by everybody and fits a small screen.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { join, posix } from "node:path";
import { launched, opened, pictured, serious, served, width } from "./frame.mjs";

const folder = process.env.HOSHIN_SITE;
let browser, server;
before(async () => ([browser, server] = await Promise.all([launched(), served(folder)])));
after(() => Promise.all([browser?.close(), server?.close()]));

const names = async () => {
  const all = await readdir(folder, { recursive: true });
  return all.filter((name) => name.endsWith(".html")).sort();
};

describe("the site", { timeout: 240_000 }, () => {
  it("has no link that leads nowhere", async () => {
    const pages = new Map();
    for (const name of await names()) pages.set(name, await readFile(join(folder, name), "utf8"));
    const files = new Set(await readdir(folder, { recursive: true }));
    const lost = [];
    for (const [name, html] of pages) {
      const ids = (page) => new Set([...(pages.get(page) ?? "").matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
      for (const [, link] of html.replace(/<script[^]*?<\/script>/g, "").matchAll(/ (?:href|src)="([^"]*)"/g)) {
        if (/^(https?|data):/.test(link)) continue;
        const [path, place] = link.split("#");
        const to = path === "" ? name : posix.join(posix.dirname(name), path);
        const page = to === "./" || to === "." ? "index.html" : to.endsWith("/") ? `${to}index.html` : to;
        const isThere = files.has(page) && (!place || !page.endsWith(".html") || ids(page).has(decodeURIComponent(place)));
        if (!isThere) lost.push(`${name}: ${link}`);
      }
    }
    assert.deepEqual(lost, []);
    assert.ok(pages.size > 20);
  });

  it("says in one screen what hoshin is, and leads to the playground", () =>
    opened(browser, `${server.origin}/`, {}, async (page) => {
      assert.equal(await page.locator("h1").count(), 1);
      for (const seen of [".lead", ".go .first", ".show pre"]) {
        assert.ok(await page.locator(seen).first().evaluate((part) => part.getBoundingClientRect().top < innerHeight * 0.8), seen);
      }
      await pictured(page, "front");
      await page.locator(".go .first").click();
      await page.locator("#picture svg").first().waitFor({ timeout: 60_000 });
      await page.locator("header .home").click();
      await page.locator(".lead").waitFor();
    }));

  for (const colorScheme of ["light", "dark"]) {
    it(`can be used by everybody when ${colorScheme}`, async () => {
      const some = ["index.html", "guide/first-plan.html", "guide/numbers.html", "grammar.html", "examples.html", "gallery/index.html"];
      for (const name of some) {
        await opened(browser, `${server.origin}/${name}`, { colorScheme, viewport: { width: 360, height: 740 } }, async (page) => {
          assert.ok((await width(page)) <= 360, `${name}: ${await width(page)}`);
          assert.deepEqual(await serious(page), [], name);
          await pictured(page, `site-${colorScheme}-narrow-${name.replace("/", "-")}`);
        });
        await opened(browser, `${server.origin}/${name}`, { colorScheme }, async (page) => {
          assert.deepEqual(await serious(page), [], name);
          await pictured(page, `site-${colorScheme}-${name.replace("/", "-")}`);
        });
      }
    });
  }
});
