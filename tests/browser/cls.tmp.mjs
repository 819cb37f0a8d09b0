import { launch, open } from "./browser.mjs";
import { serve } from "./portal.mjs";
import { survey } from "./survey.mjs";
const browser = await launch(); const site = await serve({compress:true});
const { pages } = await survey(browser);
const count = new Map();
const list = pages.filter(({kind}) => { const n=(count.get(kind)??0)+1; count.set(kind,n); return n<=(+process.argv[2]||8); });
for (const viewport of [{ width: 360, height: 640 }, { width: 1280, height: 900 }]) {
  const page = await open(browser, { viewport });
  let delay=0;
  await page.route("**/_manh/**", async (r) => { await new Promise((d)=>setTimeout(d,delay)); await r.continue(); });
  await page.addInitScript(() => { window.shifts = [];
    new PerformanceObserver((list) => { for (const { value, sources } of list.getEntries()) window.shifts.push({ value, what: sources.map(({ node, previousRect:a, currentRect:b }) => `${node?.className || node?.nodeName || node?.parentNode?.className} ${JSON.stringify([a.x,a.y,a.width,a.height])}→${JSON.stringify([b.x,b.y,b.width,b.height])}`).join(" | ") }); }).observe({ type: "layout-shift", buffered: true }); });
  for (delay of [0, 300]) for (const { path } of list) {
    await page.goto(site.origin + encodeURI(path), { waitUntil: "networkidle" });
    await page.waitForTimeout(50);
    for (const { value, what } of await page.evaluate(() => window.shifts)) console.log(viewport.width, delay, path, value.toFixed(5), what);
  }
}
console.log("done", list.length);
await browser.close(); await site.close();
