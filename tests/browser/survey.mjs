// The facts of every built page, read by the browser's own HTML parser without opening the pages.

import { htmlPaths, kindOf, source } from "./portal.mjs";

/**
 * Reads all pages; gives { pages, redirects, fragments }.
 * Addresses are resolved against the page's own.
 */
export async function survey(browser) {
  const page = await browser.newPage();
  const all = [];
  for (const path of htmlPaths()) {
    const facts = await page.evaluate(read, { html: source(path), path });
    all.push({ path, kind: kindOf(path), ...facts });
  }
  await page.close();
  const isPage = (facts) => facts.whole && facts.refresh === null;
  return {
    pages: all.filter(isPage),
    redirects: all.filter((facts) => facts.whole && facts.refresh !== null),
    fragments: all.filter((facts) => !facts.whole),
  };
}

/** For each kind of page its first and its longest one; then the longest page of each other shape. */
export function samples(pages) {
  const found = new Map();
  const shapes = new Map();
  for (const page of pages) {
    const known = found.get(page.kind) ?? { first: page, longest: page };
    if (page.length > known.longest.length) known.longest = page;
    found.set(page.kind, known);
    for (const name of [...page.extras, ...(page.isUnlisted ? ["unlisted"] : [])]) {
      if (!(shapes.get(name)?.length >= page.length)) shapes.set(name, page);
    }
  }
  const shaped = [...shapes].map(([shape, page]) => [page, `${page.kind}, ${shape}`]);
  const all = [...found].flatMap(([kind, { first, longest }]) => [[first, kind], [longest, kind]]);
  const chosen = new Map();
  for (const [page, look] of [...all, ...shaped]) if (!chosen.has(page)) chosen.set(page, look);
  return [...chosen].map(([page, look]) => ({ kind: page.kind, look, path: page.path }));
}

/* Runs in the browser. */
function read({ html, path }) {
  const doc = new DOMParser().parseFromString(html, "text/html");
  const base = new URL(path, "http://site.invalid");
  const list = (selector) => [...doc.querySelectorAll(selector)];
  const target = (address) => {
    const url = new URL(address, base);
    if (url.host !== base.host) return { outside: url.href };
    return { path: decodeURIComponent(url.pathname), anchor: decodeURIComponent(url.hash.slice(1)) };
  };
  const addresses = (selector, attribute) =>
    list(selector)
      .map((element) => element.getAttribute(attribute).trim())
      .filter((address) => !/^(mailto|tel):/.test(address));
  const refresh = doc.querySelector("meta[http-equiv=refresh]");
  return {
    whole: /<html[\s>]/i.test(html),
    length: html.length,
    refresh: refresh ? target(refresh.content.replace(/^.*?url=/i, "")).path : null,
    canonical: doc.querySelector("link[rel=canonical]")?.getAttribute("href") ?? null,
    title: doc.title,
    isUnlisted: doc.querySelector('meta[name="robots"][content="noindex"]') !== null,
    // What a page has that others of its kind have not: such pages are looked at too.
    extras: Object.entries({
      album: ".album",
      comments: ".remarks",
      corrected: ".mended",
      form: ".speak form",
      gallery: ".gallery",
      office: ".people",
      question: ".asked",
      video: "figure.video",
    })
      .filter(([, selector]) => doc.querySelector(selector))
      .map(([name]) => name),
    language: doc.documentElement.lang,
    text: doc.body.textContent.replace(/\s+/g, " "),
    heading: doc.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim() ?? "",
    headings: list("h1, h2, h3, h4, h5, h6").map((h) => ({ level: Number(h.tagName[1]), text: h.textContent.trim() })),
    ids: list("[id]").map((element) => element.id),
    links: addresses("a[href]", "href").map(target),
    mainLinks: addresses("main a[href]", "href").map(target),
    assets: [
      ...addresses("img[src], script[src], source[src], video[src], audio[src], iframe[src], embed[src]", "src"),
      ...addresses("link[href]:not([rel=canonical]):not([rel=alternate])", "href"),
      ...addresses("video[poster]", "poster"),
      ...addresses("object[data]", "data"),
      ...addresses("[data-island]", "data-island"),
      ...list("[srcset]").flatMap((e) => e.getAttribute("srcset").split(",").map((part) => part.trim().split(/\s+/)[0])),
    ].map(target),
    styles: addresses("link[rel=stylesheet]", "href").map((address) => target(address).path),
    hasCode: list("main pre code").length > 0,
    images: list("img").map((img) => ({
      src: img.getAttribute("src"),
      sized: /^[1-9]\d*$/.test(img.getAttribute("width") ?? "") && /^[1-9]\d*$/.test(img.getAttribute("height") ?? ""),
      hasAlt: img.hasAttribute("alt"),
      hasSizes: img.hasAttribute("sizes"),
    })),
    unnamedLinks: list("a[href]")
      .filter((a) => !a.textContent.trim() && !a.getAttribute("aria-label") && !a.querySelector("img[alt]:not([alt=''])"))
      .map((a) => a.getAttribute("href")),
  };
}
