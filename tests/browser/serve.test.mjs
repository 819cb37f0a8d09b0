// `toasoan serve`: a change of a text appears in the open page without a reload.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, open } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.env.TOASOAN_BIN ?? join(here, "../../target/release/toasoan"));

// The program reads variables that begin with TOASOAN_ as settings.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TOASOAN_")));

/** A change must be on the screen within this time. */
const SOON = 5_000;

let browser, root, server, origin, file, title, original;
let said = "";

before(async () => {
  assert.ok(existsSync(program), `${program} is missing: run \`cargo build --release\` first, or set TOASOAN_BIN`);
  browser = await launch();
  root = join(mkdtempSync(join(tmpdir(), "toasoan-serve-")), "site");
  execFileSync(program, ["init", root], { env: environment, stdio: "pipe" });
  ({ file, title } = anArticle());
  original = `${readFileSync(file, "utf8").trimEnd()}\n\n${paragraphs(60)}`;
  writeFileSync(file, original);

  const port = await freePort();
  server = spawn(program, ["serve", "--port", String(port), "--root", root], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes) => (said += bytes));
  origin = await until("the server names its address", () => {
    assert.equal(server.exitCode, null, `the server stopped:\n${said}`);
    return said.match(new RegExp(`http://(?:127\\.0\\.0\\.1|localhost):${port}`))?.[0];
  });
});

after(async () => {
  await browser?.close();
  if (server && server.exitCode === null) {
    const gone = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    const timer = setTimeout(() => server.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(timer);
  }
  if (root) rmSync(dirname(root), { recursive: true, force: true });
});

/** An article of the new site: a text with a title and a date. */
function anArticle() {
  const names = readdirSync(join(root, "content"), { recursive: true }).sort();
  for (const name of names.filter((name) => name.endsWith(".md") && !name.endsWith("_index.md"))) {
    const path = join(root, "content", name);
    const text = readFileSync(path, "utf8");
    const found = text.match(/^title\s*=\s*"(.+)"\s*$/m);
    if (found && /^date\s*=/m.test(text)) return { file: path, title: found[1] };
  }
  throw new Error("`toasoan init` wrote no article with a title and a date");
}

function paragraphs(count) {
  return Array.from({ length: count }, (_, i) => `Đoạn thử số ${i + 1}: chi bộ họp đúng ngày, ghi biên bản và giao việc rõ người.\n`).join("\n");
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Asks again and again for at most fifteen seconds, or the time given. */
async function until(what, ask, time = 15_000) {
  const end = Date.now() + time;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${time} ms in vain: ${what}\n${said.slice(-2_000)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Opens the article as a reader does, from the home page. */
async function openArticle() {
  const page = await open(browser, { viewport: { width: 800, height: 600 } });
  await page.goto(`${origin}/`);
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.evaluate(() => {
    window.sameDocument = true;
    window.scrollTo({ top: 900, behavior: "instant" });
  });
  await page.waitForFunction(() => window.scrollY > 800);
  // The page listens for changes once its script has run.
  await page.waitForTimeout(500);
  return page;
}

const panel = (page) => page.locator("[role=alert], [data-toasoan-panel]").filter({ visible: true, hasText: /\S/ });

test("an edited text appears in place, and the reader stays where they were", async () => {
  const page = await openArticle();
  const before = await page.evaluate(() => window.scrollY);
  writeFileSync(file, original.replace("Đoạn thử số 60:", "Đoạn vừa sửa trên đĩa:"));
  await page.getByText("Đoạn vừa sửa trên đĩa").waitFor({ timeout: SOON });
  assert.equal(await page.evaluate(() => window.sameDocument), true, "the page was not loaded again");
  const moved = Math.abs((await page.evaluate(() => window.scrollY)) - before);
  assert.ok(moved <= 2, `the page scrolled by ${moved} px`);

  writeFileSync(file, original);
  await page.getByText("Đoạn vừa sửa trên đĩa").waitFor({ state: "detached", timeout: SOON });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a mistake shows as a panel over the last good page and goes away when it is mended", async () => {
  const page = await openArticle();
  assert.equal(await panel(page).count(), 0, "no panel while all is well");
  writeFileSync(file, original.replace(/^title\s*=\s*"/m, 'title = '));
  await panel(page).first().waitFor({ timeout: SOON });
  assert.ok(await page.getByText("Đoạn thử số 30:").isVisible(), "the last good text is still there");

  writeFileSync(file, original);
  await until("the panel goes away", async () => (await panel(page).count()) === 0, SOON);
  assert.ok(await page.getByText("Đoạn thử số 30:").isVisible());
  assert.equal(await page.evaluate(() => window.sameDocument), true, "the page was not loaded again");
  await page.context().close();
});

test("the preview writes no output folder", () => {
  assert.equal(existsSync(join(root, "public")), false);
});

test("the preview stops when it is told to", async () => {
  const gone = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  const late = new Promise((done) => setTimeout(done, SOON, "late").unref());
  assert.notEqual(await Promise.race([gone, late]), "late");
});
