import { launch, open } from "./browser.mjs";
import { serve } from "./portal.mjs";
// node shot.tmp.mjs outprefix path width[,width] scheme full? 
const [,, out, path, widths="1280", scheme="light", full="full", h="900"] = process.argv;
const browser = await launch(); const site = await serve();
const page = await open(browser, { viewport: { width: 1280, height: 900 }, deviceScaleFactor: +(process.env.DPR||1) });
await page.emulateMedia({ colorScheme: scheme, media: process.env.MEDIA||"screen" });
for (const w of widths.split(",")) {
  await page.setViewportSize({ width: +w, height: +h });
  await page.goto(site.origin + encodeURI(path), { waitUntil: "networkidle" });
  if (process.env.OPEN) { await page.locator(process.env.OPEN).first().click(); await page.waitForTimeout(300); }
  if (full === "full") { await page.evaluate(async () => { for (let y=0;y<document.body.scrollHeight;y+=600) { scrollTo({top:y,behavior:'instant'}); await new Promise(r=>setTimeout(r,60)); } scrollTo({top:0,behavior:'instant'}); }); await page.waitForTimeout(200); }
  await page.screenshot({ path: `${out}-${w}-${scheme}.png`, fullPage: full === "full" });
}
if (process.env.PDF) await page.pdf({ path: `${out}.pdf`, preferCSSPageSize: true });
await browser.close(); await site.close();
