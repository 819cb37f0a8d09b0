import { launch, open } from "./browser.mjs";
import { serve } from "./portal.mjs";
const browser = await launch(); const site = await serve({compress:true});
const seen = new Map();
for (const path of ["/chu-de/bau-cu/", "/", "/thoi-su/mot-nam-chinh-quyen-dia-phuong-hai-cap.html", "/video/", "/cai-chinh/", "/tinh-ha-loan/", "/van-ban/", "/dia-phuong/"]) for (let i = 0; i < 8; i++) {
  const page = await open(browser, { viewport: i % 2 ? { width: 360, height: 640 } : { width: 1280, height: 900 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable"); await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200000, uploadThroughput: 90000 });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: i < 4 ? 4 : 1 });
  await page.addInitScript(() => { window.shifts = []; new PerformanceObserver((l) => { for (const { value, sources } of l.getEntries()) window.shifts.push([value, sources.map(({ node, previousRect:a, currentRect:b }) => `${node?.className || node?.nodeName} ${[a.x,a.y,a.width,a.height]}→${[b.x,b.y,b.width,b.height]}`).join(" | ")]); }).observe({ type: "layout-shift", buffered: true }); });
  await page.goto(site.origin + path, { waitUntil: "networkidle", timeout: 60000 }).catch((e) => console.log(path, String(e).slice(0, 80)));
  for (const [v, what] of await page.evaluate(() => window.shifts)) console.log(i % 2 ? 360 : 1280, path, v.toFixed(5), what);
  await page.context().close();
}
console.log("done"); await browser.close(); await site.close();
