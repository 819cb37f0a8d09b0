// Pictures of each kind of page for people to look at: `npm run looks`, or `npm run looks -- article issue`.
//
// They lie in looks/: four widths in light and dark, and the page on paper. No test compares them.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch, open } from "./browser.mjs";
import { serve } from "./portal.mjs";
import { samples, survey } from "./survey.mjs";

const target = join(dirname(fileURLToPath(import.meta.url)), "looks");
mkdirSync(target, { recursive: true });

const browser = await launch();
const site = await serve();
const wanted = process.argv.slice(2);
const longest = new Map(samples((await survey(browser)).pages).map((page) => [page.look, page.path]));
const page = await open(browser);
for (const [kind, path] of longest) {
  if (wanted.length > 0 && !wanted.includes(kind)) continue;
  const name = kind.replace(/\W+/g, "-");
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 768, 1280, 1920]) {
      await page.emulateMedia({ media: "screen", colorScheme });
      await page.setViewportSize({ width, height: 1200 });
      await page.goto(site.origin + encodeURI(path), { waitUntil: "networkidle" });
      await page.screenshot({ path: join(target, `${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.pdf({ path: join(target, `${name}.pdf`), preferCSSPageSize: true });
  await page.setViewportSize({ width: 720, height: 1020 });
  await page.screenshot({ path: join(target, `${name}-print.png`) });
}
await browser.close();
await site.close();
console.log(target);
