// A reader's walk through the demo portal by clicking what can be seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { kindOf, serve } from "./portal.mjs";
import { survey } from "./survey.mjs";

let browser, site, pages;

before(async () => {
  browser = await launch();
  site = await serve();
  pages = new Map((await survey(browser)).pages.map((page) => [page.path, page]));
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const here = (page) => decodeURIComponent(new URL(page.url()).pathname);

/** Clicks the first visible link of a place that leads to one of these addresses; false when there is none. */
async function click(page, place, wanted) {
  for (const link of await place.getByRole("link").all()) {
    const path = decodeURIComponent(await link.evaluate((a) => new URL(a.href).pathname));
    if (path === here(page) || !wanted(path) || !(await link.isVisible())) continue;
    await link.click();
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === path);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    assert.equal(heading.replace(/\s+/g, " ").trim(), pages.get(path)?.heading, `the page ${path} is shown`);
    return true;
  }
  return false;
}

/** Whether a page links to one of these, itself or by way of an article that it lists. */
function leads(from, wanted) {
  const links = (path) => (pages.get(path)?.mainLinks ?? []).map((link) => link.path ?? "");
  return links(from).some((path) => wanted(path) || (kindOf(path) === "article" && links(path).some(wanted)));
}

/** Whether a page is of the first of these kinds, and leads on to the others one by one. */
function isOf(path, [kind, ...rest]) {
  return kindOf(path) === kind && (rest.length === 0 || leads(path, (other) => isOf(other, rest)));
}

/**
 * Goes on from the text to a page of a kind, by way of an article when this page has no such link itself.
 * Where there is a choice, as a reader would, to a page from which the walk can go on.
 */
async function goOn(page, [kind, ...rest]) {
  const isKind = (path) => isOf(path, [kind, ...rest]);
  const leadsThere = (path) => kindOf(path) === "article" && pages.get(path)?.mainLinks.some((link) => isKind(link.path ?? ""));
  const main = page.getByRole("main");
  if (await click(page, main, isKind)) return;
  assert.ok(await click(page, main, leadsThere), `${here(page)} leads to an article with a ${kind}`);
  assert.ok(await click(page, main, isKind), `${here(page)} leads to a ${kind}`);
}

for (const [name, viewport] of [["a desk", { width: 1280, height: 900 }], ["a phone", { width: 360, height: 640 }]]) {
  test(`a reader at ${name} walks from the home page to a printed issue`, async () => {
    const page = await open(browser, { viewport });
    await page.goto(`${site.origin}/`);
    const menu = page.getByRole("navigation").first();
    const isSection = (path) => kindOf(path) === "section";
    if (!(await click(page, menu, isSection))) {
      await menu.locator("summary").first().click();
      assert.ok(await click(page, menu, isSection), "the menu leads to a section");
    }
    const relates = (path) => kindOf(path) === "article" && /liên quan/i.test(pages.get(path).text);
    assert.ok(await click(page, page.getByRole("main"), relates), "the section lists an article");
    const first = here(page);
    const related = page.getByRole("region", { name: /liên quan/i });
    assert.ok(await click(page, related, (path) => kindOf(path) === "article"), `${first} has related articles`);
    assert.notEqual(here(page), first);
    const kinds = ["topic", "region", "document", "issue"];
    for (const [at, kind] of kinds.entries()) {
      await goOn(page, kinds.slice(at));
      assert.equal(kindOf(here(page)), kind);
    }
    assert.ok(await click(page, page.getByRole("main"), (path) => kindOf(path) === "article"), "the issue lists its articles");
    assert.ok(await click(page, page.getByRole("banner"), (path) => path === "/"), "the banner leads home");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}
