// The demo with relative addresses: from a disk, as from a USB stick, and below an address that it does not know.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { launch, open } from "./browser.mjs";
import { kindOf, serve } from "./portal.mjs";
import { samples, survey } from "./survey.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.env.TOASOAN_BIN ?? join(root, "target/release/toasoan"));
// The program reads variables that begin with TOASOAN_ as settings.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TOASOAN_")));

let browser, site, stick, folder, looked;

before(async () => {
  assert.ok(existsSync(program), `${program} is missing: run \`cargo build --release\` first, or set TOASOAN_BIN`);
  stick = mkdtempSync(join(tmpdir(), "toasoan-usb-"));
  folder = join(stick, "Trang báo", "bản mới");
  execFileSync(program, ["build", "--relative", "--no-cache", "--root", root, "--out", folder], { env: environment, stdio: "pipe" });
  browser = await launch();
  site = await serve({ root: stick });
  looked = samples((await survey(browser)).pages).filter(({ kind }) => kind !== "not found");
});

after(async () => {
  await browser?.close();
  await site?.close();
  if (stick) rmSync(stick, { recursive: true });
});

const file = (path) => (path.endsWith("/") ? `${path}index.html` : path);

test("no page and no style sheet names an address from the root", () => {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(html|css)$/.test(name) && name !== "404.html");
  assert.ok(names.length > 400);
  const findings = [];
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    const found = text.match(/\s(href|src|srcset|poster|action|data|data-island)=["']?\/[^"'\s>]*|url\(["']?\/[^)]*|; url=\/[^"]*/);
    if (found) findings.push(`${name}: ${found[0]}`);
  }
  assert.deepEqual(findings, []);
});

test("from a disk every kind of page opens whole, and no request fails", async () => {
  const page = await open(browser);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const base = pathToFileURL(`${folder}/`).href;
  for (const { path } of looked) {
    await page.goto(new URL(`.${encodeURI(file(path))}`, base).href, { waitUntil: "networkidle" });
    assert.ok(await page.evaluate(() => getComputedStyle(document.querySelector(".wrap")).maxWidth !== "none"), `${path} has its style`);
    const broken = await page.locator("img[src]").evaluateAll((images) => images.filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src));
    assert.deepEqual(broken, [], path);
  }
  // Browsers refuse captions from a disk; the film plays without them.
  assert.deepEqual(page.faults.filter((fault) => !fault.includes(".vtt")), []);
  assert.deepEqual(asked.filter((url) => !url.startsWith(base)), [], "nothing is asked of a network");
  await page.context().close();
});

test("from a disk every link leads to a file that is there", async () => {
  const page = await open(browser);
  const base = pathToFileURL(`${folder}/`).href;
  const findings = new Set();
  for (const { path } of looked) {
    await page.goto(new URL(`.${encodeURI(file(path))}`, base).href);
    for (const href of await page.locator("a[href], link[href]").evaluateAll((links) => links.map((link) => link.href))) {
      const url = new URL(href);
      if (url.protocol === "file:" && !existsSync(fileURLToPath(new URL(url.pathname, "file://")))) findings.add(`${path}: ${href}`);
    }
  }
  assert.deepEqual([...findings], []);
  await page.context().close();
});

test("from a disk a reader walks from home by a section to an article, and the text size works", async () => {
  const page = await open(browser);
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  const below = () => decodeURIComponent(new URL(page.url()).pathname).slice(folder.length).replace(/index\.html$/, "");
  await page.locator(".tabs a").first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/b%E1%BA%A3n%20m%E1%BB%9Bi/index.html"));
  assert.equal(kindOf(below()), "section");
  await page.locator("main .card .h a").first().click();
  await page.locator("article.story").waitFor();
  assert.equal(kindOf(below()), "article");
  await page.locator('[data-tools] [data-size="1"]').click();
  assert.equal(await page.locator("html").getAttribute("data-size"), "1");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("below an address that the site does not know, pages and their boxes work", async () => {
  const page = await open(browser);
  const base = `${site.origin}/${encodeURI("Trang báo/bản mới")}`;
  for (const { path } of looked) await page.goto(base + encodeURI(path), { waitUntil: "networkidle" });
  assert.deepEqual(page.faults, []);
  const article = looked.findLast(({ kind }) => kind === "article").path;
  await page.goto(base + encodeURI(article), { waitUntil: "networkidle" });
  const news = page.locator(".latest-box li a").first();
  assert.ok((await news.evaluate((link) => link.href)).startsWith(base), "links of the box lead into the site");
  await news.click();
  await page.locator("article.story").waitFor();
  await page.goto(base + encodeURI(article), { waitUntil: "networkidle" });
  assert.ok(await page.locator(".printed img").evaluate((image) => image.src.length > 0 && image.getAttribute("src").startsWith("http")));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
