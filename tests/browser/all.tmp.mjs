import { mkdirSync } from "node:fs";
import { launch, open } from "./browser.mjs";
import { serve } from "./portal.mjs";
import { samples, survey } from "./survey.mjs";
const [,, out, widths="1280,360", scheme="light", max="1600"] = process.argv;
mkdirSync(out,{recursive:true});
const browser = await launch(); const site = await serve();
const page = await open(browser); await page.emulateMedia({ colorScheme: scheme });
for (const { path, look } of samples((await survey(browser)).pages)) {
  for (const w of widths.split(",")) {
    await page.setViewportSize({ width: +w, height: +max });
    await page.goto(site.origin + encodeURI(path), { waitUntil: "networkidle" });
    const name = path.replace(/\.html$/,"").replace(/\W+/g,"_");
    await page.screenshot({ path: `${out}/${w}${name}.png` });
  }
  console.log(look, path);
}
await browser.close(); await site.close();
