// What readers do with a page besides reading: menu, text size, colors, pictures, tables, paper, keyboard.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { kindOf, serve, setting } from "./portal.mjs";
import { survey } from "./survey.mjs";

let browser, site, pages, articles;

before(async () => {
  browser = await launch();
  site = await serve();
  ({ pages } = await survey(browser));
  articles = pages.filter(({ kind }) => kind === "article");
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const desk = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 640 } };
const here = (page) => decodeURIComponent(new URL(page.url()).pathname);
const go = (page, path) => page.goto(site.origin + encodeURI(path), { waitUntil: "networkidle" });

/** Opens the first article in which a selector finds something. */
async function goTo(page, selector) {
  for (const { path } of articles) {
    await page.goto(site.origin + encodeURI(path));
    if ((await page.locator(selector).count()) > 0) return go(page, path);
  }
  return assert.fail(`no article has ${selector}`);
}

for (const [name, shape] of [["a desk", desk], ["a phone", phone]]) {
  test(`the menu opens and closes by keyboard at ${name}`, async () => {
    const page = await open(browser, shape);
    await go(page, "/");
    const menu = page.locator("[data-menu]");
    const summary = menu.locator("summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    await menu.locator(".panel").waitFor();
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.matches("[data-menu] .panel a")), "the next stop is in the menu");
    await page.keyboard.press("Escape");
    assert.equal(await menu.getAttribute("open"), null);
    assert.ok(await summary.evaluate((element) => element === document.activeElement), "the focus is back on the button");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/");
    assert.equal(kindOf(here(page)), "section");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("the menu opens by a tap, closes by a tap beside it, and leads on", async () => {
  const page = await open(browser, { ...phone, isMobile: true, hasTouch: true });
  await go(page, "/");
  const menu = page.locator("[data-menu]");
  await menu.locator("summary").tap();
  await menu.locator(".panel").waitFor();
  await page.locator("main").evaluate((element) => element.click());
  await menu.locator(".panel").waitFor({ state: "hidden" });
  await menu.locator("summary").tap();
  await menu.getByRole("link").first().tap();
  await page.waitForURL((url) => url.pathname !== "/");
  await page.context().close();
});

test("everything in the menu can be hit with a finger", async () => {
  const page = await open(browser, { ...phone, isMobile: true, hasTouch: true });
  await go(page, "/");
  await page.locator("[data-menu] summary").tap();
  const small = await page.locator("[data-menu] .panel a").evaluateAll((links) =>
    links.map((link) => [link.textContent, link.getBoundingClientRect().height]).filter(([, height]) => height < 24),
  );
  assert.deepEqual(small, []);
  await page.context().close();
});

test("a chosen text size stays on the next pages and is there with the first paint", async () => {
  const page = await open(browser, phone);
  await go(page, articles[0].path);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".body p")).fontSize));
  const before = await size();
  const larger = page.locator('[data-tools] [data-size="1"]');
  await larger.click();
  const after = await size();
  assert.ok(after > before * 1.1, `${before} → ${after} px`);
  await page.addInitScript(() => {
    window.early = [];
    new PerformanceObserver((list) => list.getEntries().forEach(() => window.early.push(document.documentElement.dataset.size))).observe({ type: "paint", buffered: true });
  });
  await go(page, articles[1].path);
  assert.ok((await size()) > before * 1.1, "the next article is as large");
  assert.deepEqual(new Set(await page.evaluate(() => window.early)), new Set(["1"]));
  await larger.click();
  await larger.click();
  assert.equal(await larger.getAttribute("aria-disabled"), "true", "there are three steps");
  for (let turn = 0; turn < 3; turn += 1) await page.locator('[data-tools] [data-size="-1"]').click();
  assert.equal(await size(), before);
  await page.context().close();
});

test("dark colors follow the system, and the reader's choice stands above it and stays", async () => {
  const page = await open(browser, { ...desk, colorScheme: "dark" });
  await go(page, "/");
  const isDark = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).every((part) => part < 60));
  assert.ok(await isDark());
  const button = page.locator("[data-theme-switch]");
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  assert.ok(!(await isDark()));
  await go(page, articles[0].path);
  assert.ok(!(await isDark()), "the next page is light too");
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  await page.context().close();
});

for (const box of [".gallery", ".album"]) test(`the pictures of ${box} open over the page, turn, close, and give the focus back`, async () => {
  const page = await open(browser, desk);
  await goTo(page, `${box} a`);
  const links = page.locator(`${box} a`);
  const viewer = page.locator("dialog.viewer");
  await links.first().focus();
  await page.keyboard.press("Enter");
  await viewer.waitFor();
  const source = () => viewer.locator("img").evaluate((image) => image.src);
  assert.equal(await source(), await links.first().evaluate((link) => link.href));
  await page.keyboard.press("ArrowRight");
  assert.equal(await source(), await links.nth(1).evaluate((link) => link.href));
  const shown = await viewer.locator("img").boundingBox();
  const small = await links.nth(1).locator("img").boundingBox();
  assert.ok(shown.width > small.width * (box === ".gallery" ? 1.5 : 1) && shown.height < 900, "the picture is larger and fits");
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "hidden" });
  assert.ok(await links.nth(1).evaluate((link) => link === document.activeElement));
  await links.first().click();
  const button = viewer.getByRole("button");
  assert.deepEqual(await button.allTextContents(), await page.locator(box).first().evaluate(({ dataset }) => [dataset.previous, dataset.next, dataset.close]));
  await button.nth(0).click();
  assert.equal(await source(), await links.last().evaluate((link) => link.href), "before the first stands the last");
  await button.nth(1).click();
  assert.equal(await source(), await links.first().evaluate((link) => link.href));
  await button.nth(2).click();
  await viewer.waitFor({ state: "hidden" });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("without scripts a picture of a gallery opens at its own address", async () => {
  const scripted = await open(browser, desk);
  await goTo(scripted, ".gallery a");
  const address = scripted.url();
  await scripted.context().close();
  const page = await open(browser, { ...desk, javaScriptEnabled: false });
  await page.goto(address);
  const target = await page.locator(".gallery a").first().evaluate((link) => link.href);
  await page.locator(".gallery a").first().click();
  await page.waitForURL(target);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a numbered point has a link that shows under the pointer and by keyboard, and leads there without scripts", async () => {
  const page = await open(browser, desk);
  await goTo(page, ".body p > .point");
  const link = page.locator(".body p > .point").last();
  const shown = () => link.evaluate((element) => getComputedStyle(element).opacity);
  assert.equal(await shown(), "0");
  await link.locator("xpath=..").hover();
  assert.equal(await shown(), "1");
  await page.mouse.move(0, 0);
  await page.locator(".body a").first().focus();
  while (!(await link.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
  assert.equal(await shown(), "1");
  const address = new URL(await link.getAttribute("href"), page.url()).href;
  await page.context().close();
  const plain = await open(browser, { ...phone, javaScriptEnabled: false });
  await plain.goto(address);
  const target = plain.locator(`.body p[id="${new URL(address).hash.slice(1)}"]`);
  const top = async () => Math.abs((await target.boundingBox()).y);
  for (let turn = 0; turn < 50 && (await top()) >= 100; turn += 1) await new Promise((done) => setTimeout(done, 100));
  assert.ok((await top()) < 100, "the page opens at the point");
  await plain.context().close();
});

test("a wide table scrolls within the page of a phone, by keyboard too", async () => {
  const page = await open(browser, phone);
  const wide = async () => {
    for (const { path } of articles) {
      await page.goto(site.origin + encodeURI(path));
      const found = page.locator(".body .table");
      for (const table of await found.all()) {
        if (await table.evaluate((element) => element.scrollWidth > element.clientWidth)) return table;
      }
    }
    return assert.fail("no article has a wide table");
  };
  const table = await wide();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((element) => element.scrollLeft > 0, await table.elementHandle());
  await page.context().close();
});

test("paper carries source, date, address, issue and page, in ink, without what only screens need", async () => {
  const page = await open(browser, { ...desk, colorScheme: "dark" });
  await goTo(page, 'footer.end a[href^="/so-tap-chi/"]');
  const { text } = pages.find(({ path }) => path === here(page));
  const issue = await page.locator('footer.end a[href^="/so-tap-chi/"]').first().textContent();
  await page.emulateMedia({ media: "print" });
  const head = await page.locator("header.head").innerText();
  for (const part of [setting("title"), setting("base_url") + new URL(page.url()).pathname, issue, "trang"]) {
    assert.ok(head.includes(part), `the head has «${part}»: ${head}`);
  }
  assert.match(head, /\d{1,2}\/\d{1,2}\/\d{4}/);
  assert.ok(text.includes(issue));
  for (const selector of ["nav", "aside.rail", ".share", ".tools", ".related", "video", "audio"]) {
    const shown = await page.locator(selector).filter({ visible: true }).count();
    assert.equal(shown, 0, `${selector} is not printed`);
  }
  const color = await page.evaluate(() => [document.body, document.querySelector(".body p")].map((element) => getComputedStyle(element)).map((style, i) => (i ? style.color : style.backgroundColor)));
  assert.deepEqual(color, ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.match(paper, /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/, "A4");
  await page.context().close();
});

test("dates are told as days ago with the whole date at hand, and whole on paper", async () => {
  const page = await open(browser, desk);
  await page.clock.setFixedTime(new Date("2026-09-22T03:00:00Z"));
  await go(page, "/");
  const soft = page.locator("main time[title]");
  assert.ok((await soft.count()) > 0);
  assert.match(await soft.first().textContent(), /^(hôm nay|hôm qua|hôm kia|\d+ (ngày|tháng) trước)$/i);
  assert.match(await soft.first().getAttribute("title"), /\d{2}\/\d{2}\/\d{4}/);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await soft.count(), 0);
  assert.match(await page.locator("main .meta time").first().textContent(), /\d{2}\/\d{2}\/\d{4}/);
  assert.match(await page.locator("[data-today]").textContent(), /22\/0?9\/2026|22 tháng 9/);
  await page.context().close();
});

test("without a network a click tells so, and the page stays", async () => {
  const page = await open(browser, phone);
  await go(page, articles[0].path);
  const notice = page.locator("[data-offline]");
  assert.ok(!(await notice.isVisible()));
  await page.context().setOffline(true);
  await notice.waitFor();
  await page.getByRole("main").locator("a[rel=author]").first().click();
  assert.equal(here(page), articles[0].path);
  assert.match(await notice.textContent(), /Không có mạng/);
  await page.context().setOffline(false);
  await notice.waitFor({ state: "hidden" });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the page of what is not found leads on: home, sections, look-ups and the latest news", async () => {
  const page = await open(browser, phone);
  await page.goto(`${site.origin}/khong/co.html`, { waitUntil: "networkidle" });
  const kinds = new Set(await page.locator("main .doors a").evaluateAll((links) => links.map((link) => link.pathname)));
  for (const path of ["/", "/thoi-su/", "/van-ban/"]) assert.ok(kinds.has(path), path);
  assert.ok((await page.locator(".latest-box li a").count()) > 3);
  await page.context().close();
});

/** Presses Tab until a link that leads to a wanted address has the focus, and follows it. */
async function follow(page, wanted) {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const path = await page.evaluate(() => {
      const link = document.activeElement;
      const isSeen = link.checkVisibility?.() && link.getBoundingClientRect().width > 0;
      return link.tagName === "A" && isSeen ? decodeURIComponent(link.pathname) : null;
    });
    if (path === null || path === here(page) || !wanted(path)) continue;
    const seen = await page.evaluate(() => {
      const outlined = (element) => element && (getComputedStyle(element).outlineStyle !== "none" || outlined(element.parentElement));
      return Boolean(outlined(document.activeElement));
    });
    assert.ok(seen, `the focus on ${path} can be seen`);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === path);
    return;
  }
  assert.fail(`no way by keyboard from ${here(page)}`);
}

test("the keyboard alone leads from home by section, article and document to a printed issue", async () => {
  const page = await open(browser, desk);
  await go(page, "/");
  const links = (path) => pages.find((found) => found.path === path)?.mainLinks.map((link) => link.path ?? "") ?? [];
  const isDocument = (path) => kindOf(path) === "document" && links(path).some(isPrinted);
  const isPrinted = (path) => kindOf(path) === "article" && links(path).some((to) => kindOf(to) === "issue");
  const isCiting = (path) => kindOf(path) === "article" && links(path).some(isDocument);
  await follow(page, (path) => kindOf(path) === "section" && links(path).some(isCiting));
  await follow(page, isCiting);
  await follow(page, isDocument);
  await follow(page, isPrinted);
  await follow(page, (path) => kindOf(path) === "issue");
  assert.equal(kindOf(here(page)), "issue");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
