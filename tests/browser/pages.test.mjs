// Each kind of page as it looks and behaves in a browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { serve, setting } from "./portal.mjs";
import { samples, survey } from "./survey.mjs";

let browser, site, pages, redirects, looked;

before(async () => {
  browser = await launch();
  site = await serve();
  ({ pages, redirects } = await survey(browser));
  looked = samples(pages);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const article = () => looked.filter(({ kind }) => kind === "article").at(-1).path;

/** Opens an address of the site; gives the status of the answer. */
async function visit(page, path, waitUntil = "load") {
  const response = await page.goto(site.origin + encodeURI(path), { waitUntil });
  return response.status();
}

test("no kind of page has errors in the console or requests that fail", async () => {
  const page = await open(browser);
  for (const { path } of looked) await visit(page, path, "networkidle");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("no kind of page scrolls sideways on a small phone, not even with large text", async () => {
  const page = await open(browser, { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true });
  const findings = [];
  for (const { path } of looked) {
    await visit(page, path);
    for (const size of ["100%", "150%"]) {
      const wide = await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return null;
        const isClipped = (e) => e && (getComputedStyle(e).overflowX !== "visible" || isClipped(e.parentElement));
        const past = [...document.body.querySelectorAll("*")].filter(
          (e) => e.getBoundingClientRect().right > width + 1 && !isClipped(e.parentElement),
        );
        return `${document.documentElement.scrollWidth} px: ${past.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)).join(" | ")}`;
      }, size);
      if (wide) findings.push(`${path} at ${size}: ${wide}`);
    }
  }
  assert.deepEqual(findings, []);
  await page.context().close();
});

test("the notice of demonstration can be seen on every kind of page", async () => {
  const page = await open(browser);
  const notice = setting("notice");
  const findings = [];
  for (const { path } of looked) {
    await visit(page, path);
    const shown = await page.getByText(notice, { exact: false }).filter({ visible: true }).count();
    if (shown === 0) findings.push(path);
  }
  assert.deepEqual(findings, []);
  await page.context().close();
});

test("every kind of page has its landmarks: banner, navigation, main and footer", async () => {
  const page = await open(browser);
  for (const { path } of looked) {
    await visit(page, path);
    for (const role of ["banner", "main", "contentinfo"]) {
      assert.equal(await page.getByRole(role).count(), 1, `${role} of ${path}`);
    }
    assert.ok((await page.getByRole("navigation").count()) > 0, `navigation of ${path}`);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `main heading of ${path}`);
  }
  await page.context().close();
});

test("without scripts an article can be read and the menu leads to the sections", async () => {
  const page = await open(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
  await visit(page, article());
  const main = page.getByRole("main");
  await main.getByRole("heading", { level: 1 }).waitFor();
  assert.ok((await main.innerText()).split(/\s+/).length > 200, "the text of the article is there");

  const sections = looked.filter(({ kind }) => kind === "section").map(({ path }) => path);
  const menu = page.getByRole("navigation").first();
  const link = menu.getByRole("link").and(page.locator(sections.map((path) => `[href="${path}"]`).join(", ")));
  if ((await link.count()) === 0) await menu.locator("summary").first().click();
  await link.last().click();
  await page.waitForURL((url) => sections.includes(url.pathname));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an address that does not exist shows a page that helps on", async () => {
  const page = await open(browser);
  assert.equal(await visit(page, "/khong/co/trang-nay.html"), 404);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("main").getByRole("link").first().click();
  await page.waitForURL(site.origin + "/");
  await page.context().close();
});

test("an old address brings the reader to the article", async () => {
  const page = await open(browser);
  for (const { path, refresh } of redirects) {
    const target = pages.find((found) => found.path === refresh);
    // The answer may come from either page, since the first moves on at once.
    await page.goto(site.origin + encodeURI(path)).catch(() => {});
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === refresh);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    assert.equal(heading.replace(/\s+/g, " ").trim(), target.heading);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the first key press offers to skip to the text", async () => {
  const page = await open(browser);
  for (const path of ["/", article()]) {
    await visit(page, path);
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const target = await focused.getAttribute("href");
    assert.match(target ?? "", /^#./, `the first focus of ${path} is a link within the page`);
    const box = await focused.boundingBox();
    assert.ok(box && box.x >= 0 && box.y >= 0 && box.height > 10, `the focused link of ${path} can be seen`);
    await page.keyboard.press("Enter");
    const inMain = () => {
      const place = document.querySelector(":target") ?? document.activeElement;
      return Boolean(place?.closest("main"));
    };
    assert.ok(await page.evaluate(inMain), `the link of ${path} leads into the text`);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("main"))), `the next focus of ${path} is in the text`);
  }
  await page.context().close();
});
