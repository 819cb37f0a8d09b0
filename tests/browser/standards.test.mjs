// What checkers that are not ours say of the built demo: the Nu HTML Checker and axe-core, without exceptions.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { folder, serve, source } from "./portal.mjs";
import { samples, survey } from "./survey.mjs";

const { resolve } = createRequire(import.meta.url);

let browser, site, looked, fragments;

before(async () => {
  browser = await launch();
  site = await serve();
  const read = await survey(browser);
  looked = samples(read.pages);
  fragments = read.fragments;
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** The errors that the Nu HTML Checker finds in files and folders, in words. */
async function nu(places) {
  const jar = join(resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
  const args = ["-jar", jar, "--skip-non-html", "--errors-only", "--exit-zero-always", "--format", "json", ...places];
  const said = await new Promise((done, fail) =>
    execFile("java", args, { maxBuffer: 1 << 28 }, (error, _, stderr) => (error ? fail(error) : done(stderr))),
  );
  return JSON.parse(said).messages.map(({ url, lastLine, message }) => `${url}:${lastLine ?? ""}: ${message}`);
}

test("the Nu HTML Checker finds no error in a page", async () => {
  const inside = readdirSync(folder).filter((name) => !name.startsWith("_") && !name.startsWith("."));
  const found = await nu(inside.map((name) => join(folder, name)).filter((name) => !/\.(?!html)\w+$/.test(name)));
  assert.deepEqual(found, []);
});

test("the Nu HTML Checker finds no error in a box that pages load, nor in a broken page nothing", async () => {
  assert.ok(fragments.length > 0, "the demo has boxes");
  const scratch = mkdtempSync(join(tmpdir(), "toasoan-nu-"));
  try {
    const whole = (html) => `<!doctype html><html lang="vi"><head><title>x</title></head><body>${html}</body></html>`;
    for (const [at, { path }] of fragments.entries()) writeFileSync(join(scratch, `${at}.html`), whole(source(path)));
    assert.deepEqual(await nu([scratch]), []);
    writeFileSync(join(scratch, "broken.html"), whole("<ul><p>a</p></ul>"));
    assert.equal((await nu([scratch])).length, 1, "the checker is really asked");
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

test("axe finds nothing on any kind of page, at 360 and 1280 px, light and dark", async () => {
  const axe = readFileSync(resolve("axe-core/axe.min.js"), "utf8");
  const page = await open(browser, { bypassCSP: true });
  await page.addInitScript(axe);
  const found = new Map();
  for (const { path } of looked) {
    await page.goto(site.origin + encodeURI(path), { waitUntil: "networkidle" });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const { rule, html, why } of await page.evaluate(violations)) {
          found.set(`${rule}: ${why}: ${html}`, `${path} at ${width} px, ${colorScheme}`);
        }
      }
    }
  }
  assert.deepEqual([...found].map(([what, where]) => `${where}: ${what}`), []);
  await page.context().close();
});

/* Runs in the browser. */
async function violations() {
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({
      rule: id,
      html: node.html.slice(0, 120),
      why: [...node.any, ...node.all, ...node.none][0]?.message ?? "",
    })),
  );
}

test("files for programs can be read: XML is well-formed, JSON parses, linked data too", async () => {
  const names = readdirSync(folder, { recursive: true });
  const page = await browser.newPage();
  const findings = [];
  for (const name of names.filter((name) => name.endsWith(".xml"))) {
    const fault = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent ?? null,
      readFileSync(join(folder, name), "utf8"),
    );
    if (fault) findings.push(`${name}: ${fault}`);
  }
  await page.close();
  const parse = (name, text) => {
    try {
      JSON.parse(text);
    } catch (error) {
      findings.push(`${name}: ${error}`);
    }
  };
  for (const name of names.filter((name) => name.endsWith(".json"))) parse(name, readFileSync(join(folder, name), "utf8"));
  let linked = 0;
  for (const name of names.filter((name) => name.endsWith(".html"))) {
    for (const [, text] of readFileSync(join(folder, name), "utf8").matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      linked += 1;
      parse(name, text);
    }
  }
  assert.ok(linked > 400, "pages carry linked data");
  assert.deepEqual(findings, []);
});
