// The whole demo portal as data: every page's links, anchors, assets, headings and pictures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./browser.mjs";
import { folder, hosts, serve, setting } from "./portal.mjs";
import { survey } from "./survey.mjs";

let browser, site, pages, redirects, fragments;

before(async () => {
  browser = await launch();
  site = await serve();
  ({ pages, redirects, fragments } = await survey(browser));
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Fails with all findings at once, the first thirty in words. */
function none(findings) {
  assert.equal(findings.length, 0, `${findings.length} findings:\n${findings.slice(0, 30).join("\n")}`);
}

const everything = () => [...pages, ...redirects, ...fragments];

/** The answers of the server, asked once for each path. */
const answers = new Map();
async function status(path) {
  if (!answers.has(path)) {
    const response = await fetch(site.origin + encodeURI(path));
    await response.arrayBuffer();
    answers.set(path, response.status);
  }
  return answers.get(path);
}

test("the demo has every kind of page", () => {
  const expected = [
    ...["home", "section", "article", "page", "topics", "topic", "authors", "author", "regions", "region", "coverage", "region, by subject"],
    ...["documents", "document", "issues", "issue", "issues of a year", "old issues", "archive", "year", "month", "all news", "not found"],
    ...["videos", "photo stories", "corrections", "site map"],
  ];
  const found = new Set(pages.map((page) => page.kind));
  none(expected.filter((kind) => !found.has(kind)));
  const extras = new Set(pages.flatMap((page) => page.extras));
  none(["album", "comments", "corrected", "form", "gallery", "office", "question", "video"].filter((name) => !extras.has(name)));
  assert.ok(pages.some(({ isUnlisted, kind }) => isUnlisted && kind === "article"), "a withdrawn article has a page");
  assert.ok(pages.filter((page) => page.kind === "article").length >= 40, "at least 40 articles");
});

test("every link within the site leads to a page and to an anchor on it", async () => {
  const ids = new Map(everything().map((page) => [page.path, new Set(page.ids)]));
  const findings = [];
  for (const page of everything()) {
    for (const { path, anchor, outside } of page.links) {
      if (outside) continue;
      if ((await status(path)) !== 200) findings.push(`${page.path} links to ${path}: ${await status(path)}`);
      else if (anchor && ids.has(path) && !ids.get(path).has(anchor)) findings.push(`${page.path} links to ${path}#${anchor}`);
    }
  }
  none([...new Set(findings)]);
});

test("every asset is there and belongs to the site", async () => {
  const findings = [];
  for (const page of everything()) {
    for (const { path, outside } of page.assets) {
      if (outside) findings.push(`${page.path} loads ${outside}`);
      else if ((await status(path)) !== 200) findings.push(`${page.path} needs ${path}: ${await status(path)}`);
    }
  }
  const sheets = new Set(pages.flatMap((page) => page.styles));
  for (const sheet of sheets) {
    const text = readFileSync(join(folder, sheet), "utf8");
    for (const [, address] of text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) {
      if (address.startsWith("data:") || address.startsWith("#")) continue;
      const url = new URL(address, `http://site.invalid${sheet}`);
      if (url.host !== "site.invalid") findings.push(`${sheet} loads ${address}`);
      else if ((await status(decodeURIComponent(url.pathname))) !== 200) findings.push(`${sheet} needs ${address}`);
    }
  }
  none([...new Set(findings)]);
});

test("every page can be reached from the home page", () => {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const seen = new Set(["/"]);
  const queue = ["/"];
  while (queue.length > 0) {
    for (const { path } of byPath.get(queue.shift()).links) {
      if (byPath.has(path) && !seen.has(path)) {
        seen.add(path);
        queue.push(path);
      }
    }
  }
  none(pages.filter((page) => !seen.has(page.path) && !page.isUnlisted).map((page) => page.path));
});

test("canonical addresses are the pages' own, of a sub-site's host, or the originals that republished articles link to", () => {
  const base = setting("base_url").replace(/\/$/, "");
  const isOwn = (page) => page.canonical === base + encodeURI(page.path);
  const isOriginal = (page) =>
    page.kind === "article" && page.links.some((link) => link.outside === page.canonical);
  const isOfSubsite = ({ canonical, path }) =>
    hosts().some((host) => canonical?.startsWith(`${host}/`) && encodeURI(path).endsWith(canonical.slice(host.length)));
  const found = pages.filter((page) => !page.isUnlisted);
  none(pages.filter((page) => page.isUnlisted && page.canonical !== null).map((page) => page.path));
  none(found.filter((page) => !isOwn(page) && !isOfSubsite(page) && !isOriginal(page)).map((page) => `${page.path}: ${page.canonical}`));
  assert.ok(found.filter(isOwn).length > found.length / 2);
});

test("an old address leads to a page that exists", async () => {
  assert.ok(redirects.length > 0, "the demo has aliases");
  const paths = new Set(pages.map((page) => page.path));
  none(redirects.filter((page) => !paths.has(page.refresh)).map((page) => `${page.path} → ${page.refresh}`));
});

test("each page has one main heading, and no level of headings is skipped", () => {
  const findings = [];
  for (const page of pages) {
    const mains = page.headings.filter((heading) => heading.level === 1).length;
    if (mains !== 1) findings.push(`${page.path}: ${mains} main headings`);
    page.headings.forEach((heading, i) => {
      const before = page.headings[i - 1]?.level ?? 0;
      if (heading.level > before + 1) findings.push(`${page.path}: h${before} is followed by h${heading.level} «${heading.text}»`);
      if (!heading.text) findings.push(`${page.path}: an empty h${heading.level}`);
    });
  }
  none(findings);
});

test("ids are unique on each page", () => {
  const twice = (ids) => ids.filter((id, i) => ids.indexOf(id) !== i);
  none(pages.flatMap((page) => twice(page.ids).map((id) => `${page.path}#${id}`)));
});

test("pictures have a size, so that the text does not jump, and an alternative text", () => {
  const all = [...pages, ...fragments].flatMap((page) => page.images.map((image) => ({ page: page.path, ...image })));
  assert.ok(all.length > 0, "the demo has pictures");
  none(all.filter((image) => !image.sized).map((image) => `${image.page}: ${image.src} has no width and height`));
  none(all.filter((image) => !image.hasAlt).map((image) => `${image.page}: ${image.src} has no alt`));
});

test("links say where they lead", () => {
  none([...pages, ...fragments].flatMap((page) => page.unnamedLinks.map((href) => `${page.path}: ${href}`)));
});

test("pages with code, and no others, load the colors of code", () => {
  const colors = (page) => page.styles.some((path) => /\/code[^/]*\.css$/.test(path));
  assert.ok(pages.some((page) => page.hasCode), "the demo has an article with code");
  none(pages.filter((page) => page.hasCode !== colors(page)).map((page) => `${page.path}: code ${page.hasCode}, code.css ${colors(page)}`));
});

test("every page has a title and says its language", () => {
  const language = setting("language") ?? "vi";
  none(pages.filter((page) => page.language !== language).map((page) => `${page.path}: ${page.language}`));
  none(pages.filter((page) => !page.title.trim()).map((page) => page.path));
});

test("every page says that the portal is a demonstration", () => {
  const notice = setting("notice");
  assert.ok(notice, "site.toml has a notice");
  none(pages.filter((page) => !page.text.includes(notice)).map((page) => page.path));
});
