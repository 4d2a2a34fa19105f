// The OKR board in a real browser: findings follow every move, by mouse and by keyboard.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launched, opened, pictured, serious, served, width } from "./frame.mjs";

let browser, server;
before(async () => ([browser, server] = await Promise.all([launched(), served(process.env.HOSHIN_WEB)])));
after(() => Promise.all([browser?.close(), server?.close()]));

const board = (options, work) => opened(browser, `${server.origin}/okr-app/`, options, work);
const card = (page, goal) => page.locator(`[data-goal="${goal}"]`);

describe("the OKR board", { timeout: 120_000 }, () => {
  it("shows findings beside the goals that they are about", () =>
    board({}, async (page) => {
      await card(page, "skills").locator(".finding", { hasText: "HSN101" }).waitFor();
      for (const goal of ["listen", "short-calls"]) {
        assert.equal(await card(page, goal).locator(".finding", { hasText: "HSN402" }).count(), 1);
      }
      assert.equal(await card(page, "self-service").locator(".finding").count(), 0);
      await pictured(page, "board");
    }));

  it("checks again when a goal is dragged", () =>
    board({}, async (page) => {
      await card(page, "skills").dragTo(page.locator('[data-column="loyal-customers"]'), { sourcePosition: { x: 30, y: 20 } });
      await page.locator('[data-column="loyal-customers"] [data-goal="skills"]').waitFor();
      assert.equal(await card(page, "skills").locator(".finding").count(), 0);
    }));

  it("checks again when a goal is moved by keyboard, and stays at it", () =>
    board({}, async (page) => {
      await page.locator("#serves-self-service").focus();
      await page.keyboard.press("Home");
      await card(page, "self-service").locator(".finding", { hasText: "HSN101" }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "serves-self-service");
      assert.match(await page.locator("#summary").textContent(), /findings, checked in/);
    }));

  for (const colorScheme of ["light", "dark"]) {
    it(`can be used by everybody when ${colorScheme}`, () =>
      board({ colorScheme, viewport: { width: 360, height: 740 } }, async (page) => {
        await card(page, "skills").waitFor();
        assert.ok((await width(page)) <= 360);
        assert.deepEqual(await serious(page), []);
      }));
  }
});
